"""The main screen: the library, the open briefing, one section of it, one record, the results of a search."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container, Horizontal

from briefing.library.folder import Resolved
from briefing.session import navigate
from briefing.session.location import Location
from briefing.session.registry import READING
from briefing.session.reply import Ask
from briefing.session.session import Session
from briefing.session.start import begin, end, first_notice
from briefing.tui.command_runner import CommandRunner
from briefing.tui.keybindings import screen_bindings
from briefing.tui.pane_layout import PaneLayout
from briefing.tui.presenter import Presenter
from briefing.tui.screens.command_screen import CommandScreen, tell, top_screen
from briefing.tui.screens.view import ViewScreen
from briefing.tui.widgets.bars import Bar, StatusBar, Tabs
from briefing.tui.widgets.record_view import RecordView
from briefing.tui.widgets.results_list import ResultsList
from briefing.tui.widgets.search_panel import SearchPanel
from briefing.tui.widgets.table_widget import TableWidget
from briefing.tui.workers.library_watcher import LibraryWatcher
from briefing.tui.workers.search_worker import SearchWorker


class MainScreen(CommandScreen):
    """Shows the session's location; every widget is bound to it."""

    BINDINGS = screen_bindings(READING)
    CONTEXTS = ("reading", "reading a record")

    def __init__(self, session: Session, start: Resolved | None = None) -> None:
        """`start`: the briefing or record to begin with."""
        self.presenter, self.start = Presenter(session), start
        super().__init__(session, StatusBar("status", self.presenter.status))
        self.title_bar, self.tabs = Bar("title", self.presenter.title), Tabs("tabs", self.presenter.tabs)
        self.library = TableWidget("library", self.presenter.library)
        self.section = TableWidget("section", self.presenter.section)
        self.results = ResultsList("results", self.presenter.results)
        self.record = RecordView("record", self.presenter.record)
        self.search_panel = SearchPanel(session)
        self.presenter.is_bar_open = lambda: self.search_panel.display
        self.panes = PaneLayout(self, self.presenter, self.library, self.section, self.results, self.record)
        self.runner = CommandRunner(self, session, lambda: self.panes.focused(session.location), self.record)
        self.search_worker, self.watcher = SearchWorker(self, session), LibraryWatcher(self, session, tell)

    def compose(self) -> ComposeResult:
        self.panes.set_width(self.app.size.width)  # the classes first: the widgets match the style sheet once then
        begin(self.session, self.start)
        self.panes.show(self.session.location)
        yield self.title_bar.data_bind(MainScreen.location)
        yield self.tabs.data_bind(MainScreen.location)
        with Horizontal(id="body"):
            yield self.library.data_bind(MainScreen.location)
            with Container(id="open"):
                yield self.results.data_bind(MainScreen.location)
                yield self.section.data_bind(MainScreen.location)
                yield self.record.data_bind(MainScreen.location)
        yield self.search_panel
        yield self.prompt
        yield self.status_bar.data_bind(MainScreen.location)

    def on_mount(self) -> None:
        self.follow()
        self.watcher.start()
        self.say(first_notice(self.session))

    def on_unmount(self) -> None:
        end(self.session)

    @property
    def is_plain(self) -> bool:
        """Will the next session begin with what is shown?"""
        return not (self.search_panel.display or self.prompt.display or self.start)

    def follow(self) -> None:
        """Show the session's location; of a record that has the focus the first link is chosen."""
        self.search_worker.update()
        super().follow()
        if self.session.link is None and self.panes.focused(self.session.location) is self.record:
            self.session.link = 0

    def watch_location(self, before: Location, now: Location) -> None:
        """Choose the widgets that are shown and the one that has the focus; each follows the location itself."""
        if now.view:
            if not before.view:
                self.app.push_screen(ViewScreen(self.session), lambda _: self.follow())
            return
        self.panes.show(now)
        self.set_focus(self.search_panel.bar if self.search_panel.display else self.prompt_or(self.panes.focused(now)))
        if now.briefing != before.briefing:
            self.watcher.watch_briefing(now.briefing)
        if now.identity != before.identity and now.is_in_briefing and self.session.search.is_on:
            self.call_after_refresh(self.record.go_to_match)

    def on_resize(self) -> None:
        if self.panes.set_width(self.app.size.width) and self.is_mounted:
            self.session.touch()
            self.follow()
        self.panes.size_tables(self.session.location)

    # ------------------------------------------------------- what widgets post

    def on_tabs_chosen(self, message: Tabs.Chosen) -> None:
        self.runner.attempt(lambda: navigate.open_tab(self.session, message.index))

    # ----------------------------------------------------------------- search

    def ask(self, request: Ask) -> None:
        """Open the search bar, or the prompt."""
        if request.command != "search":
            super().ask(request)
            return
        self.search_panel.open(request.text)
        self.follow()

    def on_search_panel_changed(self, message: SearchPanel.Changed) -> None:
        self.follow()
        self.status_bar.say(message.text, is_wrapped=message.text == self.session.search.unreadable)

    def on_search_panel_closed(self) -> None:
        self.status_bar.message = ""
        self.session.touch()
        self.follow()

    def on_search_worker_finished(self, message: SearchWorker.Finished) -> None:
        if self.session.search.accept(message.outcome):
            self.session.touch()
            self.follow()

    def on_library_watcher_changed(self, message: LibraryWatcher.Changed) -> None:
        """Show what is new, the location as it is, and say what has come in."""
        self.presenter.activity = message.activity
        self.watcher.take(message)
        self.follow()
        if isinstance(screen := top_screen(self.app), ViewScreen) and not message.activity:
            screen.follow()
