"""The measures of a library: what can be compared."""

from __future__ import annotations

from decimal import Decimal

from briefing.repository.record_query import RecordQuery
from briefing.search.fact_rows import Group
from briefing.search.index import MEASURES as MEASURE_GROUPS
from briefing.table import Column, Row, Table

MEASURES = (
    Column("measure", "Measure", True), Column("observations", "Figures"), Column("span", "Span"),
    Column("areas", "Areas"), Column("units", "Units"), Column("conflicts", "Conflicts"),
)  # fmt: skip


def measures(query: RecordQuery) -> Table:
    """Every measure: how many figures, over what span, of which areas, with how many conflicts."""
    groups = sorted(query.group(MEASURE_GROUPS), key=lambda group: group.name)
    return Table("Measures", MEASURES, tuple(map(measure_row, groups)))


def measure_row(group: Group) -> Row:
    """The cells of a measure."""
    span = "–".join(dict.fromkeys(year for year in group.years if year))
    conflicts = Decimal(group.conflicts) if group.conflicts else None
    values = (group.name, Decimal(group.records), span, group.areas, ", ".join(group.counts), conflicts)
    return Row(f"measure:{group.name}", values)
