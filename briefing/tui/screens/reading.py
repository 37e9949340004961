"""The reading screen: the library, the open briefing, one section of it, one record."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal
from textual.reactive import var
from textual.screen import Screen

from briefing.library import Found, Library
from briefing.model import SECTIONS
from briefing.search.query import Query
from briefing.tui.desk import BRIEFINGS, PANES, SUMMARY, Desk
from briefing.tui.screens.keys import KeysScreen
from briefing.tui.widgets.bar import Bar, Tabs
from briefing.tui.widgets.prose import ProsePane
from briefing.tui.widgets.search import SearchBar
from briefing.tui.widgets.table import TablePane
from briefing.views.layout import Span

WIDE, DESK = 110, 160
"""Cells from which the list stands beside what is read, and from which the record stands beside its section."""

HINTS = "/ search   tab next pane   enter open   esc back   ? keys   q quit"


class ReadingScreen(Screen[None]):
    """State: the open briefing, the pane that is read, the words that filter, whether a record has all the room."""

    BINDINGS = [
        Binding("tab", "pane(1)", "next pane"),
        Binding("right_square_bracket", "pane(1)", "next pane"),
        Binding("shift+tab", "pane(-1)", "previous pane"),
        Binding("left_square_bracket", "pane(-1)", "previous pane"),
        Binding("slash", "search", "search", priority=True),  # what is typed right behind it is for the search bar
        Binding("J", "record(1)", "read on in the record below"),
        Binding("K", "record(-1)", "read back in the record below"),
        Binding("escape,h,left", "back", "back"),
        Binding("question_mark", "keys", "the keys"),
        Binding("q", "leave", "leave"),
        Binding("ctrl+q,ctrl+c", "leave", "leave", priority=True),
    ]

    opened: var[str] = var("")
    pane: var[str] = var(BRIEFINGS)
    words: var[str] = var("")
    zoomed: var[bool] = var(False)

    def __init__(self, library: Library, start: Found | None = None) -> None:
        super().__init__()
        self.desk = Desk(library)
        self.start = start
        self.title_bar, self.tabs_bar, self.status_bar = Bar("title"), Tabs("tabs"), Bar("status")
        self.library_pane, self.section_pane, self.record_pane = (
            TablePane("library"),
            TablePane("section"),
            ProsePane("record"),
        )
        self.search_bar = SearchBar("search")
        self.has_panes = False
        """A first resize comes before they are mounted."""
        self.cursors: dict[tuple[str, str], str] = {}
        """Where the cursor stood: by briefing and pane, the reference of the record."""
        self.back_to_matches = False
        """The open briefing was opened from a list of matches, and back leads there."""
        self.before_search = BRIEFINGS
        """The pane that a search began in, to come back to."""

    def compose(self) -> ComposeResult:
        yield self.title_bar
        yield self.tabs_bar
        with Horizontal(id="body"):
            yield self.library_pane
            with Container(id="open"):
                yield self.section_pane
                yield self.record_pane
        yield self.search_bar
        yield self.status_bar

    def on_mount(self) -> None:
        self.search_bar.display = False
        self.has_panes = True
        self.set_classes_by(self.size.width)
        if self.start:
            self.open_at(self.start)
        elif len(self.desk.library.briefings) == 1 and not self.desk.library.unreadable:
            self.opened, self.pane = self.desk.library.briefings[0].id, SUMMARY
        self.show()

    def open_at(self, found: Found) -> None:
        """Open a briefing, at a record where one is meant."""
        self.opened = found.briefing.id
        self.pane = SUMMARY
        record = self.desk.row_of(found.briefing, found.record)
        if record is not None:
            self.pane, self.zoomed = record.TABLE, True
            self.cursors[self.opened, self.pane] = found.briefing.reference(record)

    def watch_pane(self) -> None:
        self.zoomed = False

    def show(self) -> None:
        """Bring every widget in line with the state."""
        words = Query.parse(self.words).words
        self.show_library(words)
        self.show_section(words)
        self.show_bars()
        self.set_class(self.pane == BRIEFINGS, "-library")
        self.set_class(self.pane == SUMMARY or self.zoomed, "-prose")
        self.size_section()
        self.set_focus(self.search_bar if self.search_bar.display else self.focused_pane())

    def show_bars(self) -> None:
        title, date = self.desk.title(self.opened if self.pane != BRIEFINGS else "")
        self.title_bar.show((Span(title, "title"),), (Span(date, "meta"),))
        subject = self.library_pane.reference if self.pane == BRIEFINGS else self.opened
        self.tabs_bar.show_tabs(self.desk.tabs(subject), PANES.index(self.pane))
        filtered = self.desk.filtered(self.words)
        left = (Span(filtered, "match"),) if filtered else (Span(HINTS, "meta"),)
        self.status_bar.show(left, (Span("esc clears" if filtered else "", "meta"),))

    def show_library(self, words: tuple[str, ...]) -> None:
        table = self.desk.briefings(compact=self.has_class("wide") and self.pane != BRIEFINGS)
        at = self.cursors.get(("", BRIEFINGS), self.opened)
        self.library_pane.show("Briefings", table, ("", BRIEFINGS), at, words, self.desk.nothing(self.words))

    def show_section(self, words: tuple[str, ...]) -> None:
        if self.pane in SECTIONS:
            table = self.desk.section(self.opened, self.pane)
            at = self.cursors.get((self.opened, self.pane), "")
            nothing = self.desk.nothing(self.words, self.pane)
            self.section_pane.show(self.pane.capitalize(), table, (self.opened, self.pane), at, words, nothing)
        self.show_record()

    def show_record(self) -> None:
        heading, paragraphs = self.desk.reading(self.opened, self.pane, self.current())
        self.record_pane.show(heading, paragraphs, Query.parse(self.words).words)

    def current(self) -> str:
        """The reference under the cursor of the pane that is read."""
        if self.pane == BRIEFINGS:
            return self.library_pane.reference
        return self.section_pane.reference if self.pane in SECTIONS else ""

    def focused_pane(self) -> TablePane | ProsePane:
        if self.pane == SUMMARY or self.zoomed:
            return self.record_pane
        return self.library_pane if self.pane == BRIEFINGS else self.section_pane

    def size_section(self) -> None:
        """A table above its record takes what its rows need, at the most half of the room."""
        most = max((self.size.height - 4) // 2, 3)
        above = {self.library_pane: not self.has_class("wide"), self.section_pane: not self.has_class("desk")}
        for table, is_above in above.items():
            table.styles.height = min(max(table.count, 1) + table.heads, most) if is_above else "1fr"

    def on_resize(self, event: events.Resize) -> None:
        """The same content in another room: what is read stays where it is."""
        was_wide = self.has_class("wide")
        self.set_classes_by(event.size.width)
        if self.has_panes:
            self.size_section()
        if self.has_panes and was_wide != self.has_class("wide"):
            self.show()

    def set_classes_by(self, cells: int) -> None:
        self.set_class(cells >= WIDE, "wide")
        self.set_class(cells >= DESK, "desk")

    def on_table_pane_highlighted(self, message: TablePane.Highlighted) -> None:
        self.cursors[message.place] = message.reference
        self.show_record()
        if self.pane == BRIEFINGS:
            self.show_bars()

    def on_table_pane_opened(self, message: TablePane.Opened) -> None:
        if message.pane == "library" and message.reference in self.desk.library.by_id:
            self.open_highlighted()
            self.back_to_matches = bool(self.words)
            self.pane = self.desk.first_match(self.opened, SUMMARY)
        elif message.pane == "section":
            self.zoomed = True
        self.show()

    def open_highlighted(self) -> None:
        """The briefing under the cursor of the library is the open one from here on."""
        if self.library_pane.reference in self.desk.library.by_id:
            self.opened = self.cursors["", BRIEFINGS] = self.library_pane.reference

    def on_search_bar_typed(self, message: SearchBar.Typed) -> None:
        self.words = message.text
        self.desk.filter(self.words)
        if self.search_bar.display:
            self.zoomed = False
            self.pane = self.desk.first_match(self.opened, self.before_search)
        self.show()

    def on_search_bar_done(self) -> None:
        self.search_bar.display = False
        self.show()

    def on_search_bar_left(self) -> None:
        self.clear_search()

    def clear_search(self) -> None:
        self.search_bar.display = False
        self.search_bar.value, self.words = "", ""
        self.desk.filter("")
        self.pane, self.back_to_matches = self.before_search, False
        self.show()

    def action_search(self) -> None:
        self.before_search, self.back_to_matches = self.pane, False
        self.search_bar.display = True
        self.set_focus(self.search_bar)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """In the search bar a slash is a letter."""
        return action != "search" or not self.search_bar.display

    def action_pane(self, by: int) -> None:
        """To the next pane; from the library it is one of the briefing under the cursor."""
        if self.pane == BRIEFINGS and self.library_pane.reference in self.desk.unreadable:
            return
        if self.pane == BRIEFINGS:
            self.open_highlighted()
        if self.opened:
            self.search_bar.display = False
            self.pane = PANES[(PANES.index(self.pane) + by) % len(PANES)]
            self.show()

    def action_record(self, by: int) -> None:
        """Read on in the record, the cursor staying where it is."""
        self.record_pane.scroll_lines(by)

    def action_back(self) -> None:
        """One step: out of a record, out of a search, out of a briefing."""
        if self.zoomed:
            self.zoomed = False
            self.show()
        elif self.back_to_matches and self.pane != BRIEFINGS:
            self.back_to_matches, self.pane = False, BRIEFINGS
            self.show()
        elif self.words:
            self.clear_search()
        elif self.pane != BRIEFINGS:
            self.pane = BRIEFINGS
            self.show()

    def action_keys(self) -> None:
        self.app.push_screen(KeysScreen((self, self.section_pane)))

    def action_leave(self) -> None:
        self.app.exit()
