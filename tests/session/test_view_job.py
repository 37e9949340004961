"""Which views are made before the next key, and what is said while a slow one is made."""

from __future__ import annotations

import datetime

import pytest

from briefing.search.query.query import Query
from briefing.session.view_job import ViewRequest, is_quick, progress_text, records_to_read
from tests.session.sessions import opened_session

LIMITS = {
    "timeline": 20_000, "countries": 20_000, "questions": 20_000, "actors": 5000, "compare": 150, "changes": 150, "measures": 1000,
}  # fmt: skip


@pytest.mark.parametrize(("view", "most"), LIMITS.items())
def test_a_view_is_quick_up_to_its_limit(view: str, most: int) -> None:
    assert (is_quick(view, most), is_quick(view, most + 1)) == (True, False)


@pytest.mark.parametrize(
    ("query", "count", "text"),
    [
        ("coca", 1000, "1,000"), ("coca", 20_000, "20,000"), ("coca", 20_001, "more than 20,000"), ("", 20_001, "20,001"),
    ],
)  # fmt: skip
def test_matches_are_counted_to_twenty_thousand(query: str, count: int, text: str) -> None:
    assert progress_text(Query.parse(query), count) == f"looking through {text} records …"


@pytest.mark.parametrize(
    ("view", "query", "year", "subject"),
    [
        ("timeline", "", 2026, "the whole library"), ("timeline", "coca", 2026, "“coca”"),
        ("changes", "", 2026, "the whole library since 2026-01-02 06:00"), ("changes", "coca", 1971, "“coca” since 1971-01-02 06:00"),
        ("changes", "coca", 1970, "“coca” from the beginning"),
    ],
)  # fmt: skip
def test_a_view_says_what_it_is_of(view: str, query: str, year: int, subject: str) -> None:
    since = datetime.datetime(year, 1, 2, 6, tzinfo=datetime.UTC)

    assert ViewRequest(view, "", Query.parse(query), since, 0).subject() == subject


def test_a_view_is_made_of_the_records_that_match_and_the_changes_of_briefings() -> None:
    since = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
    with opened_session() as session:
        index = session.repository.index
        counts = [
            records_to_read(ViewRequest(view, "", Query.parse(query), since, 0), session.repository)
            for view, query in (("timeline", ""), ("timeline", "coca"), ("changes", "coca"))
        ]
        expected = [index.size()[1], index.count(Query.parse("coca"), 1000), 3]

    assert counts == expected
    assert expected[1] < expected[0]
