"""A value of each type, and the three ways it is written: for people, for machines, for JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from briefing.formatting import DurationText, NamedReference, format_day, format_readable
from briefing.model import Change, Country, Measure, Period, Quantity
from briefing.model.common import Qualifier
from briefing.model.dimensions import Dimensions
from briefing.model.values import Line, Prose
from briefing.serialisation import format_exact, to_json_value

NEARLY = Change(value=Decimal("-13"), unit_code=Line("P1"), qualifier=Qualifier.NEARLY)

WRITTEN: list[tuple[Any, str, str, Any]] = [
    (None, "", "", None),
    ((), "", "", []),
    (True, "yes", "true", True),
    (4, "4", "4", 4),
    (Decimal("42900"), "42,900", "42900", Decimal("42900")),
    (Decimal("-12.80"), "−12.80", "-12.80", Decimal("-12.80")),
    (Decimal("1e3"), "1,000", "1000", Decimal("1e3")),
    ("text", "text", "text", "text"),
    (Country("PE"), "Peru", "PE", "PE"),
    ((Country("BO"), Country("PE")), "Bolivia, Peru", "BO; PE", ["BO", "PE"]),
    (Qualifier.AT_LEAST, "at least", "at-least", "at-least"),
    (Period.parse("2015-01-01/2015-06-30"), "1 Jan – 30 Jun 2015", "2015-01-01/2015-06-30", "2015-01-01/2015-06-30"),
    (DurationText("P1Y2M"), "1 year 2 months", "P1Y2M", "P1Y2M"),
    (DurationText("PT5M"), "5 minutes", "PT5M", "PT5M"),
    (NamedReference("felcn", "Force (FELCN)", "FELCN"), "Force (FELCN)", "felcn", "felcn"),
    (NamedReference("", "traffickers", "traffickers"), "traffickers", "traffickers", "traffickers"),
    (Dimensions((("drug", ("cocaine-base",)),)), "drug: cocaine base", "drug=cocaine-base", {"drug": "cocaine-base"}),
    (Quantity(Decimal(20), None, None, "years", "nearly"), "nearly 20 years", "nearly 20 years", {"value": Decimal(20), "unit": "years", "qualifier": "nearly"}),
    (Quantity(None, Decimal(5), Decimal(10), "tons", ""), "5 – 10 tons", "5..10 tons", {"low": Decimal(5), "high": Decimal(10), "unit": "tons"}),
    (Quantity(None, Decimal(5), None, "tons", ""), "≥ 5 tons", "5.. tons", {"low": Decimal(5), "unit": "tons"}),
    (NEARLY, "nearly −13 %", "value=-13; unit_code=P1; qualifier=nearly", {"value": Decimal(-13), "unit_code": "P1", "qualifier": "nearly"}),
    ((Measure(summary=Prose("s")),), "1", "summary=s", [{"summary": "s"}]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "people", "machines", "json"), WRITTEN, ids=[str(row[1]) or repr(row[0]) for row in WRITTEN]
)
def test_a_value_is_written_so(value: Any, people: str, machines: str, json: Any) -> None:
    assert (format_readable(value), format_exact(value), to_json_value(value)) == (people, machines, json)


@pytest.mark.parametrize(
    ("edtf", "text"),
    [
        ("2015-07-05", "5 Jul 15"), ("2015-07", "2015-07"), ("1995-07-05", "1995-07-05"), ("2015-07-05~", "≈2015-07-05"),
        ("2015-07-05/2015-07-06", "5 – 6 Jul 2015"),
    ],
)  # fmt: skip
def test_a_day_of_this_century_is_short(edtf: str, text: str) -> None:
    assert format_day(Period.parse(edtf)) == text
