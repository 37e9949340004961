"""Fold text: case, accents, strokes and hooks of letters, digits of other scripts and invisible characters drop out.

The one table of the program: every search, comparison of names and "did you mean" goes by it.
"""

from __future__ import annotations

import re
import unicodedata

INVISIBLE = (
    "\u00ad\u034f\u061c\u180b-\u180f\u200b\u200d-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0100-\U000e01ef"
)
"""Characters that are not seen and change no word, for a character class: soft hyphen, zero-width space, marks of
direction, joiners, variation selectors. U+200C is left out: between Arabic letters it stands where a space would."""

BASES = {
    "æ": "ae", "œ": "oe", "ꜳ": "aa", "ꜵ": "ao", "ꜷ": "au", "ꜹ": "av", "ꜻ": "av", "ꜽ": "ay", "ꝏ": "oo", "ꝡ": "vy",
    "ȸ": "db", "ȹ": "qp", "ƕ": "hv", "ᵫ": "ue", "þ": "th", "ð": "d", "ı": "i", "ȷ": "j", "ŋ": "n", "ĸ": "q", "ſ": "s",
    "ə": "a", "ǝ": "e", "ɛ": "e", "ɔ": "o", "ɣ": "g", "ɩ": "i", "ʊ": "u", "ʋ": "v", "ɑ": "a", "ʒ": "z", "ƿ": "w",
    "ȝ": "z", "ꞌ": "", "\u0640": "", "\u07fa": "", "\u200c": "",
}  # fmt: skip
"""Letters that are no base with marks for Unicode; the others are found by their names."""
LETTER_WITH = re.compile(r"((?:LATIN|CYRILLIC) SMALL LETTER .+?) WITH ")
"""The name of a letter with a stroke, a hook or a tail; its base is the letter of the first part."""
MODIFIERS = range(0x2B9, 0x300)
"""Apostrophes, half rings and tones that stand as letters."""
IS_INVISIBLE = re.compile(f"[{INVISIBLE}]")


class Folding(dict[int, str]):
    """What each code point of a decomposed text folds to, as `str.translate` takes it; found out when it is met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = folded_character(chr(code))
        return folded


def folded_character(character: str) -> str:
    """Return what one character of a decomposed, casefolded text folds to: itself where it has no simpler base."""
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    is_mark = unicodedata.combining(character) or IS_INVISIBLE.match(character)
    if is_mark or (ord(character) in MODIFIERS and category in ("Lm", "Sk") and not character.isspace()):
        return ""
    if character in BASES:
        return BASES[character]
    match = LETTER_WITH.match(unicodedata.name(character, "")) if character > "\x7f" else None
    try:
        base = unicodedata.lookup(match[1]) if match else character
    except KeyError:
        return character
    return base if base == character else fold(base)


FOLDING = Folding()


def fold(text: str) -> str:
    """Return `text` without case, accents and what is invisible, each letter as its base: `Łódź` is `lodz`.

    A digit of any script is an ASCII digit. What is folded folds to itself.
    """
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", text.casefold()).translate(FOLDING).casefold()


def fold_accents(text: str) -> str:
    """Return `text` without case and combining marks only: ids that were never written are made so, for good."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()
