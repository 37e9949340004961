"""The one place where text leaves for stdout, stderr or a file: no code point that controls a terminal passes.

Whatever a text came from (a file, an index, the reader's state, the environment, an
error), it is made harmless here. Colour is no text: it comes apart from it, as
`Styled`. The screens have a sink of their own (`tui/output_filter.py`), of the same class.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from briefing.safe import made_printable


class Styled(NamedTuple):
    """A text with the codes of its style: numbers and semicolons, as SGR has them; none for plain text."""

    text: str
    codes: str


class Control(Enum):
    """A sequence of the program itself."""

    MARK_PASTES, LEAVE_PASTES = "\x1b[?2004h", "\x1b[?2004l"
    """Ask the terminal to put marks around a paste, and take that back."""


Piece = str | Styled | Control
"""What may be written."""
NUL = "\0"
"""Ends each reference for `xargs -0`."""


def printable(piece: Piece) -> str:
    """Return a piece as it is written: its text made harmless, codes around it where it is styled."""
    if isinstance(piece, str):
        return made_printable(piece)
    if isinstance(piece, Control):
        return piece.value
    text = made_printable(piece.text)
    return f"\x1b[{piece.codes}m{text}\x1b[0m" if piece.codes and text else text


def printed(pieces: Iterable[Piece]) -> str:
    """Return all pieces as they are written, one after the other."""
    return "".join(map(printable, pieces))


def encoded(pieces: Iterable[Piece], end: str = "") -> Iterator[bytes]:
    """Yield each piece as it is written, in UTF-8, with `end` after it, which is the program's own."""
    return ((printable(piece) + end).encode("utf-8", "replace") for piece in pieces)


def emit(pieces: Iterable[Piece], end: str = "") -> None:
    """Write to stdout in UTF-8, whatever the locale, with `end` after each piece.

    Raises BrokenPipeError or OSError where stdout cannot be written.
    """
    sys.stdout.flush()
    with open(sys.stdout.fileno(), "wb", closefd=False) as stream:  # sys.stdout's own may be unbuffered, and write less
        stream.writelines(encoded(pieces, end))


def print_error(text: str, lines: bool = False, start: str = "", end: str = "\n") -> None:
    """Write a message to stderr, on a line of its own: a name with a newline forges no second one.

    `lines` keeps newlines. `start` and `end` are the program's own, around the text.
    """
    sys.stderr.write(start + printable(text if lines else text.replace("\n", "⏎")) + end)
    sys.stderr.flush()


def print_progress(text: str, is_last: bool) -> None:
    """Write a line to stderr over the one before; `is_last` ends it."""
    print_error(text, start="\r", end="\n" if is_last else "")
