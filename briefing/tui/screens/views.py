"""The views of the whole library: one table, and under it the record of its row."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.reactive import var
from textual.screen import Screen

from briefing.catalogue.records import of_measure, records_of
from briefing.errors import BriefingError
from briefing.search.query import Query
from briefing.table import Table
from briefing.tui.desk import RESULTS, Desk
from briefing.tui.widgets.bar import Bar, Tabs
from briefing.tui.widgets.prose import ProsePane
from briefing.tui.widgets.table import TablePane
from briefing.views.layout import Span
from briefing.views.library import VIEWS

MOST = 20_000
"""Records that a view is made of on screen; more are for a search to narrow, or for the command line."""
NAMES = tuple(VIEWS)
HINTS = "tab next view   enter open   esc back"


class ViewsScreen(Screen[str]):
    """Ends with a reference to be opened or a query to be asked; empty where there is neither.

    `measure` is the one that is compared, empty until one is chosen; `figure` the reference to begin at.
    """

    BINDINGS = [
        Binding("tab,right_square_bracket", "view(1)", "next view"),
        Binding("shift+tab,left_square_bracket", "view(-1)", "previous view"),
        Binding("J", "record(1)", "read on in the record below"),
        Binding("K", "record(-1)", "read back in the record below"),
        Binding("escape,q,h,left", "back", "back"),
    ]

    view: var[str] = var("", init=False)

    def __init__(self, desk: Desk, query: Query, view: str = NAMES[0], figure: str = "", measure: str = "") -> None:
        super().__init__()
        self.desk, self.asked, self.measure, self.first_view = desk, query, measure, view
        self.title_bar, self.tabs_bar, self.status_bar = Bar("title"), Tabs("tabs"), Bar("status")
        self.table_pane, self.record_pane = TablePane("view"), ProsePane("record")
        self.cursors: dict[str, str] = {view: figure}
        self.has_ended = False

    def compose(self) -> ComposeResult:
        yield self.title_bar
        yield self.tabs_bar
        yield self.table_pane
        yield self.record_pane
        yield self.status_bar

    def on_mount(self) -> None:
        self.view = self.first_view

    def watch_view(self) -> None:
        table, empty = self.table()
        what = self.asked.in_words() if self.asked.root else "the whole library"
        heading = f"{self.view.capitalize()}{f' {self.measure}' if self.view == 'compare' else ''} · {what}"
        self.title_bar.show((Span(heading, "title"),), (Span(f"{len(table.rows):,}", "meta"),))
        self.tabs_bar.show_tabs(tuple(name.capitalize() for name in NAMES), NAMES.index(self.view))
        phrases = self.asked.phrases
        self.table_pane.show(table.title, table, ("", self.view), self.cursors.get(self.view, ""), phrases, empty)
        self.status_bar.show((Span(HINTS, "meta"),))
        self.show_record()
        self.set_focus(self.table_pane)

    def table(self) -> tuple[Table, str]:
        """The rows of the view, and what it says where there are none."""
        nothing = Table(self.view.capitalize(), (), ())
        if self.view == "compare" and not self.measure:
            return nothing, "choose a measure: enter on one of the measures"
        try:
            count = self.desk.catalogue.ask(lambda index: index.count(self.asked, MOST + 1))
            if count > MOST:
                return nothing, f"more than {MOST:,} records: narrow them with a search first"
            if self.view == "compare":
                return VIEWS[self.view](of_measure(self.desk.catalogue, self.asked, self.measure)), "no such figure"
            return VIEWS[self.view](list(records_of(self.desk.catalogue, self.asked))), "nothing here"
        except BriefingError as error:
            return nothing, str(error)

    def show_record(self) -> None:
        reference = self.table_pane.reference
        heading, paragraphs = self.desk.reading("", RESULTS, reference) if "#" in reference else ("", ())
        self.record_pane.show(heading, paragraphs, self.asked.phrases)
        self.record_pane.display = bool(paragraphs)

    def on_table_pane_highlighted(self) -> None:
        self.cursors[self.view] = self.table_pane.reference
        self.show_record()

    def on_table_pane_opened(self, message: TablePane.Opened) -> None:
        if message.reference.startswith("measure:"):
            self.measure = message.reference.partition(":")[2]
            self.view = "compare"
        elif message.reference:
            self.end(message.reference)

    def action_view(self, by: int) -> None:
        self.view = NAMES[(NAMES.index(self.view) + by) % len(NAMES)]

    def action_record(self, by: int) -> None:
        self.record_pane.scroll_lines(by)

    def action_back(self) -> None:
        self.end("")

    def end(self, chosen: str) -> None:
        """Once: a second key may have been typed before the screen was gone."""
        if not self.has_ended:
            self.has_ended = True
            self.dismiss(chosen)
