"""A change is computed once: exactly, in the unit in which it is stated, and not at all across units."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Change, Statistic
from briefing.model.arithmetic import change_fits, computed_change, last_digit
from briefing.model.common import Qualifier
from briefing.model.values import Id, Line


def figure(value: str, unit: str = "hectares", code: str | None = None) -> Statistic:
    return Statistic(
        measure=Id("m"), title=Line("t"), unit=Line(unit), value=Decimal(value), unit_code=Line(code) if code else None
    )


def shown(value: str, base: str, unit: str, stated: Change | None = None, base_unit: str = "") -> str | None:
    computed = computed_change(figure(value, unit), figure(base, base_unit or unit), stated)
    return f"{computed.shown:f} {computed.unit}" if computed else None


def stated(value: str = "1", code: str | None = None, unit: str | None = None) -> Change:
    return Change(value=Decimal(value), unit_code=Line(code) if code else None, unit=Line(unit) if unit else None)


@pytest.mark.parametrize(
    ("value", "base", "unit", "change", "expected"),
    [
        ("6.50", "6.25", "percent", stated(), "0.25 percentage points"),
        ("6.50", "6.25", "percent", stated(code="PP"), "0.25 percentage points"),
        ("6.50", "6.25", "%", stated(unit="basis points"), "25.00 basis points"),
        ("6.50", "6.25", "percent", stated(code="P1"), "4.000 %"),
        ("6.50", "6.25", "percent", None, "0.25 percentage points"),
        ("0.20", "0.22", "US dollars", stated(), "-0.02 US dollars"),
        ("0.20", "0.22", "US dollars", None, "-9.091 %"),
        ("42900", "49200", "hectares", None, "-12.8 %"),
        ("42900", "49200", "hectares", stated(code="H18"), "-6300 hectares"),
        ("42900", "49200", "hectares", stated(code="TNE"), None),
        ("42900", "49200", "hectares", stated(code="PP"), None),
        ("100001", "100000", "people", None, "0.001 %"),
        ("5", "0", "people", None, None),
        ("5", "5", "people", None, "0 %"),
        ("-5", "-10", "people", None, "50.0 %"),
        ("9999999999999999999999999999999999999999", "0.0000000000000000000000000000000000000001", "people", stated(),
         "9999999999999999999999999999999999999998.9999999999999999999999999999999999999999 people"),
    ],
)  # fmt: skip
def test_a_change_is_computed_in_the_unit_of_the_stated_one(
    value: str, base: str, unit: str, change: Change | None, expected: str | None
) -> None:
    assert shown(value, base, unit, change) == expected


def test_the_code_of_the_figure_itself_says_nothing_more_of_the_unit_of_a_change() -> None:
    jobs, base = figure("5", "jobs", "C62"), figure("4", "jobs", "C62")
    codes = ("C62", "EA", "HUR", None)

    computed = [computed_change(jobs, base, stated(code=code)) for code in codes]

    assert [change and f"{change.shown} {change.unit}" for change in computed] == ["1 jobs", "1 jobs", None, "1 jobs"]


def test_no_change_is_computed_across_units() -> None:
    assert (
        shown("5", "6416999", "million US dollars", None, "US dollars"),
        shown("5", "4", "ha", None, "hectares"),
    ) == (
        None,
        "25.0 %",
    )


DECIMALS = st.decimals(-(10**9), 10**9, allow_nan=False, places=3)


@given(DECIMALS, DECIMALS)
def test_a_change_is_never_rounded_to_nothing(value: Decimal, base: Decimal) -> None:
    computed = computed_change(figure(str(value)), figure(str(base)))

    assert computed is None or (computed.shown == 0) == (value == base)


@given(DECIMALS, DECIMALS)
def test_a_difference_is_exact_and_fits_what_it_computes_to(value: Decimal, base: Decimal) -> None:
    change = stated(str(value - base))
    computed = computed_change(figure(str(value)), figure(str(base)), change)

    assert computed is not None
    assert (computed.exact, change_fits(change, computed.exact)) == (value - base, True)


@pytest.mark.parametrize(
    ("change", "qualifier", "computed", "expected"),
    [
        ("-13", Qualifier.NEARLY, "-12.8", True), ("-13", None, "-12.8", True), ("-13", Qualifier.UP_TO, "-12.8", True),
        ("-12.5", Qualifier.NEARLY, "-12.8", False), ("-12", Qualifier.OVER, "-12.8", True), ("-13", Qualifier.OVER, "-12.8", False),
        ("-13", Qualifier.AT_LEAST, "-12.8", False), ("-14", None, "-12.8", False), ("13", None, "-12.8", False),
        ("-0.25", None, "0.25", False), ("-0.9", None, "-0.1", False), ("0.25", None, "0.25", True), ("0.25", None, "0.255", True),
        ("0.25", None, "0.27", False), ("6000", Qualifier.OVER, "6416", True), ("6000", Qualifier.OVER, "6999", False),
        ("6000", None, "6416", False), ("5", Qualifier.BELOW, "3", True), ("5", Qualifier.BELOW, "5", False),
        ("5", Qualifier.ABOVE, "9", True), ("5", Qualifier.UP_TO, "-3", False), ("1000", Qualifier.ABOUT, "1002", True),
    ],
)  # fmt: skip
def test_a_stated_change_fits_to_its_last_digit_and_on_the_side_of_its_qualifier(
    change: str, qualifier: Qualifier | None, computed: str, expected: bool
) -> None:
    stated_change = Change(value=Decimal(change), qualifier=qualifier)

    assert change_fits(stated_change, Decimal(computed)) is expected


COMPUTED = ("4", "4.5", "5", "5.5", "6", "0", "-5", "-6")


@pytest.mark.parametrize(
    ("qualifier", "fitting"),
    [
        (None, "4.5 5 5.5"), (Qualifier.ABOUT, "4.5 5 5.5"), (Qualifier.NEARLY, "4.5 5"), (Qualifier.OVER, "5 5.5"),
        (Qualifier.UP_TO, "4 4.5 5 0"), (Qualifier.BELOW, "4 4.5 0"), (Qualifier.AT_LEAST, "5 5.5 6"), (Qualifier.ABOVE, "5.5 6"),
    ],
)  # fmt: skip
def test_a_qualifier_draws_its_line_at_the_stated_change(qualifier: Qualifier | None, fitting: str) -> None:
    change = Change(value=Decimal("5"), qualifier=qualifier)

    assert " ".join(number for number in COMPUTED if change_fits(change, Decimal(number))) == fitting


@pytest.mark.parametrize(
    ("number", "exact", "rough"),
    [
        ("0.25", "0.01", "0.01"), ("0.50", "0.01", "0.01"), ("5", "1", "1"), ("10", "1", "5"), ("6300", "1", "50"), ("6000", "1", "500"),
        ("-6000", "1", "500"), ("0", "1", "1"), ("5.0", "0.1", "0.1"), ("10.0", "0.1", "5"),
    ],
)  # fmt: skip
def test_noughts_at_the_end_of_a_rough_number_are_worth_half_of_what_stands_before(
    number: str, exact: str, rough: str
) -> None:
    digits = [last_digit(Decimal(number), is_rough) for is_rough in (False, True)]

    assert digits == [Decimal(exact), Decimal(rough)]
