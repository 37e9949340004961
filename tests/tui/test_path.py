"""The duty analyst at 80×24 over a real pty: what is new, a quote with its attribution, who disagrees, hand over."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.cli.helpers import ALL, briefing
from tests.terminal import Screen, Session

BOTH = "2015-07-22-bolivia-peru-counterdrug"

PATH = (
    ("what is new since the last visit", "V", "Changes · "),
    ("open it", "j\r", "Subjects"),
    ("find the quote", "/", "neutralized", "\r", "1/1"),
    ("read it in its briefing", "\r", "— "),
    ("copy it with its attribution", "y", ": sent to the terminal"),
    ("flag it", "f", "flagged"),
    ("what is that figure", "/\x15", "49,200", "\r\r", "49,200 hectares · 2013"),
    ("what was it last year, and who disagrees", "c", "≠ about 49,800"),
    ("note it", "a", "check with UNODC", "\r", "noted"),
)
"""What each step is for, its keys with what is typed between them, and what is on the screen then."""
COMMANDS = sum(len(keys) for step in PATH for keys in step[1:-1:2])


def test_the_analysts_path_is_fifteen_keys_and_ends_in_a_report(tmp_path: Path) -> None:
    library, state = tmp_path / "library", {"XDG_STATE_HOME": str(tmp_path / "state")}
    shutil.copytree(ALL, library)
    with Session(["--library", str(library)], environment=state) as session:
        screen = Screen(session)
        screen.expect(" search")
        for _, *keys, shown in PATH:
            session.type("".join(keys).encode())
            screen.expect(shown)
        session.type(b"\x11")
        ended = session.ended()
    clip = (tmp_path / "state" / "briefing" / "clip.txt").read_text("utf-8")
    report = briefing("marks", "--library", str(library), XDG_STATE_HOME=state["XDG_STATE_HOME"]).out

    assert (ended, COMMANDS) == (0, 15)
    assert clip.split("\n")[0].startswith("“In this struggle, we neutralized the air bridge")
    assert clip.endswith(f"[{BOTH}#caceres-air-bridge]\n")
    assert [text for text in (BOTH, "caceres-air-bridge", "check with UNODC", "49,200") if text not in report] == []
