"""Parsers of the value types: one TOML value to one checked value.

A parser has `wants` (what to write, for an error), `parse(raw) -> value` (raising
ValueError) and `schema()` (JSON Schema).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, NamedTuple, Protocol

from briefing.invisible import printed
from briefing.model.ids import ID, LINK, PORTABLE_ID, PORTABLE_LINK, composed
from briefing.model.number_parsers import BooleanParser, DecimalParser, IntegerParser
from briefing.model.values import (
    Duration,
    Id,
    Language,
    Line,
    Link,
    Mention,
    Offset,
    Page,
    Prose,
    Reference,
    Url,
    unexpected_value,
)
from briefing.safe import is_safe_link, safe


class ValueParser(Protocol):
    """The interface of every value type."""

    @property
    def wants(self) -> str:
        """Return what to write, for an error message: `a country code of ISO 3166-1, as PE`."""

    def parse(self, raw: object, /) -> object:
        """Return the value of a TOML value. Raises ValueError where it is not valid."""

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of the value."""


NOT_BLANK = r"\S"
LONGEST_LINE, LONGEST_ID = 500, 200
LONGEST_LINK = 2 * LONGEST_ID + 1
LONGEST_PAGE = 40
"""Characters of a text on one line, and of an id: they are shown again wherever something refers to them."""


def too_long(longest: int, text: str) -> ValueError:
    """Return the error for a text of more characters than `longest`, for the caller to raise."""
    return ValueError(f"expected at most {longest} characters, found {len(text):,}")


def length_schema(longest: int | None) -> dict[str, Any]:
    """Return the JSON Schema of a limit."""
    return {} if longest is None else {"maxLength": longest}


class TextParser(NamedTuple):
    """Parser of texts that are not blank; `lines` allows newlines."""

    wants: str = "text"
    lines: bool = False
    longest: int | None = LONGEST_LINE

    def parse(self, raw: object) -> str:
        """Return the text, safe to show. Raises ValueError where it is no text, or blank."""
        if not isinstance(raw, str) or not raw or raw.isspace():
            raise unexpected_value(self.wants, raw)
        if self.longest is not None and len(raw) > self.longest:
            raise too_long(self.longest, raw)
        text = printed(raw)
        if not text or text.isspace():
            raise unexpected_value(self.wants, raw)
        return safe(text.strip("\n"), True) if self.lines else safe(text)

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of the value."""
        return {"type": "string", "minLength": 1, "pattern": NOT_BLANK} | length_schema(self.longest)


class PatternParser(NamedTuple):
    """Parser of texts that match a pattern as a whole."""

    wants: str
    pattern: re.Pattern[str]
    portable: str = ""
    """The pattern for JSON Schema, where it must differ: ECMA 262 knows no possessive quantifiers."""
    examples: tuple[str, ...] = ()
    longest: int | None = None

    def parse(self, raw: object) -> str:
        """Return the text. Raises ValueError where it does not match, or is too long."""
        if not isinstance(raw, str) or not self.pattern.fullmatch(raw):
            raise unexpected_value(self.wants, raw)
        if self.longest is not None and len(raw) > self.longest:
            raise too_long(self.longest, raw)
        return raw

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of the value."""
        schema = {"type": "string", "pattern": f"^(?:{self.portable or self.pattern.pattern})$"}
        schema |= length_schema(self.longest)
        return schema | ({"examples": list(self.examples)} if self.examples else {})


URL_EXAMPLE = "https://example.org/page"


class UrlParser(NamedTuple):
    """Parser of web addresses."""

    wants: str = f"an address, as {URL_EXAMPLE}"

    def parse(self, raw: object) -> Url:
        """Return the address. Raises ValueError where it is not safe to show as a link."""
        if not isinstance(raw, str) or not is_safe_link(raw):
            raise unexpected_value(self.wants, raw)
        return Url(raw)

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of the value."""
        return {"type": "string", "format": "uri", "pattern": "^https?://[!-.0-~][!-~]*$", "examples": [URL_EXAMPLE]}


class PageParser(NamedTuple):
    """Parser of pages, which are numbers or texts: 12, `A1`, `xiv`."""

    wants: str = 'a page, as 12 or "A1"'

    def parse(self, raw: object) -> int | str:
        """Return the page as written. Raises ValueError where it is neither a number from 1 nor a text."""
        if isinstance(raw, str) and raw.strip():
            if len(raw) > LONGEST_PAGE:
                raise too_long(LONGEST_PAGE, raw)
            return safe(raw)
        if isinstance(raw, int):
            return IntegerParser(self.wants).parse(raw)
        raise unexpected_value(self.wants, raw)

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of the value."""
        return (
            TextParser().schema()
            | IntegerParser().schema()
            | {"type": ["integer", "string"], "examples": [12, "A1"], "maxLength": LONGEST_PAGE}
        )


class NamePattern(PatternParser):
    """Parser of ids: accents composed or not, it is the same id, in NFC."""

    def parse(self, raw: object) -> str:
        """Return the id, composed. Raises ValueError where it is none."""
        return super().parse(composed(raw))


class NameParser(TextParser):
    """Parser of an id or a name, in NFC."""

    def parse(self, raw: object) -> str:
        """Return the text, composed and safe to show. Raises ValueError where it is no text, or blank."""
        return super().parse(composed(raw))


LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
DURATION = re.compile(
    r"P(?=\d|T\d)(?:\d{1,9}Y)?(?:\d{1,9}M)?(?:\d{1,9}W)?(?:\d{1,9}D)?(?:T(?=\d)(?:\d{1,9}H)?(?:\d{1,9}M)?(?:\d{1,9}S)?)?"
)

PARSERS: dict[object, ValueParser] = {
    Line: TextParser(),
    Prose: TextParser(lines=True, longest=None),
    Id: NamePattern("an id of letters, digits, - _ and .", ID, PORTABLE_ID, ("coca-area-2014",), LONGEST_ID),
    Link: NamePattern("the id of a record in this file, or briefing-id#item-id", LINK, PORTABLE_LINK, (), LONGEST_LINK),
    Reference: NamePattern(
        "briefing-id#item-id, the id of a briefing, or of a record in this file", LINK, PORTABLE_LINK, (), LONGEST_LINK
    ),
    Mention: NameParser("the id of a person, organisation or place, a country code, or a name"),
    Language: PatternParser("a language tag of BCP 47, as en or es-PE", LANGUAGE, "", ("en", "es-PE")),
    Url: UrlParser(),
    Duration: PatternParser("a duration of ISO 8601, as P20Y", DURATION, "", ("P20Y", "P3M", "PT36H")),
    Decimal: DecimalParser(),
    int: IntegerParser(),
    Offset: IntegerParser("a whole number from 0", 0),
    Page: PageParser(),
    bool: BooleanParser(),
}


def parser_of(value_type: Any) -> ValueParser:
    """Return the parser of a value type: the one in `PARSERS`, or the type itself."""
    parser: ValueParser = PARSERS.get(value_type, value_type)
    return parser
