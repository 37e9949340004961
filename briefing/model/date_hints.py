"""What is wrong with a text that is no date, and how it is written; the patterns of dates for JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from briefing.model.values import unexpected_value

MONTH = r"(?:0[1-9]|1[0-2])"
DAY = rf"(?:{MONTH}-(?:0[1-9]|1\d|2[0-9])|(?!02){MONTH}-30|(?:0[13578]|1[02])-31)"
POINT = rf"-?(?:\d\d(?:\d[\dX]|XX)|\d{{4}}-(?:{DAY}|{MONTH}(?:-XX)?|XX(?:-XX)?|2[1-4]))[~?%]?"
PORTABLE = rf"^(?!-?0000/?$|-0000)(?:{POINT}(?:/(?:\.\.|{POINT})?)?|(?:\.\.)?/{POINT})$"
"""A text in EDTF, as far as a pattern of ECMA 262 can tell: leap years and the order of two ends are left out."""
PORTABLE_DAY = rf"^\d{{4}}-{DAY}$"

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
WEEK = re.compile(r"(\d{4})-?W(\d\d)(?:-?([1-7]))?", re.IGNORECASE)
HOUR = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d(?::?\d\d)*.*")
WORDS = re.compile(r"[^\W\d_]+|\d+")


def date_error(wants: str, raw: object) -> ValueError:
    """Return the error for a value that is no date, for the caller to raise: what it is, and how to write it."""
    if isinstance(raw, datetime):
        return ValueError(f"the hour is not kept: expected the day, as {raw.date().isoformat()}")
    if not isinstance(raw, str):
        return unexpected_value(wants, raw)
    text = raw.strip()[:60]
    if match := WEEK.fullmatch(text):
        return week_error(int(match[1]), int(match[2]), int(match[3] or 0))
    if match := HOUR.fullmatch(text):
        return ValueError(f"the hour is not kept: expected the day, as {match[1]}")
    if re.match(r"(week|wk|w)\b|KW ?\d", text, re.IGNORECASE):
        return ValueError("weeks are not read: expected the first and the last day, as 2019-05-06/2019-05-12")
    hint = next((found for guess in GUESSES if (found := guess(text)) and re.match(PORTABLE, found)), "")
    return ValueError(f"{unexpected_value(wants, raw)}{f'; did you mean {hint!r}?' if hint else ''}")


def week_error(year: int, week: int, weekday: int) -> ValueError:
    """Return the error for a week of ISO 8601, with the days it has."""
    try:
        first = date.fromisocalendar(year, week, weekday or 1)
    except ValueError:
        return ValueError(f"weeks are not read, and {year} has no week {week}: expected the first and the last day")
    days = first.isoformat() if weekday else f"{first}/{first + timedelta(days=6)}"
    return ValueError(
        f"weeks are not read: expected {'the day' if weekday else 'the first and the last day'}, as {days}"
    )


def padded(text: str) -> str:
    """Return `2015-01-01` for `2015-1-1` or `2015/1/1`, empty for anything else."""
    match = re.fullmatch(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?", text)
    return "-".join(f"{int(part):02}" for part in match.groups() if part) if match else ""


def in_words(text: str) -> str:
    """Return `2015-06-23` for `June 23, 2015`, `2001-21` for `spring 2001`; empty for anything else."""
    words = [word.lower() for word in WORDS.findall(text)]
    years = [word for word in words if re.fullmatch(r"\d{4}", word)]
    months = [MONTHS.index(word[:3]) + 1 for word in words if word[:3] in MONTHS]
    seasons = [SEASONS[word] for word in words if word in SEASONS]
    days = [int(word) for word in words if re.fullmatch(r"\d{1,2}", word)]
    if len(years) != 1 or len(months) + len(seasons) != 1 or len(days) > len(months):
        return ""
    return "-".join([years[0], *(f"{number:02}" for number in (*seasons, *months, *days))])


def before_christ(text: str) -> str:
    """Return `-0043` for `44 BC`: EDTF has a year 0; empty for anything else."""
    match = re.fullmatch(r"(\d{1,4}) ?(?:BCE?|B\.C\.(?:E\.)?)", text, re.IGNORECASE)
    return f"{1 - int(match[1]):05}" if match and int(match[1]) > 1 else ""


def quarter(text: str) -> str:
    """Return `2015-04/2015-06` for `2015-Q2` or `Q2 2015`; empty for anything else."""
    match = re.fullmatch(r"(\d{4})[- ]?Q([1-4])|Q([1-4])[- ]?(\d{4})", text, re.IGNORECASE)
    if not match:
        return ""
    year, last = match[1] or match[4], int(match[2] or match[3]) * 3
    return f"{year}-{last - 2:02}/{year}-{last:02}"


def interval(text: str) -> str:
    """Return `2015-01-01/2015-06-30` for two dates with `to` or a dash between them; empty for anything else."""
    ends = re.split(r"\s+(?:to|until|till|-|–|—)\s+|\s*(?:–|—|\.\.\.?)\s*", text)
    return "/".join(ends) if len(ends) == 2 else ""


GUESSES: tuple[Callable[[str], str], ...] = (padded, before_christ, quarter, interval, in_words)
