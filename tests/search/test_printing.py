"""A query in its own spelling: what a search box, a saved search and a link to a search show."""

from __future__ import annotations

import pytest

from briefing.search.query.query import Query


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("country:pe", "country:PE"), ("country:Peru", "country:peru"), ("country=peru", "country=peru"),
        ("-country:bo", "-country:BO"), ("speaker:Antezana", "speaker:antezana"), ("measure:ha", "measure:ha"),
        ("NOT coca", "-coca"), ("coca AND peru", "coca peru"), ("(coca OR peru) AND bolivia", "(coca OR peru) bolivia"),
    ],
)  # fmt: skip
def test_a_query_is_printed_shortest_with_codes_in_capitals(text: str, printed: str) -> None:
    assert str(Query.parse(text)) == printed


def test_what_narrows_a_query_by_itself_adds_nothing_to_it() -> None:
    query = Query.parse("coca")

    assert (query.narrowed(query.root), Query().narrowed(query.root), query.narrowed(None)) == (query, query, query)


@pytest.mark.parametrize(("text", "first"), [("since:-2025y", "0001-01-15"), ("since:-2026y", "-9999-01-01")])
def test_a_date_before_the_year_one_is_the_first_of_all(text: str, first: str) -> None:
    assert getattr(Query.parse(text, today="2026-01-15").root, "first", None) == first


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("since:-14d", "0001-01-01"), ("since:-15d", "-9999-01-01"), ("since:-2w", "0001-01-01"),
        ("since:-3w", "-9999-01-01"), ("since:-1m", "-9999-01-01"),
    ],
)  # fmt: skip
def test_a_date_before_today_reaches_to_the_first_day_of_the_year_one(text: str, first: str) -> None:
    assert getattr(Query.parse(text, today="0001-01-15").root, "first", None) == first


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("since:-30d", "2026-01-01"), ("since:-6w", "2025-12-20"), ("since:-1m", "2025-12-31"),
        ("since:-2m", "2025-11-30"), ("since:-11m", "2025-02-28"), ("since:-23m", "2024-02-29"),
        ("since:-1y", "2025-01-31"),
    ],
)  # fmt: skip
def test_a_month_before_is_the_same_day_or_the_last_of_that_month(text: str, first: str) -> None:
    assert getattr(Query.parse(text, today="2026-01-31").root, "first", None) == first
