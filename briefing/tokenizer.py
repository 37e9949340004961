"""The tokenizer: fold text, split it into tokens and locate phrases, alike for every search engine.

Folding (`folding.py`) drops case, accents and strokes, so `Cáceres` is found by
`caceres`, `STRASSE` by `straße`. A token is a run of letters and digits; what is
invisible inside it does not count; a number written with separators is one token
without them, so `42900`, `42,900` and `42.900` meet. A superscript behind a digit
and a fraction are tokens of their own: `10²` is not 102, `2½` not 212. Scripts
that put no spaces between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese)
give one token per character, and adjacent characters in a query are a phrase:
any substring of such a text is found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefing.folding import INVISIBLE, fold, fold_accents

MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u0900-\u0963\u0971-\u0df3\u0e31-\u0e3a\u0e47-\u0e4e"
    "\u0eb1-\u0ebc\u0ec8-\u0ece\u0f18-\u0fbc\u102b-\u103e\u1056-\u109d\u17b6-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\u3099\u309a\ufe20-\ufe2f"
)
"""Combining marks by Unicode block: part of the word they follow, although `\\w` does not match them."""

NUMBER = r"\d{1,3}(?:[.,'’\u00a0\u202f\u066c]\d{3})+(?!\d)"
WORD = re.compile(rf"{NUMBER}|[^\W_](?:[^\W_]|[{MARKS}])*")
PARTS = re.compile(rf"[^\W_](?:[^\W_]|[{MARKS}])*")
SPACELESS = (
    "\u0e01-\u0e2e\u0e81-\u0eae\u1000-\u102a\u103f\u1050-\u1055\u1780-\u17b3\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
HAS_SPACELESS = re.compile(f"[{SPACELESS}]")
FRACTIONS = "\u00bc-\u00be\u2150-\u215f\u2189"
RAISED = "\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089\u2460-\u249b\u24ea-\u24ff\u2776-\u2793"
"""Digits above or below the line, and in circles."""
NONJOINER = "(?<![\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff])\u200c"
HIDDEN = rf"(?:[{INVISIBLE}]|{NONJOINER})+(?=[^\W_])"
"""Invisible characters inside a word."""
LETTER = rf"(?:(?![{SPACELESS}{FRACTIONS}])[^\W_])"
INNER = rf"(?:(?<!\d)[{RAISED}]|(?<![{RAISED}])\d|(?![\d{RAISED}]){LETTER}|[{MARKS}]|{HIDDEN})"
"""What goes on in a word."""
IS_SPECIAL = re.compile(f"[{FRACTIONS}{RAISED}{INVISIBLE}\u200c]")
IS_FRACTION = re.compile(f"[{FRACTIONS}]")
SEPARATORS = str.maketrans("", "", ".,'’\u00a0\u202f\u066c")
LONGEST_SLUG = 60
FILLERS = "\u115f\u1160\u3164\uffa0"
"""Invisible letters of Hangul: forbidden in ids."""
MOST_SLUG_WORDS = 8


class Phrase(NamedTuple):
    """Adjacent words of a query."""

    words: tuple[str, ...]
    """Folded, at least one."""
    is_prefix: bool = False
    """The last word matches as a prefix."""


class Token(NamedTuple):
    """One word of a text and its offsets."""

    word: str
    """Folded."""
    start: int
    end: int
    """Offsets in the original text, in code points, 0-based, end exclusive."""


@cache
def short_word() -> re.Pattern[str]:
    """Return the pattern of words in scripts without spaces; compiled for the first such text, in 10 ms."""
    return re.compile(rf"[{SPACELESS}][{MARKS}]*|[{FRACTIONS}]|{LETTER}{INNER}*")


@cache
def special_word() -> re.Pattern[str]:
    """Return WORD for texts that have fractions, raised digits or invisible characters; compiled for the first one."""
    return re.compile(rf"{NUMBER}|[{FRACTIONS}]|{LETTER}{INNER}*".replace(f"{SPACELESS}{FRACTIONS}", FRACTIONS))


def word_pattern(text: str) -> re.Pattern[str]:
    """Return the pattern that finds the words of a text."""
    return special_word() if IS_SPECIAL.search(text) else WORD


def tokenize(text: str) -> Iterator[Token]:
    """Yield the tokens of `text` in order; their offsets do not overlap."""
    for match in word_pattern(text).finditer(text):
        word = match[0]
        if not word.isascii() and HAS_SPACELESS.search(word):
            yield from short_tokens(text, match.start(), match.end())
        elif folded := fold_token(word):
            yield Token(folded, match.start(), match.end())


def short_tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield the tokens of a run that contains characters of a script without spaces."""
    for match in short_word().finditer(text, start, end):
        if folded := fold_token(match[0]):
            yield Token(folded, match.start(), match.end())


def fold_token(word: str) -> str:
    """Return the token for one word as it is written; empty where folding leaves no letter or digit."""
    if IS_FRACTION.match(word):
        return word
    if word[0].isdigit() and not word.isalnum():
        word = word.translate(SEPARATORS)
    folded = fold(word)
    return folded if folded.isalnum() else "".join(PARTS.findall(folded))  # ㈠ folds to (一)


def folded_words(text: str) -> list[str]:
    """Return the words of `tokenize` without their offsets, in a third of the time."""
    if text.isascii():
        return [word if word.isalnum() else word.translate(SEPARATORS) for word in WORD.findall(text.lower())]
    if HAS_SPACELESS.search(text):
        return [token.word for token in tokenize(text)]
    words = (
        word.lower() if word.isascii() and word.isalnum() else fold_token(word)
        for word in word_pattern(text).findall(text)
    )
    return [word for word in words if word]


def match_spans(text: str, phrases: Sequence[Phrase]) -> list[tuple[int, int]]:
    """Return the (start, end) spans of `text` that match a phrase: offsets as in `Token`, sorted, overlaps merged."""
    if not phrases:
        return []
    tokens = list(tokenize(text))
    matches = {span for phrase in phrases for span in phrase_spans(tokens, phrase)}
    merged: list[tuple[int, int]] = []
    for start, end in sorted(matches):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def phrase_spans(tokens: Sequence[Token], phrase: Phrase) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) offsets of every occurrence of `phrase` among the tokens of a text."""
    words, is_prefix = phrase
    first, last = words[0], words[-1]
    for index in range(len(tokens) - len(words) + 1):
        if tokens[index].word == first or (is_prefix and len(words) == 1 and tokens[index].word.startswith(first)):
            rest = [token.word for token in tokens[index : index + len(words)]]
            if rest[:-1] == list(words[:-1]) and (rest[-1] == last or (is_prefix and rest[-1].startswith(last))):
                yield tokens[index].start, tokens[index + len(words) - 1].end


def slug(text: str) -> str:
    """Return the first words of `text` as an id: `coca-area-of-peru`; empty where it has no word."""
    words = (
        fold_accents(word.translate(SEPARATORS) if word[0].isdigit() else word) for word in WORD.findall(text[:400])
    )
    joined = "-".join(["".join(PARTS.findall(word)) for word in words][:MOST_SLUG_WORDS])
    name = unicodedata.normalize("NFC", re.sub(rf"[^\w-]|[{FILLERS}]", "", joined).strip("-"))
    return name if len(name) <= LONGEST_SLUG else name[:LONGEST_SLUG].rsplit("-", 1)[0]


def close_matches(name: str, known: Sequence[str], most: int = 2) -> list[str]:
    """Return at most `most` known names similar to `name`, the most similar first, for "did you mean"."""
    from difflib import get_close_matches  # importing it costs 4 ms, and only a mistake needs it

    by_fold = {fold(candidate)[:80]: candidate for candidate in known[:2000]}
    return [by_fold[folded] for folded in get_close_matches(fold(name)[:80], list(by_fold), most, 0.7)]
