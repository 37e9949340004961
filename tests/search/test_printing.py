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
