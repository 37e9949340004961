"""Sanitize untrusted text for a terminal: every string of a file passes `safe` before it is shown.

One code point in, one code point out: nothing is parsed, stripped or joined, so
no escape sequence can be hidden inside another one, and a column in the text is
still the column on the screen.

| code points                                       | replaced by         |
|---------------------------------------------------|---------------------|
| C0 controls, DEL                                  | their pictures: ␛ ␡ |
| C1, bidi controls, tags, noncharacters, surrogates| U+FFFD              |
| invisible fillers, stray variation selectors      | U+FFFD              |
| tab                                               | a space             |
| newline in a one-line text                        | ⏎                   |
| U+2028, U+2029 in a text of lines                 | a newline           |
| combining marks beyond eight on one base          | U+FFFD              |
| a combining mark with no base                     | ◌                   |

Right-to-left scripts, the marks of direction in them, ZWJ and ZWNJ, emoji with VS15 or VS16, flags of regions,
accents composed or decomposed, and zero-width spaces inside the scripts that
break lines with them come out as they went in.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

LONGEST_NAME = 120
"""Code points of a name that a message quotes: what is longer is no name that somebody reads."""

MOST_MARKS = 8
"""Combining marks one base may carry; no script needs more than six."""

NO_BASE = -1
"""The count of marks at the start of a line, where a combining mark has no base."""

PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "␡", 0x09: " "}
LINES = PICTURES | {0x2028: "\n", 0x2029: "\n"}

EMOJI_BASE = (
    "#*0-9\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u2460-\u27bf\u2900-\u2bff"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
BREAKS_WITH_SPACES = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17b3\u17b6-\u17ff"  # Thai, Lao, Burmese, Khmer

FORBIDDEN = (
    "\u0000-\u0009\u000b-\u001f\u007f-\u009f"
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
)
FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,6}\U000e007f"
STRAY = f"(?<![{BREAKS_WITH_SPACES}])\u200b|(?<![{EMOJI_BASE}])[\ufe0e\ufe0f]"

UNSAFE = re.compile(f"{FLAG}|{STRAY}|[{FORBIDDEN}]")


STRAY_MEMBERS = "\u200b\ufe0e\ufe0f"


@cache
def suspects() -> frozenset[str]:
    """Return every code point that UNSAFE can begin with, 8,000 of them, but not the black flag: it may stand alone."""
    pairs = re.findall("(?s).-.|.", FORBIDDEN + STRAY_MEMBERS)
    return frozenset([chr(code) for pair in pairs for code in range(ord(pair[0]), ord(pair[-1]) + 1)])


def is_suspect(text: str) -> bool:
    """Tell whether UNSAFE may match: thirty times its speed, and wrong only on the side of caution."""
    return not suspects().isdisjoint(text)


DIRECTION_MARKS = "\u061c\u200e\u200f"
NO_MARKS = dict.fromkeys(map(ord, DIRECTION_MARKS))
HAS_RIGHT_TO_LEFT = re.compile("[\u05d0-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
FIRST_OF_LINE, NINE_IN_A_ROW = re.compile("\n[^\u0000-\u02ff]"), re.compile("[^\u0000-\u02ff]{9}")


def may_have_marks(text: str) -> bool:
    """Fast test: tell whether a mark without a base, or nine in a row, may be there for `limit_marks`."""
    return text[0] > "\u02ff" or bool(FIRST_OF_LINE.search(text) or NINE_IN_A_ROW.search(text))


@cache
def unsafe_in_both() -> re.Pattern[str]:
    """Return UNSAFE for a text that runs in both directions: marks that order its numbers and brackets are meant."""
    return re.compile(f"{FLAG}|{STRAY}|(?![{DIRECTION_MARKS}])[{FORBIDDEN}]")


def safe(text: str, lines: bool = False) -> str:
    """Return `text` with every code point that could control a terminal made visible.

    The result has as many code points as `text`. `lines=True` keeps newlines.
    Never raises; idempotent.
    """
    if text.isascii() and text.isprintable():
        return text
    if not lines:
        text = text.replace("\n", "⏎")
    if is_suspect(text):
        table = LINES if lines else PICTURES
        unsafe = unsafe_in_both() if HAS_RIGHT_TO_LEFT.search(text.translate(NO_MARKS)) else UNSAFE
        text = unsafe.sub(lambda match: visible_replacement(match[0], table), text)
    return limit_marks(text) if not text.isascii() and may_have_marks(text) else text


def short(text: str, most: int = LONGEST_NAME) -> str:
    """Return a name, a key or a value as a message quotes it: `safe`, and cut in the middle where it is longer."""
    half = (most - 1) // 2
    return safe(text if len(text) <= most else f"{text[:half]}…{text[-half:]}")


def safe_segment(text: str) -> str:
    """Return a part of a text that has passed `safe` as a whole: marks of direction may have lost their letters."""
    if text.isascii() or not is_suspect(text):
        return safe(text)
    parts = re.split(f"([{DIRECTION_MARKS}])", text)
    return "".join(part if part in DIRECTION_MARKS else safe(part) for part in parts)


PRINTED = PICTURES | {0x09: "\t", 0x2028: "\n", 0x2029: "\n"}
"""Tabs part the columns of TSV."""


def made_printable(text: str) -> str:
    """Return whole lines with every forbidden code point made visible; tabs and newlines stay.

    For what leaves: as many code points as there were, and nothing is changed in texts that passed `safe`.
    """
    if not is_suspect(text.replace("\t", " ")):
        return text
    unsafe = unsafe_in_both() if HAS_RIGHT_TO_LEFT.search(text.translate(NO_MARKS)) else UNSAFE
    return unsafe.sub(lambda match: visible_replacement(match[0], PRINTED), text)


def visible_replacement(matched: str, table: dict[int, str]) -> str:
    """Return the replacement of one match of `UNSAFE`: a region flag unchanged, U+FFFD where `table` has none."""
    return matched if len(matched) > 1 else table.get(ord(matched), "\ufffd")


def limit_marks(text: str) -> str:
    """Replace each combining mark beyond the eighth of a base by U+FFFD, and one without a base by ◌."""
    characters = []
    marks = NO_BASE
    for character in text:
        is_mark = unicodedata.category(character) in ("Mn", "Me")
        characters.append(limit_mark(character, marks) if is_mark else character)
        marks = marks + 1 if is_mark else NO_BASE if character == "\n" else 0
    return "".join(characters)


def limit_mark(mark: str, marks_before: int) -> str:
    """Return `mark`, or its replacement where its base has none or `MOST_MARKS` marks already."""
    if marks_before == NO_BASE:
        return "◌"
    return mark if marks_before < MOST_MARKS else "\ufffd"


def is_safe_link(url: str) -> bool:
    """Tell whether `url` may be shown as a link: `http` or `https`, in printable ASCII without spaces."""
    return url.isascii() and url.isprintable() and " " not in url and re.match(r"https?://[^/]", url) is not None
