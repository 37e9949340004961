"""What lies on the reader's desk: the library through the filter of a search, as tables and paragraphs.

No widget and no Textual: the reading screen asks, this answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from briefing.library import Library
from briefing.load import Loaded
from briefing.model import KINDS, SECTIONS, Briefing, Item, Measure
from briefing.search.index import Index
from briefing.search.memory import MemoryIndex
from briefing.search.query import Query
from briefing.table import Column, Row, Table
from briefing.views.document import head_view
from briefing.views.layout import BLANK, Paragraph, paragraph
from briefing.views.listing import COLUMNS, listing
from briefing.views.record import record_view

BRIEFINGS, SUMMARY = "briefings", "summary"
PANES = (BRIEFINGS, SUMMARY, *SECTIONS)
COMPACT = (Column("date_published", "Published"), Column("title", "Headline", True))


class Desk:
    def __init__(self, library: Library) -> None:
        self.library = library
        self.total = sum(len(one.section(kind)) for one in library.briefings for kind in KINDS)
        self.unreadable = {one.path: one for one in library.unreadable}
        self.hits: frozenset[str] | None = None
        """References that match the search; None is all."""
        self.matching: frozenset[str] = frozenset()
        """Briefings in which every word of the search is found somewhere."""

    @cached_property
    def index(self) -> Index:
        """Made for the first search: a library that is only read pays nothing for it."""
        return MemoryIndex.of(self.library)

    def filter(self, text: str) -> None:
        query = Query.parse(text)
        self.hits = frozenset(hit.reference for hit in self.index.search(query)) if query.words else None
        self.matching = frozenset(self.index.briefings(query)) if query.words else frozenset()

    def filtered(self, text: str) -> str:
        """What the filter does, in words; nothing where there is none."""
        if self.hits is None:
            return ""
        found = f"{len(self.hits)} of {self.total} records" if self.hits else f"nothing in {self.total} records matches"
        return f" {text.strip()}: {found} "

    def records(self, briefing: Briefing, table: str) -> list[Item]:
        """The records of a section that match."""
        records = briefing.section(SECTIONS[table])
        if self.hits is None:
            return list(records)
        return [record for record in records if briefing.reference(record) in self.hits]

    def title(self, opened: str) -> tuple[str, str]:
        """The headline and its date; of the library where no briefing is read."""
        briefing = self.library.by_id.get(opened)
        if briefing is not None:
            return briefing.headline, str(briefing.date_published)
        count = len(self.library.briefings)
        return (
            f"{count} briefing{'' if count == 1 else 's'}",
            f"{len(self.unreadable)} unreadable" if self.unreadable else "",
        )

    def tabs(self, opened: str) -> tuple[str, ...]:
        """A name a pane, with the number of records it shows."""
        briefing = self.library.by_id.get(opened)
        if briefing is None:
            return ("Briefings", "Summary", *(kind.TABLE.capitalize() for kind in KINDS))
        counted = (f"{table.capitalize()} {len(self.records(briefing, table))}" for table in SECTIONS)
        return ("Briefings", "Summary", *counted)

    def briefings(self, compact: bool = False) -> Table:
        """The briefings with something that matches, then the files that could not be read."""
        shown = [one for one in self.library.briefings if self.hits is None or one.id in self.matching]
        table = listing(shown, COMPACT if compact else COLUMNS)
        broken = () if self.hits is not None else tuple(self.unreadable.values())
        return table._replace(rows=(*table.rows, *(broken_row(one, table.columns) for one in broken)))

    def section(self, opened: str, table: str) -> Table:
        briefing = self.library.by_id[opened]
        return Table.of(SECTIONS[table], ((briefing, record) for record in self.records(briefing, table)))

    def nothing(self, text: str, table: str = "") -> str:
        """What an empty table says."""
        if self.hits is not None:
            return f"nothing here matches {text.strip()}"
        return f"no {table} in this briefing" if table else "the library has no briefings"

    def first_match(self, opened: str, pane: str) -> str:
        """The pane to look at while searching: this one if it shows a match, else the first that does."""
        briefing = self.library.by_id.get(opened)
        if (
            not self.hits
            or briefing is None
            or pane == BRIEFINGS
            or (pane in SECTIONS and self.records(briefing, pane))
        ):
            return pane
        return next((table for table in SECTIONS if self.records(briefing, table)), BRIEFINGS)

    def row_of(self, briefing: Briefing, record: Item | None) -> Item | None:
        """The record whose row shows it: itself, or for a measure its agreement."""
        if isinstance(record, Measure):
            return next(one for one in briefing.agreements if record in one.measures)
        return record

    def reading(self, opened: str, pane: str, reference: str) -> tuple[str, Sequence[Paragraph]]:
        """What the record pane shows: its heading and paragraphs."""
        if pane == BRIEFINGS and reference in self.unreadable:
            return "Unreadable", broken_view(self.unreadable[reference])
        name, _, item = reference.partition("#")
        briefing = self.library.by_id.get(name or opened)
        if briefing is None:
            return "", ()
        record = briefing.by_id.get(item)
        if record is None:
            return ("Summary", head_view(briefing)) if pane in (BRIEFINGS, SUMMARY) else ("", ())
        return record.ONE.capitalize(), record_view(briefing, record)


def broken_row(one: Loaded, columns: tuple[Column, ...]) -> Row:
    return Row(one.path, tuple(f"unreadable: {one.file}" if column.name == "title" else "" for column in columns))


def broken_view(one: Loaded) -> list[Paragraph]:
    head = [paragraph(f"{one.file} is no briefing that can be read.", "title"), BLANK]
    return head + [
        paragraph(str(problem), "fault" if problem.is_fault else "caveat", hang=2) for problem in one.problems
    ]
