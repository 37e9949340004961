"""Back and forward are a path: every location that was left is come back to, in turn."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.session.history import LONGEST, History
from briefing.session.location import SUMMARY, Location

BRIEFINGS = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=30)


def location(briefing: str) -> Location:
    return Location(SUMMARY, briefing)


def walked(briefings: list[str]) -> tuple[History, Location]:
    """A history of the summaries of briefings, and the last of them."""
    history, here = History(), location(briefings[0])
    for briefing in briefings[1:]:
        history.leave(here)
        here = location(briefing)
    return history, here


def steps(history: History, here: Location, is_forward: bool = False) -> list[str]:
    """The briefings that are come back to, to the end."""
    names = []
    while (target := (history.forward if is_forward else history.back)(here)) is not None:
        here = target
        names.append(here.briefing)
    return names


def without_repeats(briefings: list[str]) -> list[str]:
    return [name for index, name in enumerate(briefings) if index == 0 or name != briefings[index - 1]]


@given(BRIEFINGS)
def test_back_leads_to_each_location_that_was_left_the_last_one_first(briefings: list[str]) -> None:
    assert steps(*walked(briefings)) == without_repeats(briefings)[-2::-1]


@given(BRIEFINGS)
def test_forward_undoes_back(briefings: list[str]) -> None:
    history, here = walked(briefings)
    back = steps(history, here)
    first = location(back[-1]) if back else here

    assert steps(history, first, is_forward=True) == without_repeats(briefings)[1:]


def test_a_step_of_another_kind_forgets_the_way_forward() -> None:
    history, here = walked(["a", "b"])
    history.back(here)
    history.leave(location("a"))

    assert history.forward(location("c")) is None


def test_a_cursor_that_moved_in_a_list_is_no_other_location() -> None:
    history = History()
    history.leave(location("a"))

    assert history.back(location("a").with_cursor("a#x")) is None


def test_the_oldest_locations_are_forgotten() -> None:
    history, here = walked([str(number) for number in range(LONGEST + 50)])

    assert len(steps(history, here)) == LONGEST
