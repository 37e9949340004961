"""Every command does the same on a screen and in a conversation: one location, one command, two front ends."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.linear.conversation import NOTHING_DRAWN
from briefing.session.location import BRIEFINGS, RESULTS, SUMMARY, VIEW_PREFIX, Location
from briefing.session.registry import COMMANDS, MOVES
from tests.linear.conversation import AREA, NAMES, converse
from tests.session.front_ends import LineFrontEnd, Outcome, ScreenFrontEnd
from tests.tui.conftest import in_a_hurry  # noqa: F401
from tests.tui.frames import at_rest
from tests.tui.walk import walking

IN_SECTION = Location("statistics", NAMES[0], cursors={(NAMES[0], "statistics"): AREA})
STARTS = {
    "library": Location(cursors={("", BRIEFINGS): NAMES[1]}),
    "summary": Location(SUMMARY, NAMES[0]),
    "section": IN_SECTION,
    "record": IN_SECTION._replace(is_record_open=True),
    "results": Location(RESULTS, query="coca area", cursors={("", RESULTS): AREA}),
    "match": IN_SECTION._replace(is_record_open=True, query="coca area"),
    "view": Location(view="timeline", cursors={("", VIEW_PREFIX + "timeline"): AREA}),
    "changes": Location(view="changes", cursors={("", VIEW_PREFIX + "changes"): NAMES[0]}),
}
EVERY_DAY = ("section", "view")
"""Where commands are run each time; from the other locations with the tests that take minutes."""
ARGUMENTS = {
    "open": ("1", "9999", "quotes", AREA, "nobody", "@none"), "open-reference": (AREA, "nobody"),
    "sort": ("title", "-title", "nothing"), "columns": ("title", "nothing"), "theme": ("mono", "pink"),
    "copy": ("markdown", "json", "row", "table markdown", "cell", "cell nothing", "nothing"),
    "note": ("A note.", "-"), "mark": ("a", "1"), "jump": ("a", "z"),
    "search": ("coca", "section:", "@none", "zzz"), "save-search": ("peru", "not a name"),
    "views": ("timeline", "c", "cou", "nothing"), "compare": ("coca-cultivation-area", "nothing"),
    "changes": ("2014-01-01", "never"), "down": ("3",),
}  # fmt: skip
"""What is typed after a command besides nothing."""
ASKS = ("search", "command", "note", "mark", "jump")
"""Commands that without an argument ask for one: a screen has a bar for it, and shows results while one types."""
SCREEN_SAYS_OTHERWISE = ("copy", "copy-markdown", "edit", "theme", "suspend")
"""A screen says of a copy that the terminal took it, needs a terminal for an editor and a stop, and has a theme."""
WITH_ARGUMENTS = ("library", "match", "view")
"""Where commands are typed with arguments, too: the others would take as long and tell nothing new."""
OF_THE_LIBRARY = ("close", "sort", "columns", "copy row", "copy table markdown", "sort nothing", "columns nothing")
"""In the library's list a conversation has other columns: the headline first, no reference; close leaves from it."""
OF_A_RECORD = ("next-link", "follow")
"""On a screen the first link of a record is chosen from the beginning, and marked."""
LEAVES = ("leave", "quit")


def commands(start: str) -> Iterator[str]:
    """Every command that is to do the same from a location: alone, from some locations with arguments, too."""
    left_out = {"library": OF_THE_LIBRARY, "record": OF_A_RECORD, "match": OF_A_RECORD}.get(start, ())
    for name in COMMANDS:
        arguments = ARGUMENTS.get(name, ()) if start in WITH_ARGUMENTS else ()
        typed = (name, *(f"{name} {argument}" for argument in arguments))
        yield from (command for command in typed if name not in LEAVES and command not in left_out)


def difference(command: str, printed: str, line: Outcome, message: str, screen: Outcome) -> str:
    """What a command does on one front end only; empty where it does the same."""
    name = command.partition(" ")[0]
    if command in ASKS or command in MOVES:
        screen = screen._replace(location=line.location)  # each has a bar and a cursor of its own
    for field, on_lines, on_screen in zip(Outcome._fields, line, screen, strict=True):
        if on_lines != on_screen:
            return f"{command}: {field} {on_lines} on lines, {on_screen} on screen"
    is_said = message in printed or name in SCREEN_SAYS_OTHERWISE or printed == NOTHING_DRAWN
    return "" if is_said else f"{command}: {printed!r} on lines, {message!r} on screen"


async def differences(start: str, folder: Path) -> list[str]:
    """What commands do on one front end only, beginning each at the same location."""
    lines, screens = LineFrontEnd(folder / "lines"), ScreenFrontEnd(folder / "screen")
    texts = []
    async with screens.app.run_test(size=(80, 12)) as pilot:
        await at_rest(pilot)
        for command in commands(start):
            printed, done = lines.run(STARTS[start], command)
            message, shown = await screens.run(pilot, STARTS[start], command)
            texts.append(difference(command, printed, done, message, shown))
    lines.close()
    return [text for text in texts if text]


@pytest.mark.parametrize(
    "name", [name if name in EVERY_DAY else pytest.param(name, marks=pytest.mark.hostile) for name in STARTS]
)
def test_a_command_does_the_same_on_both_front_ends(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "true")
    assert asyncio.run(differences(name, tmp_path)) == []


@pytest.mark.parametrize("name", LEAVES)
def test_a_command_that_leaves_ends_both_front_ends(name: str) -> None:
    async def code_on_screen() -> int | None:
        async with walking() as walk:
            await walk.step(f":{name}")
        return walk.app.return_code

    printed: list[str] = []

    assert (converse([name, "list"], printed), asyncio.run(code_on_screen())) == (0, 0)
    assert "Briefings" not in "".join(printed)


def test_what_is_typed_after_commands_is_typed_after_commands_that_there_are() -> None:
    assert set(ARGUMENTS) - set(COMMANDS) == set()
