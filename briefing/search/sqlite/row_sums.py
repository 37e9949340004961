"""Checksums of rows, and what their columns may hold: a row is parsed as it is read, not believed.

A checksum is that of the values as they are read together, so a row that is
joined to another one's briefing does not fit either. It tells of bits that have
changed. It tells nothing of a file whose author meant it: for that, every
column has the type and the shape that the writer gives it, and anything else is
damage (ValueError).
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

from briefing.model import Period
from briefing.search.fields import SECTION_NAMES

PRIME = 4_294_967_291
"""The largest below 2 to the 32nd: no bit of a number is lost in what remains."""
SUM_BYTES = 4
MARK = "\x1f"
"""Between two texts, and between a text and its checksum."""
ODD = ("/.", "//", "\0")
"""What a path may hold that has to be looked at step by step."""
MOST_DOUBTS = 1 << 16
"""Of one record: a file has fewer lines."""


def sum_of(texts: Sequence[str], number: int = 0) -> int:
    """Return the checksum of texts and a number. Raises TypeError where one of them is none."""
    return crc32(MARK.join(texts).encode("utf-8", "surrogateescape"), number % PRIME)


def require_sum(total: object, texts: Sequence[str], number: int = 0) -> None:
    """Accept texts and a number with their checksum. Raises ValueError for another one, TypeError for other types."""
    if crc32(MARK.join(texts).encode("utf-8", "surrogateescape"), number % PRIME) != total:
        raise ValueError("a row does not have its checksum")


def place_number(place: int, section: int) -> int:
    """Return where a record stands in its briefing, and its section, as one number."""
    return place * 32 + section


def fact_number(place: int, section: int, doubts: int) -> int:
    """Return what is counted of a fact as one number."""
    return place_number(place, section) * MOST_DOUBTS + doubts


def head_number(day: int, length: int, arrived: int, broken_since: int) -> int:
    """Return what is counted of a briefing as one number."""
    return day + length * 6_700_417 + arrived * 65_537 + broken_since * 257


def with_sum(text: str) -> str:
    """Return a text with its checksum behind it, for a column that is read by itself; empty for an empty one."""
    return f"{text}{MARK}{crc32(text.encode()):08x}" if text else ""


@lru_cache(4096)
def without_sum(text: object) -> str:
    """Return a text of `with_sum`. Raises ValueError where it does not have its checksum."""
    if type(text) is not str:
        raise ValueError("a column holds a value of another type")
    plain, _, _ = text.rpartition(MARK)
    if text != with_sum(plain):
        raise ValueError("a text does not have its checksum")
    return plain


def to_blob(numbers: array[int]) -> bytes:
    """Return numbers as bytes, their checksum behind them."""
    content = numbers.tobytes()
    return content + crc32(content).to_bytes(SUM_BYTES, "little")


def from_blob(blob: bytes) -> array[int]:
    """Return the numbers of `to_blob`. Raises ValueError, TypeError where they do not have their checksum."""
    content = blob[:-SUM_BYTES]
    if crc32(content) != int.from_bytes(blob[-SUM_BYTES:], "little"):
        raise ValueError("a blob does not have its checksum")
    return array("i", content)


def section_name(number: int) -> str:
    """Return the name of a section. Raises ValueError where there is none of that number."""
    if not 0 <= number < len(SECTION_NAMES):
        raise ValueError(f"there is no section {number}")
    return SECTION_NAMES[number]


@lru_cache(4096)
def require_period(text: str) -> None:
    """Accept a date as EDTF, or an empty text. Raises ValueError."""
    if text:
        Period.parse(text)


def require_key(path: str) -> None:
    """Accept the path of a file within its library, as `LibraryPaths.key` has it. Raises ValueError.

    `/1/a.toml` lies in the second folder; no path has a step upwards or an empty one.
    """
    if path and path[0] not in "./" and path[-1] != "/" and not any(map(path.__contains__, ODD)):
        return  # nearly all of them
    number, slash, below = path[1:].partition("/") if path.startswith("/") else ("0", "/", path)
    steps = below.split("/")
    if not (slash and number.isascii() and number.isdigit() and len(number) < 5) or "\0" in path:
        raise ValueError("a path leads nowhere")
    if any(step in ("", ".", "..") for step in steps):
        raise ValueError("a path leads out of the library")
