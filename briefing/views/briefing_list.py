"""The briefings of a library -> a table, in the order they are given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.formatting import DoubtedDate, WithheldHeadline, format_readable
from briefing.library.folder import local_minute
from briefing.model import KINDS, SECTIONS, Country, Period
from briefing.model.common import DateBasis
from briefing.search.rows import BriefingRow
from briefing.table import Column, Row, Table

COLUMNS = (
    Column("date_published", "Published"), Column("title", "Headline", True), Column("records", "Records"),
    Column("countries", "Countries"), Column("id", "Reference"),
)  # fmt: skip

SCREEN_COLUMNS = (*COLUMNS, Column("in", "In", is_made=True))
SHOWN = ("date_published", "title", "in")
"""On screen the headline has the room: tabs count the records, and countries are told by their codes."""
MOST_CODES = 2

PLACES = {table: index for index, table in enumerate(SECTIONS)}


def briefing_table(listed: Iterable[BriefingRow], columns: tuple[Column, ...] = COLUMNS) -> Table:
    """Return a row for each briefing; a column named after a section has the number of its records."""
    return Table("Briefings", columns, tuple(briefing_row(briefing, columns) for briefing in listed))


def briefing_row(briefing: BriefingRow, columns: tuple[Column, ...]) -> Row:
    """Return the row of a briefing; its reference is the briefing id."""
    return Row(briefing.id, tuple(column_value(briefing, column.name) for column in columns))


def column_value(briefing: BriefingRow, name: str) -> object:
    """Return the value of a briefing in the column `name`: one of `COLUMNS`, a section, or an attribute of the row."""
    if name in PLACES:
        return briefing.counts[PLACES[name]]
    match name:
        case "records":
            return sum(briefing.counts)
        case "title":
            return headline(briefing)
        case "date_published":
            return published_date(briefing)
        case "in":
            return country_codes(briefing.countries)
        case "countries":
            return tuple(map(Country, briefing.countries))
        case "pub_status":
            return briefing.status
        case "date_published_basis":
            return briefing.published_basis
    return getattr(briefing, name)


def country_codes(codes: Sequence[str]) -> str:
    """Return `BO PE +3`: the first codes and how many follow."""
    more = f" +{len(codes) - MOST_CODES}" if len(codes) > MOST_CODES else ""
    return " ".join(codes[:MOST_CODES]) + more


def published_date(briefing: BriefingRow) -> Period:
    """Return the date of publication; a `DoubtedDate` where the source does not state it."""
    period, basis = Period.parse(briefing.published), briefing.published_basis
    return DoubtedDate.of(period, basis) if basis not in ("", DateBasis.STATED) else period


def marked_headline(briefing: BriefingRow) -> str:
    """Return the headline, with its status before it where the briefing must not be used."""
    return format_readable(headline(briefing))


def headline(briefing: BriefingRow) -> str:
    """Return the headline as a table value; a `WithheldHeadline` where the briefing must not be used.

    That of a last good version says since when its file cannot be read.
    """
    since = f"(unreadable since {local_minute(briefing.broken_since)}) " if briefing.broken_since else ""
    text = f"{since}{briefing.headline}"
    return text if briefing.status == "usable" else WithheldHeadline(text, briefing.status)


def section_counts(briefing: BriefingRow, most: int) -> str:
    """Return `10 statistics, 1 quote` for the first `most` sections; empty ones are left out."""
    sizes = list(zip(KINDS, briefing.counts, strict=True))[:most]
    return ", ".join(f"{count} {kind.SINGULAR if count == 1 else kind.TABLE}" for kind, count in sizes if count)
