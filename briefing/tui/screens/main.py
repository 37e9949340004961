"""The main screen: the library, the open briefing, one section of it, one record, the results of a search."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.reactive import var

from briefing.library.folder import Resolved
from briefing.search.query.parser import LONGEST
from briefing.session import lists, navigate, searching
from briefing.session.completion import complete_query, completion_text
from briefing.session.location import BRIEFINGS, PANES, RESULTS, SUMMARY, Location
from briefing.session.registry import READING
from briefing.session.reply import Ask
from briefing.session.search_history import load_search_history, save_search_history
from briefing.session.session import Session
from briefing.tui.command_runner import CommandRunner
from briefing.tui.keybindings import screen_bindings
from briefing.tui.presenter import Presenter
from briefing.tui.screens.command_screen import CommandScreen
from briefing.tui.screens.view import ViewScreen
from briefing.tui.widgets.bars import Bar, StatusBar, Tabs
from briefing.tui.widgets.line_widget import LineWidget
from briefing.tui.widgets.record_view import RecordView
from briefing.tui.widgets.results_list import ResultsList
from briefing.tui.widgets.search_bar import SearchBar
from briefing.tui.widgets.table_widget import TableWidget
from briefing.tui.workers.library_watcher import LibraryWatcher
from briefing.tui.workers.search_worker import SearchWorker

WIDE, DESK = 110, 160
"""Cells from which the list stands beside what is read, and from which the record stands beside its section."""
BARS = 4
"""Lines that are no table and no record."""


class MainScreen(CommandScreen):
    """Shows the session's location; every widget is bound to it."""

    BINDINGS = screen_bindings(READING)
    CONTEXTS = ("reading", "reading a record")
    location: var[Location] = var(Location(), init=False)

    def __init__(self, session: Session, start: Resolved | None = None) -> None:
        """`start`: the briefing or record to begin with."""
        self.presenter = Presenter(session)
        super().__init__(session, StatusBar("status", self.presenter.status))
        self.start = start
        self.title_bar, self.tabs = Bar("title", self.presenter.title), Tabs("tabs", self.presenter.tabs)
        self.library = TableWidget("library", self.presenter.library)
        self.section = TableWidget("section", self.presenter.section)
        self.results = ResultsList("results", self.presenter.results)
        self.record = RecordView("record", self.presenter.record)
        self.search_bar = SearchBar("search", load_search_history())
        self.runner = CommandRunner(self, session, self.focused_widget, self.record)
        self.search_worker, self.watcher = SearchWorker(self, session), LibraryWatcher(self, session)

    def compose(self) -> ComposeResult:
        yield self.title_bar.data_bind(MainScreen.location)
        yield self.tabs.data_bind(MainScreen.location)
        with Horizontal(id="body"):
            yield self.library.data_bind(MainScreen.location)
            with Container(id="open"):
                yield self.results.data_bind(MainScreen.location)
                yield self.section.data_bind(MainScreen.location)
                yield self.record.data_bind(MainScreen.location)
        yield self.search_bar
        yield self.command_bar
        yield self.status_bar.data_bind(MainScreen.location)

    def on_mount(self) -> None:
        self.search_bar.display = self.command_bar.display = False
        self.set_width(self.app.size.width)
        self.begin()
        self.follow()
        self.watcher.start()
        if fault := self.session.contents.saved_fault or self.session.userdata.notice:
            self.say(fault)

    def on_unmount(self) -> None:
        self.session.close()
        self.session.save_location()
        self.session.userdata.close()

    def begin(self) -> None:
        """Begin at what was asked for, where the last session ended, or in the only briefing."""
        session = self.session
        if self.start:
            session.move(session.location_of(self.start))
        elif not session.restore() and session.contents.briefing_count == 1 and not session.contents.unreadable:
            only = session.contents.library_table().rows[len(session.contents.saved)].reference
            session.move(Location(SUMMARY, only))

    @property
    def is_plain(self) -> bool:
        """Will the next session begin with what is shown?"""
        return not (self.search_bar.display or self.command_bar.display or self.start)

    # ---------------------------------------------------------------- showing

    def follow(self) -> None:
        """Show the session's location."""
        if self.session.location.revision != self.location.revision:
            lists.select_first(self.session)
        if self.session.link is None and self.focused_widget() is self.record:
            self.session.link = 0
        self.search_worker.update()
        self.location = self.session.location

    def watch_location(self, before: Location, now: Location) -> None:
        """Choose the widgets that are shown and the one that has the focus; each follows the location itself."""
        if now.view:
            if not before.view:
                self.app.push_screen(ViewScreen(self.session), lambda _: self.follow())
            return
        self.set_class(now.pane == BRIEFINGS, "-library")
        self.set_class(now.pane == RESULTS, "-results")
        self.set_class(now.pane == SUMMARY or now.is_record_open, "-prose")
        self.size_tables()
        bars = (self.search_bar, self.command_bar)
        self.set_focus(next((bar for bar in bars if bar.display), self.focused_widget()))
        if now.briefing != before.briefing:
            self.watcher.watch_briefing(now.briefing)
        if now.identity != before.identity and now.is_in_briefing and self.session.search.is_on:
            self.call_after_refresh(self.record.go_to_match)

    def focused_widget(self) -> LineWidget:
        """The widget that moves act on."""
        here = self.session.location
        if here.pane == SUMMARY or here.is_record_open:
            return self.record
        return {BRIEFINGS: self.library, RESULTS: self.results}.get(here.pane, self.section)

    def size_tables(self) -> None:
        """A table above its record takes what its rows need, at the most half of the room."""
        room, here = self.size.height - BARS, self.session.location
        self.results.styles.height = "1fr" if self.has_class("desk") else max(room * 3 // 5, 3)
        section = self.presenter.section(here)
        rows = {self.library: len(self.session.contents.library_table().rows)}
        rows[self.section] = len(section.table.rows) if section else 0
        above = {self.library: not self.has_class("wide"), self.section: not self.has_class("desk")}
        for table, count in rows.items():
            height = min(max(count, 1) + table.source.heads, max(room // 2, 3))
            table.styles.height = height if above[table] else "1fr"

    def on_resize(self) -> None:
        was_wide = self.presenter.is_wide
        self.set_width(self.app.size.width)
        if self.is_mounted:
            self.size_tables()
            if was_wide != self.presenter.is_wide:
                self.session.touch()
                self.follow()

    def set_width(self, cells: int) -> None:
        self.presenter.is_wide = cells >= WIDE
        self.set_class(cells >= WIDE, "wide")
        self.set_class(cells >= DESK, "desk")

    # ------------------------------------------------------- what widgets post

    def on_table_widget_highlighted(self, message: TableWidget.Highlighted) -> None:
        self.session.select(message.reference, message.row, message.key)
        self.follow()

    def on_table_widget_opened(self, message: TableWidget.Opened) -> None:
        if message.key == self.session.location.list_key:
            self.runner.run("open")
        else:
            self.runner.attempt(lambda: navigate.open_row(self.session, Location(), message.reference))

    def on_results_list_highlighted(self, message: ResultsList.Highlighted) -> None:
        self.session.select(message.reference)
        self.follow()

    def on_results_list_opened(self) -> None:
        self.runner.run("open")

    def on_record_view_link_clicked(self, message: RecordView.LinkClicked) -> None:
        self.session.link = message.index
        self.runner.run("follow")

    def on_tabs_chosen(self, message: Tabs.Chosen) -> None:
        self.runner.attempt(lambda: navigate.open_pane(self.session, PANES[message.index]))

    # ----------------------------------------------------------------- search

    def ask(self, request: Ask) -> None:
        """Open the search bar, or the prompt."""
        if request.command != "search":
            super().ask(request)
            return
        self.show_search_bar(True)
        self.search_bar.begin(request.text)
        searching.begin_typing(self.session)
        self.follow()

    def show_search_bar(self, is_open: bool) -> None:
        self.search_bar.display = self.presenter.is_bar_open = is_open
        self.status_bar.message = ""

    def on_search_bar_typed(self, message: SearchBar.Typed) -> None:
        if message.text == self.search_bar.value and self.search_bar.display:  # the last key wins
            searching.type_query(self.session, message.text)
            self.follow()
            self.search_bar.candidates = complete_query(
                message.text, self.session.repository, tuple(self.session.contents.saved)
            )
            self.say(self.session.search.fault or completion_text(self.search_bar.candidates, message.text))

    def on_search_bar_done(self) -> None:
        """Into the results; a search for nothing is none."""
        text = self.search_bar.value
        if text.strip() and not self.session.search.fault:
            self.search_bar.remember(text)
            save_search_history(self.search_bar.history)
            self.show_search_bar(False)
            self.session.touch()
            self.follow()
        elif not text.strip():
            self.on_search_bar_left()

    def on_search_bar_left(self) -> None:
        self.show_search_bar(False)
        self.runner.attempt(lambda: searching.clear(self.session))

    def on_search_bar_full(self) -> None:
        self.say(f"a search has at most {LONGEST:,} characters: nothing was added")

    def on_search_worker_finished(self, message: SearchWorker.Finished) -> None:
        if self.session.search.accept(message.outcome):
            self.session.touch()
            self.follow()

    # ---------------------------------------------------------------- library

    def on_library_watcher_changed(self, message: LibraryWatcher.Changed) -> None:
        """Show what is new, the location as it is."""
        self.presenter.activity = message.activity
        self.watcher.take(message)
        self.session.reload()
        self.follow()
