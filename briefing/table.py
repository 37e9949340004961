"""Turn records into a table of typed values, ids resolved to what they refer to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from briefing.cell_width import truncate
from briefing.formatting import DurationText, NamedReference, ReportedWords, format_quantity, format_readable
from briefing.model import Briefing, Country, Item, Measure, Note, Quote, Section, Statistic
from briefing.model.country_table import NAMES
from briefing.model.ids import is_external
from briefing.model.values import Duration, Mention, Reference

LONGEST_CAPTION = 56
"""Cells of a quotation, note or measure in the caption that other records show."""


class Column(NamedTuple):
    """A column of a table: the field `name` under the heading `title`."""

    name: str
    title: str
    is_name: bool = False
    """It identifies the record, so it is the last to be narrowed."""
    is_made: bool = False
    """Made of other columns for the screens; files and linear mode have it only where it is asked for."""
    may_go: int = 0
    """On screen the columns without room are left out in this order, the highest first; 0 stays."""
    role: str = "text"
    """How its cells are drawn on screen: a role of `views.layout`, or `sign` for a sign that has its own."""
    keeps: str = ""
    """What of its cells is never cut on screen: `all`, `end` (the last day), or empty for their beginning."""


class Row(NamedTuple):
    """One record of a table."""

    reference: str
    values: tuple[Any, ...]
    """One value per column, typed: format them with `briefing.formatting` or `briefing.serialisation`."""
    group: str = ""
    """What it has in common with other rows, where a view puts rows together."""


class Table(NamedTuple):
    """A title, columns, and rows that may be loaded lazily."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    shown: tuple[str, ...] = ()
    """Names of the columns that screens show unless the reader has chosen others; empty for all."""
    pinned: int = 1
    """How many of these stay where the others are scrolled sideways."""
    is_headed: bool = False
    """Rows of one `group` stand under a heading that says what they have in common, in every order."""

    @property
    def facts(self) -> tuple[str, ...]:
        """Names of the columns that are not made of others."""
        return tuple(column.name for column in self.columns if not column.is_made)

    @classmethod
    def of(cls, kind: type[Item], records: Iterable[tuple[Briefing, Item]]) -> Table:
        """Return a table of records of one kind, with the columns that the kind declares."""
        columns = tuple(column_of(kind, name) for name in kind.COLUMNS)
        rows = (
            Row(briefing.reference(record), tuple(resolved(briefing, record, name) for name in kind.COLUMNS))
            for briefing, record in records
        )
        return cls(kind.TABLE.capitalize(), columns, tuple(rows))


def column_of(kind: type[Section], name: str) -> Column:
    """Return the column of a field, or of a property with a title of `TITLES`."""
    declared = kind.FIELDS.get(name)
    if declared is None:
        return Column(name, TITLES.get(name, name.capitalize()))
    return Column(name, declared.title, declared.search == "name" and name != "abbreviation")


TITLES = {"quantity": "Figure"}
"""Headings of columns that are properties and not fields."""


def resolved(briefing: Briefing, record: Section, name: str) -> Any:
    """Return the value of a field or property, ids resolved to `NamedReference` or `Country`."""
    value = getattr(record, name)
    declared = record.FIELDS.get(name)
    if name == "text" and isinstance(record, Quote) and not record.is_verbatim:
        return ReportedWords(value)
    if declared is None or not declared.refers:
        return DurationText(value) if declared and declared.type is Duration and value else value
    if declared.many:
        return tuple(resolve_name(briefing, name, declared.type) for name in value)
    return value and resolve_name(briefing, value, declared.type)


def resolve_name(briefing: Briefing, name: str, kind: object = Mention) -> NamedReference | Country:
    """Resolve an id of this file, a record's name (not of a `Link`) or a country code; any other text is a name.

    A reference to another briefing keeps its id, and is its own name.
    """
    record = briefing.named(name) if kind is Mention else briefing.by_id.get(name)
    if record is not None:
        return NamedReference(record.id, caption(record), getattr(record, "abbreviation", None) or caption(record))
    if kind is Reference or is_external(name):
        return NamedReference(name, name, name)
    return Country(name) if name in NAMES else NamedReference("", name, name)


def label(record: Item) -> str:
    """Return the name of a record: the value of its first field declared as a name."""
    return str(next(getattr(record, key) for key, declared in record.FIELDS.items() if declared.search == "name"))


def caption(record: Item) -> str:
    """Return the text by which other records refer to this one: its label, and what tells it from similar ones."""
    match record:
        case Statistic():
            period = f" ({record.date})" if record.date else ""
            return f"{record.title}: {format_quantity(record.quantity)}{period}"
        case Quote() | Measure() | Note():
            words = truncate(label(record)[:1000].replace("\n", " "), LONGEST_CAPTION)
            return quoted_words(record, words) if isinstance(record, Quote) else words
    short = getattr(record, "abbreviation", None)
    return f"{label(record)} ({short})" if short else label(record)


def quoted_words(quote: Quote, words: str) -> str:
    """Return words of a quote between quotation marks, or marked as reported where they are the editor's."""
    return f"“{words}”" if quote.is_verbatim else format_readable(ReportedWords(words))


def speaker(briefing: Briefing, quote: Quote) -> str:
    """Return who said it, or why that is unknown, with the candidates the file names."""
    if quote.speaker:
        return format_readable(resolved(briefing, quote, "speaker"))
    candidates = format_readable(resolved(briefing, quote, "speaker_candidates"))
    unclear = format_readable(quote.attribution) or "not said"
    return f"speaker {unclear}{f' (perhaps {candidates})' if candidates else ''}"
