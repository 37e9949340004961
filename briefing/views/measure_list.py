"""The measures of a library: what can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from briefing.repository.record_query import RecordQuery
from briefing.search.fact_rows import Group
from briefing.search.index import MEASURES as MEASURE_GROUPS
from briefing.table import Column, Row, Table
from briefing.views.table_options import arranged

MEASURES = (
    Column("measure", "Measure", True, may_go=1), Column("observations", "Figures"),
    Column("span", "Span", keeps="all"), Column("areas", "Areas", may_go=2), Column("units", "Units", may_go=3),
    Column("conflicts", "Conflicts", role="conflict"), Column("title", "Title", True, is_made=True),
)  # fmt: skip
SHOWN = ("title", "observations", "span", "conflicts", "measure", "areas", "units")


def measures(query: RecordQuery) -> Table:
    """Every measure: how many figures, over what span, of which areas, with how many conflicts."""
    titles = query.measure_titles()
    groups = sorted(query.group(MEASURE_GROUPS), key=lambda group: group.name)
    return Table("Measures", MEASURES, tuple(measure_row(group, titles) for group in groups), SHOWN)


def by_title(table: Table) -> Table:
    """The measures in the order of their titles, for lists that begin with these."""
    return arranged(table, [column.name for column in MEASURES], "title")._replace(shown=SHOWN)


def measure_row(group: Group, titles: Mapping[str, str]) -> Row:
    """The cells of a measure; its title is its key where no list has one."""
    span = "–".join(dict.fromkeys(year for year in group.years if year))
    conflicts = Decimal(group.conflicts) if group.conflicts else None
    title = titles.get(group.name, group.name)
    values = (
        group.name, Decimal(group.records), span, group.areas, ", ".join(group.counts), conflicts, title,
    )  # fmt: skip
    return Row(f"measure:{group.name}", values)
