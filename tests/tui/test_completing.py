"""Tab puts one candidate after the other into a bar, and at last again what was typed."""

from __future__ import annotations

from briefing.tui.widgets.completion_cycle import CompletionCycle
from tests.tui.walk import REST, Walk, seen

VALUES = {"country:": ("country:BO ", "country:PE "), "cou": ("country:",)}


def stepped(text: str, *steps: int) -> list[str]:
    """What is in the bar after each step."""
    cycle, shown = CompletionCycle(), []
    for by in steps:
        text = cycle.step(text, by, lambda typed: VALUES.get(typed, ()))
        shown.append(text)
    return shown


def test_tab_goes_round_through_the_candidates_and_what_was_typed() -> None:
    assert stepped("country:", 1, 1, 1, 1) == ["country:BO ", "country:PE ", "country:", "country:BO "]


def test_shift_tab_goes_the_other_way() -> None:
    assert stepped("country:", -1, -1, -1) == ["country:PE ", "country:BO ", "country:"]


def test_behind_the_only_candidate_its_own_values_are_completed() -> None:
    assert stepped("cou", 1, 1) == ["country:", "country:BO "]


def test_a_text_that_nothing_completes_stays() -> None:
    assert stepped("xyzzy", 1, -1) == ["xyzzy", "xyzzy"]


def typed(walk: Walk) -> str:
    """What stands in the search bar."""
    return walk.reading.search_panel.bar.value


def test_on_screen_tab_cycles_and_what_may_have_been_meant_is_taken() -> None:
    steps = ("/country:", "tab", "tab", "shift+tab", "ctrl+u b o l i v a i", REST, "tab")

    assert seen(typed, *steps)[1:4] == ["country:BO ", "country:PE ", "country:BO "]
    assert seen(typed, *steps)[-1] == "bolivia"
