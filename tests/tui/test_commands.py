"""The commands of the screens: each key does what the table says, and so does each name at the prompt."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.binding import Binding

from briefing.commands import TOGETHER
from briefing.tui.bindings import textual_keys
from briefing.tui.screens.keys import KeysScreen
from briefing.tui.settings import Settings
from tests.tui.walk import SMALL, WHOLE, Walk, row, seen, shown, status, walking, where

NARROW = (80, 24)
SEARCH = ":search coca"


@pytest.fixture
def three(tmp_path: Path) -> tuple[Path, ...]:
    """`c` is the newest, and the first of the list."""
    for name, year in (("a", 2015), ("b", 2016), ("c", 2017)):
        text = SMALL.format(headline=name.upper(), date=f"{year}-01-01", text="Words on coca")
        (tmp_path / f"{name}.toml").write_text(text)
    return (tmp_path,)


def bound(walk: Walk) -> dict[str, str]:
    return {key: active.binding.action for key, active in walk.app.screen.active_bindings.items()}


@pytest.mark.parametrize(("group", "step"), [("reading", "tab"), ("reading a record", "tab enter"), ("the views", "v")])
def test_every_key_of_a_command_is_bound_to_what_the_command_does(group: str, step: str) -> None:
    (found,) = seen(bound, step)
    own = [one for commands in TOGETHER[group] for one in commands if one.keys]
    keys = {made.key: one.action for one in own for made in Binding.make_bindings([(textual_keys(one.keys), "", "")])}

    assert {key: found.get(key) for key in keys} == keys


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
        "G": 18, "g": 0, "end": 18, "home": 0,
    }  # fmt: skip

    assert dict(zip(moves, seen(lambda walk: walk.pane.top, *moves, size=(60, 14)), strict=True)) == moves


def test_what_is_found_moves_as_every_table_does() -> None:
    moves = {SEARCH: 0, "j": 1, "k": 0, "G": 5, "g": 0, "3 j": 3}

    assert dict(zip(moves, seen(lambda walk: walk.reading.results_pane.cursor, *moves), strict=True)) == moves


def test_a_view_moves_as_every_table_does() -> None:
    moves = {"v": 0, "j": 1, "k": 0, "3 j": 3, "g": 0, ":5": 4}

    assert dict(zip(moves, seen(row, *moves, paths=WHOLE), strict=True)) == moves


def test_open_goes_into_the_record_and_back_comes_out_of_it() -> None:
    steps = ("tab tab j", "enter", "escape", "l", "h", "right", "left", ":open", ":back")
    at = ("statistics", "aircraft-destroyed")

    assert seen(where, *steps) == [(*at, False), *((*at, True), (*at, False)) * 4]


def test_the_record_below_is_read_on_while_the_cursor_stays() -> None:
    def look(walk: Walk) -> tuple[int, int]:
        return row(walk), walk.reading.record_pane.top

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

    assert seen(lambda walk: walk.reading.pane, *steps) == panes


def test_the_briefings_follow_each_other_and_the_pane_stays(three: tuple[Path, ...]) -> None:
    steps = ("enter [ tab tab tab tab tab", "}", "}", "}", "{", ":next-briefing", ":previous-briefing")

    found = seen(lambda walk: (walk.reading.opened, walk.reading.pane), *steps, paths=three)

    assert found == [(name, "quotes") for name in "cbaabab"]


def test_the_matches_of_a_briefing_follow_each_other_round() -> None:
    def look(walk: Walk) -> str:
        return walk.reading.match_place().partition(" ·")[0]

    steps = (":search roncken", "enter", "n", "N", "N", ":next-match", ":previous-match", "&", ":only-matches")
    places = ["", "3/3", "1/3", "3/3", "2/3", "3/3", "2/3", "2/3 only", "2/3"]

    assert seen(look, *steps) == [f"match {place}" if place else "" for place in places]


def test_search_by_name_stands_in_the_results_and_a_query_that_cannot_be_read_is_refused() -> None:
    def look(walk: Walk) -> tuple[str, str]:
        return walk.reading.pane, walk.reading.search.text

    async def run() -> tuple[object, object, str]:
        async with walking() as walk:
            await walk.step(":search speaker:roncken")
            found = look(walk)
            await walk.step(":search foo:bar")
            return found, look(walk), walk.status

    found, after, said = asyncio.run(run())

    assert (found, after) == (("results", "speaker:roncken"), ("results", "speaker:roncken"))
    assert "there is no field 'foo'" in said


# ---------------------------------------------------------------- the prompt


def asked(walk: Walk) -> tuple[bool, str]:
    """Whether the prompt is there, and what stands in it."""
    return walk.screen.prompt.display, walk.screen.prompt.value


def test_tab_completes_a_command_and_what_it_takes() -> None:
    steps = (": t h e tab", "d a r k enter", ": c o p y space m tab", "escape")

    assert seen(asked, *steps) == [
        (True, "theme "),
        (False, "theme dark"),
        (True, "copy markdown"),
        (False, "copy markdown"),
    ]


def test_escape_leaves_the_prompt_and_so_does_taking_back_what_is_not_there() -> None:
    def look(walk: Walk) -> tuple[bool, object]:
        return walk.screen.prompt.display, walk.screen.focused is walk.pane

    assert seen(look, ": j", "escape", ": j backspace", "backspace") == [(True, False), (False, True)] * 2


def test_up_gives_the_answers_before_and_down_those_after() -> None:
    steps = (":first", ":last", ": up", "up", "up", "down", "down")

    assert [value for _, value in seen(asked, *steps)][2:] == ["last", "first", "first", "last", ""]


def test_a_number_goes_to_that_line() -> None:
    assert seen(row, "tab tab", ":3", ":99", ":1", ":0") == [0, 2, 9, 0, 0]


def test_a_beginning_that_only_one_name_has_is_enough() -> None:
    assert seen(lambda walk: walk.reading.pane, "tab", ":next-p") == ["operations", "statistics"]


def test_what_cannot_be_done_says_why() -> None:
    said = {
        ":flgg": "no command 'flgg'; did you mean 'flag'?",
        ":next": "no command 'next'; did you mean 'next-link' or 'next-pane' or 'next-briefing' or 'next-match'?",
        ":zzz": "no command 'zzz'",
        ":quit now": "quit takes nothing behind it",
        ":follow": "follow: not here",
        ":theme blue": "no theme 'blue': expected one of dark, light, ansi, mono",
        ":theme": "themes: dark, light, ansi, mono; :theme NAME",
        ":open-reference nix": "no such briefing or record: nix",
    }

    assert dict(zip(said, seen(status, "tab", *said)[1:], strict=True)) == said


# ------------------------------------------------------------- keys and themes


def test_another_key_does_it_instead_and_the_table_of_keys_says_so() -> None:
    settings = Settings(keys={"next-match": ("x",), "flag": (";", "ctrl-t")})

    def look(walk: Walk) -> tuple[str, bool]:
        return walk.reading.match_place().partition(" ·")[0], bool(walk.reading.desk.flagged)

    steps = (":search roncken", "enter", "x", "n", "f", ";", "ctrl+t")
    places = [("", False), ("match 3/3", False), *[("match 1/3", False)] * 3, ("match 1/3", True), ("match 1/3", False)]

    assert seen(look, *steps, settings=settings) == places
    (table,) = seen(shown, "?", settings=settings, size=(120, 80))
    assert "next-match         x  next match" in table
    assert "flag               ;  ctrl-t  flag this record" in table


def test_two_commands_may_change_their_keys() -> None:
    settings = Settings(keys={"flag": ("a",), "note": ("f",)})

    assert seen(
        lambda walk: (walk.screen.prompt.purpose, bool(walk.reading.desk.flagged)), "a", "f", settings=settings
    ) == [
        ("", True),
        ("note", True),
    ]


def test_the_keys_are_shown_and_go_again() -> None:
    def look(walk: Walk) -> bool:
        return isinstance(walk.app.screen, KeysScreen)

    assert seen(look, "?", "escape", "?", "q", "?", "?", ":keys") == [True, False, True, False, True, False, True]


def test_a_theme_by_name_changes_the_colours() -> None:
    def look(walk: Walk) -> tuple[str, set[str]]:
        strips = walk.app.screen._compositor.render_strips()
        styles = [segment.style for strip in strips for segment in strip if segment.style]
        colours = [colour for style in styles for colour in (style.color, style.bgcolor) if colour]
        return walk.app.theme, {colour.type.name for colour in colours}

    assert seen(look, ":theme light", ":theme ansi", ":theme mono", ":theme dark") == [
        ("textual-light", {"TRUECOLOR"}),
        ("ansi-dark", {"DEFAULT", "STANDARD"}),
        ("ansi-dark", {"DEFAULT"}),
        ("textual-dark", {"TRUECOLOR"}),
    ]


@pytest.mark.parametrize("step", ["q", ":quit", "ctrl+q", "ctrl+c"])
def test_quit_ends_with_zero(step: str) -> None:
    async def run() -> tuple[bool, int | None]:
        async with walking() as walk:
            await walk.step(step)
            return walk.app.is_running and not walk.app._exit, walk.app.return_code

    assert asyncio.run(run()) == (False, 0)
