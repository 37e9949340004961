"""Row ids run with the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.search.sqlite.row_ids import first_id
from briefing.search.sqlite.schema import LAST_DAY, day_number


@given(st.dates())
def test_days_are_counted_as_the_standard_library_counts_them(day: date) -> None:
    assert day_number(day.isoformat()) == day.toordinal() + 365


@pytest.mark.parametrize(
    ("iso", "number"),
    [
        ("0000-01-01", 0),
        ("0000-01-02", 1),
        ("0000-12-31", 365),
        ("0001-01-01", 366),
        ("9999-12-31", LAST_DAY),
        ("-0001-12-31", 0),
        ("-9999-01-01", 0),
    ],
)
def test_the_ends_of_the_calendar(iso: str, number: int) -> None:
    assert day_number(iso) == number


@given(st.dates(), st.dates())
def test_the_newer_day_comes_first(one: date, other: date) -> None:
    assert (first_id(day_number(one.isoformat())) < first_id(day_number(other.isoformat()))) == (one > other)
