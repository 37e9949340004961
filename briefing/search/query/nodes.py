"""The parts of a query: frozen, and each prints itself back to query text and says itself in words."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from briefing.formatting import format_number
from briefing.model.country_table import AREAS

DATES = ("date", "since", "until", "published")


class TextTerm(NamedTuple):
    """A word, or several side by side."""

    words: tuple[str, ...]
    """Folded."""
    is_prefix: bool = False

    def __str__(self) -> str:
        return quoted(self.words) + ("*" if self.is_prefix else "")

    def in_words(self) -> str:
        """What it asks for, as a person says it."""
        return f"“{' '.join(self.words)}{'…' if self.is_prefix else ''}”"


class FieldTerm(NamedTuple):
    """A value of a field."""

    field: str
    words: tuple[str, ...]
    is_prefix: bool = False
    is_exact: bool = False
    """All the words of the value, and no others."""

    def __str__(self) -> str:
        is_code = self.field == "country" and len(self.words) == 1 and len(self.words[0]) == 2
        words = (self.words[0].upper(),) if is_code else self.words
        return f"{self.field}{'=' if self.is_exact else ':'}{quoted(words)}{'*' if self.is_prefix else ''}"

    def in_words(self) -> str:
        """What it asks for, as a person says it."""
        text = " ".join(self.words) + ("…" if self.is_prefix else "")
        match self.field:
            case "section":
                return text
            case "country":
                return AREAS.get(text.upper(), text.title())
            case "has":
                return f"with {'conflicts' if text == 'conflict' else text}"
        return f"{self.field} {'exactly ' if self.is_exact else ''}{text}"


class ValueTerm(NamedTuple):
    """A figure between two bounds; None is open."""

    low: Decimal | None
    high: Decimal | None
    has_low: bool = True
    """The bound itself counts."""
    has_high: bool = True

    def __str__(self) -> str:
        if self.low is not None and self.high is not None:
            return f"value:{self.low:f}" if self.low == self.high else f"value:{self.low:f}..{self.high:f}"
        if self.low is not None:
            return f"value>{'=' * self.has_low}{self.low:f}"
        return f"value<{'=' * self.has_high}{self.high or Decimal():f}"

    def in_words(self) -> str:
        """What it asks for, as a person says it."""
        if self.low is not None and self.high is not None:
            return (
                format_number(self.low)
                if self.low == self.high
                else f"{format_number(self.low)} to {format_number(self.high)}"
            )
        if self.low is not None:
            return f"{'at least' if self.has_low else 'more than'} {format_number(self.low)}"
        return f"{'at most' if self.has_high else 'less than'} {format_number(self.high or Decimal())}"


class DateTerm(NamedTuple):
    """A date of the record, or of its publication, within days."""

    field: str
    text: str
    """As written: EDTF, or a number of days, weeks, months or years before today."""
    first: str
    last: str
    """ISO days, both inclusive: what the text comes to today."""

    def __str__(self) -> str:
        return f"{self.field}:{self.text}"

    def in_words(self) -> str:
        """What it asks for, as a person says it."""
        text = self.text if self.text[0] != "-" else self.last if self.field == "until" else self.first
        if self.text[0] == "-" and self.field in ("date", "published"):
            text = f"since {text}"
        return text if self.field == "date" else f"{self.field} {text}"


class Not(NamedTuple):
    """Records that do not match."""

    part: Part

    def __str__(self) -> str:
        return f"-{grouped(self.part)}"

    def in_words(self) -> str:
        """What it asks for, as a person says it."""
        return f"not {said(self.part)}"


class And(NamedTuple):
    """Records that match every part."""

    parts: tuple[Part, ...]

    def __str__(self) -> str:
        return " ".join(grouped(part) for part in self.parts)

    def in_words(self) -> str:
        """What it asks for, as a person says it."""
        return ", ".join(said(part) for part in self.parts)


class Or(NamedTuple):
    """Records that match any part."""

    parts: tuple[Part, ...]

    def __str__(self) -> str:
        return " OR ".join(grouped(part) if isinstance(part, Or) else str(part) for part in self.parts)

    def in_words(self) -> str:
        """What it asks for, as a person says it."""
        return " or ".join(said(part) for part in self.parts)


Part = TextTerm | FieldTerm | ValueTerm | DateTerm | Not | And | Or


def quoted(words: tuple[str, ...]) -> str:
    """As a query writes it; more than one word, and what could mean something else, stand in quotation marks."""
    text = " ".join(words)
    is_word = all(character.isalnum() or character in "-_." for character in text)
    is_plain = is_word and text.upper() not in ("OR", "AND", "NOT")
    return text if is_plain else f'"{text}"'


def grouped(part: Part) -> str:
    """A part as text, in parentheses where it has parts of its own."""
    return f"({part})" if isinstance(part, And | Or) else str(part)


def said(part: Part) -> str:
    """In words, in parentheses where its own commas and ors would mix with those around it."""
    return f"({part.in_words()})" if isinstance(part, And | Or) else part.in_words()
