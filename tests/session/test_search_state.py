"""A search that is completed later: what is said meanwhile, and whose answer is taken."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefing.session.search import NO_RESULTS, SearchOutcome, SearchState, search_full
from tests.session.sessions import opened_session


@pytest.fixture
def state() -> Iterator[SearchState]:
    """A search of a session whose workers complete what it begins."""
    with opened_session() as session:
        yield SearchState(session.repository, is_background=True)


def test_an_answer_is_taken_while_the_same_text_is_searched_for(state: SearchState) -> None:
    state.search("coca", is_typing=False)
    outcome = search_full(state.repository.index, state.text, state.query)

    assert state.accept(outcome)
    assert (state.results, state.facets, state.is_complete) == (outcome.results, outcome.facets, True)


def test_an_answer_to_an_earlier_text_or_to_one_that_cannot_be_read_is_refused(state: SearchState) -> None:
    outcome = SearchOutcome("coca", NO_RESULTS, {}, ())
    answers = []
    for text in ("cocaine", "coca("):
        state.search(text, is_typing=False)
        answers += [
            state.accept(outcome),
            state.accept(outcome._replace(text=text)),
            state.accept(outcome._replace(text=state.text)),
        ]

    assert answers == [False, True, True, False, False, False]


def test_what_is_not_complete_yet_is_not_said_to_match_nothing(state: SearchState) -> None:
    texts = [state.empty_text()]
    state.search("xyzzy", is_typing=False)
    state.is_complete = False
    texts.append(state.empty_text())
    state.accept(SearchOutcome("xyzzy", NO_RESULTS, {}, ("fizzy",)))
    texts.append(state.empty_text())

    assert [text.partition(" ")[0] for text in texts] == ["type", "looking", "nothing"]
    assert texts[2] == "nothing matches; did you mean 'fizzy'?"


def test_an_empty_search_is_complete_and_finds_nothing(state: SearchState) -> None:
    state.search("coca", is_typing=False)
    state.search("", is_typing=False)

    assert (state.results, state.is_complete, state.is_on, state.heading()) == (NO_RESULTS, True, False, "Search")


def test_a_fault_finds_nothing_and_says_its_column(state: SearchState) -> None:
    state.search("coca", is_typing=False)
    state.search("coca )", is_typing=False)

    assert (state.results, state.is_on, state.facts) == (NO_RESULTS, False, {})
    assert state.fault == "column 6: there is no parenthesis to close here"
    assert state.empty_text() == state.fault


def test_each_search_has_another_number(state: SearchState) -> None:
    numbers = []
    for text in ("coca", "coca", "coca("):
        state.search(text, is_typing=False)
        numbers.append(state.serial)

    assert numbers == [1, 2, 3]
