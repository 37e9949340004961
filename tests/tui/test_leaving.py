"""Leaving the screen asks once where something is not on disk, and the exit code says whether it was lost."""

from __future__ import annotations

import asyncio
from pathlib import Path

from briefing.errors import NOT_WRITTEN
from tests.tui.walk import walking


async def left(is_full: bool) -> tuple[list[str], bool, int | None]:
    """What is said after a note and a first `q`, whether that ended the program, and its exit code after a second."""
    async with walking() as walk:
        path = Path(walk.session.userdata.store.path)
        if is_full:
            walk.session.userdata.store.connection.execute("PRAGMA query_only=1")
            path.chmod(0o666)  # nor is it opened anew: others could write to it
        await walk.step("a c a l l enter")
        said = [walk.status]
        await walk.step("Q")
        is_running = walk.app.return_code is None
        if is_running:
            said.append(walk.status)
            await walk.step("Q")
        return said, is_running, walk.app.return_code


def test_a_note_that_is_not_on_disk_is_asked_about() -> None:
    (noted, asked), is_running, code = asyncio.run(left(is_full=True))

    assert (noted.startswith("not kept: "), "(noted: " in noted, asked.startswith("not kept: ")) == (True, True, True)
    assert (asked.endswith("Leave again to leave without it"), is_running, code) == (True, True, NOT_WRITTEN)


def test_what_is_on_disk_is_left_at_once() -> None:
    said, is_running, code = asyncio.run(left(is_full=False))

    assert (said[0].startswith("noted: "), is_running, code) == (True, False, 0)
