"""A query is read alike while it is typed, when it is entered, and on the command line."""

from __future__ import annotations

import pytest

from briefing.errors import QueryError
from briefing.search.query.query import Query
from briefing.session.searching import type_query
from tests.session.sessions import opened_session, run


@pytest.mark.parametrize("signs", ["///", "—", '"—"', "&", '""', ":", "- -", "()", "-—", "$$$", "*", "“”", "country:"])
def test_signs_alone_are_refused_in_the_same_words_on_every_front_end(signs: str) -> None:
    with pytest.raises(QueryError) as refused:
        Query.parse(signs)
    with opened_session() as session:
        entered = run(session, f"search {signs}").message
        type_query(session, signs)
        typed = session.search.empty_text()

    assert (entered, typed) == (f"column {refused.value.column}: {refused.value.message}", refused.value.message)


def test_nothing_typed_yet_is_no_fault() -> None:
    with opened_session() as session:
        type_query(session, "  ")

        assert session.search.empty_text().startswith("type to search the whole library")
