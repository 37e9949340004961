"""Statistics: figures that are comparable across briefings."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, NamedTuple

from briefing.model.common import DateBasis, Item, Qualifier
from briefing.model.countries import Country
from briefing.model.dimensions import Dimensions
from briefing.model.fields import Inconsistency, Section, field
from briefing.model.period import Period
from briefing.model.units import PERCENT, known_unit
from briefing.model.values import Id, Line, Link, Mention


class Quantity(NamedTuple):
    """A figure with unit and qualifier; a range has `low` and `high` instead of `value`, a margin beside it."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    qualifier: str
    plus_minus: Decimal | None = None
    """The margin on either side of `value`."""


class Change(Section):
    """A change against another figure, as the source states it."""

    base: Link | None = field("The figure it is measured against.", default=None, to="statistics")
    value: Decimal = field("The stated change.")
    unit: Line | None = field("Its unit by name, where it is not that of the figure.", default=None)
    unit_code: Line | None = field(
        "Its unit, of UN/CEFACT Rec. 20: P1 is percent; PP percentage points, BPS basis points.", default=None
    )
    qualifier: Qualifier | None = field("How exact it claims to be.", default=None)

    @property
    def unit_name(self) -> str:
        """Return its unit as people read it: `%`, `percentage points`; empty where it is that of the figure."""
        known = known_unit(self.unit or self.unit_code or "")
        if known and not self.unit:
            return "%" if known.code == PERCENT else known.name
        return self.unit or self.unit_code or ""


FIGURE_RULES = {
    "anyOf": [{"required": [name]} for name in ("value", "min", "max")],
    "dependentRequired": {"plus_minus": ["value"]},
    "properties": {"plus_minus": {"minimum": 0}},
    "not": {
        "anyOf": [
            {"required": ["plus_minus"], "anyOf": [{"required": ["min"]}, {"required": ["max"]}]},
            {"required": ["value"], "oneOf": [{"required": ["min"]}, {"required": ["max"]}]},
        ]
    },
}
"""Value, range and margin as JSON Schema can tell them apart."""


class Statistic(Item, table="statistics", columns=("title", "quantity", "date", "area", "dimensions")):
    """An observation: a value of a measure, for an area and a period."""

    listed_unit: ClassVar[str] = ""
    """The normal form of its unit by the library's `measures.toml`; empty where that says nothing of it."""

    measure: Id = field(
        "The key that lines it up with other briefings: coca-cultivation-area.", facet="measure", search="text"
    )
    title: Line = field("What the figure is of.", search="name")
    value: Decimal | None = field("The figure, as stated.", default=None)
    min: Decimal | None = field(
        "The lower end of a stated range, or of the margin of value.", default=None, title="From"
    )
    max: Decimal | None = field("The upper end of a stated range, or of the margin of value.", default=None, title="To")
    plus_minus: Decimal | None = field("The margin on either side of value: 0.13 of 1.55 ± 0.13.", default=None)
    unit: Line = field("What one is: hectares, tons, people.", search="text")
    qualifier: Qualifier | None = field("How exact the figure claims to be.", default=None)
    unit_code: Line | None = field(
        "The unit of UN/CEFACT Rec. 20 or ISO 4217: H18 hectare, TNE tonne, P1 percent; PP percentage point.",
        default=None,
    )
    area: tuple[Country, ...] = field("The countries it covers.", default=(), facet="country")
    date: Period | None = field("The period it covers.", default=None, title="Period")
    date_basis: DateBasis | None = field("How the period is known.", default=None, title="Date basis")
    as_of: Period | None = field(
        "As of when the figure was stated: of two of one source the newer revises the older.", default=None
    )
    dimensions: Dimensions | None = field("What it is broken down by.", default=None, search="text")
    exhaustive: bool | None = field("False where the dimensions may not name all.", default=None)
    obs_status: Line | None = field("Status of the observation: estimated, provisional …", default=None)
    change: Change | None = field("The stated change against another figure.", default=None)
    as_written: Line | None = field("The figure as the source writes it.", default=None, search="text")
    places: tuple[Mention, ...] = field("The places it covers.", default=(), to="places", search="text", facet="place")
    attributed_to: Mention | None = field("Whose figure it is.", default=None, facet="by", title="According to")
    via: Mention | None = field("The outlet it was taken from, when second-hand.", default=None, facet="via")
    operations: tuple[Link, ...] = field("What it is a figure of.", default=(), to="operations")

    RULES = FIGURE_RULES

    @property
    def quantity(self) -> Quantity:
        """Return the figure with its unit and qualifier, empty where there is none."""
        return Quantity(self.value, self.min, self.max, self.unit, self.qualifier or "", self.plus_minus)

    @property
    def bounds(self) -> tuple[Decimal | None, Decimal | None]:
        """Return the least and the most that the figure says: its value twice, or the ends of its range, None if open.

        Two figures say the same where these are equal; a margin belongs to a value and does not change it.
        """
        return (self.min, self.max) if self.value is None else (self.value, self.value)

    def inconsistencies(self) -> list[Inconsistency]:
        """Return an error unless there is a value, perhaps with a margin, or a range, the ends in order."""
        keys = ("value", "min", "max")
        if self.value is None and self.min is None and self.max is None:
            return [Inconsistency(keys, "missing: expected a number, or min and max for a range")]
        if self.min is not None and self.max is not None and self.min > self.max:
            return [Inconsistency(("min", "max"), f"the range runs backwards: {self.min:f} is more than {self.max:f}")]
        return wrong_margin(self)


def wrong_margin(record: Statistic) -> list[Inconsistency]:
    """Return an error where what stands beside the value is no margin of it."""
    value, low, high, margin = record.value, record.min, record.max, record.plus_minus
    if margin is not None and (value is None or low is not None or high is not None):
        return [Inconsistency(("plus_minus", "value", "min", "max"), "expected a margin beside a value alone")]
    if margin is not None and margin < 0:
        return [Inconsistency(("plus_minus",), f"expected a margin of nought or more, found {margin:f}")]
    if value is None or (low is None and high is None):
        return []
    if low is None or high is None:
        message = "expected a value, a range of min and max, or all three for a value and its margin"
        return [Inconsistency(("value", "min", "max"), message)]
    if low <= value <= high:
        return []
    message = f"the value is outside its margin: expected {low:f} to {high:f}, found {value:f}"
    return [Inconsistency(("value", "min", "max"), message)]
