"""Hostile strings in every field and at the prompt: nothing of them is printed raw."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.session.registry import COMMANDS
from tests.helpers import written
from tests.hostile.strings import briefing_of, hostile, is_writable, raw_controls
from tests.linear.conversation import converse

STRINGS = tuple(text for text in hostile() if is_writable(text))
AT_ONCE = 40
"""Strings of one library: each in every text field of every kind."""
EVERYWHERE = (
    "page 0", "list", "1", "views timeline", "views measures", "views countries", "views speakers", "views actors",
    "views agreements", "views questions", "compare m", "down", "copy", "copy markdown", "copy json", "flag", "note", "mark a", "where",
    "next-link", "search section:quotes", "down", "open 1", "n", "N", "}", *["next-pane", "down", "down", "flag"] * 9, "before",
)  # fmt: skip


@pytest.mark.parametrize("start", range(0, len(STRINGS), AT_ONCE))
def test_what_a_briefing_says_is_never_raw(start: int, tmp_path: Path) -> None:
    own = STRINGS[start : start + AT_ONCE]
    for index in range(0, len(own), 8):
        written(tmp_path, briefing_of(*own[index : index + 8]), f"b{index}.toml")
    printed: list[str] = []

    converse(EVERYWHERE, printed, [tmp_path])

    assert (raw_controls("".join(printed)), len(printed) > 100) == ([], True)


def test_what_is_typed_is_never_raw() -> None:
    printed: list[str] = []
    typed = [f"{name} {text}".replace("\n", " ") for text in STRINGS for name in ("", *TAKE_TEXT)]

    converse(typed, printed)

    assert raw_controls("".join(printed)) == []


TAKE_TEXT = (
    "search",
    "open",
    "note",
    "mark",
    "jump",
    "sort",
    "columns",
    "views",
    "compare",
    "copy",
    "help",
    "page",
    "save-search",
)


def test_commands_that_take_text_are_commands() -> None:
    assert set(TAKE_TEXT) - set(COMMANDS) == {"help", "page"}
