"""A paste is one text, and what a terminal answers is not typed."""

from __future__ import annotations

import os
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.linear.names import parse_line
from briefing.linear.terminal import LineReader
from briefing.linear.typed_text import typed_text

ANSWERS = (
    "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\", "\x1b]11;rgb:1e1e/1e1e/1e1e\x07", "\x1b[?62;22;52c", "\x1b[?997;1n",
    "\x1bP1+r544e=787465726d\x1b\\", "\x1b[12;40R", "\x1b[>0;276;0c", "\x1b_Gi=31;OK\x1b\\", "\x1b[?2026;2$y", "\x1b[A", "\x1bOP",
)  # fmt: skip
"""What terminals answer to programs that ran before, and keys that are no text."""


def lines_of(pieces: Sequence[bytes], has_marked_pastes: bool = True) -> list[str]:
    """The lines that are read of what comes in such pieces."""
    reading, writing = os.pipe()
    wake, silent = os.pipe()
    for piece in pieces:
        os.write(writing, piece)
    os.close(writing)
    lines = list(LineReader(reading, wake, has_marked_pastes=has_marked_pastes))
    for descriptor in (reading, wake, silent):
        os.close(descriptor)
    return lines


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (b"note \x1b[200~first\nsecond\x1b[201~\nlist\n", ["note first\nsecond", "list"]),
        (b"note \x1b[200~\nfirst\r\n\nsecond\n\x1b[201~ and more\n", ["note \nfirst\n\nsecond\n and more"]),
        (b"\x1b[200~one\x1b[201~ \x1b[200~two\nthree\x1b[201~\n", ["one two\nthree"]),
        (b"\x1b[200~never ended\nlist\n", ["never ended\nlist\n"]),
        (b"list\n\xff\n", ["list", "\ufffd"]),
    ],
    ids=["two lines", "lines at its ends", "two pastes", "no end", "no UTF-8"],
)
def test_the_lines_of_a_paste_are_one_text(typed: bytes, expected: list[str]) -> None:
    assert lines_of([typed]) == expected
    assert lines_of([typed[:9], typed[9:]]) == expected


def test_in_a_pipe_every_line_is_a_command() -> None:
    assert lines_of([b"\x1b[200~list\nwhere\n"], has_marked_pastes=False) == ["list", "where"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("note first\nsecond", ("note", "first\nsecond")),
        (":note first\nsecond", ("note", "first\nsecond")),
        ("a first\n\nsecond", ("note", "first\n\nsecond")),
        ("search coca\narea", ("search", "coca area")),
        ("/coca\narea", ("search", "coca area")),
        ("list\nwhere", ("list", "where")),
    ],
)
def test_only_a_note_keeps_the_lines_of_a_paste(line: str, expected: tuple[str, str]) -> None:
    assert parse_line(line) == expected


@given(st.lists(st.sampled_from((*ANSWERS, "open 2", "é", " ", "[", "c"))))
def test_answers_of_a_terminal_are_no_text(parts: list[str]) -> None:
    assert typed_text("".join(parts).encode()) == "".join(part for part in parts if part not in ANSWERS)
