"""What a word is: folded, tokenised and found again, once, for every search engine.

Folding drops case and accents (NFKD, no combining marks, casefold), so `Cáceres`
is found by `caceres`, `STRASSE` by `straße`. A token is a run of letters and
digits; a number written with separators is one token without them, so `42900`,
`42,900` and `42.900` meet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u0900-\u0963\u0971-\u0df3\u0e31-\u0e3a\u0e47-\u0e4e"
    "\u0eb1-\u0ebc\u0ec8-\u0ece\u0f18-\u0fbc\u102b-\u103e\u1056-\u109d\u17b6-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\u3099\u309a\ufe20-\ufe2f"
)
"""What sits on letters, in the blocks where it does: it belongs to the word, and `\\w` does not know it."""

WORD = re.compile(rf"\d{{1,3}}(?:[.,'’\u00a0\u202f]\d{{3}})+(?!\d)|[^\W_](?:[^\W_]|[{MARKS}])*")
PARTS = re.compile(rf"[^\W_](?:[^\W_]|[{MARKS}])*")
SEPARATORS = str.maketrans("", "", ".,'’\u00a0\u202f")
LONGEST_SLUG = 60
FILLERS = "\u115f\u1160\u3164\uffa0"
"""Letters of Hangul that are never seen: no id has one."""
MOST_SLUG_WORDS = 8


class Token(NamedTuple):
    word: str
    """Folded."""
    start: int
    end: int
    """Where it stands in the original, 0-based, end exclusive."""


def fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()


def tokens(text: str) -> Iterator[Token]:
    for found in WORD.finditer(text):
        word = found[0]
        if word[0].isdigit() and not word.isalnum():
            word = word.translate(SEPARATORS)
        folded = fold(word)
        folded = folded if folded.isalnum() else "".join(PARTS.findall(folded))  # ¼ folds to 1⁄4
        if folded:
            yield Token(folded, found.start(), found.end())


def matches(text: str, wanted: Sequence[str]) -> list[tuple[int, int]]:
    """Where a word of `text` begins with one of the folded `wanted`: spans of the original spelling."""
    starts = tuple(wanted)
    return [(token.start, token.end) for token in tokens(text) if starts and token.word.startswith(starts)]


def slug(text: str) -> str:
    """The first words of `text` as an id: `coca-area-of-peru`; empty where it has no word."""
    out = "-".join([token.word for token in tokens(text[:400])][:MOST_SLUG_WORDS])
    out = re.sub(rf"[^\w-]|[{FILLERS}]", "", out).strip("-")
    return out if len(out) <= LONGEST_SLUG else out[:LONGEST_SLUG].rsplit("-", 1)[0]


def near(name: str, known: Sequence[str], most: int = 2) -> list[str]:
    """The known names that `name` may have meant, nearest first."""
    from difflib import get_close_matches  # 4 ms, and only a mistake needs it

    by_fold = {fold(candidate)[:80]: candidate for candidate in known[:2000]}
    return [by_fold[found] for found in get_close_matches(fold(name)[:80], list(by_fold), most, 0.7)]
