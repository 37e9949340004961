"""One measure across briefings: figures side by side, with what they disagree on. Nothing is added up or resolved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
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
from briefing.model.conflicts import latest_by_source, rivals, standing, vintages
from briefing.model.figures import FigureKey, Stated, figure_key, stated
from briefing.model.units import fold_meaning
from briefing.table import Column, Row, Table, resolved
from briefing.views.timeline import bar

COLUMNS = (
    Column("area", "Area"), Column("date", "Period"), Column("quantity", "Figure"), Column("conflict", "Conflict"),
    Column("dimensions", "Of"), Column("stated", "Stated"), Column("computed", "Computed"),
    Column("revised", "Revised"), Column("bar", ""), Column("by", "According to"), Column("briefing", "Briefing", True),
)  # fmt: skip
BAR = 12
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
        self.rivals, self.vintages = rivals(self.stated), vintages(self.stated)
        self.latest = latest_by_source(self.stated)

    def conflicts(self, figure: ComparedFigure) -> tuple[str, ...]:
        """`≠ 49,800 hectares (2014-06-11-unodc…)`: the first other values with their sources, and how many follow."""
        if figure.reference not in self.rivals:
            return ()
        names, more = self.rivals[figure.reference]
        rival_figures = [self.figures[name] for name in names]
        texts = [f"≠ {format_quantity(rival.record.quantity)} ({rival.briefing.id})" for rival in rival_figures]
        return (*texts, *more_text(more))

    def revisions(self, figure: ComparedFigure) -> tuple[str, ...]:
        """`revised from 6.4 (2014-05): +0.1` for the newest earlier vintages; of an earlier one, to what."""
        if figure.reference not in self.standing:
            return (f"{REPLACED}{vintage_text(self.figures[self.latest[figure.stated.source]])}",)
        if figure.reference not in self.vintages:
            return ()
        names, more = self.vintages[figure.reference]
        return (*(revision(figure, self.figures[name]) for name in names), *more_text(more))


def more_text(count: int) -> tuple[str, ...]:
    """`and 997 more`, where there are more."""
    return (f"and {count:,} more",) if count else ()


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
    by_length: dict[int, list[tuple[str, str, ComparedFigure]]] = {}
    for figure in group:
        if figure.record.date and figure.record.date.months is not None:
            days = (figure.record.date.last, figure.record.date.first)
            by_length.setdefault(figure.record.date.months, []).append((*days, figure))
    before: dict[FigureKey, ComparedFigure] = {}
    for ended in by_length.values():
        ended.sort(key=itemgetter(0))
        agreed = agreed_figures(figure for _, _, figure in ended)
        for _, first_day, figure in ended:
            count = bisect_left(ended, first_day, key=itemgetter(0))
            if count and (latest := agreed.get(ended[count - 1][2].key)):
                before[figure.key] = latest
    return before


def agreed_figures(figures: Iterable[ComparedFigure]) -> dict[FigureKey, ComparedFigure]:
    """For each key its first figure, where all of it say the same."""
    first: dict[FigureKey, ComparedFigure] = {}
    disputed = set()
    for figure in figures:
        if first.setdefault(figure.key, figure).stated.bounds != figure.stated.bounds:
            disputed.add(figure.key)
    return {key: figure for key, figure in first.items() if key not in disputed}


def computed(figure: ComparedFigure, before: ComparedFigure | None) -> Computed | None:
    """Against the base that is stated, else against the figure before."""
    change = figure.record.change
    base = figure.briefing.by_id.get(change.base or "") if change else before.record if before else None
    if not isinstance(base, Statistic):
        return None
    by = computed_change(figure.record, base, change)
    return Computed(by.shown, by.unit, base.value or Decimal(), base.date) if by else None
