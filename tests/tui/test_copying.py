"""Copying: by every way there is, and it says by which."""

from __future__ import annotations

import asyncio
import base64
from pathlib import Path

from briefing.export.citation import citation
from briefing.library.folder import Library
from briefing.session.copying import write_clip
from briefing.tui.app import BriefingApp
from briefing.tui.osc52 import LONGEST, copy_to_terminal, osc52
from tests.cli.helpers import ALL
from tests.terminal import Session
from tests.tui.frames import FIRST, catalogue, press, text_of

SEQUENCE = "\033]52;c;Y29jYQ==\a"


def test_a_plain_terminal_gets_the_sequence_as_it_is() -> None:
    assert osc52("coca", {}) == SEQUENCE


def test_tmux_and_screen_get_it_wrapped() -> None:
    assert osc52("coca", {"TMUX": "x"}) == "\033Ptmux;\033\033]52;c;Y29jYQ==\a\033\\"
    assert osc52("coca", {"STY": "x"}) == f"\033P{SEQUENCE}\033\\"


def test_what_is_too_long_for_a_terminal_is_not_sent() -> None:
    sent: list[str] = []

    assert (copy_to_terminal("x" * LONGEST, sent.append, {}), sent) == ([], [])


def test_what_is_copied_is_written_to_a_file_however_long_it_is(own_folders: Path) -> None:
    path = own_folders / "state" / "briefing" / "clip.txt"

    assert (write_clip("x" * LONGEST), path.read_text()) == (f"written to {path}", "x" * LONGEST + "\n")


def test_a_state_that_cannot_be_written_is_said(own_folders: Path) -> None:
    (own_folders / "state").write_text("no folder")

    assert write_clip("coca").startswith("not written to ")


def test_what_is_sent_to_the_terminal_is_said() -> None:
    sent: list[str] = []

    assert (copy_to_terminal("coca", sent.append, {}), sent) == (["sent to the terminal"], [SEQUENCE])


def test_y_copies_the_record_under_the_cursor_and_says_how(own_folders: Path) -> None:
    async def run() -> str:
        app = BriefingApp(catalogue(FIRST))
        async with app.run_test(size=(160, 40)) as pilot:
            await press(pilot, "tab", "tab", "y")
            return text_of(app)

    shown = asyncio.run(run())
    found = Library.open([str(FIRST)]).briefings[0]
    expected = citation(found, found.statistics[0]) + "\n"

    assert ": sent to the terminal, in clip.txt" in shown
    assert (own_folders / "state" / "briefing" / "clip.txt").read_text("utf-8") == expected


def test_the_terminal_is_sent_what_was_copied() -> None:
    with Session(["--library", ALL]) as session:
        session.started().type(b"\r\t\t")
        session.settle()
        session.type(b"y")
        session.expect("\033]52;c;")
        session.settle()
        sent = session.output.split(b"\033]52;c;")[1].split(b"\a")[0]

        assert base64.b64decode(sent).decode("utf-8").endswith("]")


def test_from_the_start_to_the_copied_quote_and_its_dispute_in_few_keys() -> None:
    """`/` air bridge, enter, enter, y: the quote; then / 49,200, enter, enter, c: who disagrees."""
    keys = ("slash", *"bridge", "enter", "enter", "y", "slash", *("backspace",) * 6, *"49200", "enter", "enter", "c")

    async def run() -> str:
        app = BriefingApp(catalogue(Path(ALL)))
        async with app.run_test(size=(120, 40)) as pilot:
            await press(pilot, *keys)
            return text_of(app)

    typed = len("bridge") + len("49200") + 6
    assert len(keys) - typed == 8
    assert "≠ about 49,800" in asyncio.run(run())
