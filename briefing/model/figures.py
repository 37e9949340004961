"""What a figure is of, whose it is, and which of several figures of the same thing disagree.

The one place where "the same figure" is decided: for `has:conflict`, comparisons, series, groups and `check`.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from briefing.model.arithmetic import figure_unit
from briefing.model.country_table import NAMES
from briefing.model.dimensions import Dimensions
from briefing.model.document import Briefing
from briefing.model.period import Period
from briefing.model.statistic import Statistic
from briefing.model.units import fold_meaning

PART, ELEMENT, PAIR = "\x1d", "\x1e", "\x1f"
"""Between the parts of a key, the elements of a set, and a dimension and its value."""
LONGEST_EXPONENT = 50_000
"""Numbers of more digits sort as if they had so many."""


class FigureKey(NamedTuple):
    """What figures of the same thing have in common, whatever way it is written."""

    group: str
    """Measure, areas, dimensions, places and unit."""
    period: str
    """First and last day; empty for no date."""

    def __str__(self) -> str:
        return PART.join(self)


class Stated(NamedTuple):
    """A figure among those of its key, by what it says and who says it when."""

    bounds: tuple[str, str]
    """Least and most, as `number_key` writes them; empty for an open end."""
    source: str
    vintage: str
    """As of when it was stated, later ones sort later; empty where that is not stated, so that it revises nothing."""


def figure_key(briefing: Briefing, record: Statistic) -> FigureKey:
    """Return what the figure is of: equal for every way of writing the same."""
    parts = (
        fold_meaning(record.measure),
        as_set(map(str, record.area)),
        dimensions_key(record.dimensions),
        as_set(name_of(briefing, place) for place in record.places),
        figure_unit(record),
    )
    return FigureKey(PART.join(parts), days_key(record.date))


def as_set(texts: Iterable[str]) -> str:
    """Return the texts as one, equal for the same texts in any order and case."""
    return ELEMENT.join(sorted(set(map(fold_meaning, texts))))


def dimensions_key(dimensions: Dimensions | None) -> str:
    """Return the pairs of dimension and value as a set; a key or a code is the words that are shown of it."""
    pairs = {
        fold_meaning(name) + PAIR + fold_meaning(NAMES.get(value, value.replace("-", " ")))
        for name, values in dimensions or ()
        for value in values
    }
    return ELEMENT.join(sorted(pairs))


def days_key(period: Period | None) -> str:
    """Return first and last day; that a date is about or uncertain makes it no other one."""
    return f"{period.first}/{period.last}" if period else ""


def name_of(briefing: Briefing, mention: str) -> str:
    """Return the name that a mention stands for: that of the record it means, or of the country of its code."""
    record = briefing.named(mention)
    return str(getattr(record, "name", "") or NAMES.get(mention, mention))


def stated(briefing: Briefing, record: Statistic) -> Stated:
    """Return what the figure says and whose it is: its attribution, else the publisher, else the briefing itself."""
    publisher = briefing.source.publisher if briefing.source else None
    source = name_of(briefing, record.attributed_to) if record.attributed_to else publisher
    vintage = f"{record.as_of.last}/{record.as_of.first}" if record.as_of else ""
    low, high = record.bounds
    return Stated((number_key(low), number_key(high)), fold_meaning(source or f"#{briefing.id}"), vintage)


def number_key(number: Decimal | None) -> str:
    """Return a number as a text that sorts as numbers do, exactly; empty for None."""
    if number is None:
        return ""
    if not number:
        return "1"
    exponent = max(-LONGEST_EXPONENT, min(number.adjusted(), LONGEST_EXPONENT)) + LONGEST_EXPONENT
    digits = "".join(map(str, number.as_tuple().digits)).rstrip("0")
    if number > 0:
        return f"2{exponent:06}{digits}"
    return f"0{999_999 - exponent:06}{digits.translate(NINES)}~"


NINES = str.maketrans("0123456789", "9876543210")
"""Digits to what they lack of nine: the larger a negative number's digits, the earlier it sorts."""
