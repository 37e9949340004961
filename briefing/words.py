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

WORD = re.compile(r"\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+(?!\d)|[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
SEPARATORS = str.maketrans("", "", ".,'’\u00a0\u202f")
LONGEST_SLUG = 60
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
        yield Token(fold(word), found.start(), found.end())


def matches(text: str, wanted: Sequence[str]) -> list[tuple[int, int]]:
    """Where a word of `text` begins with one of the folded `wanted`: spans of the original spelling."""
    starts = tuple(wanted)
    return [(token.start, token.end) for token in tokens(text) if starts and token.word.startswith(starts)]


def slug(text: str) -> str:
    """The first words of `text` as an id: `coca-area-of-peru`; empty where it has no word."""
    out = "-".join([token.word for token in tokens(text[:400])][:MOST_SLUG_WORDS])
    out = re.sub(r"[^\w-]", "", out)
    return out if len(out) <= LONGEST_SLUG else out[:LONGEST_SLUG].rsplit("-", 1)[0]


def near(name: str, known: Sequence[str], most: int = 2) -> list[str]:
    """The known names that `name` may have meant, nearest first."""
    from difflib import get_close_matches  # 4 ms, and only a mistake needs it

    by_fold = {fold(candidate)[:80]: candidate for candidate in known[:2000]}
    return [by_fold[found] for found in get_close_matches(fold(name)[:80], list(by_fold), most, 0.7)]
