"""A fault of the program puts the terminal back, and tells where without telling what."""

from __future__ import annotations

import sys

import pytest

from tests.terminal import Session

SABOTAGE = """
import sys
from briefing.session.contents import Contents
def broken(*_, **__):
    secret = "\\x1b]0;PWNED\\x07"
    raise KeyError(secret)
Contents.{breaks} = broken
from briefing.cli import run
sys.exit(run(sys.argv[1:]))
"""


@pytest.mark.parametrize("breaks", ["section_table", "library_table"])
def test_a_crash_restores_the_terminal_and_tells_only_where(breaks: str) -> None:
    """At a key, and before the first frame, when what goes on beside has only begun."""
    with Session(command=[sys.executable, "-c", SABOTAGE.format(breaks=breaks)]) as session:
        if breaks == "section_table":
            session.started().type(b"\t")
        code = session.ended()
        said = session.output.decode("utf-8", "replace").rpartition("\x1b[?1004l")[2]

        assert (code, session.is_restored) == (70, True)
        assert "a fault of the program (KeyError at " in said
        assert "PWNED" not in said


def test_what_comes_before_the_screen_is_told_too() -> None:
    with Session(["--library", "/nowhere"]) as session:
        code = session.ended()

        assert (code, b"no such file or folder: /nowhere" in session.output) == (2, True)
