"""A period of time as EDTF writes it, kept no more exact than written.

Source: EDTF levels 0 and 1 (ISO 8601-2:2019), the part a briefing needs: years,
months and days, `~ ? %`, unspecified digits (`201X`, `2014-XX`), intervals and
open or unknown ends.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from briefing.model.values import unexpected_value

WANTS = 'a date, as 2014, "2014-08", "2015-06-23", "2015-01-01/2015-06-30", "2011/..", "1995~" or "201X"'
POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%]?)")
MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
EARLIEST, LATEST = "0000-01-01", "9999-12-31"


class Point(NamedTuple):
    """One date: a day, month, year, decade or century."""

    text: str
    """As written, without its qualifier."""
    first: str
    last: str
    """First and last day it may cover, ISO, both inclusive."""
    qualifier: str = ""
    """`~` about, `?` uncertain, `%` both."""

    def __str__(self) -> str:
        words = f"{self.text[:3]}0s" if re.fullmatch(r"\d{3}X", self.text) else self.text
        return ("≈" if self.qualifier in ("~", "%") else "") + words + ("?" if self.qualifier in ("?", "%") else "")


class Interval(NamedTuple):
    """The fields of a period; `Period` adds its behaviour."""

    first: str
    """The first day it may cover, ISO; `EARLIEST` where the start is open."""
    last: str
    """The last day it may cover, ISO, inclusive; `LATEST` where the end is open."""
    text: str
    """EDTF, as written."""
    start: Point | None
    end: Point | None
    """None for an open or unknown end; a single date has the same point as `start` and `end`."""


class Period(Interval):
    """A point in time or an interval; `sort_key` orders periods by time."""

    __slots__ = ()
    wants = WANTS

    @classmethod
    def parse(cls, raw: object) -> Period:
        """Return the period of `2024`, `"2024-03"`, an EDTF interval or a TOML date.

        Raises ValueError for anything else, a time of day and a reversed interval included.
        """
        if isinstance(raw, date) and not isinstance(raw, datetime):
            return parse_edtf(raw.isoformat())
        if isinstance(raw, int) and not isinstance(raw, bool) and 1000 <= raw <= 9999:
            return parse_edtf(str(raw))
        if isinstance(raw, str):
            return parse_edtf(raw)
        raise unexpected_value(WANTS, raw)

    @staticmethod
    def schema() -> dict[str, Any]:
        """Return the JSON Schema of the value: a string or a year."""
        return {"anyOf": [{"type": "string", "description": "EDTF"}, {"type": "integer", "minimum": 1000}]}

    def overlaps(self, period: Period) -> bool:
        """Tell whether some day may lie in both periods."""
        return self.first <= period.last and period.first <= self.last

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """Return the sort key (first day, last day, text); a period without a start sorts by its last day."""
        return (self.start.first if self.start else self.last, self.last, self.text)

    @property
    def months(self) -> int | None:
        """Return the length in calendar months, begun ones counted: 0 for one day, None where an end is open."""
        if self.start is None or self.end is None:
            return None
        years, months = int(self.last[:4]) - int(self.first[:4]), int(self.last[5:7]) - int(self.first[5:7])
        return 0 if self.first == self.last else years * 12 + months + 1

    def __str__(self) -> str:
        """Return the period for people: `2011→`, `≈1995→`, `1 Jan – 30 Jun 2015`."""
        if self.start == self.end:
            return str(self.start)
        if self.end is None:
            return f"{self.start}→"
        if self.start is None:
            return f"→{self.end}"
        return format_interval(self.start, self.end)


@lru_cache(4096)
def parse_edtf(text: str) -> Period:
    """Parse an EDTF date or interval. Raises ValueError where it is neither, or runs backwards."""
    start_text, slash, end_text = text.partition("/")
    start, end = parse_interval_end(start_text, text), parse_interval_end(end_text, text) if slash else None
    if start is None and end is None:
        raise unexpected_value(WANTS, text)
    end = end if slash else start
    period = Period(start.first if start else EARLIEST, end.last if end else LATEST, text, start, end)
    if start and end and period.first > period.last:
        raise ValueError(f"the period runs backwards: {end.text} is before {start.text}")
    return period


def parse_interval_end(text: str, whole: str) -> Point | None:
    """Parse one end of an interval; None where it is open (`..`) or unknown (empty)."""
    return None if text in ("..", "") else parse_point(text, whole)


def parse_point(text: str, whole: str) -> Point:
    """Parse one date; `whole` is the text of the file, for the error. Raises ValueError where it is no date."""
    match = POINT.fullmatch(text) if text.isascii() else None
    if match is None:
        raise unexpected_value(WANTS, whole)
    year, month, day, qualifier = match.groups()
    if "X" in year and month:
        raise ValueError("expected a year alone where a digit of it is unspecified, as 201X")
    if month == "XX" and day not in (None, "XX"):
        raise ValueError("expected an unspecified day in an unspecified month, as 2014-XX-XX")
    plain = text.removesuffix(qualifier) if qualifier else text
    return Point(plain, *day_bounds(year, month, day), qualifier)


def day_bounds(year: str, month: str | None, day: str | None) -> tuple[str, str]:
    """Return the first and last day, ISO. Raises ValueError for a month or day that does not exist."""
    low, high = year.replace("X", "0"), year.replace("X", "9")
    if month in (None, "XX"):
        return f"{low}-01-01", f"{high}-12-31"
    if not 1 <= int(month or 0) <= 12:
        raise ValueError(f"there is no month {month}: expected 01 to 12")
    days = days_in(int(year), int(month or 0))
    if day in (None, "XX"):
        return f"{year}-{month}-01", f"{year}-{month}-{days}"
    if not 1 <= int(day or 0) <= days:
        raise ValueError(f"there is no day {day} in {year}-{month}: expected 01 to {days}")
    return f"{year}-{month}-{day}", f"{year}-{month}-{day}"


def days_in(year: int, month: int) -> int:
    """Return the days of a month of the proleptic Gregorian calendar, year 0 included."""
    # the module `calendar` would load the locale for it
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 + is_leap if month == 2 else 30 if month in (4, 6, 9, 11) else 31


def format_interval(start: Point, end: Point) -> str:
    """Return an interval for people, the shared year and month written once: `11 – 26 Sep 2014`, `2013 – 2014`."""
    if start.qualifier or end.qualifier or "X" in start.text + end.text or len(start.text) != len(end.text):
        return f"{start} – {end}"
    same_year, same_month = start.text[:4] == end.text[:4], start.text[:7] == end.text[:7]
    left = [] if same_year else [start.text[:4]]
    if len(start.text) > 4 and not (same_month and len(start.text) > 7):
        left.insert(0, MONTHS[int(start.text[5:7])])
    if len(start.text) > 7:
        left.insert(0, str(int(start.text[8:])))
    return f"{' '.join(left) or start} – {format_point(end)}"


def format_point(point: Point) -> str:
    """Return one date for people: `30 Jun 2015`, `Aug 2014`, `2014`."""
    parts = point.text.split("-")
    parts[1:2] = [MONTHS[int(part)] for part in parts[1:2]]
    parts[2:3] = [str(int(part)) for part in parts[2:3]]
    return " ".join(reversed(parts))
