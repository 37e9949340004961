"""A period of time as EDTF writes it, kept no more exact than written.

Source: EDTF levels 0 and 1 (ISO 8601-2:2019), the part a briefing needs: years,
months and days, seasons (of the northern hemisphere, three whole months each), years
before Christ, `~ ? %`, unspecified digits (`201X`, `2014-XX`), intervals and open or
unknown ends.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from briefing.model.date_hints import PORTABLE, PORTABLE_DAY, date_error
from briefing.model.days import EARLIEST, LATEST, SEASONS, as_day, days_in, season_bounds, year_of

WANTS = 'a date, as 2014, "2014-08", "2015-06-23", "2015-01-01/2015-06-30", "2011/..", "1995~" or "201X"'
POINT = re.compile(r"(-?(?:\d{4}|\d{3}X|\d{2}XX))(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%]?)")
MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


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
        if self.is_season:
            words = f"{SEASONS[self.text[-2:]][0]} {self.text[:-3]}"
        elif re.fullmatch(r"-\d{4}", self.text):
            words = f"{1 - int(self.text)} BC"
        return ("≈" if self.qualifier in ("~", "%") else "") + words + ("?" if self.qualifier in ("?", "%") else "")

    @property
    def is_season(self) -> bool:
        """Tell whether it is a season of a year."""
        return self.text[-3:-2] == "-" and self.text[-2:] in SEASONS and self.text.count("-", 1) == 1


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
        raise date_error(WANTS, raw)

    @staticmethod
    def schema() -> dict[str, Any]:
        """Return the JSON Schema of the value: a text in EDTF, a TOML date, or a year."""
        edtf = {"type": "string", "title": "EDTF", "pattern": PORTABLE}
        day = {"type": "string", "title": "TOML date", "format": "date", "pattern": PORTABLE_DAY}
        year = {"type": "integer", "title": "Year", "minimum": 1000, "maximum": 9999}
        examples = ["2014", "2014-08", "2015-06-23", "2015-01-01/2015-06-30", "2011/..", "1995~", "201X", "2014-22"]
        return {"anyOf": [edtf, day, year], "examples": examples}

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
        years = int(year_of(self.last)) - int(year_of(self.first))
        months = int(self.last[-5:-3]) - int(self.first[-5:-3])
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
        raise date_error(WANTS, text)
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
    if match is None or text.startswith("-0000"):
        raise date_error(WANTS, whole)
    year, month, day, qualifier = match.groups()
    if "X" in year and month:
        raise ValueError("expected a year alone where a digit of it is unspecified, as 201X")
    if month == "XX" and day not in (None, "XX"):
        raise ValueError("expected an unspecified day in an unspecified month, as 2014-XX-XX")
    plain = text.removesuffix(qualifier) if qualifier else text
    return Point(plain, *day_bounds(year, month, day), qualifier)


def day_bounds(year: str, month: str | None, day: str | None) -> tuple[str, str]:
    """Return the first and last day, ISO. Raises ValueError for a month or day that does not exist."""
    ends = sorted((year.replace("X", "0"), year.replace("X", "9")), key=int)
    if month is None or month == "XX":
        return as_day(ends[0], 1, 1), as_day(ends[1], 12, 31)
    if month in SEASONS and day is None:
        return season_bounds(year, SEASONS[month][1])
    if not 1 <= int(month) <= 12:
        raise ValueError(f"there is no month {month}: expected 01 to 12")
    days = days_in(int(year), int(month))
    if day is None or day == "XX":
        return as_day(year, int(month), 1), as_day(year, int(month), days)
    if not 1 <= int(day) <= days:
        raise ValueError(f"there is no day {day} in {year}-{month}: expected 01 to {days}")
    return (as_day(year, int(month), int(day)),) * 2


def format_interval(start: Point, end: Point) -> str:
    """Return an interval for people, the shared year and month written once: `11 – 26 Sep 2014`, `2013 – 2014`."""
    is_plain = not start.qualifier and not end.qualifier and "X" not in start.text + end.text
    if not is_plain or len(start.text) != len(end.text) or is_named(start) or is_named(end):
        return f"{start} – {end}"
    same_year, same_month = start.text[:4] == end.text[:4], start.text[:7] == end.text[:7]
    left = [] if same_year else [start.text[:4]]
    if len(start.text) > 4 and not (same_month and len(start.text) > 7):
        left.insert(0, MONTHS[int(start.text[5:7])])
    if len(start.text) > 7:
        left.insert(0, str(int(start.text[8:])))
    return f"{' '.join(left) or start} – {format_point(end)}"


def is_named(point: Point) -> bool:
    """Tell whether a date is a season or before Christ, which have words of their own."""
    return point.is_season or point.text.startswith("-")


def format_point(point: Point) -> str:
    """Return one date for people: `30 Jun 2015`, `Aug 2014`, `2014`."""
    parts = point.text.split("-")
    parts[1:2] = [MONTHS[int(part)] for part in parts[1:2]]
    parts[2:3] = [str(int(part)) for part in parts[2:3]]
    return " ".join(reversed(parts))
