"""Format values as text for people: `42,900 hectares`, `1 Jan – 30 Jun 2015`, `Peru`.

`serialisation` writes the same values for machines; no third module knows how a value is written.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, NamedTuple

from briefing.model import Change, Country, Evidence, Measure, Period, Quantity
from briefing.model.choice import Choice
from briefing.model.country_table import NAMES
from briefing.model.dimensions import Dimensions
from briefing.model.period import MONTHS
from briefing.model.vocabulary import Vocabulary
from briefing.safe import safe


class NamedReference(NamedTuple):
    """A person, organisation, place or record that a field refers to."""

    id: str
    """Empty where the file gives only a name."""
    name: str
    short: str
    """The abbreviation, or else `name`."""


class DoubtedDate(Period):
    """A date that the source does not state: its `basis` follows it where there is room, else a `?`."""

    basis: str

    @classmethod
    def of(cls, period: Period, basis: str) -> DoubtedDate:
        """Return a period with its basis, one of `DateBasis`."""
        doubted = cls(*period)
        doubted.basis = basis
        return doubted


class WithheldHeadline(str):
    """The headline of a briefing that must not be used: struck through on screen, prefixed with its status in text."""

    status: str
    """`withheld` or `canceled`."""

    def __new__(cls, text: str, status: str) -> WithheldHeadline:
        self = super().__new__(cls, text)
        self.status = status
        return self


class ReportedWords(str):
    """Reported speech: the editor's words, marked where a person reads them, lest they pass for the speaker's."""


class Computed(NamedTuple):
    """A change computed from two figures."""

    value: Decimal
    unit: str
    """`%` of the earlier figure, or the name of a unit."""
    base: Decimal
    date: Period | None
    """The period of `base`."""

    def __str__(self) -> str:
        date = f" ({self.date})" if self.date else ""
        return f"{format_signed(self.value)} {self.unit} from {format_number(self.base)}{date}"


UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "TM": "minute", "S": "second"}


class DurationText(str):
    """An ISO 8601 duration; `str` writes it in words: `1 year 6 months`."""

    def __str__(self) -> str:
        parts, digits, in_time = [], "", ""
        for character in self[1:]:
            if character.isdigit():
                digits += character
            elif character == "T":
                in_time = "T"
            else:
                unit = UNITS.get(in_time + character) or UNITS[character]
                parts.append(f"{int(digits)} {unit}{'' if int(digits) == 1 else 's'}")
                digits = ""
        return " ".join(parts)


def format_readable(value: Any, short: bool = False) -> str:
    """Return a value as text for people; `short` prefers abbreviations and one line, as in a table cell."""
    match value:
        case None | ():
            return ""
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return format_number(value)
        case NamedReference():
            return value.short if short else value.name
        case Country():
            return value.name
        case Choice() | Vocabulary():
            return value.replace("-", " ")
        case Quantity():
            return format_quantity(value)
        case Change():
            return format_change(value)
        case Dimensions():
            return "; ".join(("" if short else f"{name}: ") + format_dimension(values) for name, values in value)
        case Evidence():
            return format_evidence(value)
        case DoubtedDate():
            return f"{value}?" if short else f"{value} ({value.basis.replace('-', ' ')})"
        case Period() | DurationText() | Computed() | int():
            return str(value)
        case WithheldHeadline():
            return f"[{value.status.upper()}] {str.__str__(value)}"
        case ReportedWords():
            return f"reported: {format_readable(str.__str__(value), short)}"
        case str():
            return " ".join(value.split("\n")) if short else value
        case (Measure(), *_):
            return str(len(value))
        case tuple() if value:
            return (", " if short or isinstance(value[0], Country) else "; ").join(
                format_readable(element, short) for element in value
            )
    return safe(str(value))


def format_evidence(value: Evidence) -> str:
    """Return the words of a place in the source, those around them included, or its offsets where none are given."""
    words = " … ".join(part for part in (value.prefix, value.exact, value.suffix) if part)
    return safe(words) or offsets_text(value)


def format_dimension(values: tuple[str, ...]) -> str:
    """Return the values of one dimension: country codes as names, keys as words (`cocaine hydrochloride`)."""
    return ", ".join(NAMES.get(value, value.replace("-", " ")) for value in values)


def format_number(value: Decimal) -> str:
    """Return `42,900` or `−12.8`: all digits as given, grouped by thousands."""
    return f"{value:,f}".replace("-", "−")


def format_signed(value: Decimal) -> str:
    """Return `+0.25` or `−12.8`: a number with its sign; nought has none."""
    return f"{'+' if value > 0 else ''}{format_number(value)}"


def format_quantity(value: Quantity) -> str:
    """Return a figure with its qualifier and unit: `nearly 42,900 hectares`."""
    return " ".join(part for part in quantity_parts(value) if part)


def quantity_parts(value: Quantity) -> tuple[str, str, str]:
    """Return (qualifier, figure, unit) of a figure, so that a column can align them."""
    if value.value is not None:
        figure = format_number(value.value) + format_margin(value)
    elif value.low is None or value.high is None:
        bound = ("≥ ", value.low) if value.low is not None else ("≤ ", value.high)
        figure = ("" if value.qualifier else bound[0]) + format_number(bound[1] or Decimal())
    else:
        figure = f"{format_number(value.low)} – {format_number(value.high)}"
    return value.qualifier.replace("-", " "), figure, value.unit


def format_margin(value: Quantity) -> str:
    """Return ` ± 0.13`, or ` (1.42 – 1.68)` where both ends are stated; empty for a value without a margin."""
    if value.plus_minus is not None:
        return f" ± {format_number(value.plus_minus)}"
    if value.low is None or value.high is None:
        return ""
    return f" ({format_number(value.low)} – {format_number(value.high)})"


def format_change(value: Change) -> str:
    """Return a stated change with its qualifier and unit: `nearly −13 %`."""
    return f"{(value.qualifier or '').replace('-', ' ')} {format_signed(value.value)} {value.unit_name}".strip()


def offsets_text(evidence: Evidence) -> str:
    """Return the offsets of an evidence selector as `120–164`, empty without them."""
    return "–".join(str(offset) for offset in evidence.at)


def format_short_period(value: Period) -> str:
    """Return a period in at most ten cells, an interval by month or year: `2015-01–06`, `2010–2014`, `2003→`."""
    if value.start == value.end:
        return str(value)
    start, end = (point.text[: 4 if point.is_season else 7] if point else "" for point in (value.start, value.end))
    if not start or not end:
        return f"{start}→{end}"
    same_year = start[:4] == end[:4] and len(start) == len(end) == 7
    return f"{start}–{end[5:]}" if same_year and start != end else f"{start[:4]}–{end[:4]}" if start != end else start


def format_day(value: Period) -> str:
    """Return a day of this century as `15 Jul 15`; any other period as it is written."""
    text = value.start.text if value.start and not value.start.qualifier else ""
    if value.start != value.end or not re.fullmatch(r"20\d\d-\d\d-\d\d", text):
        return str(value)
    return f"{int(text[8:])} {MONTHS[int(text[5:7])]} {text[2:4]}"
