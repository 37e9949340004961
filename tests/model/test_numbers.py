"""Numbers at the last one that is taken, and one beyond."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefing.model.number_parsers import BooleanParser, DecimalParser, IntegerParser


@pytest.mark.parametrize("digits", [1, 39, 40])
def test_a_number_of_forty_digits_is_taken_wherever_its_point_stands(digits: int) -> None:
    for text in (
        "9" * digits,
        "-" + "9" * digits,
        f"0.{'0' * (digits - 1)}1",
        f"9.{'9' * (digits - 1)}" if digits > 1 else "9",
    ):
        assert DecimalParser().parse(Decimal(text)) == Decimal(text)
    assert DecimalParser().parse(int("9" * digits)) == int("9" * digits)


@pytest.mark.parametrize(
    "raw",
    [
        10**40,
        -(10**40),
        Decimal(10**40),
        Decimal(f"0.{'0' * 40}1"),
        Decimal("9." + "9" * 40),
        Decimal("1e40"),
        Decimal("inf"),
        Decimal("nan"),
    ],
    ids=str,
)
def test_a_number_of_more_digits_is_refused(raw: int | Decimal) -> None:
    with pytest.raises(ValueError, match="expected a finite number of at most 40 digits"):
        DecimalParser().parse(raw)


@pytest.mark.parametrize(("least", "raw"), [(1, 1), (1, 999_999_999), (0, 0), (0, 999_999_999)])
def test_a_whole_number_is_taken_from_the_least_to_one_below_a_billion(least: int, raw: int) -> None:
    assert IntegerParser(least=least).parse(raw) == raw


@pytest.mark.parametrize(
    ("least", "raw"), [(1, 0), (1, 1_000_000_000), (0, -1), (0, 1_000_000_000), (1, True), (1, Decimal(1)), (1, "1")]
)
def test_another_number_is_no_whole_number_of_the_range(least: int, raw: object) -> None:
    with pytest.raises(ValueError, match="expected a whole number from 1"):
        IntegerParser(least=least).parse(raw)


@pytest.mark.parametrize("parser", [DecimalParser(), IntegerParser()], ids=["decimal", "integer"])
@pytest.mark.parametrize("raw", [True, False, "1", None, 1.0])
def test_what_is_not_written_as_a_number_is_none(parser: DecimalParser | IntegerParser, raw: object) -> None:
    with pytest.raises(ValueError, match="expected a "):
        parser.parse(raw)


def test_true_and_false_are_no_other_value() -> None:
    assert [BooleanParser().parse(raw) for raw in (True, False)] == [True, False]
    for raw in (0, 1, "true", None):
        with pytest.raises(ValueError, match="expected true or false"):
            BooleanParser().parse(raw)


def test_the_schema_has_the_bounds_of_the_parser() -> None:
    assert IntegerParser(least=0).schema() == {"type": "integer", "minimum": 0, "exclusiveMaximum": 1_000_000_000}
