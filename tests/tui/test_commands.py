"""The commands of the screens: each key does what the table says, and so does each name at the prompt."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.binding import Binding

from briefing.session.registry import KEY_CONTEXTS
from briefing.tui.keybindings import textual_keys
from tests.tui.walk import WHOLE, Walk, row, seen, three, walking, where

__all__ = ["three"]

NARROW = (80, 24)
SEARCH = ":search coca"


def bound(walk: Walk) -> dict[str, str]:
    return {key: active.binding.action for key, active in walk.app.screen.active_bindings.items()}


@pytest.mark.parametrize(("group", "step"), [("reading", "tab"), ("reading a record", "tab enter"), ("the views", "v")])
def test_every_key_of_a_command_is_bound_to_what_the_command_does(group: str, step: str) -> None:
    (found,) = seen(bound, step)
    commands = [command for commands in KEY_CONTEXTS[group] for command in commands if command.keys]
    keys = {
        binding.key: f"run({command.name!r})"
        for command in commands
        for binding in Binding.make_bindings([(textual_keys(command.keys), "", "")])
    }

    assert {key: found.get(key, "").removeprefix("screen.") for key in keys} == keys


# ---------------------------------------------------------------------- moving


def test_the_cursor_moves_by_rows_pages_and_halves_of_them_and_to_the_ends() -> None:
    moves = {
        "tab tab": 0, "j": 1, "down": 2, "k": 1, "up": 0,
        "space": 8, "pageup": 0, "pagedown": 8, "ctrl+b": 0, "ctrl+f": 8, "ctrl+u": 4, "ctrl+d": 8,
        "g": 0, "G": 9, "home": 0, "end": 9,
        ":first": 0, ":last": 9, ":up": 8, ":down": 9, ":page-up": 1, ":half-page-down": 5, ":half-page-up": 1, ":page-down": 9,
    }  # fmt: skip

    assert dict(zip(moves, seen(row, *moves, size=NARROW), strict=True)) == moves


def test_a_record_moves_by_lines_pages_and_halves_of_them_and_to_the_ends() -> None:
    moves = {
        "tab enter": 0, "j": 1, "down": 2, "k": 1, "up": 0, "ctrl+d": 5, "ctrl+u": 0, "space": 10, "ctrl+b": 0,
        "G": 22, "g": 0, "end": 22, "home": 0,
    }  # fmt: skip

    assert dict(zip(moves, seen(lambda walk: walk.pane.top, *moves, size=(60, 14)), strict=True)) == moves


def test_what_is_found_moves_as_every_table_does() -> None:
    moves = {SEARCH: 0, "j": 1, "k": 0, "G": 5, "g": 0, "3 j": 3}

    assert dict(zip(moves, seen(lambda walk: walk.reading.results.results.cursor, *moves), strict=True)) == moves


def test_a_view_moves_as_every_table_does() -> None:
    moves = {"v": 0, "j": 1, "k": 0, "3 j": 3, "g": 0, ":5": 4}

    assert dict(zip(moves, seen(row, *moves, paths=WHOLE), strict=True)) == moves


def test_open_goes_into_the_record_and_back_comes_out_of_it() -> None:
    steps = ("tab tab j", "enter", "escape", "l", "h", "right", "left", ":open", ":back")
    at = ("statistics", "aircraft-destroyed")

    assert seen(where, *steps) == [(*at, False), *((*at, True), (*at, False)) * 4]


def test_the_record_below_is_read_on_while_the_cursor_stays() -> None:
    def look(walk: Walk) -> tuple[int, int]:
        return row(walk), walk.reading.record.top

    steps = ("tab tab tab j", "J", "J", "K", ":read-on", ":read-back")

    assert seen(look, *steps, size=NARROW) == [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 1)]


def test_the_panes_follow_each_other_round() -> None:
    steps = ("tab", "]", ":next-pane", "shift+tab", "[", ":previous-pane", "[", "[", "[")
    panes = [
        "operations",
        "statistics",
        "agreements",
        "statistics",
        "operations",
        "summary",
        "briefings",
        "notes",
        "places",
    ]

    assert seen(lambda walk: walk.here.pane, *steps) == panes


def test_the_briefings_follow_each_other_and_the_pane_stays(three: tuple[Path, ...]) -> None:
    steps = ("enter [ tab tab tab tab tab", "}", "}", "}", "{", ":next-briefing", ":previous-briefing")

    found = seen(lambda walk: (walk.here.briefing, walk.here.pane), *steps, paths=three)

    assert found == [(name, "quotes") for name in "cbaabab"]


def test_the_matches_of_a_briefing_follow_each_other_round() -> None:
    def look(walk: Walk) -> str:
        return walk.reading.presenter.match_text(walk.here).partition(" ·")[0]

    steps = (":search roncken", "enter", "n", "N", "N", ":next-match", ":previous-match", "&", ":only-matches")
    places = ["", "3/3", "1/3", "3/3", "2/3", "3/3", "2/3", "2/3 only", "2/3"]

    assert seen(look, *steps) == [f"match {place}" if place else "" for place in places]


def test_search_by_name_stands_in_the_results_and_a_query_that_cannot_be_read_is_refused() -> None:
    def look(walk: Walk) -> tuple[str, str]:
        return walk.here.pane, walk.session.search.text

    async def run() -> tuple[object, object, str]:
        async with walking() as walk:
            await walk.step(":search speaker:roncken")
            found = look(walk)
            await walk.step(":search speker:bar")
            return found, look(walk), walk.status

    found, after, said = asyncio.run(run())

    assert (found, after) == (("results", "speaker:roncken"), ("results", "speaker:roncken"))
    assert "there is no field 'speker'" in said
