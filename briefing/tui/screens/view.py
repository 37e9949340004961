"""The views of the whole library: one table, and under it the record of its row."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container

from briefing.session import view_commands
from briefing.session.registry import VIEWING
from briefing.session.session import Session
from briefing.session.view_job import VIEW_NAMES
from briefing.tui.command_runner import CommandRunner
from briefing.tui.keybindings import screen_bindings
from briefing.tui.screens.command_screen import CommandScreen
from briefing.tui.view_presenter import ViewPresenter
from briefing.tui.widgets.bars import Bar, StatusBar, Tabs
from briefing.tui.widgets.record_view import RecordView
from briefing.tui.widgets.table_widget import TableWidget
from briefing.tui.workers.view_worker import ViewWorker

DESK = 160
"""Cells from which the record stands beside the table."""


class ViewScreen(CommandScreen):
    """Lies over the main screen as long as the session's location has a view."""

    BINDINGS = screen_bindings(VIEWING)
    CONTEXTS = ("the views",)

    def __init__(self, session: Session) -> None:
        self.presenter = ViewPresenter(session)
        super().__init__(session, StatusBar("status", self.presenter.status))
        self.title_bar, self.tabs = Bar("title", self.presenter.title), Tabs("tabs", self.presenter.tabs)
        self.table = TableWidget("view", self.presenter.table)
        self.record = RecordView("record", self.presenter.record)
        self.runner = CommandRunner(self, session, lambda: self.table, self.record)
        self.worker = ViewWorker(self, session)
        self.has_ended = False
        """A second key may be typed before the screen is gone."""

    def compose(self) -> ComposeResult:
        yield self.title_bar.data_bind(ViewScreen.location)
        yield self.tabs.data_bind(ViewScreen.location)
        with Container(id="looking"):
            yield self.table.data_bind(ViewScreen.location)
            yield self.record.data_bind(ViewScreen.location)
        yield self.prompt
        yield self.status_bar.data_bind(ViewScreen.location)

    def on_mount(self) -> None:
        self.follow()

    def on_resize(self) -> None:
        self.set_class(self.app.size.width >= DESK, "desk")

    def follow(self) -> None:
        """Show the session's location; end where it has no view any more."""
        if not self.session.location.view:
            if not self.has_ended:
                self.has_ended = True
                self.dismiss(None)
            return
        self.worker.update()
        self.presenter.count = self.worker.count
        super().follow()

    def action_run(self, name: str) -> None:
        if not self.has_ended:
            super().action_run(name)

    def watch_location(self) -> None:
        self.record.display = bool(self.presenter.record(self.session.location).paragraphs)
        self.set_focus(self.prompt_or(self.table))

    def on_tabs_chosen(self, message: Tabs.Chosen) -> None:
        self.runner.attempt(lambda: view_commands.turn_to(self.session, VIEW_NAMES[message.index]))

    def on_view_worker_ready(self, message: ViewWorker.Ready) -> None:
        if message.made.request == self.session.view_request():
            self.session.made_view = message.made
            self.session.touch()
            self.follow()
