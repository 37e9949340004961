"""What a word is: folded, tokenised and found again, once, for every search engine.

Folding drops case and accents (NFKD, no combining marks, casefold), so `Cáceres`
is found by `caceres`, `STRASSE` by `straße`. A token is a run of letters and
digits; a number written with separators is one token without them, so `42900`,
`42,900` and `42.900` meet. Scripts that put no spaces between words (Chinese,
Japanese, Thai, Lao, Khmer, Burmese) give a token a character, and several of them
side by side in a query are a phrase: every stretch of such a text is found.
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
SPACELESS = (
    "\u0e01-\u0e2e\u0e81-\u0eae\u1000-\u102a\u103f\u1050-\u1055\u1780-\u17b3\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
HAS_SPACELESS = re.compile(f"[{SPACELESS}]")
LETTER = rf"(?:(?![{SPACELESS}])[^\W_])"
SHORT_WORD = re.compile(rf"[{SPACELESS}][{MARKS}]*|{LETTER}(?:{LETTER}|[{MARKS}])*")
SEPARATORS = str.maketrans("", "", ".,'’\u00a0\u202f")
LONGEST_SLUG = 60
FILLERS = "\u115f\u1160\u3164\uffa0"
"""Letters of Hangul that are never seen: no id has one."""
MOST_SLUG_WORDS = 8


class Phrase(NamedTuple):
    """Words that stand side by side."""

    words: tuple[str, ...]
    """Folded, at least one."""
    is_prefix: bool = False
    """The last one may go on."""


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
        if not word.isascii() and HAS_SPACELESS.search(word):
            yield from short_tokens(text, found.start(), found.end())
        elif folded := fold_token(word):
            yield Token(folded, found.start(), found.end())


def short_tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of a run in which some characters are words of their own."""
    for found in SHORT_WORD.finditer(text, start, end):
        if folded := fold_token(found[0]):
            yield Token(folded, found.start(), found.end())


def fold_token(word: str) -> str:
    """A matched run, folded; empty where nothing of it is left."""
    if word[0].isdigit() and not word.isalnum():
        word = word.translate(SEPARATORS)
    folded = fold(word)
    return folded if folded.isalnum() else "".join(PARTS.findall(folded))  # ¼ folds to 1⁄4


def folded_words(text: str) -> list[str]:
    """The words of `tokens`, without their places: a third of the time."""
    if text.isascii():
        return [word if word.isalnum() else word.translate(SEPARATORS) for word in WORD.findall(text.lower())]
    if HAS_SPACELESS.search(text):
        return [token.word for token in tokens(text)]
    found = (word.lower() if word.isascii() and word.isalnum() else fold_token(word) for word in WORD.findall(text))
    return [word for word in found if word]


def match_spans(text: str, phrases: Sequence[Phrase]) -> list[tuple[int, int]]:
    """Where the phrases stand in `text`: spans of the original spelling, in order and apart."""
    if not phrases:
        return []
    found = list(tokens(text))
    starts = {at for phrase in phrases for at in occurrences(found, phrase)}
    out: list[tuple[int, int]] = []
    for start, end in sorted(starts):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def occurrences(found: Sequence[Token], phrase: Phrase) -> Iterator[tuple[int, int]]:
    words, is_prefix = phrase
    first, last = words[0], words[-1]
    for index in range(len(found) - len(words) + 1):
        if found[index].word == first or (is_prefix and len(words) == 1 and found[index].word.startswith(first)):
            rest = [token.word for token in found[index : index + len(words)]]
            if rest[:-1] == list(words[:-1]) and (rest[-1] == last or (is_prefix and rest[-1].startswith(last))):
                yield found[index].start, found[index + len(words) - 1].end


def slug(text: str) -> str:
    """The first words of `text` as an id: `coca-area-of-peru`; empty where it has no word."""
    out = "-".join([fold_token(found) for found in WORD.findall(text[:400])][:MOST_SLUG_WORDS])
    out = re.sub(rf"[^\w-]|[{FILLERS}]", "", out).strip("-")
    return out if len(out) <= LONGEST_SLUG else out[:LONGEST_SLUG].rsplit("-", 1)[0]


def close_matches(name: str, known: Sequence[str], most: int = 2) -> list[str]:
    """The known names that `name` may have meant, nearest first."""
    from difflib import get_close_matches  # 4 ms, and only a mistake needs it

    by_fold = {fold(candidate)[:80]: candidate for candidate in known[:2000]}
    return [by_fold[found] for found in get_close_matches(fold(name)[:80], list(by_fold), most, 0.7)]
