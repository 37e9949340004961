"""A period is kept no more exact than written, and its bounds are those of EDTF."""

from __future__ import annotations

import datetime
import re
import warnings
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Period
from briefing.model.date_hints import PORTABLE
from briefing.model.days import EARLIEST, LATEST, day_as_integer


@pytest.mark.parametrize(
    ("raw", "first", "last", "shown"),
    [
        ("2015-06-23", "2015-06-23", "2015-06-23", "2015-06-23"),
        (datetime.date(2015, 6, 23), "2015-06-23", "2015-06-23", "2015-06-23"),
        ("2014-08", "2014-08-01", "2014-08-31", "2014-08"),
        ("2013", "2013-01-01", "2013-12-31", "2013"),
        (2013, "2013-01-01", "2013-12-31", "2013"),
        (1000, "1000-01-01", "1000-12-31", "1000"),
        (9999, "9999-01-01", "9999-12-31", "9999"),
        ("2012-02", "2012-02-01", "2012-02-29", "2012-02"),
        ("0000-02-29", "0000-02-29", "0000-02-29", "0000-02-29"),
        ("2011/..", "2011-01-01", LATEST, "2011→"),
        ("2011/", "2011-01-01", LATEST, "2011→"),
        ("1995~/..", "1995-01-01", LATEST, "≈1995→"),
        ("../2015-07-22", EARLIEST, "2015-07-22", "→2015-07-22"),
        ("/2015", EARLIEST, "2015-12-31", "→2015"),
        ("2015-01-01/2015-06-30", "2015-01-01", "2015-06-30", "1 Jan – 30 Jun 2015"),
        ("2014-09-11/2014-09-26", "2014-09-11", "2014-09-26", "11 – 26 Sep 2014"),
        ("1999-12-31/2000-01-01", "1999-12-31", "2000-01-01", "31 Dec 1999 – 1 Jan 2000"),
        ("2014-03/2014-08", "2014-03-01", "2014-08-31", "Mar – Aug 2014"),
        ("2013-03/2014-08", "2013-03-01", "2014-08-31", "Mar 2013 – Aug 2014"),
        ("2013/2014", "2013-01-01", "2014-12-31", "2013 – 2014"),
        ("2014/2014", "2014-01-01", "2014-12-31", "2014"),
        ("2014-06/2014-07-15", "2014-06-01", "2014-07-15", "2014-06 – 2014-07-15"),
        ("2013~/2014?", "2013-01-01", "2014-12-31", "≈2013 – 2014?"),
        ("201X", "2010-01-01", "2019-12-31", "2010s"),
        ("20XX", "2000-01-01", "2099-12-31", "20XX"),
        ("201X/202X", "2010-01-01", "2029-12-31", "2010s – 2020s"),
        ("2014-XX", "2014-01-01", "2014-12-31", "2014-XX"),
        ("2014-08-XX", "2014-08-01", "2014-08-31", "2014-08-XX"),
        ("2014-XX-XX", "2014-01-01", "2014-12-31", "2014-XX-XX"),
        ("2014?", "2014-01-01", "2014-12-31", "2014?"),
        ("2014~", "2014-01-01", "2014-12-31", "≈2014"),
        ("2001-21", "2001-03-01", "2001-05-31", "Spring 2001"),
        ("2001-22", "2001-06-01", "2001-08-31", "Summer 2001"),
        ("2001-23", "2001-09-01", "2001-11-30", "Autumn 2001"),
        ("2001-24", "2001-12-01", "2002-02-28", "Winter 2001"),
        ("9998-24", "9998-12-01", "9999-02-28", "Winter 9998"),
        ("2003-24~", "2003-12-01", "2004-02-29", "≈Winter 2003"),
        ("9999-24", "9999-12-01", LATEST, "Winter 9999"),
        ("2014-21/2014-22", "2014-03-01", "2014-08-31", "Spring 2014 – Summer 2014"),
        ("-0043", "-0043-01-01", "-0043-12-31", "44 BC"),
        ("-0043-03-15", "-0043-03-15", "-0043-03-15", "-0043-03-15"),
        ("-0100/-0043", "-0100-01-01", "-0043-12-31", "101 BC – 44 BC"),
        ("-0001-24", "-0001-12-01", "0000-02-29", "Winter -0001"),
        ("-004X", "-0049-01-01", "-0040-12-31", "-004X"),
        ("2014-08%", "2014-08-01", "2014-08-31", "≈2014-08?"),
    ],
    ids=str,
)
def test_a_period_has_a_first_and_a_last_day_and_reads_as_it_was_written(
    raw: object, first: str, last: str, shown: str
) -> None:
    period = Period.parse(raw)

    assert (period.first, period.last, str(period)) == (first, last, shown)


@pytest.mark.parametrize("text", ["2013", "2015-01-01/2015-06-30", "1995~/..", "2014/2014", "201X"])
def test_a_period_keeps_its_text(text: str) -> None:
    assert Period.parse(text).text == text


@pytest.mark.parametrize(
    "raw",
    [
        "", "..", "../..", "/", "/..", "2014-13", "2014-00", "2014-02-30", "2013-02-29", "2014-08-00", "2014-8", "14", "201x", "20X4",
        "XXXX", "201X-05", "2014-XX-05", "2014-1X", "2014-06-2X", "2015/2014", "2014-09/2014-08", "2015-06-23/2015-06-01",
        "202X/201X", "2014/2015/2016", "2014//2015", " 2014", "2014\n", "-0000", "-44", "2014-21-01", "2014-25", "2014-20", "201X-21", "2019-W19", "week 19", "~2014", "2014~?", "2014/..~", "２０１４", "today",
        "2014-06-23T10:00", True, False, 999, 10000, -5, Decimal("2014"), Decimal("2014.5"), 2014.0, None, [], {},
        datetime.datetime(2014, 1, 1), datetime.time(10, 0),
    ],
    ids=repr,
)  # fmt: skip
def test_what_is_no_period_is_refused(raw: object) -> None:
    with pytest.raises(ValueError, match=r"expected|there is no|runs backwards"):
        Period.parse(raw)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("2014-13", "there is no month 13: expected 01 to 12"),
        ("2014-02-30", "there is no day 30 in 2014-02: expected 01 to 28"),
        ("2015/2014", "the period runs backwards: 2014 is before 2015"),
        ("2019-W19", "weeks are not read: expected the first and the last day, as 2019-05-06/2019-05-12"),
        ("2019-W19-3", "weeks are not read: expected the day, as 2019-05-08"),
        ("2019-W60", "weeks are not read, and 2019 has no week 60: expected the first and the last day"),
        ("week 19", "weeks are not read: expected the first and the last day, as 2019-05-06/2019-05-12"),
        ("2014-06-23T10:00", "the hour is not kept: expected the day, as 2014-06-23"),
        ("2014-06-23 10:00Z", "the hour is not kept: expected the day, as 2014-06-23"),
        ("201X-05", "expected a year alone where a digit of it is unspecified, as 201X"),
    ],
)
def test_a_refusal_says_what_is_wrong_with_the_date(raw: str, message: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 the message is compared as a whole below
        Period.parse(raw)

    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("June 23, 2015", "2015-06-23"), ("23 Jun 2015", "2015-06-23"), ("June 2015", "2015-06"), ("spring 2001", "2001-21"),
        ("2015-1-1", "2015-01-01"), ("2015/01/31", "2015-01-31"), ("44 BC", "-0043"), ("2015-Q2", "2015-04/2015-06"),
        ("2015-01-01 to 2015-06-30", "2015-01-01/2015-06-30"), ("2013–2014", "2013/2014"), ("Q2 2015", "2015-04/2015-06"),
        ("2015 Q1", "2015-01/2015-03"), ("q4-2015", "2015-10/2015-12"), ("2 BC", "-0001"), ("9999 bce", "-9998"), ("2015.1.31", "2015-01-31"),
        ("2015-1", "2015-01"), ("winter 2001", "2001-24"), ("Fall 2001", "2001-23"), ("2013 until 2014", "2013/2014"), ("2013...2014", "2013/2014"),
        ("2013-06 — 2014-01", "2013-06/2014-01"),
    ],
)  # fmt: skip
def test_a_date_in_words_is_told_how_it_is_written(written: str, meant: str) -> None:
    with pytest.raises(ValueError, match=rf"found text .*; did you mean '{meant}'\?$"):
        Period.parse(written)


@pytest.mark.parametrize(
    "text",
    [
        "June",
        "June 2015 2016",
        "June July 2015",
        "June 23 24 2015",
        "23 2015",
        "1 BC",
        "0 BC",
        "2015-Q5",
        "Q0 2015",
        "2015-32-1",
        "a to b",
    ],
)
def test_nothing_is_suggested_where_it_is_not_clear_what_is_meant(text: str) -> None:
    with pytest.raises(ValueError, match=r"found text") as refused:
        Period.parse(text)

    assert "did you mean" not in str(refused.value)


@given(st.text(max_size=30) | st.from_regex(r"[0-9A-Za-z ,./~-]{1,30}", fullmatch=True))
def test_what_is_suggested_for_a_date_is_one(text: str) -> None:
    try:
        Period.parse(text)
    except ValueError as error:
        _, asks, rest = str(error).rpartition("; did you mean '")
        assert not asks or re.match(PORTABLE, rest.removesuffix("'?"))


BEFORE_CHRIST = st.integers(-9998, -1).map("{:05}".format)
DAYS_OF_ALL_TIME = st.builds(
    "{}-{:02}-{:02}".format,
    BEFORE_CHRIST | st.integers(0, 9998).map("{:04}".format),
    st.integers(1, 12),
    st.integers(1, 28),
)


@given(st.lists(DAYS_OF_ALL_TIME, max_size=6))
def test_days_sort_by_time_before_christ_too(days: list[str]) -> None:
    periods = sorted(map(Period.parse, days), key=lambda period: period.sort_key)

    assert [day_as_integer(period.first) for period in periods] == sorted(map(day_as_integer, days))


@given(DAYS_OF_ALL_TIME, DAYS_OF_ALL_TIME)
def test_an_interval_runs_forwards_before_christ_too(start: str, end: str) -> None:
    if day_as_integer(start) <= day_as_integer(end):
        assert Period.parse(f"{start}/{end}").first == start
    else:
        with pytest.raises(ValueError, match="runs backwards"):
            Period.parse(f"{start}/{end}")


@pytest.mark.parametrize(
    ("first", "second"), [("-0043-03-15", "-0043-03-15"), ("-0044-01-01", "-0043-01-01"), ("-0001-12-31", "0000-01-01")]
)
def test_days_before_christ_are_compared_as_days(first: str, second: str) -> None:
    start, end = Period.parse(first).first, Period.parse(second).first
    is_same = first == second

    assert (start < end, start <= end, start > end, start >= end) == (not is_same, True, False, is_same)
    assert (end < start, end <= start, end > start, end >= start) == (False, is_same, not is_same, True)


@given(DAYS_OF_ALL_TIME, DAYS_OF_ALL_TIME)
def test_periods_overlap_that_have_a_day_in_common_before_christ_too(first: str, second: str) -> None:
    periods = Period.parse(first), Period.parse(f"{second}/..")

    later = day_as_integer(first) >= day_as_integer(second)
    assert (periods[0].overlaps(periods[1]), periods[1].overlaps(periods[0])) == (later, later)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("2015-06-23", 0), ("2015-06-23/2015-06-23", 0), ("2015-06-23/2015-06-24", 1), ("2015-06-30/2015-07-01", 2), ("2014-08", 1),
        ("2013", 12), ("2013-11/2014-02", 4), ("201X", 120), ("-0001-12/0000-01", 2), ("2011/..", None), ("../2011", None),
    ],
)  # fmt: skip
def test_the_length_of_a_period_counts_the_months_that_it_has_begun(text: str, months: int | None) -> None:
    assert Period.parse(text).months == months


YEARS = st.integers(1000, 9998)
MONTHS = st.builds("{:04}-{:02}".format, YEARS, st.integers(1, 12))
DAYS = st.dates(datetime.date(1000, 1, 1), datetime.date(9998, 12, 31)).map(str)
PLAIN = YEARS.map(str) | MONTHS | DAYS
QUALIFIED = st.builds("{}{}".format, PLAIN, st.sampled_from(("", "", "~", "?", "%")))
UNSPECIFIED = (
    st.builds("{}X".format, st.integers(100, 998))
    | st.builds("{}XX".format, st.integers(10, 98))
    | MONTHS.map("{}-XX".format)
    | YEARS.map("{}-XX".format)
    | YEARS.map("{}-XX-XX".format)
)
SEASONS = st.builds("{}-{}".format, YEARS, st.integers(21, 23))
"""The package ends a winter with its year."""
OPEN = st.builds(str.format, st.sampled_from(("{}", "{}/..", "../{}")), QUALIFIED)
CLOSED = st.tuples(PLAIN, PLAIN).map(sorted).filter(lambda ends: not ends[1].startswith(ends[0])).map("/".join)
PERIODS = SEASONS | BEFORE_CHRIST | UNSPECIFIED | OPEN | CLOSED


@cache
def oracle() -> Any:
    """The edtf package, right on bounds and too slow to ship; its grammar warns while it is built."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import edtf

    return edtf


def iso(bound: Any) -> str:
    """A day of the oracle, infinities as our open ends."""
    if isinstance(bound, float):
        return EARLIEST if bound < 0 else LATEST
    year = f"{bound.tm_year:04}" if bound.tm_year >= 0 else f"{bound.tm_year:05}"
    return f"{year}-{bound.tm_mon:02}-{bound.tm_mday:02}"


@given(PERIODS)
def test_first_and_last_day_are_those_of_the_edtf_package(text: str) -> None:
    expected = oracle().parse_edtf(text)
    bounds = (iso(expected.lower_strict()), iso(expected.upper_strict()))
    period = Period.parse(text)

    assert (period.first, period.last) == bounds


@pytest.mark.parametrize("text", ["2014-06/2014", "2014/2014-06", "2015-06-23/2015-06"])
def test_an_end_inside_the_other_one_is_not_before_it(text: str) -> None:
    expected = oracle().parse_edtf(text)
    period = Period.parse(text)

    assert (period.first, period.last) == (iso(expected.lower_strict()), iso(expected.upper_strict()))


@given(PERIODS.map(Period.parse), PERIODS.map(Period.parse))
def test_overlap_asks_both_the_same(left: Period, right: Period) -> None:
    assert left.overlaps(right) == right.overlaps(left)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2014", "2014-08", True), ("2014-12-31", "2015", False), ("2011/..", "2015-06-23", True), ("../2010", "2011/..", False),
        ("2015-01-01/2015-06-30", "2015-06-30", True), ("201X", "2015", True), ("201X", "2020", False),
    ],
)  # fmt: skip
def test_periods_overlap_where_a_day_could_lie_in_both(left: str, right: str, expected: bool) -> None:
    assert Period.parse(left).overlaps(Period.parse(right)) == expected


def test_periods_sort_by_where_they_begin_and_an_open_beginning_by_where_it_ends() -> None:
    texts = ["2015-06-23", "2011/..", "2015", "../2015-07-22", "2014-08", "1995~/..", "2015-01-01/2015-06-30", "2013"]
    expected = [
        "1995~/..",
        "2011/..",
        "2013",
        "2014-08",
        "2015-01-01/2015-06-30",
        "2015",
        "2015-06-23",
        "../2015-07-22",
    ]

    assert [period.text for period in sorted(map(Period.parse, texts), key=lambda period: period.sort_key)] == expected
