"""The views of the whole library: one table, and under it the record of its row."""

from __future__ import annotations

from contextlib import closing, suppress

from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.reactive import var
from textual.worker import get_current_worker

from briefing.commands import TOGETHER, VIEWING
from briefing.errors import UsageError
from briefing.model import Statistic
from briefing.repository.repository import BriefingRepository
from briefing.search.query.query import Query
from briefing.search.sqlite.connection import QueryTimeout
from briefing.table import Table
from briefing.tui.bindings import bindings
from briefing.tui.desk import RESULTS, Desk, now
from briefing.tui.looking import NAMES, how_many, is_quick, looked_at, looking
from briefing.tui.screens.marking import MarkingScreen
from briefing.tui.trail import View
from briefing.tui.widgets.bar import Tabs
from briefing.tui.widgets.table import TablePane
from briefing.userdata.since import parse_since
from briefing.views.comparison_text import compared
from briefing.views.layout import BLANK, Span
from briefing.views.timeline import profile, year_headings, years_of

HINTS = {
    "next-view": "next view", "open": "open", "sort": "sort", "copy": "copy", "command": "command", "back": "back",
}  # fmt: skip
BESIDE = 160
"""Cells from which the record stands beside the table."""
HEADED = 60
"""Cells of the heading of a year, its bar with it."""


class ViewsScreen(MarkingScreen[str]):
    """Ends with a reference to be opened or a query to be asked; empty where there is neither."""

    BINDINGS = bindings(VIEWING)
    COMMAND_GROUPS = TOGETHER["the views"]

    view: var[str] = var("", init=False)

    class Ready(Message):
        """A view that took its time."""

        def __init__(self, view: str, measure: str, table: Table, nothing: str) -> None:
            super().__init__()
            self.view, self.measure, self.table, self.nothing = view, measure, table, nothing

    def __init__(self, desk: Desk, query: Query, begin: View) -> None:
        super().__init__(desk)
        self.asked, self.begin = query, begin
        self.measure = begin.measure
        self.table_pane = TablePane("view")
        self.cursors: dict[str, str] = {begin.name: begin.reference}
        self.has_ended = False

    def compose(self) -> ComposeResult:
        yield self.title_bar
        yield self.tabs_bar
        with Container(id="looking"):
            yield self.table_pane
            yield self.record_pane
        yield self.prompt
        yield self.status_bar

    def on_mount(self) -> None:
        self.prompt.display = False
        self.view = self.begin.name

    def on_resize(self) -> None:
        self.set_class(self.app.size.width >= BESIDE, "desk")

    @property
    def here(self) -> View:
        """This view as it is now."""
        return View(self.view, self.measure, self.table_pane.reference)

    def focused_pane(self) -> TablePane:
        return self.table_pane

    # ---------------------------------------------------------------- showing

    def watch_view(self) -> None:
        """Small ones at once; a large one is made beside, and shown when it is ready."""
        view, measure = self.view, self.measure
        count = how_many(self.desk, self.asked, view)
        beside = None if is_quick(view, count) else self.desk.catalogue.for_thread()
        if beside is None:
            self.show_table(*looked_at(self.desk.catalogue, self.desk, self.asked, view, measure))
        else:
            self.show_table(Table(view.capitalize(), (), ()), looking(self.asked, count))
            self.run_worker(lambda: self.look_beside(beside, view, measure), thread=True, exclusive=True, group="view")

    def look_beside(self, beside: BriefingRepository, view: str, measure: str) -> None:
        worker = get_current_worker()

        def is_wanted() -> bool:
            return not (worker.is_cancelled or self.desk.leaving.is_set())

        with suppress(QueryTimeout), closing(beside), beside.index.cancel_when(lambda: not is_wanted()):
            found = looked_at(beside, self.desk, self.asked, view, measure, is_wanted)
            if is_wanted():
                self.post_message(self.Ready(view, measure, *found))

    def on_views_screen_ready(self, message: Ready) -> None:
        if (message.view, message.measure) == (self.view, self.measure):
            self.show_table(message.table, message.nothing)

    def show_table(self, table: Table, nothing: str) -> None:
        what = self.asked.in_words() if self.asked.root else "the whole library"
        if self.view == "changes":
            what += f" since {self.desk.since:%Y-%m-%d %H:%M}" if self.desk.since.year > 1970 else " since ever"
        heading = f"{self.view.capitalize()}{f' {self.measure}' if self.view == 'compare' else ''} · {what}"
        by_year = years_of(table)
        years = f"{profile(by_year)}   " if by_year else ""
        self.title_bar.show((Span(heading, "title"),), (Span(f"{years}{len(table.rows):,}", "meta"),))
        self.tabs_bar.show_tabs(tuple(name.capitalize() for name in NAMES), NAMES.index(self.view))
        at = self.cursors.get(self.view, "")
        headings = year_headings(by_year, HEADED)
        signs = self.sign if self.desk.remarks or self.desk.letters else None
        self.table_pane.show(table.title, table, ("", self.view), at, self.asked.phrases, nothing, signs, headings)
        self.show_status()
        self.show_record()
        self.set_focus(self.table_pane)

    def sign(self, reference: str) -> str:
        return self.desk.record_sign(reference) if "#" in reference else ""

    def show_status(self, left: str = "") -> None:
        self.is_saying = bool(left)
        own = "   ".join(f"{self.hint(name)} {text}" for name, text in HINTS.items())
        self.status_bar.show((Span(left or own, "meta"),))

    def show_record(self) -> None:
        reference = self.table_pane.reference
        is_record = "#" in reference or self.view == "changes"
        heading, paragraphs = self.desk.reading("", RESULTS, reference) if is_record else ("", ())
        if self.view == "compare" and paragraphs:
            paragraphs = [*compared(self.table_pane.given, reference), BLANK, *paragraphs]
        self.record_pane.show(heading, paragraphs, self.asked.phrases)
        self.record_pane.display = bool(paragraphs)

    def show_marked(self) -> None:
        self.desk.look_at_marks()
        self.table_pane.put_signs(self.sign)
        self.show_record()

    def current(self) -> str:
        reference = self.table_pane.reference
        return reference if "#" in reference or self.view == "changes" else ""

    # ----------------------------------------------------------------- going

    def on_table_pane_highlighted(self) -> None:
        self.cursors[self.view] = self.table_pane.reference
        self.show_record()

    def on_table_pane_opened(self, message: TablePane.Opened) -> None:
        if message.reference.startswith("measure:"):
            self.compare(message.reference.partition(":")[2])
        elif message.reference:
            self.go(message.reference)

    def turn_to(self, view: str) -> None:
        """Show a view; the one that is shown is made anew: of another measure, since another time."""
        if view == self.view:
            self.watch_view()
        else:
            self.view = view

    def compare(self, measure: str) -> None:
        self.measure = measure
        self.turn_to("compare")

    def action_compare(self) -> None:
        _, record = self.meant()
        if isinstance(record, Statistic):
            self.cursors["compare"] = self.current()
            self.compare(record.measure)
        else:
            self.show_status("c compares a figure: there is none under the cursor")

    def take_compare(self, measure: str) -> None:
        self.compare(measure)

    def take_views(self, name: str) -> None:
        """Raises UsageError."""
        found = [one for one in NAMES if one.startswith(name)]
        if not found:
            raise UsageError(f"no such view: there are {', '.join(NAMES)}")
        self.view = found[0]

    def on_tabs_chosen(self, message: Tabs.Chosen) -> None:
        self.view = NAMES[message.index]

    def action_view(self, by: int) -> None:
        self.view = NAMES[(NAMES.index(self.view) + by) % len(NAMES)]

    def action_changes(self) -> None:
        self.view = "changes"

    def take_changes(self, when: str) -> None:
        """Raises UsageError."""
        self.desk.since = parse_since(when, now(), self.desk.visited)
        self.turn_to("changes")

    def action_back(self) -> None:
        self.end("")

    def action_forth(self) -> None:
        self.show_status("there is nothing to go forward to")

    def go(self, reference: str) -> None:
        self.end(reference)

    def end(self, chosen: str) -> None:
        """Once: a second key may have been typed before the screen was gone."""
        if not self.has_ended:
            self.has_ended = True
            self.dismiss(chosen)
