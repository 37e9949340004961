"""A point in time as a reader types it: `06:00`, `2026-11-23`, `-6h`, `visit`."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from briefing.errors import UsageError
from briefing.safe import short

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
"""Earlier than the modification of any file."""
VISIT = "visit"
CLOCK = re.compile(r"(\d\d):(\d\d)")
DAY = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?")
AGO = re.compile(r"-(\d{1,5})([dhm])")
UNITS = {"d": timedelta(days=1), "h": timedelta(hours=1), "m": timedelta(minutes=1)}
EXPECTED_FORMS = "06:00, 2026-11-23, 2026-11-23T06:00, -1d, -6h or -30m before now, or visit"


def parse_since(text: str, now: datetime, last_visit: str) -> datetime:
    """Parse a point in time; the result has a time zone.

    `now`: local time. `last_visit`: ISO 8601; where it is empty, `visit` is `BEGINNING`.

    Raises UsageError where the text is in none of the known forms, which it names.
    """
    try:
        if text == VISIT:
            return datetime.fromisoformat(last_visit).astimezone() if last_visit else BEGINNING
        if match := AGO.fullmatch(text):
            return now - int(match[1]) * UNITS[match[2]]
        if match := CLOCK.fullmatch(text):
            return last_time_of_day(int(match[1]), int(match[2]), now)
        if DAY.fullmatch(text):
            return datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError):  # no such hour, day or year
        pass
    raise UsageError(f"expected a moment, as {EXPECTED_FORMS}; found {short(text) or 'nothing'}")


def last_time_of_day(hour: int, minute: int, now: datetime) -> datetime:
    """Return that time of today, or of yesterday where it is still to come today."""
    today = now.replace(tzinfo=None, hour=hour, minute=minute, second=0, microsecond=0)
    return (today if today <= now.replace(tzinfo=None) else today - timedelta(days=1)).astimezone()
