"""The contract of an index: what takes too long, or is not wanted any more, is not answered."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

import pytest

from briefing.search.fields import FACETS
from briefing.search.index import (
    BY_DATE,
    SPEAKERS,
    UNLIMITED,
    Index,
    Limits,
    QueryCancelled,
    QueryTimeout,
)
from briefing.search.query.query import Query
from briefing.search.sqlite.database import connect
from briefing.search.sqlite.guard import answering

ASKED: dict[str, Callable[[Index, Limits], object]] = {
    "search": lambda index, limits: index.search(Query.parse("coca"), limits=limits),
    "count": lambda index, limits: index.count(Query.parse("coca"), limits=limits),
    "facets": lambda index, limits: index.facets(Query.parse("coca"), FACETS, limits=limits),
    "briefings": lambda index, limits: index.briefings(Query.parse("coca"), limits=limits),
    "list": lambda index, limits: index.list_records(Query.parse("coca"), BY_DATE, limits),
    "dates": lambda index, limits: index.date_counts(Query.parse("coca"), limits),
    "group": lambda index, limits: index.group(Query.parse("coca"), SPEAKERS, limits=limits),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_a_question_that_is_over_is_not_answered(index: Index, ask: Callable[[Index, Limits], object]) -> None:
    with pytest.raises(QueryCancelled):
        ask(index, Limits(is_cancelled=lambda: True))
    with pytest.raises(QueryTimeout):
        ask(index, Limits(timeout=0))
    assert ask(index, Limits(timeout=60)) == ask(index, UNLIMITED)


def test_an_answer_that_nobody_wants_any_more_is_broken_off() -> None:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    with closing(connect(":memory:")) as connection:
        with pytest.raises(QueryTimeout), answering(connection, Limits(0.001)):
            connection.execute(endless).fetchone()
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_what_is_asked_after_an_answer_within_limits_has_none() -> None:
    counted = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 200000) SELECT count(*) FROM n"
    is_cancelled = False
    with closing(connect(":memory:")) as connection:
        with answering(connection, Limits(is_cancelled=lambda: is_cancelled)):
            connection.execute("SELECT 1").fetchone()
        is_cancelled = True

        assert connection.execute(counted).fetchone() == (200_000,)
