"""What the main screen shows of a location, a frozen value a widget. No Textual."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from briefing.cell_width import truncate
from briefing.model import SECTIONS
from briefing.search.fact_rows import Fact
from briefing.search.rows import Count, Results
from briefing.session import lists
from briefing.session.contents import COMPACT_COLUMNS
from briefing.session.location import BRIEFINGS, PANES, RESULTS, CursorKey, Location
from briefing.session.reader_marks import BRIEFING_SIGNS, RECORD_SIGNS
from briefing.session.registry import COMMANDS
from briefing.session.session import Session, local_now
from briefing.session.table_options import TableOptions
from briefing.session.travel import step_back
from briefing.table import Table
from briefing.tokenizer import Phrase
from briefing.userdata.since import BEGINNING
from briefing.views.layout import Line, Paragraph, Span

LIBRARY_HINTS = {
    "search": "search", "next-pane": "next pane", "open": "open", "next-unread": "next unread", "keys": "keys",
    "close": "quit",
}  # fmt: skip
HINTS = {"search": "search", "next-pane": "next pane", "open": "open", "back": "back", "keys": "keys", "quit": "quit"}
BAR_HINTS = ("enter results", "tab complete", "esc back", "↑↓ earlier searches")
RECORD_HINTS = {
    "search": "search", "next-record": "next record", "next-link": "next link", "back": "back", "keys": "keys",
    "quit": "quit",
}  # fmt: skip
RESULT_HINTS = {
    "open": "open", "search": "change", "next-pane": "next section", "back": "back", "facets": "narrow", "sort": "sort",
    "keys": "keys", "copy": "copy", "flag": "flag",
}  # fmt: skip
MATCH_HINTS = {
    "next-match": "next match", "back": "back", "only-matches": "only matches", "keys": "keys", "copy": "copy",
    "flag": "flag", "next-link": "link", "note": "note",
}  # fmt: skip
"""The keys of a place, the most important first: those behind are left out where there is no room."""
LONGEST_QUERY = 24
"""Cells of what is searched for in the status line."""


class BarContent(NamedTuple):
    """The texts at the two ends of a line."""

    left: Line
    right: Line = ()
    hints: tuple[str, ...] = ()
    """Keys that are told behind the left text, as many of them as there is room for."""


class TabsContent(NamedTuple):
    """The tabs of a screen."""

    names: tuple[str, ...]
    open: int
    """Index of the open tab; -1 for none."""


class TableContent(NamedTuple):
    """A table with its cursor, its signs and how it is drawn."""

    heading: str
    table: Table
    key: CursorKey
    """Whose rows these are."""
    reference: str
    """Of the row under the cursor."""
    row: int = -1
    """Its index, where one record has several rows."""
    phrases: Sequence[Phrase] = ()
    """What is searched for, to be marked."""
    empty_text: str = ""
    sign: Callable[[str], str] | None = None
    """Reference -> the signs before its row, always as wide; None for a table without signs."""
    sign_width: int = 0
    """Cells of the signs."""
    headings: Mapping[int, Line] = {}
    """What stands above the rows of these numbers, as long as they are in their own order."""
    options: TableOptions = TableOptions()
    revision: int = 0


class ResultsContent(NamedTuple):
    """The results of a search with their cursor."""

    heading: str
    results: Results
    facets: Mapping[str, list[Count]]
    phrases: Sequence[Phrase]
    empty_text: str
    reference: str
    facts: Mapping[str, Fact] = {}
    """What the rows show besides, by reference."""
    counts: Mapping[str, str] = {}
    """How many of each section match, and how many of them are listed."""
    order: str = ""
    """In which order they stand; empty for that of the results."""
    sign: Callable[[str], str] | None = None
    """Reference -> the sign before its row."""
    revision: int = 0


class RecordContent(NamedTuple):
    """The paragraphs of a record."""

    heading: str
    paragraphs: Sequence[Paragraph]
    phrases: Sequence[Phrase] = ()
    link: int = 0
    """The chosen link, 0-based."""
    begins_at_match: bool = False
    """It is shown from its first match on, and not from its first line."""


class Presenter:
    """Turns locations into the contents of the main screen's widgets."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.is_wide = False
        """The library's list stands beside what is read."""
        self.is_bar_open: Callable[[], bool] = lambda: False
        """Does somebody type in the search bar?"""
        self.activity = ""
        """What goes on in the background."""

    def title(self, here: Location) -> BarContent:
        """The headline of the open briefing; else the library, what is news in it, and when the last of it came in."""
        contents = self.session.contents
        title, date = contents.title(here.briefing if here.is_in_briefing else "")
        if not here.is_in_briefing:  # on a first visit everything has come in before
            date = contents.news.last_arrival(local_now(), BEGINNING if self.session.visited else self.session.began)
        return BarContent((Span(title, "title"),), (Span(date, "meta"),))

    def tabs(self, here: Location) -> TabsContent:
        """The panes of the briefing that is open or under the cursor; of results their sections."""
        if here.pane == RESULTS and not here.view:
            groups = lists.result_groups(self.session)
            section = lists.result_section(self.session, here.record)
            names = tuple(f"{name.capitalize()} {count}" for name, count in groups.items())
            return TabsContent(names, list(groups).index(section) if section in groups else -1)
        id = here.briefing if here.is_in_briefing else here.record if here.pane == BRIEFINGS else ""
        names = self.session.contents.tabs(here, id, self.session.search.query)
        return TabsContent(names, PANES.index(here.pane) if here.pane in PANES else -1)

    def status(self, here: Location) -> BarContent:
        """What is searched for, or the keys; at the right which match is read, or what goes on."""
        search = self.session.search
        right = (Span(self.activity or self.session.userdata.unkept or self.match_text(here), "meta"),)
        if self.is_bar_open():
            return BarContent((), right, BAR_HINTS)
        if here.pane == RESULTS:
            return BarContent((), right, key_hints(self.session, RESULT_HINTS))
        if search.is_on:
            query = truncate(search.text.strip(), LONGEST_QUERY)
            return BarContent((Span(f" {query} ", "match"), Span("  ")), right, key_hints(self.session, MATCH_HINTS))
        hints = RECORD_HINTS if here.is_record_open else LIBRARY_HINTS if step_back(self.session) is None else HINTS
        return BarContent((), right, key_hints(self.session, hints))

    def match_text(self, here: Location) -> str:
        """`match 3/17`: which of the matches of the open briefing is read."""
        if not self.session.search.is_on or not here.is_in_briefing:
            return ""
        matches, item = self.session.matches(), here.record.partition("#")[2]
        place = str(matches.index(item) + 1) if item in matches else "–"
        only = " only" if here.only_matches else ""
        return f"match {place}/{len(matches)}{only}"

    def library(self, here: Location) -> TableContent:
        """The list of briefings."""
        contents = self.session.contents
        compact = self.is_wide and here.pane != BRIEFINGS
        library = here._replace(pane=BRIEFINGS, view="")
        options = lists.options_of(self.session, library)
        if compact:  # sorted as the whole list is, by a column that it may not show
            options = options._replace(columns=tuple(column.name for column in COMPACT_COLUMNS), skipped=0)
        table = contents.library_table(COMPACT_COLUMNS if compact and not options.sort else ())
        heading = "Briefings, unread only" if contents.only_unread else "Briefings"
        return TableContent(
            heading, table, ("", BRIEFINGS), here.briefing if here.is_in_briefing else library.record,
            options=options,
            empty_text=contents.empty_text(library), sign=contents.briefing_sign,
            sign_width=BRIEFING_SIGNS, revision=here.revision,
        )  # fmt: skip

    def section(self, here: Location) -> TableContent | None:
        """The records of the section that is read; None outside of the sections."""
        if here.view or here.pane not in SECTIONS:
            return None
        session, contents = self.session, self.session.contents
        return TableContent(
            here.pane.capitalize() + (" that match" if here.only_matches else ""),
            contents.section_table(here, session.search.query), here.list_key, here.record, here.row,
            session.search.query.phrases, contents.empty_text(here), session.marks.record_sign, RECORD_SIGNS,
            options=lists.options_of(session, here), revision=here.revision,
        )  # fmt: skip

    def results(self, here: Location) -> ResultsContent | None:
        """What the search found; None outside of the results."""
        if here.view or here.pane != RESULTS:
            return None
        search = self.session.search
        results, phrases = lists.sorted_results(self.session), search.query.phrases
        hint = " (tab takes it)" if search.spelling and not results.found else ""
        return ResultsContent(
            search.heading(), results, search.facets, phrases, search.empty_text() + hint, here.record, search.facts,
            lists.result_groups(self.session), lists.order_name(self.session), self.session.marks.result_sign,
            here.revision,
        )  # fmt: skip

    def record(self, here: Location) -> RecordContent:
        """The record under the cursor, or the summary."""
        is_listed = here.pane in (BRIEFINGS, RESULTS)
        reference = here.record if is_listed else here.record or here.briefing
        heading, paragraphs = self.session.contents.record_text(here, reference)
        link, phrases = self.session.link or 0, self.session.search.query.phrases
        return RecordContent(heading, paragraphs, phrases, link, here.pane == RESULTS)


def key_hints(session: Session, hints: Mapping[str, str]) -> tuple[str, ...]:
    """`/ search`, `tab next pane`: the first key of each command, as it is bound."""
    return tuple(f"{first_key(session, name)} {text}" for name, text in hints.items())


def first_key(session: Session, name: str) -> str:
    """The first key of a command; `:name` where it has none."""
    keys = session.settings.keys.get(name) or COMMANDS[name].keys
    return keys[0] if keys else f":{name}"
