"""What is typed on a line of a terminal: pastes in the marks that were asked for, answers of the terminal taken out."""

from __future__ import annotations

import re

ASK_FOR_MARKS, NO_MARKS = "\x1b[?2004h", "\x1b[?2004l"
"""Ask the terminal to put marks around a paste, and take that back."""
BEGIN, END = b"\x1b[200~", b"\x1b[201~"

SEQUENCE = re.compile(
    r"(?:\x1b[P\]X^_]|[\x90\x9d\x98\x9e\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)"  # a string, with its end
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # a control sequence
    r"|\x1bO[ -~]|\x1b"  # a key of another mode, and an escape alone
)
"""Answers of a terminal, marks of pastes, and keys that are no text."""


def is_paste_open(line: bytes) -> bool:
    """Tell whether a paste has begun in a line and not ended: its lines belong together."""
    return line.rfind(BEGIN) > line.rfind(END)


def typed_text(line: bytes) -> str:
    """Return the text of what was typed, a pasted one with its lines; bytes that are not UTF-8 are U+FFFD."""
    text = SEQUENCE.sub("", line.decode("utf-8", "replace"))
    return "\n".join(part.rstrip("\r") for part in text.split("\n"))
