"""One measure across briefings: figures side by side, with what they disagree on. Nothing is added up or resolved."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from briefing.formatting import (
    Computed,
    format_change,
    format_quantity,
    format_readable,
    format_signed,
    quantity_parts,
)
from briefing.model import Briefing, Statistic
from briefing.model.arithmetic import computed_change, computed_difference
from briefing.model.figures import FigureKey, Stated, earlier_vintages, figure_key, rivals, standing, stated
from briefing.model.units import fold_meaning
from briefing.table import Column, Row, Table, resolved
from briefing.views.timeline import bar

COLUMNS = (
    Column("area", "Area"), Column("date", "Period"), Column("quantity", "Figure"), Column("conflict", "Conflict"),
    Column("dimensions", "Of"), Column("stated", "Stated"), Column("computed", "Computed"),
    Column("revised", "Revised"), Column("bar", ""), Column("by", "According to"), Column("briefing", "Briefing", True),
)  # fmt: skip
BAR = 12
MOST_SOURCES = 50
"""Figures of one period that are looked at."""
REPLACED = "revised to "
"""Begins what is said of a figure that a newer vintage has replaced."""


class ComparedFigure(NamedTuple):
    """A figure with what it is compared by."""

    briefing: Briefing
    record: Statistic
    key: FigureKey
    stated: Stated

    @property
    def reference(self) -> str:
        """`briefing-id#item-id`."""
        return self.briefing.reference(self.record)


class SameFigure:
    """The figures of one key: which of them stand, and which are at odds."""

    def __init__(self, figures: Iterable[ComparedFigure]) -> None:
        self.figures = {figure.reference: figure for figure in figures}
        self.stated = {reference: figure.stated for reference, figure in self.figures.items()}
        self.standing = standing(self.stated)
        self.rivals = rivals(self.stated)

    def conflicts(self, figure: ComparedFigure) -> tuple[str, ...]:
        """`≠ 49,800 hectares (2014-06-11-unodc…)`: each other value with its source."""
        names = self.rivals.get(figure.reference, ())
        return tuple(
            f"≠ {format_quantity(self.figures[name].record.quantity)} ({self.figures[name].briefing.id})"
            for name in names
        )

    def revisions(self, figure: ComparedFigure) -> tuple[str, ...]:
        """`revised from 6.4 (2014-05): +0.1` for each earlier vintage of another value; of such a one, to what."""
        if figure.reference not in self.standing:
            latest = next(name for name in self.standing if is_newest(self.stated[name], figure.stated))
            return (f"{REPLACED}{vintage_text(self.figures[latest])}",)
        names = earlier_vintages(self.stated, figure.reference)
        earlier = [self.figures[name] for name in names]
        return tuple(revision(figure, old) for old in earlier if old.stated.bounds != figure.stated.bounds)


def is_newest(figure: Stated, earlier: Stated) -> bool:
    """Is it what stands for the source of an earlier one?"""
    return figure.source == earlier.source and figure.vintage > earlier.vintage


def revision(figure: ComparedFigure, earlier: ComparedFigure) -> str:
    """`revised from 6.4 (2014-05): +0.1 million tons`: the difference exactly, where both are values of one unit."""
    by = computed_difference(figure.record, earlier.record)
    return f"revised from {vintage_text(earlier)}{f': {format_signed(by.shown)} {by.unit}' if by else ''}"


def vintage_text(figure: ComparedFigure) -> str:
    """`nearly 6.4 (2014-05)`: what it says, as of when."""
    qualifier, number, _ = quantity_parts(figure.record.quantity)
    return f"{qualifier} {number} ({figure.record.as_of})".strip()


def compared_figure(briefing: Briefing, record: Statistic) -> ComparedFigure:
    """A figure with what it is compared by."""
    return ComparedFigure(briefing, record, figure_key(briefing, record), stated(briefing, record))


def figures(records: Iterable[tuple[Briefing, Statistic]]) -> list[ComparedFigure]:
    """By measure, area and breakdown, then by period; undated ones last."""
    compared = [compared_figure(briefing, record) for briefing, record in records]
    return sorted(compared, key=lambda figure: (figure.key.group, order(figure)))


def order(figure: ComparedFigure) -> tuple[bool, tuple[str, str], str, str, str]:
    """By period, then by as of when, then by briefing."""
    date = figure.record.date
    days = date.sort_key[:2] if date else ("", "")
    return (date is None, days, figure.stated.vintage, figure.briefing.id, figure.record.id)


def compare(records: Iterable[tuple[Briefing, Statistic]]) -> Table:
    """Figures side by side, in the order of `figures`."""
    rows: list[Row] = []
    for _, figures_of_group in groupby(figures(records), key=lambda figure: figure.key.group):
        group = list(figures_of_group)
        by_key: dict[FigureKey, list[ComparedFigure]] = {}
        for figure in group:
            by_key.setdefault(figure.key, []).append(figure)
        same = {key: SameFigure(figures_of_key) for key, figures_of_key in by_key.items()}
        most = max(map(size, group))
        before = figures_before([figure for figure in group if figure.reference in same[figure.key].standing])
        rows += [comparison_row(figure, same[figure.key], most, before.get(figure.key)) for figure in group]
    return Table("Compare", COLUMNS, tuple(rows))


def comparison_row(figure: ComparedFigure, same: SameFigure, most: Decimal, before: ComparedFigure | None) -> Row:
    """The cells of a figure; `before` is the one figure of the period before it, where it is one."""
    record = figure.record
    values = (
        tuple(sorted(record.area)), record.date, record.quantity, same.conflicts(figure), breakdown(figure),
        format_change(record.change) if record.change else "", computed(figure, before), same.revisions(figure),
        bar(float(size(figure)), float(most), BAR), resolved(figure.briefing, record, "attributed_to"),
        figure.briefing.id,
    )  # fmt: skip
    return Row(figure.reference, values, figure.key.group)


def breakdown(figure: ComparedFigure) -> str:
    """The dimensions of a figure, and the places that they do not name, as one text; empty for none."""
    dimensions = format_readable(figure.record.dimensions, short=True)
    places = [format_readable(place) for place in resolved(figure.briefing, figure.record, "places")]
    further = ", ".join(place for place in places if fold_meaning(place) not in fold_meaning(dimensions))
    return "; ".join(text for text in (dimensions, further) if text)


def size(figure: ComparedFigure) -> Decimal:
    """For the bar: the figure, or the middle of its range."""
    ends = [value for value in figure.record.bounds if value is not None]
    return max(sum(ends, Decimal()) / len(ends), Decimal())


def figures_before(group: list[ComparedFigure]) -> dict[FigureKey, ComparedFigure]:
    """For each key the figure of the latest period as long as its own that ends before it begins.

    Only where all sources agree on it; what half a year brought is no change from a year.
    """
    dated = [(figure.record.date, figure) for figure in group if figure.record.date]
    before: dict[FigureKey, ComparedFigure] = {}
    for date, figure in dated:
        if figure.key not in before:
            long = date.months
            earlier = [candidate for period, candidate in dated if period.last < date.first and long == period.months]
            earlier = earlier[-MOST_SOURCES:] if long is not None else []
            latest = [candidate for candidate in earlier if candidate.key == earlier[-1].key]
            if latest and len({candidate.stated.bounds for candidate in latest}) == 1:
                before[figure.key] = latest[0]
    return before


def computed(figure: ComparedFigure, before: ComparedFigure | None) -> Computed | None:
    """Against the base that is stated, else against the figure before."""
    change = figure.record.change
    base = figure.briefing.by_id.get(change.base or "") if change else before.record if before else None
    if not isinstance(base, Statistic):
        return None
    by = computed_change(figure.record, base, change)
    return Computed(by.shown, by.unit, base.value or Decimal(), base.date) if by else None
