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

ON_THE_ONE_BEFORE = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff\U0001f3fb-\U0001f3ff]")
"""Vowels and finals of Hangul syllables that are written in parts, and skin tones."""

TURNS_WIDE = (
    "[#*0-9\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u2199\u21a9\u21aa\u2328\u23cf\u23ed-\u23ef\u23f1\u23f2\u23f8-\u23fa\u24c2"
    "\u25aa\u25ab\u25b6\u25c0\u25fb\u25fc\u2600-\u2604\u260e\u2611\u2618\u261d\u2620\u2622\u2623\u2626\u262a\u262e\u262f\u2638-\u263a"
    "\u2640\u2642\u265f\u2660\u2663\u2665\u2666\u2668\u267b\u267e\u2692\u2694-\u2697\u2699\u269b\u269c\u26a0\u26a7\u26b0\u26b1\u26c8"
    "\u26cf\u26d1\u26d3\u26e9\u26f0\u26f1\u26f4\u26f7-\u26f9\u2702\u2708\u2709\u270c\u270d\u270f\u2712\u2714\u2716\u271d\u2721\u2733"
    "\u2734\u2744\u2747\u2763\u2764\u27a1\u2934\u2935\u2b05-\u2b07\U0001f170\U0001f171\U0001f17e\U0001f17f\U0001f321"
    "\U0001f324-\U0001f32c\U0001f336\U0001f37d\U0001f396\U0001f397\U0001f399-\U0001f39b\U0001f39e\U0001f39f"
    "\U0001f3cb-\U0001f3ce\U0001f3d4-\U0001f3df\U0001f3f3\U0001f3f5\U0001f3f7\U0001f43f\U0001f441\U0001f4fd\U0001f549"
    "\U0001f54a\U0001f56f\U0001f570\U0001f573-\U0001f579\U0001f587\U0001f58a-\U0001f58d\U0001f590\U0001f5a5\U0001f5a8"
    "\U0001f5b1\U0001f5b2\U0001f5bc\U0001f5c2-\U0001f5c4\U0001f5d1-\U0001f5d3\U0001f5dc-\U0001f5de\U0001f5e1\U0001f5e3"
    "\U0001f5e8\U0001f5ef\U0001f5f3\U0001f5fa\U0001f6cb\U0001f6cd-\U0001f6cf\U0001f6e0-\U0001f6e5\U0001f6e9\U0001f6f0"
    "\U0001f6f3]\ufe0f"
)
"""A narrow sign that is drawn wide when it is asked for as an emoji (emoji-variation-sequences of Unicode 17).

A string, so that only a text that has such a sign pays for compiling it."""

SPACES = re.compile(" *")

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
        cells = 2 if character == EMOJI_STYLE and re.match(TURNS_WIDE, cluster) else cells + own
        joined = character == JOINER
    if cluster:
        yield cluster, cells


@lru_cache(4096)
def character_width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Mc", "Cf") or ON_THE_ONE_BEFORE.match(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def truncate(text: str, cells: int, mark: str = "…") -> str:
    """`text` in at most `cells`, its end replaced by `mark` where it did not fit."""
    window = text[: WINDOW * max(cells, 1) + 1]
    if len(window) == len(text) and width(text) <= cells:
        return text
    return take_cells(window, cells - width(mark)) + mark if cells >= width(mark) else ""


def take_cells(text: str, cells: int) -> str:
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
    text = truncate(text, cells)
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
    if at < len(text) or not lines:
        lines.append((at, len(text)))
    return lines


def fitting(text: str, at: int, room: int, simple: bool) -> int:
    """How many code points from `at` fill `room` cells: at least one cluster, even where it is too wide."""
    if simple:
        return room
    window = text[at : at + WINDOW * room]
    return len(take_cells(window, room)) or len(next(clusters(window), ("", 0))[0])


def break_between(text: str, at: int, end: int, may_tear: bool) -> tuple[int, int]:
    """Where the line that begins at `at` stops, and where the next one begins."""
    if is_break(text, end):
        return end, past_spaces(text, end)
    space = text.rfind(" ", at, end)
    while space > at and not is_break(text, space):
        space = text.rfind(" ", at, space)
    room = end - at
    if room >= LEAST_TORN and len(text) > (word := space + 1 + room) and " " not in text[space + 1 : word + 1]:
        return end, end  # the next word is longer than a line: it is torn in any case
    if space > at or (space == at and not may_tear):
        return space, past_spaces(text, space)
    return (end, end) if may_tear else (at, at)


def is_break(text: str, at: int) -> bool:
    """Is there a space that carries no mark?"""
    return text[at] == " " and (at + 1 >= len(text) or text[at + 1] <= "\u02ff" or character_width(text[at + 1]) > 0)


def past_spaces(text: str, at: int) -> int:
    """The first offset from `at` on that is no space, or the last space where a mark sits on it."""
    found = SPACES.match(text, at)
    end = found.end() if found else at
    return end - 1 if at < end < len(text) and not is_break(text, end - 1) else end
