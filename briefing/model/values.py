"""Value types and their parsers.

A parser has `wants` (what to write, for an error), `parse(raw) -> value` (raising
ValueError) and `schema()` (JSON Schema). Classes as `Period` and `Country` are their
own parsers. Texts are `str` under a NewType, so that a signature says what kind of
text is meant; `PARSERS` holds their parsers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple, NewType, Protocol

from briefing.safe import is_safe_link, safe
from briefing.tokenizer import FILLERS

Line = NewType("Line", str)
"""One line of text."""
Prose = NewType("Prose", str)
"""Text of one or more lines."""
Id = NewType("Id", str)
"""The id of a briefing, unique in a library, or of a record, unique in its file."""
Link = NewType("Link", str)
"""The id of a record in the same file."""
Mention = NewType("Mention", str)
"""The id of a person, organisation or place, a country code, or simply a name."""
Language = NewType("Language", str)
"""A language tag of BCP 47."""
Url = NewType("Url", str)
"""A web address that is safe to show as a link."""
Duration = NewType("Duration", str)
"""A duration of ISO 8601."""
Offset = NewType("Offset", int)
"""An offset in a text, in characters, 0-based."""

MOST_DIGITS = 40
"""Digits of a number, before and after the point: longer ones could cost minutes to print."""


class ValueParser(Protocol):
    """The interface of every value type."""

    @property
    def wants(self) -> str:
        """Return what to write, for an error message: `a country code of ISO 3166-1, as PE`."""

    def parse(self, raw: object, /) -> object:
        """Return the value of a TOML value. Raises ValueError where it is not valid."""

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of the value."""


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
    return ValueError(f"expected {wants}, found {describe(raw)}")


def describe(raw: object) -> str:
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
        return number.bit_length() > MOST_DIGITS * 3
    return not number.is_finite() or number.adjusted() > MOST_DIGITS or len(number.as_tuple().digits) > MOST_DIGITS


class TextParser(NamedTuple):
    """Parser of texts that are not blank; `lines` allows newlines."""

    wants: str = "text"
    lines: bool = False

    def parse(self, raw: object) -> str:
        """Return the text, safe to show. Raises ValueError where it is no text, or blank."""
        if not isinstance(raw, str) or not raw or raw.isspace():
            raise unexpected_value(self.wants, raw)
        return safe(raw.strip("\n"), True) if self.lines else safe(raw)

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of the value."""
        return {"type": "string", "minLength": 1}


class PatternParser(NamedTuple):
    """Parser of texts that match a pattern as a whole."""

    wants: str
    pattern: re.Pattern[str]
    portable: str = ""
    """The pattern for JSON Schema, where it must differ: ECMA 262 knows no possessive quantifiers."""

    def parse(self, raw: object) -> str:
        """Return the text. Raises ValueError where it does not match."""
        if not isinstance(raw, str) or not self.pattern.fullmatch(raw):
            raise unexpected_value(self.wants, raw)
        return raw

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of the value."""
        return {"type": "string", "pattern": f"^{self.portable or self.pattern.pattern}$"}


class UrlParser(NamedTuple):
    """Parser of web addresses."""

    wants: str = "an address, as https://example.org/page"

    def parse(self, raw: object) -> Url:
        """Return the address. Raises ValueError where it is not safe to show as a link."""
        if not isinstance(raw, str) or not is_safe_link(raw):
            raise unexpected_value(self.wants, raw)
        return Url(raw)

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of the value."""
        return {"type": "string", "format": "uri", "pattern": "^https?://"}


class DecimalParser(NamedTuple):
    """Parser of exact decimals."""

    wants: str = "a number"

    def parse(self, raw: object) -> Decimal:
        """Return the number. Raises ValueError where it is no number, not finite, or has over `MOST_DIGITS` digits."""
        if isinstance(raw, bool) or not isinstance(raw, int | Decimal):
            raise unexpected_value(self.wants, raw)
        if is_huge(raw) or (isinstance(raw, Decimal) and raw.as_tuple().exponent < -MOST_DIGITS):  # type: ignore[operator]
            raise ValueError(f"expected a finite number of at most {MOST_DIGITS} digits")
        return Decimal(raw)

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of the value."""
        return {"type": "number"}


class IntegerParser(NamedTuple):
    """Parser of integers from `least`, below a billion."""

    wants: str = "a whole number from 1"
    least: int = 1

    def parse(self, raw: object) -> int:
        """Return the integer. Raises ValueError where it is no integer, or out of range."""
        if isinstance(raw, bool) or not isinstance(raw, int) or not self.least <= raw < 1_000_000_000:
            raise unexpected_value(self.wants, raw)
        return raw

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of the value."""
        return {"type": "integer", "minimum": self.least}


class BooleanParser(NamedTuple):
    """Parser of booleans."""

    wants: str = "true or false"

    def parse(self, raw: object) -> bool:
        """Return the boolean. Raises ValueError for anything else, 0 and 1 included."""
        if not isinstance(raw, bool):
            raise unexpected_value(self.wants, raw)
        return raw

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of the value."""
        return {"type": "boolean"}


ID = re.compile(rf"[^\W_{FILLERS}](?:[^\W{FILLERS}]|[.-]++(?=[^\W{FILLERS}]))*")
PORTABLE_ID = r"[^\s#/_.-](?:[^\s#/]*[^\s#/.-])?"
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
DURATION = re.compile(
    r"P(?=\d|T\d)(?:\d{1,9}Y)?(?:\d{1,9}M)?(?:\d{1,9}W)?(?:\d{1,9}D)?(?:T(?=\d)(?:\d{1,9}H)?(?:\d{1,9}M)?(?:\d{1,9}S)?)?"
)

PARSERS: dict[object, ValueParser] = {
    Line: TextParser(),
    Prose: TextParser(lines=True),
    Id: PatternParser("an id of letters, digits, - _ and .", ID, PORTABLE_ID),
    Link: PatternParser("the id of a record in this file", ID, PORTABLE_ID),
    Mention: TextParser("the id of a person, organisation or place, a country code, or a name"),
    Language: PatternParser("a language tag of BCP 47, as en or es-PE", LANGUAGE),
    Url: UrlParser(),
    Duration: PatternParser("a duration of ISO 8601, as P20Y", DURATION),
    Decimal: DecimalParser(),
    int: IntegerParser(),
    Offset: IntegerParser("a whole number from 0", 0),
    bool: BooleanParser(),
}


def parser_of(value_type: Any) -> ValueParser:
    """Return the parser of a value type: the one in `PARSERS`, or the type itself."""
    parser: ValueParser = PARSERS.get(value_type, value_type)
    return parser
