"""Small values that parse themselves.

A value type has `wants` (what to write, for an error), `parse(raw) -> value`
(raising ValueError) and `schema()` (JSON Schema). Texts are `str` under a
NewType, so that a reader of a signature sees what kind of text is meant; their
parsers stand in `PARSERS`.
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
"""The name of a briefing or a record, unique in its space."""
Link = NewType("Link", str)
"""The id of a record in the same file."""
Mention = NewType("Mention", str)
"""The id of a person, organisation or place, a country code, or simply a name."""
Language = NewType("Language", str)
Url = NewType("Url", str)
Duration = NewType("Duration", str)
Offset = NewType("Offset", int)
"""Characters from the beginning of a text."""

MOST_DIGITS = 40


class Parser(Protocol):
    """What every value type offers."""

    @property
    def wants(self) -> str: ...
    def parse(self, raw: object, /) -> object: ...
    def schema(self) -> dict[str, Any]: ...


class NestedErrors(ValueError):
    """Faults inside a value: for each, the steps that lead from the value to it, and what is wrong."""

    def __init__(self, faults: Sequence[tuple[tuple[str | int, ...], str]]) -> None:
        super().__init__(faults[0][1])
        self.faults = tuple(faults)

    @property
    def steps(self) -> tuple[str | int, ...]:
        """The way to the first fault."""
        return self.faults[0][0]


def expected(wants: str, raw: object) -> ValueError:
    return ValueError(f"expected {wants}, found {describe(raw)}")


def describe(raw: object) -> str:
    """What stands in the file, in its own words: `text (many)`, `a list`, `a number (5)`."""
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
    """Too long to print, and for an integer of a million digits to even turn into text."""
    if isinstance(number, int):
        return number.bit_length() > MOST_DIGITS * 3
    return not number.is_finite() or number.adjusted() > MOST_DIGITS or len(number.as_tuple().digits) > MOST_DIGITS


class Text(NamedTuple):
    """A parser of texts that are not empty."""

    wants: str = "text"
    lines: bool = False

    def parse(self, raw: object) -> str:
        if not isinstance(raw, str) or not raw or raw.isspace():
            raise expected(self.wants, raw)
        return safe(raw.strip("\n"), True) if self.lines else safe(raw)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "minLength": 1}


class Pattern(NamedTuple):
    """A parser of texts that match a pattern as a whole."""

    wants: str
    pattern: re.Pattern[str]
    portable: str = ""
    """The same for the regular expressions of other languages, where it is not the same."""

    def parse(self, raw: object) -> str:
        if not isinstance(raw, str) or not self.pattern.fullmatch(raw):
            raise expected(self.wants, raw)
        return raw

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{self.portable or self.pattern.pattern}$"}


class Address(NamedTuple):
    """A parser of addresses on the web."""

    wants: str = "an address, as https://example.org/page"

    def parse(self, raw: object) -> Url:
        if not isinstance(raw, str) or not is_safe_link(raw):
            raise expected(self.wants, raw)
        return Url(raw)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "uri", "pattern": "^https?://"}


class Number(NamedTuple):
    """A parser of exact decimals."""

    wants: str = "a number"

    def parse(self, raw: object) -> Decimal:
        if isinstance(raw, bool) or not isinstance(raw, int | Decimal):
            raise expected(self.wants, raw)
        if is_huge(raw) or (isinstance(raw, Decimal) and raw.as_tuple().exponent < -MOST_DIGITS):  # type: ignore[operator]
            raise ValueError(f"expected a finite number of at most {MOST_DIGITS} digits")
        return Decimal(raw)

    def schema(self) -> dict[str, Any]:
        return {"type": "number"}


class Count(NamedTuple):
    """A parser of whole numbers from `least`."""

    wants: str = "a whole number from 1"
    least: int = 1

    def parse(self, raw: object) -> int:
        if isinstance(raw, bool) or not isinstance(raw, int) or not self.least <= raw < 1_000_000_000:
            raise expected(self.wants, raw)
        return raw

    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.least}


class Truth(NamedTuple):
    wants: str = "true or false"

    def parse(self, raw: object) -> bool:
        if not isinstance(raw, bool):
            raise expected(self.wants, raw)
        return raw

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


ID = re.compile(rf"[^\W_{FILLERS}](?:[^\W{FILLERS}]|[.-]++(?=[^\W{FILLERS}]))*")
PORTABLE_ID = r"[^\s#/_.-](?:[^\s#/]*[^\s#/.-])?"
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
DURATION = re.compile(
    r"P(?=\d|T\d)(?:\d{1,9}Y)?(?:\d{1,9}M)?(?:\d{1,9}W)?(?:\d{1,9}D)?(?:T(?=\d)(?:\d{1,9}H)?(?:\d{1,9}M)?(?:\d{1,9}S)?)?"
)

PARSERS: dict[object, Parser] = {
    Line: Text(),
    Prose: Text(lines=True),
    Id: Pattern("an id of letters, digits, - _ and .", ID, PORTABLE_ID),
    Link: Pattern("the id of a record in this file", ID, PORTABLE_ID),
    Mention: Text("the id of a person, organisation or place, a country code, or a name"),
    Language: Pattern("a language tag of BCP 47, as en or es-PE", LANGUAGE),
    Url: Address(),
    Duration: Pattern("a duration of ISO 8601, as P20Y", DURATION),
    Decimal: Number(),
    int: Count(),
    Offset: Count("a whole number from 0", 0),
    bool: Truth(),
}


def parser_of(value_type: Any) -> Parser:
    """The parser of a type: its own class methods, or the one that `PARSERS` gives."""
    parser: Parser = PARSERS.get(value_type, value_type)
    return parser
