"""Records -> a table of typed values, ids replaced by what they name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from briefing.cell_width import truncate
from briefing.formatting import DurationText, NamedReference, format_readable, quantity
from briefing.model import Briefing, Country, Item, Measure, Note, Quote, Section, Statistic
from briefing.model.countries import NAMES
from briefing.model.values import Duration, Link, Mention

LONGEST_CAPTION = 56
"""Cells of a quotation where it is only mentioned."""


class Column(NamedTuple):
    name: str
    title: str
    is_name: bool = False
    """It says what the record is: the last to give up room."""


class Row(NamedTuple):
    reference: str
    values: tuple[Any, ...]


class Table(NamedTuple):
    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]

    @classmethod
    def of(cls, kind: type[Item], records: Iterable[tuple[Briefing, Item]]) -> Table:
        """The columns a kind declares, for records of it."""
        columns = tuple(column(kind, name) for name in kind.COLUMNS)
        rows = (
            Row(briefing.reference(record), tuple(resolved(briefing, record, name) for name in kind.COLUMNS))
            for briefing, record in records
        )
        return cls(kind.TABLE.capitalize(), columns, tuple(rows))


def column(kind: type[Section], name: str) -> Column:
    declared = kind.FIELDS.get(name)
    if declared is None:
        return Column(name, TITLES.get(name, name.capitalize()))
    return Column(name, declared.title, declared.search == "name" and name != "abbreviation")


TITLES = {"quantity": "Figure"}


def resolved(briefing: Briefing, record: Section, name: str) -> Any:
    """The value of a field or property, ids replaced by what they name."""
    value = getattr(record, name)
    declared = record.FIELDS.get(name)
    if declared is None or declared.type not in (Mention, Link):
        return DurationText(value) if declared and declared.type is Duration and value else value
    return tuple(named(briefing, one) for one in value) if declared.many else value and named(briefing, value)


def named(briefing: Briefing, name: str) -> NamedReference | Country:
    """Whom or what an id, a country code or a name stands for."""
    record = briefing.by_id.get(name)
    if record is not None:
        return NamedReference(name, caption(record), getattr(record, "abbreviation", None) or caption(record))
    return Country(name) if name in NAMES else NamedReference("", name, name)


def label(record: Item) -> str:
    """What a record is called: its first field that is a name."""
    return str(next(getattr(record, key) for key, one in record.FIELDS.items() if one.search == "name"))


def caption(record: Item) -> str:
    """What a record is called where another one names it: enough to tell it from its neighbours."""
    match record:
        case Statistic():
            period = f" ({record.date})" if record.date else ""
            return f"{record.title}: {quantity(record.quantity)}{period}"
        case Quote() | Measure() | Note():
            words = truncate(label(record)[:1000].replace("\n", " "), LONGEST_CAPTION)
            return f"“{words}”" if isinstance(record, Quote) else words
    short = getattr(record, "abbreviation", None)
    return f"{label(record)} ({short})" if short else label(record)


def speaker(briefing: Briefing, quote: Quote) -> str:
    """Who said it, or why that is not known."""
    if quote.speaker:
        return format_readable(resolved(briefing, quote, "speaker"))
    candidates = format_readable(resolved(briefing, quote, "speaker_candidates"))
    unclear = format_readable(quote.attribution) or "not said"
    return f"speaker {unclear}{f' (perhaps {candidates})' if candidates else ''}"
