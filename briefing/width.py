"""How many cells a text takes on a terminal, and where to break or cut it.

Without Rich, which data commands do not import; `tests/test_width.py` holds the
two together. Every text that comes in has passed `safe`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

SIMPLE = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0373\u0386-\u03ff\u0400-\u0482\u2010-\u2022\u2190-\u2199]*")
"""A text of only such characters takes one cell a code point."""

LEAST_TORN = 16
"""Cells worth filling with the beginning of a word that is too long for any line."""

WINDOW = 8
"""Code points looked at for each cell of a line: a bound for texts of marks without end."""

JOINER = "\u200d"
EMOJI_STYLE = "\ufe0f"


def width(text: str) -> int:
    """Cells `text` takes: wide characters two, combining marks none, a joined emoji its first part."""
    if text.isascii() or SIMPLE.fullmatch(text):
        return len(text)
    return sum(cells for _, cells in clusters(text))


def clusters(text: str) -> Iterator[tuple[str, int]]:
    """What may not be torn apart (a base with its marks and joined parts) and the cells each takes."""
    cluster, cells, joined = "", 0, False
    for character in text:
        own = 0 if joined else character_width(character)
        if cluster and own:
            yield cluster, cells
            cluster, cells = "", 0
        cluster += character
        cells = 2 if character == EMOJI_STYLE and cells == 1 else cells + own
        joined = character == JOINER
    if cluster:
        yield cluster, cells


@lru_cache(4096)
def character_width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cut(text: str, cells: int, mark: str = "…") -> str:
    """`text` in at most `cells`, its end replaced by `mark` where it did not fit."""
    if width(text) <= cells:
        return text
    return head(text, cells - width(mark)) + mark if cells >= width(mark) else ""


def head(text: str, cells: int) -> str:
    """The longest beginning of `text` that takes at most `cells`."""
    if text.isascii():
        return text[: max(cells, 0)]
    taken, length = 0, 0
    for cluster, own in clusters(text):
        if taken + own > cells:
            break
        taken, length = taken + own, length + len(cluster)
    return text[:length]


def pad(text: str, cells: int, right: bool = False) -> str:
    """`text` cut or filled with spaces to exactly `cells`; `right` puts it at the right edge."""
    text = cut(text, cells)
    space = " " * (cells - width(text))
    return space + text if right else text + space


def wrap(text: str, cells: int, first: int | None = None) -> list[str]:
    """`text` broken at spaces into lines of at most `cells`; `first` is the room on the first line.

    A word longer than a line is broken where the line ends, but never to fill a
    shorter first line. Spaces at a break go.
    """
    return [text[start:stop] for start, stop in breaks(text, cells, first)]


def breaks(text: str, cells: int, first: int | None = None) -> list[tuple[int, int]]:
    """As `wrap`, the lines given as offsets in `text`."""
    simple = text.isascii() or SIMPLE.fullmatch(text) is not None
    lines: list[tuple[int, int]] = []
    at, room = 0, max(cells if first is None else first, 1)
    while (end := at + fitting(text, at, room, simple)) < len(text):
        stop, after = break_between(text, at, end, may_tear=bool(lines) or first is None)
        lines.append((at, at + len(text[at:stop].rstrip(" "))))
        at, room = after, max(cells, 1)
    lines.append((at, len(text)))
    return lines


def fitting(text: str, at: int, room: int, simple: bool) -> int:
    """How many code points from `at` fill `room` cells: at least one cluster, even where it is too wide."""
    if simple:
        return room
    window = text[at : at + WINDOW * room]
    return len(head(window, room)) or len(next(clusters(window), ("", 0))[0])


def break_between(text: str, at: int, end: int, may_tear: bool) -> tuple[int, int]:
    """Where the line that begins at `at` stops, and where the next one begins."""
    if text[end] == " ":
        return end, end + 1
    space = text.rfind(" ", at, end)
    room = end - at
    if room >= LEAST_TORN and len(text) > (word := space + 1 + room) and " " not in text[space + 1 : word + 1]:
        return end, end  # the next word is longer than a line: it is torn in any case
    if space > at or (space == at and not may_tear):
        return space, space + 1
    return (end, end) if may_tear else (at, at)
