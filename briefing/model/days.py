"""Days as texts that sort, and the lengths of months and seasons."""

from __future__ import annotations

SEASONS = {"21": ("Spring", 3), "22": ("Summer", 6), "23": ("Autumn", 9), "24": ("Winter", 12)}
"""Name and first month of each season."""


class EarlyDay(str):
    """A day before the year 0, ISO: it sorts as days do, which its text alone does not."""

    __slots__ = ()

    def __lt__(self, other: str) -> bool:
        return day_as_integer(self) < day_as_integer(other)

    def __gt__(self, other: str) -> bool:
        return day_as_integer(self) > day_as_integer(other)

    def __le__(self, other: str) -> bool:
        return not self > other

    def __ge__(self, other: str) -> bool:
        return not self < other


EARLIEST, LATEST = EarlyDay("-9999-01-01"), "9999-12-31"


def season_bounds(year: str, month: int) -> tuple[str, str]:
    """Return the first and last day of three months from `month`; a winter ends in the year after."""
    last = (month + 1) % 12 + 1
    ended = int(year) + (last < month)
    text = f"{ended:05}" if ended < 0 else f"{ended:04}"
    return as_day(year, month, 1), LATEST if ended > 9999 else as_day(text, last, days_in(ended, last))


def as_day(year: str, month: int, day: int) -> str:
    """Return a day in ISO form, one that sorts rightly where the year is before Christ."""
    text = f"{year}-{month:02}-{day:02}"
    return EarlyDay(text) if year.startswith("-") else text


def year_of(day: str) -> str:
    """Return the year of a day in ISO form: `2015`, `-0044`."""
    return day[:-6]


def day_as_integer(day: str) -> int:
    """Return `2015-07-22` as 20150722; a day before Christ is negative, and the earlier the less."""
    return int(day[:-6]) * 10_000 + int(day[-5:-3]) * 100 + int(day[-2:])


def days_in(year: int, month: int) -> int:
    """Return the days of a month of the proleptic Gregorian calendar, year 0 included."""
    # the module `calendar` would load the locale for it
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 + is_leap if month == 2 else 30 if month in (4, 6, 9, 11) else 31
