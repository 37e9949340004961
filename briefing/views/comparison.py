"""One measure across briefings: figures side by side, with what they disagree on. Nothing is added up or resolved."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from briefing.formatting import Computed, format_change, format_quantity, format_readable
from briefing.model import Briefing, Statistic
from briefing.model.dimensions import Dimensions
from briefing.repository.record_query import RecordQuery
from briefing.search.fact_rows import Group
from briefing.search.field_values import series
from briefing.search.index import MEASURES as MEASURE_GROUPS
from briefing.table import Column, Row, Table, resolved
from briefing.views.timeline import bar

COLUMNS = (
    Column("area", "Area"), Column("date", "Period"), Column("quantity", "Figure"), Column("conflict", "Conflict"),
    Column("dimensions", "Of"), Column("stated", "Stated"), Column("computed", "Computed"), Column("bar", ""),
    Column("by", "According to"), Column("briefing", "Briefing", True),
)  # fmt: skip
MEASURES = (
    Column("measure", "Measure", True), Column("observations", "Figures"), Column("span", "Span"),
    Column("areas", "Areas"), Column("units", "Units"), Column("conflicts", "Conflicts"),
)  # fmt: skip
BAR = 12
MOST_SOURCES = 50
"""Figures of one period that are looked at."""


class ComparedFigure(NamedTuple):
    """A figure with what it is compared by."""

    briefing: Briefing
    record: Statistic
    series: str
    """What figures of the same thing have in common, the period included."""
    group: tuple[str, ...]
    """The same, the period left out: measure, areas, breakdown, unit."""

    @property
    def value(self) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
        """Value, least and most."""
        return (self.record.value, self.record.min, self.record.max)

    @property
    def reference(self) -> str:
        """`briefing-id#item-id`."""
        return self.briefing.reference(self.record)


def compared_figure(briefing: Briefing, record: Statistic) -> ComparedFigure:
    """A figure with what it is compared by."""
    name = series(record)
    parts = name.split("|")
    return ComparedFigure(briefing, record, name, (parts[0], parts[1], *parts[3:]))


def figures(records: Iterable[tuple[Briefing, Statistic]]) -> list[ComparedFigure]:
    """By measure, area and breakdown, then by period; undated ones last."""
    compared = [compared_figure(briefing, record) for briefing, record in records]
    return sorted(compared, key=lambda figure: (figure.group, order(figure)))


def order(figure: ComparedFigure) -> tuple[bool, tuple[str, str, str], str]:
    """By period, then by briefing."""
    date = figure.record.date
    return (date is None, date.sort_key if date else ("", "", ""), figure.briefing.id)


def find_conflicts(compared: Iterable[ComparedFigure]) -> dict[str, list[ComparedFigure]]:
    """The figures of each series that has several values: same measure, area, period and breakdown."""
    by_series: dict[str, list[ComparedFigure]] = {}
    for figure in compared:
        by_series.setdefault(figure.series, []).append(figure)
    return {name: same for name, same in by_series.items() if len({figure.value for figure in same}) > 1}


def compare(records: Iterable[tuple[Briefing, Statistic]]) -> Table:
    """Figures side by side, in the order of `figures`."""
    compared = figures(records)
    conflicts = find_conflicts(compared)
    rows: list[Row] = []
    for _, figures_of_group in groupby(compared, key=lambda figure: figure.group):
        group = list(figures_of_group)
        most = max(map(size, group))
        before = figures_before(group)
        rows += [
            comparison_row(figure, conflicts.get(figure.series, ()), most, before.get(figure.series))
            for figure in group
        ]
    return Table("Compare", COLUMNS, tuple(rows))


def comparison_row(
    figure: ComparedFigure, others: Iterable[ComparedFigure], most: Decimal, before: ComparedFigure | None
) -> Row:
    """The cells of a figure; `before` is the one figure of the period before it, where it is one."""
    record = figure.record
    values = (
        tuple(sorted(record.area)), record.date, record.quantity, conflicts_of(figure, others),
        breakdown(record.dimensions), format_change(record.change) if record.change else "", computed(figure, before),
        bar(float(size(figure)), float(most), BAR), resolved(figure.briefing, record, "attributed_to"),
        figure.briefing.id,
    )  # fmt: skip
    return Row(figure.reference, values)


def breakdown(dimensions: Dimensions | None) -> str:
    """The dimensions of a figure as one text; empty for none."""
    return format_readable(dimensions, short=True) if dimensions else ""


def size(figure: ComparedFigure) -> Decimal:
    """For the bar: the figure, or the middle of its range."""
    ends = [value for value in figure.value if value is not None]
    return max(sum(ends, Decimal()) / len(ends), Decimal())


def conflicts_of(figure: ComparedFigure, others: Iterable[ComparedFigure]) -> tuple[str, ...]:
    """`≠ 49,800 hectares (2014-06-11-unodc…)`: each other value with its source."""
    return tuple(
        f"≠ {format_quantity(rival.record.quantity)} ({rival.briefing.id})"
        for rival in others
        if rival.value != figure.value
    )


def figures_before(group: list[ComparedFigure]) -> dict[str, ComparedFigure]:
    """For each series the figure of the latest period as long as its own that ends before it begins.

    Only where all sources agree on it; what half a year brought is no change from a year.
    """
    dated = [(figure.record.date, figure) for figure in group if figure.record.date]
    before: dict[str, ComparedFigure] = {}
    for date, figure in dated:
        if figure.series not in before:
            long = date.months
            earlier = [candidate for period, candidate in dated if period.last < date.first and long == period.months]
            earlier = earlier[-MOST_SOURCES:] if long is not None else []
            latest = [candidate for candidate in earlier if candidate.series == earlier[-1].series]
            if latest and len({candidate.value for candidate in latest}) == 1:
                before[figure.series] = latest[0]
    return before


def computed(figure: ComparedFigure, before: ComparedFigure | None) -> Computed | None:
    """Against the base that is stated, else against the figure before."""
    stated = figure.record.change
    base = before
    if stated:
        stated_base = figure.briefing.by_id.get(stated.base or "")
        base = compared_figure(figure.briefing, stated_base) if isinstance(stated_base, Statistic) else None
    if base is None or not base.record.value or figure.record.value is None:
        return None
    by = (figure.record.value - base.record.value) / abs(base.record.value) * 100
    return Computed(Decimal(f"{by:.1f}"), base.record.value, base.record.date)


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
