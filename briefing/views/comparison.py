"""One measure across briefings: figures side by side, with what they disagree on. Nothing is added up or resolved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

from briefing.formatting import Computed, format_change
from briefing.model import Briefing, Statistic
from briefing.model.arithmetic import computed_change
from briefing.model.figures import FigureKey
from briefing.table import Column, Row, Table, resolved
from briefing.views.compared_cells import breakdown, change_text, disputed_text, series_names, sign, source_texts
from briefing.views.same_figure import ComparedFigure, SameFigure, figures
from briefing.views.timeline import bar

COLUMNS = (
    Column("area", "Area"), Column("date", "Period", keeps="all"), Column("quantity", "Figure", role="figure"),
    Column("conflict", "Conflict", role="conflict"), Column("dimensions", "Of"), Column("stated", "Stated"),
    Column("computed", "Computed"), Column("revised", "Revised", role="revision"),
    Column("bar", ""), Column("by", "According to"),
    Column("briefing", "Briefing", True),
    Column("series", "Series", is_made=True), Column("sign", "", is_made=True, role="sign", keeps="all"),
    Column("figure", "Figure", is_made=True, role="figure"),
    Column("shape", "", is_made=True, may_go=2, role="meta", keeps="all"),
    Column("change", "Change", is_made=True, may_go=1, keeps="all"),
    Column("source", "According to · published", is_made=True, keeps="end"),
    Column("disputed", "Disputed, revised", is_made=True, may_go=3),
)  # fmt: skip
"""What is known of a figure, and behind it what screens make of that under a heading a series."""
SHOWN = ("sign", "date", "figure", "shape", "change", "source", "disputed")
PINNED = 3
BAR, SHAPE = 12, 7
"""Cells of the longest bar on paper and in a row on screen."""


def compare(records: Iterable[tuple[Briefing, Statistic]]) -> Table:
    """Figures side by side, in the order of `figures`."""
    compared = figures(records)
    groups = [list(group) for _, group in groupby(compared, key=lambda figure: figure.key.group)]
    names, sources = series_names([group[0] for group in groups]), source_texts(compared)
    rows = (row for group, name in zip(groups, names, strict=True) for row in series_rows(group, name, sources))
    return Table("Compare", COLUMNS, tuple(rows), SHOWN, PINNED, is_headed=True)


def series_rows(group: list[ComparedFigure], name: str, sources: dict[str, str]) -> Iterable[Row]:
    """The rows of the figures of one series; `sources` by reference."""
    by_key: dict[FigureKey, list[ComparedFigure]] = {}
    for figure in group:
        by_key.setdefault(figure.key, []).append(figure)
    same = {key: SameFigure(figures_of_key) for key, figures_of_key in by_key.items()}
    most = max(map(size, group))
    before = figures_before([figure for figure in group if not same[figure.key].is_replaced(figure)])
    for figure in group:
        known = facts_of(figure, same[figure.key], most, before.get(figure.key))
        made = made_of(figure, same[figure.key], known["computed"], name)
        shape = bar(float(size(figure)), float(most), SHAPE)
        cells = {**known, **made, "shape": shape, "source": sources[figure.reference]}
        yield Row(figure.reference, tuple(cells[column.name] for column in COLUMNS), figure.key.group)


def facts_of(figure: ComparedFigure, same: SameFigure, most: Decimal, before: ComparedFigure | None) -> dict[str, Any]:
    """What is known of a figure, by column; `before` is the one figure of the period before it, where it is one."""
    record = figure.record
    return {
        "area": tuple(sorted(record.area)), "dimensions": breakdown(figure), "date": record.date,
        "quantity": record.quantity, "conflict": same.conflicts(figure),
        "stated": format_change(record.change) if record.change else "", "computed": computed(figure, before),
        "revised": same.revisions(figure), "bar": bar(float(size(figure)), float(most), BAR),
        "by": resolved(figure.briefing, record, "attributed_to"), "briefing": figure.briefing.id,
    }  # fmt: skip


def made_of(figure: ComparedFigure, same: SameFigure, computed: Computed | None, name: str) -> dict[str, Any]:
    """What screens make of it: short, and without what the heading of its series says."""
    return {
        "series": name, "sign": sign(figure, same), "figure": figure.record.quantity._replace(unit=""),
        "change": change_text(figure, same, computed), "disputed": disputed_text(figure, same),
    }  # fmt: skip


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
