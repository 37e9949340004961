"""Keys as people write them, and what a location needs to be gone to."""

from __future__ import annotations

import pytest

from briefing.session.keys import is_key
from briefing.session.location import BRIEFINGS, RESULTS, SUMMARY, Location
from briefing.session.travel import is_available
from tests.linear.conversation import AREA, NAMES
from tests.session.sessions import messages, opened_session, run

KEYS = "n N ] ctrl-d alt-x shift-tab ctrl-shift-n ctrl-alt-n enter esc page-down f1 f9 f12 alt-f12 ! ~ - ctrl-2"
NO_KEYS = "1 9 f0 f13 f99 ctrl- ctrl-enterx nn pagedown meta-x ctrl-alt-shift-n é ctrl-N"


@pytest.mark.parametrize("text", KEYS.split())
def test_a_key_is_a_sign_or_a_name(text: str) -> None:
    assert is_key(text)


@pytest.mark.parametrize("text", ["", " ", "  ", *NO_KEYS.split()])
def test_a_digit_or_another_word_is_no_key(text: str) -> None:
    assert not is_key(text)


LOCATIONS = {
    "the library": (Location(BRIEFINGS), True),
    "results of nothing": (Location(RESULTS), False),
    "results of a blank": (Location(RESULTS, query=" "), False),
    "results": (Location(RESULTS, query="coca"), True),
    "no briefing": (Location(SUMMARY), False),
    "a briefing": (Location(SUMMARY, NAMES[0]), True),
    "a section": (Location("people", NAMES[0]), True),
    "a briefing that is gone": (Location("people", "gone"), False),
    "no pane": (Location("nothing", NAMES[0]), False),
}


def test_a_location_is_available_while_what_is_read_there_exists() -> None:
    with opened_session() as session:
        available = {name: is_available(session, location) for name, (location, _) in LOCATIONS.items()}

    assert available == {name: expected for name, (_, expected) in LOCATIONS.items()}


def test_a_row_of_the_list_that_is_read_is_opened_in_place_and_another_record_is_gone_to() -> None:
    with opened_session() as session:
        lengths = []
        for line in (f"open {NAMES[0]}", "open statistics", "open 2", "back", "open 3", "open 2"):
            run(session, line)
            lengths.append(len(session.history.past))

    assert lengths == [1, 1, 1, 1, 1, 2]


def test_a_number_that_was_not_listed_is_told_by_its_first_nine_digits() -> None:
    said = messages(f"open {AREA}", "open 0", "open 10", "open 11", "open 123456789", "open 1234567890")

    listed = "1 to 10 were listed last"
    assert said == [
        "",
        f"there is no 0: {listed}",
        "",
        *(f"there is no {number}: {listed}" for number in (11, 123456789, 123456789)),
    ]
