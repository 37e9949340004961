"""The briefings of a library -> a table, newest first."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.model import KINDS, SECTIONS, Briefing
from briefing.table import Column, Row, Table

COLUMNS = (
    Column("date_published", "Published"), Column("title", "Headline", True), Column("records", "Records"),
    Column("countries", "Countries"), Column("id", "Reference"),
)  # fmt: skip


def listing(briefings: Iterable[Briefing], columns: tuple[Column, ...] = COLUMNS) -> Table:
    """A line a briefing; the name of a section is the number of its records."""
    rows = (Row(one.id, tuple(value(one, column.name) for column in columns)) for one in briefings)
    return Table("Briefings", columns, tuple(rows))


def value(briefing: Briefing, name: str) -> object:
    if name == "records":
        return sum(len(briefing.section(kind)) for kind in KINDS)
    if name in SECTIONS:
        return len(briefing.section(SECTIONS[name]))
    if name == "title":
        return titled(briefing)
    return getattr(briefing, name)


def titled(briefing: Briefing) -> str:
    """The headline, marked where the briefing is not to be used."""
    return (
        briefing.headline if briefing.pub_status == "usable" else f"[{briefing.pub_status.upper()}] {briefing.headline}"
    )
