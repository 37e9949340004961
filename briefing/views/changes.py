"""What came in and what was corrected -> a table, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from briefing.catalogue.arrivals import Arrival, arrivals
from briefing.catalogue.catalogue import Catalogue
from briefing.catalogue.state import State
from briefing.model import Period
from briefing.search.query import Query
from briefing.table import Column, Row, Table
from briefing.views.layout import Line, Paragraph, Span, lay_out, paragraph
from briefing.views.listing import headline
from briefing.written import Struck, readable

COLUMNS = (
    Column("what", "What"), Column("date_published", "Published"), Column("date_modified", "Corrected"),
    Column("headline", "Headline", True), Column("ednote", "Reason"), Column("id", "Reference"),
)  # fmt: skip
WORD = 11
"""Cells of the column that says what has become of it."""


def changes_of(catalogue: Catalogue, state: State, since: datetime, query: Query) -> Table:
    """`since`: with its zone. By the day of the correction, or of publication where there was none."""
    found = sorted(arrivals(catalogue, state, since, query), key=when, reverse=True)
    return Table("Changes", COLUMNS, tuple(map(row, found)))


def when(one: Arrival) -> tuple[str, str, str]:
    return Period.parse(one.listed.modified or one.listed.published).order


def row(one: Arrival) -> Row:
    listed = one.listed
    modified = Period.parse(listed.modified) if listed.modified else None
    values = (one.what, Period.parse(listed.published), modified, headline(listed), listed.ednote, listed.id)
    return Row(listed.id, values)


def change_lines(table: Table, cells: int) -> list[Line]:
    """On paper: what has become of it and its headline; its days and its reference; the reason."""
    return [line for one in table.rows for line in lay_out(paragraphs(one), cells)]


def paragraphs(one: Row) -> Iterator[Paragraph]:
    what, published, modified, name, reason, id = one.values
    roles = ("fault", "struck") if isinstance(name, Struck) else ("label", "title")
    yield Paragraph((Span(f"{what:<{WORD}}", roles[0]), Span(str.__str__(name), roles[1])), hang=WORD)
    corrected = f" · corrected {readable(modified)}" if modified else ""
    yield Paragraph((Span(f"{readable(published)}{corrected} · ", "meta"), Span(id, "reference")), indent=WORD)
    if reason:
        yield paragraph(readable(reason, short=True), "note", indent=WORD)
