"""The briefings of a library -> a table, newest first."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.formatting import WithheldHeadline, format_readable
from briefing.model import KINDS, SECTIONS, Country, Period
from briefing.search.rows import BriefingRow
from briefing.table import Column, Row, Table

COLUMNS = (
    Column("date_published", "Published"), Column("title", "Headline", True), Column("records", "Records"),
    Column("countries", "Countries"), Column("id", "Reference"),
)  # fmt: skip

PLACES = {table: index for index, table in enumerate(SECTIONS)}


def listing(listed: Iterable[BriefingRow], columns: tuple[Column, ...] = COLUMNS) -> Table:
    """A line a briefing; the name of a section is the number of its records."""
    return Table("Briefings", columns, tuple(row(one, columns) for one in listed))


def row(one: BriefingRow, columns: tuple[Column, ...]) -> Row:
    return Row(one.id, tuple(value(one, column.name) for column in columns))


def value(one: BriefingRow, name: str) -> object:
    if name in PLACES:
        return one.counts[PLACES[name]]
    match name:
        case "records":
            return sum(one.counts)
        case "title":
            return headline(one)
        case "date_published":
            return Period.parse(one.published)
        case "countries":
            return tuple(map(Country, one.countries))
        case "pub_status":
            return one.status
    return getattr(one, name)


def titled(one: BriefingRow) -> str:
    """The headline, marked where the briefing is not to be used."""
    return format_readable(headline(one))


def headline(one: BriefingRow) -> str:
    return one.headline if one.status == "usable" else WithheldHeadline(one.headline, one.status)


def holds(one: BriefingRow, most: int) -> str:
    """`10 statistics, 1 quote`: what the first sections hold, empty ones left out."""
    found = list(zip(KINDS, one.counts, strict=True))[:most]
    return ", ".join(f"{count} {kind.ONE if count == 1 else kind.TABLE}" for kind, count in found if count)
