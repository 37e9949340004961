"""Statistics: figures that are comparable across briefings."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from briefing.model.common import DateBasis, Item, Qualifier
from briefing.model.countries import Country
from briefing.model.dimensions import Dimensions
from briefing.model.fields import Inconsistency, Section, field
from briefing.model.period import Period
from briefing.model.values import Id, Line, Link, Mention


class Quantity(NamedTuple):
    """A figure with unit and qualifier; a range has `low` and `high` instead of `value`."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    qualifier: str


class Change(Section):
    """A change against another figure, as the source states it."""

    base: Link | None = field("The figure it is measured against.", default=None, to="statistics")
    value: Decimal = field("The stated change.")
    unit_code: Line | None = field("Its unit, of UN/CEFACT Rec. 20: P1 is percent.", default=None)
    qualifier: Qualifier | None = field("How exact it claims to be.", default=None)

    @property
    def is_percent(self) -> bool:
        """Tell whether the change is stated in percent."""
        return self.unit_code == "P1"


class Statistic(Item, table="statistics", columns=("title", "quantity", "date", "area", "dimensions")):
    """An observation: a value of a measure, for an area and a period."""

    measure: Id = field(
        "The key that lines it up with other briefings: coca-cultivation-area.", facet="measure", search="text"
    )
    title: Line = field("What the figure is of.", search="name")
    value: Decimal | None = field("The figure, as stated.", default=None)
    min: Decimal | None = field("The lower end, where a range is stated.", default=None, title="From")
    max: Decimal | None = field("The upper end, where a range is stated.", default=None, title="To")
    unit: Line = field("What one is: hectares, tons, people.", search="text")
    qualifier: Qualifier | None = field("How exact the figure claims to be.", default=None)
    unit_code: Line | None = field("The unit of UN/CEFACT Rec. 20: H18 hectare, TNE tonne, P1 percent.", default=None)
    area: tuple[Country, ...] = field("The countries it covers.", default=(), facet="country")
    date: Period | None = field("The period it covers.", default=None, title="Period")
    date_basis: DateBasis | None = field("How the period is known.", default=None, title="Date basis")
    dimensions: Dimensions | None = field("What it is broken down by.", default=None, search="text")
    exhaustive: bool | None = field("False where the dimensions may not name all.", default=None)
    obs_status: Line | None = field("Status of the observation: estimated, provisional …", default=None)
    change: Change | None = field("The stated change against another figure.", default=None)
    as_written: Line | None = field("The figure as the source writes it.", default=None, search="text")
    places: tuple[Mention, ...] = field("The places it covers.", default=(), to="places", search="text", facet="place")
    attributed_to: Mention | None = field("Whose figure it is.", default=None, facet="by", title="According to")
    via: Mention | None = field("The outlet it was taken from, when second-hand.", default=None, facet="via")
    operations: tuple[Link, ...] = field("What it is a figure of.", default=(), to="operations")

    @property
    def quantity(self) -> Quantity:
        """Return the figure with its unit and qualifier, empty where there is none."""
        return Quantity(self.value, self.min, self.max, self.unit, self.qualifier or "")

    def inconsistencies(self) -> list[Inconsistency]:
        """Return an error unless there is either a value or a range, its ends in order."""
        keys = ("value", "min", "max")
        if self.value is None and self.min is None and self.max is None:
            return [Inconsistency(keys, "missing: expected a number, or min and max for a range")]
        if self.value is not None and (self.min is not None or self.max is not None):
            return [Inconsistency(keys, "expected either a value or a range of min and max, found both")]
        if self.min is not None and self.max is not None and self.min > self.max:
            return [Inconsistency(("min", "max"), f"the range runs backwards: {self.min:f} is more than {self.max:f}")]
        return []


def computed_change(change: Change, value: Decimal, base: Decimal) -> Decimal | None:
    """Return the change from `base` to `value` in the unit of `change`; None for a percentage of zero."""
    if not change.is_percent:
        return value - base
    return (value - base) / abs(base) * 100 if base else None


def change_fits(change: Change, computed: Decimal) -> bool:
    """Tell whether the stated change is within one unit of the computed one, on the side its qualifier says."""
    stated, actual = abs(change.value), abs(computed)
    if abs(change.value - computed) > 1:
        return False
    match change.qualifier:
        case Qualifier.NEARLY | Qualifier.UP_TO:
            return actual <= stated
        case Qualifier.OVER | Qualifier.AT_LEAST:
            return actual >= stated
    return True
