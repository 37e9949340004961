"""Whatever fails of a file, the index, the state or an editor is a line in the status bar, and the next key is met."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, NoReturn

import pytest

from briefing.errors import IndexUnavailable, LibraryError, UsageError
from briefing.tui.widgets.messages import RowOpened
from tests.cli.helpers import ALL
from tests.terminal import Screen, Session
from tests.tui.walk import Walk, row, walking

GONE = "the folder is gone"


def fail(*_: object) -> NoReturn:
    """Raise as a folder does that was unmounted. Raises LibraryError."""
    raise LibraryError(GONE)


def in_a_key(walk: Walk) -> None:
    vars(walk.session)["select"] = fail
    walk.table.move_rows(1)


def in_a_message(walk: Walk) -> None:
    vars(walk.reading.runner)["open_row"] = fail
    walk.table.post_message(RowOpened(walk.table.rows.content.key, walk.table.rows.reference))


def in_painting(walk: Walk) -> None:
    vars(walk.table.rows)["sign"] = fail
    walk.table.refresh()


WAYS: dict[str, Callable[[Walk], Any]] = {
    "a key": in_a_key,
    "a message": in_a_message,
    "painting": in_painting,
    "a callback": lambda walk: walk.app.call_later(fail),
    "the next turn": lambda walk: walk.reading.call_next(fail),
    "after a paint": lambda walk: walk.reading.call_after_refresh(fail),
    "a timer": lambda walk: walk.reading.set_timer(0.001, fail),
    "a worker": lambda walk: walk.reading.run_worker(fail, thread=True),
}


@pytest.mark.painted
@pytest.mark.parametrize("way", WAYS)
def test_a_fault_of_the_library_is_told_and_the_next_key_is_met(way: str) -> None:
    async def run() -> tuple[bool, list[int]]:
        async with walking() as walk:
            await walk.step("tab tab")
            WAYS[way](walk)
            for _ in range(50):
                await walk.pilot.pause(0.01)
                if is_told := walk.status.startswith(GONE):
                    break
            for holder, name in ((walk.session, "select"), (walk.table.rows, "sign")):
                vars(holder).pop(name, None)
            rows = [row(walk)]
            await walk.step("j")
            return is_told, [*rows, row(walk)]

    is_told, (before, after) = asyncio.run(run())

    assert (is_told, after - before) == (True, 1)


def test_the_message_of_a_fault_is_made_for_a_terminal() -> None:
    async def run() -> str:
        async with walking() as walk:
            for error in (
                OSError(28, "No space left on device", "a\x1b[2J"),
                IndexUnavailable("\x1b]0;x"),
                UsageError("a\nb"),
            ):

                def raising(error: Exception = error) -> NoReturn:
                    raise error

                walk.app.call_later(raising)
                await walk.pilot.pause(0.05)
                told.append(walk.reading.status_bar.message)
            return walk.status

    told: list[str] = []
    asyncio.run(run())

    assert told == ["a␛[2J: No space left on device", "␛]0;x", "a⏎b"]


@pytest.mark.parametrize(
    ("editor", "told"),
    [
        ("/nonexistent", "no editor: /nonexistent: No such file or directory"),
        ("sh -c 'stty raw -echo; kill -9 $$'", "the editor was ended by SIGKILL"),
    ],
    ids=["missing", "killed"],
)
def test_the_screen_is_alive_however_an_editor_ends(editor: str, told: str) -> None:
    with Session(["--library", ALL], environment={"EDITOR": editor, "VISUAL": ""}) as session:
        session.started().type(b"je")
        Screen(session).expect(told)
        session.type(b"Q")

        assert (session.ended(), session.is_restored) == (0, True)


def test_a_conversation_goes_on_however_an_editor_ends_and_the_terminal_echoes() -> None:
    editor = "sh -c 'stty raw -echo; kill -9 $$'"
    with Session(["--linear", "--library", ALL], environment={"EDITOR": editor}) as session:
        session.expect("briefing> ")
        session.type(b"list\nopen 1\nedit\n")
        session.expect("briefing> ", session.expect("the editor was ended by SIGKILL"))
        session.type(b"quit\n")

        assert (session.ended(), session.is_restored) == (0, True)
