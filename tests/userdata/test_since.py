"""A moment as a reader gives it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime

import pytest

from briefing.errors import UsageError
from briefing.userdata.since import BEGINNING, EXPECTED_FORMS, parse_since


@pytest.fixture(autouse=True)
def _in_lima(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "<-05>5")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


NOW = "2026-11-23T09:30:15-05:00"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("06:00", "2026-11-23T06:00:00-05:00"), ("09:30", "2026-11-23T09:30:00-05:00"), ("18:00", "2026-11-22T18:00:00-05:00"),
        ("2026-11-20", "2026-11-20T00:00:00-05:00"), ("2026-11-20T06:15", "2026-11-20T06:15:00-05:00"),
        ("2026-11-20 06:15:01", "2026-11-20T06:15:01-05:00"), ("2026-11-20T06:00Z", "2026-11-20T01:00:00-05:00"),
        ("-1d", "2026-11-22T09:30:15-05:00"), ("-6h", "2026-11-23T03:30:15-05:00"), ("-30m", "2026-11-23T09:00:15-05:00"),
        ("visit", "2026-11-22T17:00:00-05:00"),
    ],
)  # fmt: skip
def test_a_moment_is_read_in_the_readers_own_time(text: str, expected: str) -> None:
    moment = parse_since(text, datetime.fromisoformat(NOW), "2026-11-22T23:00:00+01:00")

    assert moment.isoformat() == expected


def test_before_the_first_visit_is_the_beginning_of_everything() -> None:
    assert parse_since("visit", datetime.fromisoformat(NOW), "") == BEGINNING


@pytest.mark.parametrize(
    "text", ["", "now", "6:00", "25:00", "2026-13-01", "2026-11", "-1w", "-1", "-99999999d", "0001-01-01T00:00+14:00"]
)
def test_what_is_no_moment_is_refused_with_what_was_expected(text: str) -> None:
    with pytest.raises(UsageError) as told:
        parse_since(text, datetime.fromisoformat(NOW), "")

    assert str(told.value) == f"expected a moment, as {EXPECTED_FORMS}; found {text or 'nothing'}"
