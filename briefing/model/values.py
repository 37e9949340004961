"""Value types: texts and numbers with a meaning, and the errors of their parsers.

A text is a `str` under a NewType, so that a signature says what kind of text is
meant; `parsers.py` holds the parser of each type. Classes such as `Period` and
`Country` are their own parsers.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NewType

from briefing.safe import safe

Line = NewType("Line", str)
"""One line of text."""
Prose = NewType("Prose", str)
"""Text of one or more lines."""
Id = NewType("Id", str)
"""The id of a briefing, unique in a library, or of a record, unique in its file."""
Link = NewType("Link", str)
"""The id of a record in the same file, or `briefing-id#item-id` of one in another file of the library."""
Reference = NewType("Reference", str)
"""The id of a record in the same file or of a briefing, or `briefing-id#item-id`."""
Mention = NewType("Mention", str)
"""The id of a person, organisation or place, a country code, or simply a name."""
Language = NewType("Language", str)
"""A language tag of BCP 47."""
Url = NewType("Url", str)
"""A web address that is safe to show as a link."""
Duration = NewType("Duration", str)
"""A duration of ISO 8601."""
Page = NewType("Page", str)
"""A page of the source as it is printed there, a number or a text: 12, `A1`, `xiv`."""
Offset = NewType("Offset", int)
"""An offset in a text, in characters, 0-based."""

MOST_DIGITS = 40
"""Digits of a number, before and after the point: longer ones could cost minutes to print."""
BEYOND = int("1" + "0" * MOST_DIGITS)
"""The least whole number of more digits."""


class NestedErrors(ValueError):
    """Errors inside a value: for each, the path from the value to it, and the message."""

    def __init__(self, faults: Sequence[tuple[tuple[str | int, ...], str]]) -> None:
        super().__init__(faults[0][1])
        self.faults = tuple(faults)

    @property
    def steps(self) -> tuple[str | int, ...]:
        """Return the path to the first error."""
        return self.faults[0][0]


def unexpected_value(wants: str, raw: object) -> ValueError:
    """Return the error `expected …, found …`, for the caller to raise."""
    return ValueError(f"expected {wants}, found {describe_value(raw)}")


def describe_value(raw: object) -> str:
    """Describe a TOML value in the terms of the file: `text (many)`, `a list`, `a number (5)`."""
    match raw:
        case bool():
            return "true" if raw else "false"
        case str():
            text = safe(raw[:41])
            return f"text ({text if len(text) <= 40 else text[:39] + '…'})" if text else "an empty text"
        case int() | Decimal():
            return "a number" if is_huge(raw) else f"a number ({raw})"
        case list():
            return "a list" if raw else "an empty list"
        case dict():
            return "a table"
    return "a date" if type(raw).__name__ == "date" else "a date with a time, or a time"


def is_huge(number: int | Decimal) -> bool:
    """Tell whether a number has more than `MOST_DIGITS` digits, without the cost of converting it to text."""
    if isinstance(number, int):
        return abs(number) >= BEYOND
    return not number.is_finite() or number.adjusted() >= MOST_DIGITS or len(number.as_tuple().digits) > MOST_DIGITS
