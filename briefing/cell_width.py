"""Cell width of a text on a terminal: measure, truncate, pad and wrap.

Independent of Rich, which data commands do not import; `tests/test_cell_width.py`
checks that both agree. Every text has passed `safe` before.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

SIMPLE = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0373\u0386-\u03ff\u0400-\u0482\u2010-\u2022\u2190-\u2199]*")
"""A text of these characters only is one cell wide per code point."""

ON_THE_ONE_BEFORE = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff\U0001f3fb-\U0001f3ff]")
"""Characters without a width of their own: vowels and finals of Hangul in parts, and skin tones."""

ON_THE_NEXT_ONES = re.compile("[\u00ad\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd]")
"""Format characters that are drawn: a soft hyphen, signs of Arabic, Syriac and Kaithi over digits that follow."""

WIDEST_CLUSTER = 4
"""Cells of a letter with its marks; more of them begin another."""

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
"""Narrow characters that VS16 turns wide (emoji-variation-sequences of Unicode 17).

A string, so that only a text with such a sequence pays for compiling it."""

SPACES = re.compile(" *")

LEAST_TORN = 16
"""Cells that must be left on a line before a word longer than any line is broken there."""

WINDOW = 8
"""Code points examined per cell of a line: bounds the cost of a text with endless combining marks."""

JOINER = "\u200d"
EMOJI_STYLE = "\ufe0f"


def width(text: str) -> int:
    """Return the cells `text` takes: two for wide characters, none for marks; a ZWJ emoji counts as its first part."""
    if text.isascii() or SIMPLE.fullmatch(text):
        return len(text)
    return sum(cells for _, cells in grapheme_clusters(text))


def grapheme_clusters(text: str) -> Iterator[tuple[str, int]]:
    """Yield each grapheme cluster (a base with its marks and joined parts) and its width in cells."""
    cluster, cells, joined = "", 0, False
    for character in text:
        advance = 0 if joined else character_width(character)
        is_mark = cells < WIDEST_CLUSTER and unicodedata.category(character) == "Mc"
        if cluster and advance and not is_mark:
            yield cluster, cells
            cluster, cells = "", 0
        cluster += character
        cells = 2 if character == EMOJI_STYLE and re.match(TURNS_WIDE, cluster) else cells + advance
        joined = character == JOINER
    if cluster:
        yield cluster, cells


@lru_cache(4096)
def character_width(character: str) -> int:
    """Return the cells one code point takes, as xterm and tmux have it: 0 for marks on a letter, 2 for wide ones.

    Marks that stand beside their letter, as in Tamil, Hindi or Burmese, take a cell of their own.
    """
    if ON_THE_NEXT_ONES.match(character):
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf") or ON_THE_ONE_BEFORE.match(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def truncate(text: str, cells: int, mark: str = "…") -> str:
    """Return `text` in at most `cells`, its end replaced by `mark` where it does not fit."""
    window = text[: WINDOW * max(cells, 1) + 1]
    if len(window) == len(text) and width(text) <= cells:
        return text
    return take_cells(window, cells - width(mark)) + mark if cells >= width(mark) else ""


def take_cells(text: str, cells: int) -> str:
    """Return the longest prefix of `text` that takes at most `cells`."""
    if text.isascii():
        return text[: max(cells, 0)]
    taken, length = 0, 0
    for cluster, cluster_width in grapheme_clusters(text):
        if taken + cluster_width > cells:
            break
        taken, length = taken + cluster_width, length + len(cluster)
    return text[:length]


def pad(text: str, cells: int, right: bool = False) -> str:
    """Return `text` truncated or filled with spaces to exactly `cells`; `right` aligns it to the right."""
    text = truncate(text, cells)
    space = " " * (cells - width(text))
    return space + text if right else text + space


def wrap(text: str, cells: int, first: int | None = None) -> list[str]:
    """Return `text` wrapped at spaces into lines of at most `cells`; `first` is the width of the first line.

    A word longer than a line is broken at the end of the line, but never to fill a
    shorter first line. Spaces at a line break are dropped.
    """
    return [text[start:stop] for start, stop in wrap_offsets(text, cells, first)]


def wrap_offsets(text: str, cells: int, first: int | None = None) -> list[tuple[int, int]]:
    """Return the lines of `wrap` as (start, end) offsets in `text`, in code points, end exclusive."""
    simple = text.isascii() or SIMPLE.fullmatch(text) is not None
    lines: list[tuple[int, int]] = []
    start, room = 0, max(cells if first is None else first, 1)
    while (end := start + fitting_length(text, start, room, simple)) < len(text):
        stop, after = break_between(text, start, end, may_tear=bool(lines) or first is None)
        lines.append((start, start + len(text[start:stop].rstrip(" "))))
        start, room = after, max(cells, 1)
    if start < len(text) or not lines:
        lines.append((start, len(text)))
    return lines


def fitting_length(text: str, start: int, room: int, simple: bool) -> int:
    """Return how many code points from `start` fill `room` cells: at least one cluster, even if it is too wide."""
    if simple:
        return room
    window = text[start : start + WINDOW * room]
    return len(take_cells(window, room)) or len(next(grapheme_clusters(window), ("", 0))[0])


def break_between(text: str, start: int, end: int, may_tear: bool) -> tuple[int, int]:
    """Return the offsets where the line from `start` ends, and where the next one begins.

    `end` is the last offset that fits; `may_tear` allows a break inside a word.
    """
    if is_break(text, end):
        return end, skip_spaces(text, end)
    space = text.rfind(" ", start, end)
    while space > start and not is_break(text, space):
        space = text.rfind(" ", start, space)
    room = end - start
    if room >= LEAST_TORN and len(text) > (word := space + 1 + room) and " " not in text[space + 1 : word + 1]:
        return end, end  # the next word is longer than a line: it has to be broken in any case
    if space > start or (space == start and not may_tear):
        return space, skip_spaces(text, space)
    return (end, end) if may_tear else (start, start)


def is_break(text: str, index: int) -> bool:
    """Tell whether a line may break at `index`: a space without a combining mark on it."""
    if text[index] != " ":
        return False
    following = text[index + 1 : index + 2]
    return following <= "\u02ff" or (character_width(following) > 0 and unicodedata.category(following) != "Mc")


def skip_spaces(text: str, start: int) -> int:
    """Return the first offset from `start` that is not a space, or the last space where it carries a mark."""
    match = SPACES.match(text, start)
    end = match.end() if match else start
    return end - 1 if start < end < len(text) and not is_break(text, end - 1) else end
