"""The panes of the reading screen and the state they show; which key changes it stands in the screens above."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.reactive import var

from briefing.library.folder import Resolved
from briefing.model import SECTIONS
from briefing.tui.desk import BRIEFINGS, PANES, RESULTS, SUMMARY, Desk
from briefing.tui.history import past_searches
from briefing.tui.screens.marking import MarkingScreen
from briefing.tui.searching import Search
from briefing.tui.trail import Place
from briefing.tui.widgets.pane import LinePane
from briefing.tui.widgets.results import ResultsPane
from briefing.tui.widgets.search import SearchBar
from briefing.tui.widgets.table import TablePane
from briefing.views.layout import Span

WIDE, DESK = 110, 160
"""Cells from which the list stands beside what is read, and from which the record stands beside its section."""

HINTS = {"search": "search", "next-pane": "next pane", "open": "open", "back": "back", "keys": "keys", "quit": "quit"}
BAR_HINTS = "enter results   tab complete   ↑ ↓ earlier searches   esc back"
RESULT_HINTS = "enter open   / change   esc back   in a briefing: n N next match   & only matches"


class PanesScreen(MarkingScreen[None]):
    """State: the open briefing, the pane that is read, whether a record has all the room, what is searched for."""

    opened: var[str] = var("")
    pane: var[str] = var(BRIEFINGS)
    zoomed: var[bool] = var(False)
    only_matching: var[bool] = var(False)

    def __init__(self, desk: Desk, start: Resolved | None = None) -> None:
        super().__init__(desk)
        self.search, self.start = Search(desk.catalogue), start
        self.library_pane, self.section_pane = TablePane("library"), TablePane("section")
        self.results_pane = ResultsPane("results")
        self.search_bar = SearchBar("search", past_searches())
        self.has_panes = False
        """A first resize comes before they are mounted."""
        self.cursors: dict[tuple[str, str], str] = {}
        """Where the cursor stood: by briefing and pane, the reference of the record."""
        self.matches: tuple[str, ...] = ()
        """Ids of the records of the open briefing that match, in reading order."""
        self.activity = ""
        """What goes on beside reading."""

    def compose(self) -> ComposeResult:
        yield self.title_bar
        yield self.tabs_bar
        with Horizontal(id="body"):
            yield self.library_pane
            with Container(id="open"):
                yield self.results_pane
                yield self.section_pane
                yield self.record_pane
        yield self.search_bar
        yield self.prompt
        yield self.status_bar

    def on_mount(self) -> None:
        self.search_bar.display = self.prompt.display = False
        self.has_panes = True
        self.set_classes_by(self.size.width)
        self.begin()
        self.show()
        if fault := self.desk.fault or self.desk.state.notice:
            self.show_status(fault)

    def begin(self) -> None:
        """Where reading begins: at what was asked for, in the only briefing, or in the list."""
        if self.start:
            self.open_at(self.start)
        elif self.desk.briefing_count == 1 and not self.desk.broken:
            self.opened, self.pane = self.desk.briefings().rows[len(self.desk.saved)].reference, SUMMARY
            self.desk.see(self.opened)

    @property
    def place(self) -> Place:
        search = self.search.text if self.search.is_on else ""
        return Place(self.opened, self.pane, self.zoomed, dict(self.cursors), search, self.search.typing)

    def open_at(self, found: Resolved) -> None:
        """Open a briefing, at a record where one is meant."""
        self.opened = found.briefing.id
        self.desk.see(self.opened)
        self.pane = SUMMARY
        record = self.desk.row_of(found.briefing, found.record)
        if record is not None:
            self.pane, self.zoomed = record.TABLE, True
            self.cursors[self.opened, self.pane] = found.briefing.reference(record)

    def show_marked(self) -> None:
        self.desk.look_at_marks()
        self.show()

    def watch_pane(self) -> None:
        self.zoomed = False

    # -------------------------------------------------------------- showing

    def show(self) -> None:
        """Bring every widget in line with the state."""
        self.matches = self.desk.mark(self.opened, self.search.query)
        self.show_library()
        self.show_section()
        self.show_bars()
        self.set_class(self.pane == BRIEFINGS, "-library")
        self.set_class(self.pane == RESULTS, "-results")
        self.set_class(self.pane == SUMMARY or self.zoomed, "-prose")
        self.size_section()
        bars = (self.search_bar, self.prompt)
        self.set_focus(next((bar for bar in bars if bar.display), self.focused_pane()))

    def show_bars(self) -> None:
        in_briefing = self.pane not in (BRIEFINGS, RESULTS)
        title, date = self.desk.title(self.opened if in_briefing else "")
        self.title_bar.show((Span(title, "title"),), (Span(date, "meta"),))
        subject = self.library_pane.reference if self.pane == BRIEFINGS else self.opened if in_briefing else ""
        open_tab = PANES.index(self.pane) if self.pane in PANES else -1
        self.tabs_bar.show_tabs(self.desk.tabs(subject, self.only_matching), open_tab)
        if not self.is_saying:
            self.show_status()

    def show_status(self, left: str = "") -> None:
        """What is searched for, or the keys; at the right where one is among the matches, and what goes on."""
        found = f" {self.search.text.strip()} " if self.search.is_on and self.pane != RESULTS else ""
        own = "   ".join(f"{self.hint(name)} {text}" for name, text in HINTS.items())
        hints = BAR_HINTS if self.search_bar.display else RESULT_HINTS if self.pane == RESULTS else own
        self.is_saying = bool(left) and not self.search_bar.display
        shown = (Span(left, "meta"),) if left else (Span(found, "match"),) if found else (Span(hints, "meta"),)
        self.status_bar.show(shown, (Span(self.activity or self.match_place(), "meta"),))

    def match_place(self) -> str:
        """`match 3/17`: which of the matches of the open briefing is read."""
        if not self.search.is_on or self.pane in (BRIEFINGS, RESULTS):
            return ""
        item = self.current().partition("#")[2]
        place = str(self.matches.index(item) + 1) if item in self.matches else "–"
        only = " only" if self.only_matching else ""
        return f"match {place}/{len(self.matches)}{only} · n N next · esc back"

    def show_library(self) -> None:
        table = self.desk.briefings(compact=self.has_class("wide") and self.pane != BRIEFINGS)
        at = self.cursors.get(("", BRIEFINGS), self.opened)
        self.library_pane.show("Briefings", table, ("", BRIEFINGS), at, (), self.desk.nothing(), self.desk.sign)

    def show_section(self) -> None:
        phrases = self.search.query.phrases
        if self.pane == RESULTS:
            self.results_pane.show(self.search.heading(), self.search.results, phrases, self.search.nothing())
            self.results_pane.count_values(self.search.facets)
        if self.pane in SECTIONS:
            table = self.desk.section(self.opened, self.pane, self.only_matching)
            at = self.cursors.get((self.opened, self.pane), "")
            nothing = self.desk.nothing(self.pane, self.only_matching)
            heading = self.pane.capitalize() + (" that match" if self.only_matching else "")
            signs = self.desk.record_sign if self.desk.has_signs(self.opened) else None
            self.section_pane.show(heading, table, (self.opened, self.pane), at, phrases, nothing, signs)
        self.show_record()

    def show_record(self) -> None:
        heading, paragraphs = self.desk.reading(self.opened, self.pane, self.current())
        self.record_pane.show(heading, paragraphs, self.search.query.phrases)

    def current(self) -> str:
        """The reference under the cursor of the pane that is read; of the open briefing where no record is."""
        if self.pane == BRIEFINGS:
            return self.library_pane.reference
        if self.pane == RESULTS:
            return self.results_pane.reference
        return (self.section_pane.reference if self.pane in SECTIONS else "") or self.opened

    def focused_pane(self) -> LinePane:
        if self.pane == SUMMARY or self.zoomed:
            return self.record_pane
        return {BRIEFINGS: self.library_pane, RESULTS: self.results_pane}.get(self.pane, self.section_pane)

    def size_section(self) -> None:
        """A table above its record takes what its rows need, at the most half of the room."""
        room = self.size.height - 4
        self.results_pane.styles.height = "1fr" if self.has_class("desk") else max(room * 3 // 5, 3)
        above = {self.library_pane: not self.has_class("wide"), self.section_pane: not self.has_class("desk")}
        for table, is_above in above.items():
            most = max(room // 2, 3)
            table.styles.height = min(max(len(table.table.rows), 1) + table.heads, most) if is_above else "1fr"

    def on_resize(self) -> None:
        """The same content in another room: what is read stays where it is."""
        was_wide = self.has_class("wide")
        self.set_classes_by(self.app.size.width)
        if self.has_panes:
            self.size_section()
        if self.has_panes and was_wide != self.has_class("wide"):
            self.show()

    def set_classes_by(self, cells: int) -> None:
        self.set_class(cells >= WIDE, "wide")
        self.set_class(cells >= DESK, "desk")
