"""The figures of one key: which of them stand, are at odds, revise one another, and what is said of that."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from briefing.cell_width import truncate, width
from briefing.formatting import format_day, format_quantity, format_signed, quantity_parts
from briefing.model import Briefing, Statistic
from briefing.model.arithmetic import computed_difference
from briefing.model.conflicts import latest_by_source, rivals, standing, vintages
from briefing.model.figures import FigureKey, Stated, figure_key, stated

LONGEST_PUBLISHER = 30
"""Cells of a publisher in a row; the record has its whole name."""
REPLACED = "revised to "
"""Begins what is said of a figure that a newer vintage has replaced."""


class ComparedFigure(NamedTuple):
    """A figure with what it is compared by."""

    briefing: Briefing
    record: Statistic
    key: FigureKey
    stated: Stated
    brief: str
    """The figure without its unit."""
    published: str
    """`Andina 15 Jul 15`: where and when it stood."""

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

    def is_replaced(self, figure: ComparedFigure) -> bool:
        """Tell whether a newer vintage of its source stands for it."""
        return figure.reference not in self.standing

    def disputed_by(self, figure: ComparedFigure) -> tuple[tuple[ComparedFigure, ...], int]:
        """The first of the other values, and how many more there are."""
        if figure.reference not in self.rivals:
            return (), 0
        names, more = self.rivals[figure.reference]
        return tuple(self.figures[name] for name in names), more

    def conflicts(self, figure: ComparedFigure) -> tuple[str, ...]:
        """`≠ 49,800 hectares (2014-06-11-unodc…)`: the first other values with their sources, and how many follow."""
        rival_figures, more = self.disputed_by(figure)
        texts = [f"≠ {format_quantity(rival.record.quantity)} ({rival.briefing.id})" for rival in rival_figures]
        return (*texts, *more_text(more))

    def revisions(self, figure: ComparedFigure) -> tuple[str, ...]:
        """`revised from 6.4 (2014-05): +0.1` for the newest earlier vintages; of an earlier one, to what."""
        if self.is_replaced(figure):
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


def published_text(briefing: Briefing) -> str:
    """`Andina 15 Jul 15`: the publisher, or else the briefing, and its day."""
    publisher = (briefing.source.publisher if briefing.source else None) or briefing.id
    return f"{short_name(publisher)} {format_day(briefing.date_published)}"


def short_name(publisher: str) -> str:
    """A publisher in a few cells, without what stands in brackets behind its name where that has no room."""
    name = publisher if width(publisher) <= LONGEST_PUBLISHER else publisher.partition(" (")[0] or publisher
    return truncate(name.replace(" · ", " "), LONGEST_PUBLISHER)


def compared_figure(briefing: Briefing, record: Statistic, published: str) -> ComparedFigure:
    """A figure with what it is compared by."""
    brief = format_quantity(record.quantity._replace(unit=""))
    return ComparedFigure(briefing, record, figure_key(briefing, record), stated(briefing, record), brief, published)


def figures(records: Iterable[tuple[Briefing, Statistic]]) -> list[ComparedFigure]:
    """By measure, area and breakdown, then by period; undated ones last."""
    published: dict[str, str] = {}
    compared = []
    for briefing, record in records:
        if briefing.id not in published:
            published[briefing.id] = published_text(briefing)
        compared.append(compared_figure(briefing, record, published[briefing.id]))
    return sorted(compared, key=lambda figure: (figure.key.group, order(figure)))


def order(figure: ComparedFigure) -> tuple[bool, tuple[str, str], str, str, str]:
    """By period, then by as of when, then by briefing."""
    date = figure.record.date
    days = date.sort_key[:2] if date else ("", "")
    return (date is None, days, figure.stated.vintage, figure.briefing.id, figure.record.id)
