"""Changes between figures, computed for every view and for `check`: exact, in the unit in which they are stated."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import NamedTuple

from briefing.model.common import Qualifier
from briefing.model.statistic import Change, Statistic
from briefing.model.unit_table import COUNTING
from briefing.model.units import BASIS_POINTS, PERCENT, POINTS, normal_unit, units

EXACT = Context(prec=200)
"""More digits than the difference of any two figures has: each has at most 40 on either side of the point."""


class ComputedChange(NamedTuple):
    """A change that was computed from two figures."""

    exact: Decimal
    """A quotient to 200 digits."""
    shown: Decimal
    """A difference exactly; a quotient with one digit more than the two figures have, never rounded to nothing."""
    unit: str
    """`%`, or the name of the unit."""


def computed_change(record: Statistic, base: Statistic, change: Change | None = None) -> ComputedChange | None:
    """Return the change from `base` to `record`, in the unit of the stated `change`.

    Without one in percent, and of figures in percent in percentage points. None where it cannot be computed: a value
    is a range, units differ, or it is a percentage of nothing.
    """
    unit = figure_unit(record)
    if record.value is None or base.value is None or unit != figure_unit(base):
        return None
    is_share = unit in (PERCENT, POINTS)
    wanted = change_unit(change, record) if change else POINTS if is_share else PERCENT
    if wanted == PERCENT:
        return quotient(record.value, base.value)
    difference = EXACT.subtract(record.value, base.value)
    if is_share and wanted == POINTS:
        return ComputedChange(difference, difference, units()[POINTS].name)
    if is_share and wanted == BASIS_POINTS:
        difference = EXACT.multiply(difference, Decimal(100))
        return ComputedChange(difference, difference, units()[BASIS_POINTS].name)
    return ComputedChange(difference, difference, record.unit) if wanted == unit else None


def computed_difference(record: Statistic, base: Statistic) -> ComputedChange | None:
    """Return the difference of two figures in their unit, of percentages in percentage points.

    None where one is a range, or their units differ.
    """
    unit = figure_unit(record)
    if record.value is None or base.value is None or unit != figure_unit(base):
        return None
    difference = EXACT.subtract(record.value, base.value)
    return ComputedChange(difference, difference, units()[POINTS].name if unit == PERCENT else record.unit)


def figure_unit(record: Statistic) -> str:
    """Return the normal form of the unit of a figure."""
    return record.listed_unit or normal_unit(record.unit, record.unit_code)


def change_unit(change: Change, record: Statistic) -> str:
    """Return the normal form of the unit of a change; without one that of the figure, or points where it is a share."""
    code = change.unit_code
    if change.unit or (code and code != record.unit_code and code not in COUNTING) or code == PERCENT:
        return normal_unit(change.unit or code or "", code)
    unit = figure_unit(record)
    return POINTS if unit == PERCENT else unit


def quotient(value: Decimal, base: Decimal) -> ComputedChange | None:
    """Return the change from `base` to `value` in percent of `base`; None for a base of nought."""
    if not base:
        return None
    exact = EXACT.multiply(EXACT.divide(EXACT.subtract(value, base), EXACT.abs(base)), Decimal(100))
    digits = max(0, -exponent(value), -exponent(base)) + 1
    if exact:
        digits = max(digits, -exact.adjusted())
    shown = exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_EVEN, EXACT)
    return ComputedChange(exact, shown if shown else Decimal(0), "%")


def exponent(number: Decimal) -> int:
    """Return the power of ten of the last digit of a finite number, as it is written."""
    return int(number.as_tuple().exponent)


def last_digit(number: Decimal, is_rough: bool) -> Decimal:
    """Return what one is worth in the last stated digit: 0.01 of 0.25; where it is rough, half a hundred of 6,300."""
    written = exponent(number)
    meant = exponent(number.normalize(EXACT)) if is_rough and number else written
    return Decimal(5).scaleb(meant - 1) if meant > max(written, 0) else Decimal(1).scaleb(written)


def change_fits(change: Change, computed: Decimal) -> bool:
    """Tell whether a computed change is within one of the last stated digit, on the side that the qualifier says."""
    ahead = EXACT.subtract(EXACT.abs(computed), EXACT.abs(change.value))
    is_close = EXACT.abs(EXACT.subtract(computed, change.value)) < last_digit(change.value, bool(change.qualifier))
    has_sign = not computed or not change.value or (computed > 0) == (change.value > 0)
    match change.qualifier:
        case Qualifier.NEARLY:
            return is_close and ahead <= 0
        case Qualifier.OVER:
            return is_close and ahead >= 0
        case Qualifier.UP_TO:
            return has_sign and ahead <= 0
        case Qualifier.AT_LEAST:
            return has_sign and ahead >= 0
        case Qualifier.BELOW:
            return has_sign and ahead < 0
        case Qualifier.ABOVE:
            return has_sign and ahead > 0
    return is_close
