"""The last day of February: the Gregorian calendar, as the standard library knows it."""

from __future__ import annotations

from calendar import monthrange

import pytest

from briefing.model import Period


@pytest.mark.parametrize("year", [1000, 1600, 1700, 1896, 1900, 1901, 1904, 2000, 2014, 2016, 2100, 2400])
def test_february_ends_where_the_calendar_says(year: int) -> None:
    assert Period.parse(f"{year}-02").last == f"{year}-02-{monthrange(year, 2)[1]}"


@pytest.mark.parametrize("text", ["1900-02-29", "2014-02-29", "2100-02-29", "2000-02-30"])
def test_a_day_behind_it_is_no_day(text: str) -> None:
    with pytest.raises(ValueError, match="there is no day"):
        Period.parse(text)
