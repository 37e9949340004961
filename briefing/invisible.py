"""Characters that are not seen: which of them a script needs, and where the others stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefing.safe import BREAKS_WITH_SPACES, EMOJI_BASE, HAS_RIGHT_TO_LEFT

JOINING = (
    "\u0600-\u0fff\u1000-\u109f\u1780-\u18af\u1900-\u1aff\u1b00-\u1bff\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00011fff\U0001e900-\U0001e95f"
)
"""Scripts whose letters join: Arabic, Syriac, those of India and the south-east of Asia, Mongolian."""
NEEDS_JOINER = f"{JOINING}{EMOJI_BASE}\ufe0f"
UNPRINTED = (
    f"[\u00ad\u034f\u2060\ufeff]|(?<![{BREAKS_WITH_SPACES}])\u200b|(?<![{JOINING}])\u200c|(?<![{NEEDS_JOINER}])\u200d"
)
MARKS = "\u061c\u200e\u200f"
"""Of direction; a text with letters of both directions needs them."""
MAYBE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]|\\\\[uU]"
)
"""Fast test: everything that is looked at further, and escapes of TOML."""
STEERING = "[\u115f\u1160\u180b-\u180f\u202a-\u202e\u2061-\u206f\u3164\uffa0]"
ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*(\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})")


class Hidden(NamedTuple):
    """An invisible character that its text does not need."""

    line: int
    column: int
    """Both from 1; columns count code points."""
    name: str
    """As Unicode has it, with its code: `SOFT HYPHEN (U+00AD)`."""


@cache
def hidden_pattern(has_right_to_left: bool, is_named: bool) -> re.Pattern[str]:
    """Return the pattern of what is not there in print, in a text with letters that run from right to left or without.

    `is_named`: of all that is told, what else steers the text included. Compiled when a text has such characters:
    2 ms each.
    """
    marks = "" if has_right_to_left else f"|[{MARKS}]"
    return re.compile(f"{UNPRINTED}{marks}{f'|{STEERING}' if is_named else ''}")


def printed(text: str) -> str:
    """Return a text as it stands in print: without soft hyphens, and other characters that are not seen nor needed."""
    if text.isascii() or not MAYBE.search(text):
        return text
    return hidden_pattern(HAS_RIGHT_TO_LEFT.search(text) is not None, False).sub("", text)


def hidden_characters(text: str) -> Iterator[Hidden]:
    """Yield the invisible characters of a file that no script needs where they stand, written as escapes or not."""
    if not MAYBE.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        pattern = hidden_pattern(HAS_RIGHT_TO_LEFT.search(line) is not None, True)
        offsets = [(match.start(), match[0]) for match in pattern.finditer(line)]
        for match in ESCAPE.finditer(line):
            code = int(match[1][2:], 16)
            if code < 0x110000 and pattern.fullmatch(chr(code)):
                offsets.append((match.start(1), chr(code)))
        for offset, character in sorted(offsets):
            yield Hidden(number, offset + 1, f"{unicodedata.name(character, 'a character')} (U+{ord(character):04X})")
