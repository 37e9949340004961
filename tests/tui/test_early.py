"""The first frame is that of the last session, painted before Textual is there."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from briefing.tui.startup_frame import load_frame, save_frame
from tests.helpers import CONTENT, written
from tests.terminal import LIVE, Screen, Session

SIZE = (80, 24)
TEXTUAL = b"\x1b[?1004h"
"""The first that Textual sends where the frame stands already."""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Two briefings, as each test has an index made of its own."""
    folder = tmp_path / "library"
    folder.mkdir()
    for name in ("2015-07-22-bolivia-peru-counterdrug", "2015-08-18-unis-bolivia-2014-survey"):
        shutil.copy2(CONTENT / f"{name}.toml", folder)
    return folder


def session(library: Path, state: Path, **environment: str) -> Session:
    return Session(["--library", str(library)], SIZE, environment={"XDG_STATE_HOME": str(state)} | environment)


def stty(terminal: int) -> str:
    """The modes of a terminal in one line."""
    return subprocess.run(["stty", "-g"], stdin=terminal, capture_output=True, text=True, check=True).stdout


def read_a_little(library: Path, state: Path) -> None:
    """A session that ends in the statistics of the second briefing."""
    with session(library, state) as one:
        one.expect(" search")
        one.type(b"j\r\t\tj")
        one.settle(0.6)
        one.type(b"\x11")
        assert one.ended() == 0


def test_it_is_what_the_last_session_ended_with_and_stands_when_textual_takes_over(
    library: Path, tmp_path: Path
) -> None:
    read_a_little(library, tmp_path / "state")
    with session(library, tmp_path / "state") as one:
        painted = one.started().display(one.output.index(TEXTUAL))

        assert (painted[2].startswith(" ── Statistics"), painted) == (True, one.display())
        assert one.output.count(b"\x1b[?1049h") == 1


def test_keys_typed_before_the_screen_is_live_count_and_are_not_echoed(library: Path, tmp_path: Path) -> None:
    read_a_little(library, tmp_path / "state")
    with session(library, tmp_path / "state") as one:
        one.expect("quit")
        one.type(b"\x13jj")  # ^S would hold all output in a terminal that is not asked to leave it alone
        Screen(one).expect("4/10")
        one.type(b"\x11")

        assert (one.ended(), one.is_restored) == (0, True)


def test_the_terminal_of_an_editor_is_as_it_was_before(library: Path, tmp_path: Path) -> None:
    """Modes that were changed for the first frame are not what others get."""
    read_a_little(library, tmp_path / "state")
    met = tmp_path / "met"
    editor = written(tmp_path, f"#!/bin/sh\nstty -g > {met}\n", "editor")
    os.chmod(editor, 0o755)
    with session(library, tmp_path / "state", EDITOR=editor) as one:
        one.started().type(b"e")
        one.expect(LIVE, len(one.output))  # again, when the editor has ended
        one.type(b"\x11")

        assert (one.ended(), one.is_restored) == (0, True)
        assert met.read_text() == stty(one.slave)


@pytest.mark.parametrize(
    "number",
    [
        signal.SIGTERM,
        *(pytest.param(another, marks=pytest.mark.hostile) for another in (signal.SIGQUIT, signal.SIGUSR1)),
    ],
    ids=lambda number: number.name,
)
def test_a_signal_that_ends_it_before_the_screen_is_live_puts_the_terminal_back(
    number: signal.Signals, library: Path, tmp_path: Path
) -> None:
    read_a_little(library, tmp_path / "state")
    with session(library, tmp_path / "state") as one:
        one.expect("\x1b[?1049h")
        one.send(number)

        assert (one.ended(), one.is_restored) == (128 + number, True)


@pytest.mark.parametrize("what", ["size", "file", "theme", "controls", "rubbish"])
def test_it_is_not_shown_where_it_does_not_fit(what: str, library: Path, own_folders: Path) -> None:
    paths, file = [str(library)], str(library / "2015-07-22-bolivia-peru-counterdrug.toml")
    lines = ["\x1b[2J" if what == "controls" else "\x1b[1mtext\x1b[0m"] * 24
    save_frame(paths, "dark", SIZE, file, lines)
    if what == "file":
        with open(file, "a", encoding="utf-8") as opened:
            opened.write("# changed\n")
    if what == "rubbish":
        next((own_folders / "state" / "briefing").glob("frame-*")).write_text(json.dumps([1, 2]))

    found = load_frame(paths, "light" if what == "theme" else "dark", (100, 24) if what == "size" else SIZE)

    assert found == []


@pytest.mark.parametrize(
    "planted", ["\x1b[2J", "\u202e", "\u2066", "\x9b", "\x07", "\u200f", "\ufeff", "\U000e0041"], ids=ascii
)
def test_it_is_not_shown_where_it_holds_what_no_file_may_send(planted: str, library: Path) -> None:
    save_frame([str(library)], "dark", SIZE, "", ["\x1b[1mtext\x1b[0m"] * 23 + [f"\x1b[1mte{planted}xt\x1b[0m"])

    assert load_frame([str(library)], "dark", SIZE) == []


def test_it_is_kept_as_it_was(library: Path) -> None:
    save_frame([str(library)], "dark", SIZE, "", ["\x1b[1mtext\x1b[0m"] * 24)

    assert load_frame([str(library)], "dark", SIZE) == ["\x1b[1mtext\x1b[0m"] * 24
