"""Commands by their names at the prompt; other keys for them; themes; the end."""

from __future__ import annotations

import asyncio

import pytest

from briefing.session.settings import Settings
from briefing.tui.screens.help import HelpScreen
from tests.tui.walk import Walk, row, seen, shown, status, walking

# ---------------------------------------------------------------- the prompt


def asked(walk: Walk) -> tuple[bool, str]:
    """Whether the prompt is there, and what stands in it."""
    return walk.screen.prompt.display, walk.screen.prompt.bar.value


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
    assert seen(lambda walk: walk.here.pane, "tab", ":next-p") == ["operations", "statistics"]


def test_what_cannot_be_done_says_why() -> None:
    said = {
        ":flgg": "no command 'flgg'; did you mean 'flag'?",
        ":next": "no command 'next'; did you mean 'next-link' or 'next-record' or 'next-pane' or 'next-unread'?",
        ":zzz": "no command 'zzz'",
        ":quit now": "'quit' takes nothing behind it, found now",
        ":follow": "follow what? next-link names what the record leads to",
        ":theme blue": "no theme 'blue': expected one of dark, light, ansi, mono",
        ":theme": "themes: dark, light, ansi, mono; :theme NAME",
        ":open-reference nix": "no such briefing or record: nix",
    }

    assert dict(zip(said, seen(status, "tab", *said)[1:], strict=True)) == said


# ------------------------------------------------------------- keys and themes


def test_another_key_does_it_instead_and_the_table_of_keys_says_so() -> None:
    settings = Settings(keys={"next-match": ("x",), "flag": (";", "ctrl-t")})

    def look(walk: Walk) -> tuple[str, bool]:
        return walk.reading.presenter.match_text(walk.here).partition(" ·")[0], bool(walk.session.marks.references_of)

    steps = (":search roncken", "enter", "x", "n", "f", ";", "ctrl+t")
    places = [("", False), ("match 3/3", False), *[("match 1/3", False)] * 3, ("match 1/3", True), ("match 1/3", False)]

    assert seen(look, *steps, settings=settings) == places
    (table,) = seen(shown, "?", settings=settings, size=(120, 80))
    assert "next-match         x  next match" in table
    assert "flag               ;  ctrl-t  flag this record" in table


def test_two_commands_may_change_their_keys() -> None:
    settings = Settings(keys={"flag": ("a",), "note": ("f",)})

    assert seen(
        lambda walk: (walk.screen.prompt.bar.purpose, bool(walk.session.marks.references_of)),
        "a",
        "f",
        settings=settings,
    ) == [
        ("", True),
        ("note", True),
    ]


def test_the_keys_are_shown_and_go_again() -> None:
    def look(walk: Walk) -> bool:
        return isinstance(walk.app.screen, HelpScreen)

    assert seen(look, "?", "escape", "?", "q", "?", "?", ":keys") == [True, False, True, False, True, False, True]


def test_a_theme_by_name_changes_the_colours() -> None:
    def look(walk: Walk) -> tuple[str, set[str]]:
        strips = walk.app.screen._compositor.render_strips()
        styles = [segment.style for strip in strips for segment in strip if segment.style]
        colours = [colour for style in styles for colour in (style.color, style.bgcolor) if colour]
        return walk.app.theme, {colour.type.name for colour in colours}

    assert seen(look, ":theme light", ":theme ansi", ":theme mono", ":theme dark") == [
        ("briefing-light", {"TRUECOLOR"}),
        ("briefing-ansi", {"DEFAULT", "STANDARD"}),
        ("briefing-ansi", {"DEFAULT"}),
        ("briefing-dark", {"TRUECOLOR"}),
    ]


@pytest.mark.parametrize("step", ["Q", ":quit"])
def test_quit_ends_with_zero(step: str) -> None:
    async def run() -> tuple[bool, int | None]:
        async with walking() as walk:
            await walk.step(step)
            return walk.app.is_running and not walk.app._exit, walk.app.return_code

    assert asyncio.run(run()) == (False, 0)
