"""The briefings of a library -> a table, newest first."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.load import Loaded
from briefing.model import KINDS, SECTIONS, Briefing
from briefing.table import Column, Row, Table
from briefing.views.layout import Paragraph, paragraph

COLUMNS = (
    Column("date_published", "Published"), Column("headline", "Headline", True), Column("records", "Records"),
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
    if name == "headline" and briefing.pub_status != "usable":
        return f"[{briefing.pub_status.upper()}] {briefing.headline}"
    return getattr(briefing, name)


def unreadable(files: Iterable[Loaded]) -> list[Paragraph]:
    """A line a file that is no briefing: its first fault, and how many more there are."""
    return [paragraph(f"unreadable: {one.faults[0]}{more(len(one.faults) - 1)}", "fault", hang=2) for one in files]


def more(count: int) -> str:
    return f" (and {count} more)" if count else ""
