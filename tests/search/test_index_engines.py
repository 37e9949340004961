"""Engines against each other: whatever is asked, they say the same."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given

from briefing.search.index import (
    GROUPINGS,
    NEWEST,
    ORDERS,
    Index,
)
from briefing.search.query.query import Query
from briefing.search.sqlite.engine import SqliteIndex
from tests.search.contract import filed, rows
from tests.search.naive import NaiveIndex
from tests.search.strategies import libraries, queries


def told(index: Index, query: Query) -> tuple[object, ...]:
    """What the views are told."""
    lists = [rows(index, query, order) for order in ORDERS]
    references = [record.fact.hit.reference for record in lists[0] if record]
    every = index.list_records(query, NEWEST)
    positions = [index.position(every, reference) for reference in references] == list(range(len(references)))
    groups = [index.group(query, by) for by in GROUPINGS]
    return lists, groups, list(index.date_counts(query).items()), positions


@given(libraries(), queries())
def test_the_index_finds_what_a_naive_look_at_every_record_finds(texts: list[str], query: Query) -> None:
    with TemporaryDirectory() as folder:
        files = [filed(Path(folder), f"b-{at}", text) for at, text in enumerate(texts)]
        engines: list[Index] = [SqliteIndex.open(":memory:"), NaiveIndex()]
        for engine in engines:
            engine.apply(files)
        seen = [
            (
                {one.hit.reference for one in engine.search(query).found},
                engine.count(query),
                [one.id for one in engine.briefings(query)],
                [one.hit for one in engine.search(query, sort="newest").found],
                [hit.reference for hit in engine.matching(query, "b-1")],
                engine.facets(query, ("section", "country", "year", "speaker", "measure")),
                told(engine, query),
            )
            for engine in engines
        ]
        engines[0].close()

    assert seen[0] == seen[1]


@given(libraries(), libraries(), queries())
def test_an_index_that_was_changed_is_as_one_that_was_made_anew(
    before: list[str], after: list[str], query: Query
) -> None:
    with TemporaryDirectory() as folder:
        changed, fresh = SqliteIndex.open(":memory:"), SqliteIndex.open(":memory:")
        old = [filed(Path(folder), f"b-{at}", text) for at, text in enumerate(before)]
        new = [filed(Path(folder), f"b-{at}", text) for at, text in enumerate(after)]
        changed.apply(old)
        changed.apply(new, [one.path for one in old if one.path not in {two.path for two in new}])
        fresh.apply(new)
        answers = [
            (
                {one.hit.reference for one in index.search(query).found},
                index.facets(query, ("section", "country", "year", "speaker", "measure")),
                told(index, query),
                index.connection.execute("SELECT term, records FROM vocabulary ORDER BY term").fetchall(),
                sorted(index.connection.execute("SELECT field, label, total FROM value WHERE total > 0").fetchall()),
            )
            for index in (changed, fresh)
        ]
        changed.close()
        fresh.close()

    assert answers[0] == answers[1]
