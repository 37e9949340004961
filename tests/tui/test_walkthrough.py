"""What a reader met who tried every key: each was once answered wrongly."""

from __future__ import annotations

import pytest

from tests.tui.walk import WHOLE, Walk, row, seen, status, view, where

pytestmark = pytest.mark.painted

FIGURE = "j enter tab tab"


def opened(walk: Walk) -> str:
    """The id of the record that is read."""
    return where(walk)[1]


def test_an_unknown_measure_is_told_where_compare_was_sorted_before() -> None:
    found = seen(
        lambda walk: (view(walk), walk.table.rows.content.empty_text), FIGURE, "c s", ":compare zzz", paths=WHOLE
    )

    assert found[2] == ("compare", "the library has no measure 'zzz'")


def test_the_cursor_of_the_results_stands_on_the_record_that_was_opened_by_number() -> None:
    def look(walk: Walk) -> tuple[str, str]:
        return walk.reading.results.results.reference, walk.session.reference

    _, (_, record), (marked, _) = seen(look, ":search peru", ":open 20", "escape", paths=WHOLE)

    assert marked == record


def test_a_number_opens_the_result_that_stands_there() -> None:
    def third(walk: Walk) -> tuple[str, str]:
        return walk.reading.results.results.records[2].hit.id, opened(walk)

    found = seen(third, ":search peru", ":open 3", paths=WHOLE)

    assert found[1][0] == found[1][1]


def test_a_number_counts_for_the_very_next_key_alone() -> None:
    assert seen(row, "tab tab", "5 f j", "3 tab [ j", "2 j") == [0, 1, 2, 4]


def test_the_question_for_a_letter_goes_when_it_is_answered() -> None:
    assert seen(status, "tab tab", "m a", "j", "' a")[3] == seen(status, "tab tab enter")[0]


def test_a_key_that_is_no_letter_takes_the_question_back() -> None:
    before, after = seen(status, "tab tab", "m escape")

    assert before == after


def test_only_matches_says_why_it_does_nothing_in_the_results() -> None:
    assert seen(status, ":search coca", "&")[1] == "all of these match: open goes into one"
