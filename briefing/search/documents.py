"""A briefing -> what each of its records is found by: the same for every engine.

Everything that is shown of a record is found, names for ids. Its *name* counts
more; its *fields* are asked for by name. A measure is found with its agreement.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from zlib import compress, crc32

from briefing.formatting import ReportedWords, format_quantity, format_readable
from briefing.model import KINDS, Briefing, Item, Period, Quote, Section, Statistic
from briefing.model.days import day_as_integer
from briefing.model.dimensions import Dimensions
from briefing.model.figures import figure_key, stated
from briefing.search.facts import to_fact_row
from briefing.search.field_values import country, field_plan, shared, value, values_of, years
from briefing.search.fields import HEADS
from briefing.search.indexed import IndexDocument, RecordDocument
from briefing.search.rows import BriefingRow, Hit
from briefing.table import resolved
from briefing.tokenizer import folded_words

COMPRESSION = 3
"""zlib's level: half the time of the default, a tenth larger."""


def to_document(briefing: Briefing, path: str, content: bytes = b"") -> IndexDocument:
    """`path`: relative to the library. `content`: the bytes that the briefing was read from."""
    period = briefing.date_published
    counts = tuple(len(briefing.section(kind)) for kind in KINDS)
    countries = tuple(str(code) for code in briefing.countries)
    status = str.__str__(briefing.pub_status)
    modified = briefing.date_modified.text if briefing.date_modified else ""
    ednote = briefing.ednote or ""
    row = BriefingRow(
        briefing.id, period.text, briefing.headline, countries, status, counts, path, modified, ednote,
        version_of(content), published_basis=str.__str__(briefing.date_published_basis or ""),
        publisher=publisher_of(briefing),
    )  # fmt: skip
    kept = compress(content, COMPRESSION) if content else b""
    return IndexDocument(row, (period.first, period.last), tuple(record_documents(briefing)), kept)


def publisher_of(briefing: Briefing) -> str:
    """Who published what a briefing was made from, in one line; empty where nothing is said."""
    publisher = briefing.source.publisher if briefing.source else None
    return str.__str__(publisher or "")


def version_of(content: bytes) -> str:
    """The version of a file by its bytes, as the reader's store remembers it; empty for none."""
    return f"{crc32(content):08x}" if content else ""


def record_documents(briefing: Briefing) -> Iterator[RecordDocument]:
    """The head, then every record in reading order."""
    yield head_document(briefing)
    for kind in KINDS:
        for record in briefing.section(kind):
            yield record_document(briefing, record)


def head_document(briefing: Briefing) -> RecordDocument:
    """What the head of a briefing is found by."""
    publisher = briefing.source.publisher if briefing.source else None
    shown = (briefing.summary, briefing.ednote, briefing.subjects, publisher, briefing.byline, briefing.countries)
    text = " · ".join(format_readable(value) for value in shown if value)
    words = (" ".join(folded_words(briefing.headline)), " ".join([*folded_words(text), *folded_words(briefing.id)]))
    values = (*shared(briefing, HEADS, ""), *values_of(briefing, briefing), *years(briefing.date_published))
    if briefing.formerly:
        values = (*values, value("has", "", "formerly"))
    period = briefing.date_published
    hit = Hit(briefing.id, HEADS, "")
    return RecordDocument(hit, briefing.headline, text, words, values, period.text, days(period), "", None, None)


def record_document(briefing: Briefing, record: Item) -> RecordDocument:
    """What a record is found by."""
    figure = record if isinstance(record, Statistic) else None
    period: Period | None = getattr(record, "date", None)
    name, parts = record_name(record), list(texts(briefing, record))
    folded = [word for part in (*parts, *codes(briefing, record), record.id) for word in folded_words(part)]
    words = (" ".join(folded_words(name)), " ".join(folded))
    values = [*shared(briefing, record.TABLE, record.id), *values_of(briefing, record), *years(period)]
    for measure in getattr(record, "measures", ()):
        values += values_of(briefing, measure)
    if not field_plan(type(record)).has_country:  # a quote has none of its own: it is found by its briefing's
        values += [country(code) for code in briefing.countries]
    if briefing.notes_about(record):
        values.append(value("has", "", "notes"))
    return RecordDocument(
        Hit(briefing.id, record.TABLE, record.id), name, " · ".join(parts), words, tuple(dict.fromkeys(values)),
        period.text if period else "", days(period) if period else (0, 0),
        str(figure_key(briefing, figure)) if figure else "", stated(briefing, figure) if figure else None,
        to_fact_row(briefing, record),
    )  # fmt: skip


def record_name(record: Item) -> str:
    """Title, name and abbreviation, words of a quote; a figure with its value."""
    texts = (getattr(record, name) for name in field_plan(type(record)).names)
    name = " · ".join(text for text in texts if text).replace("\n", " ")
    if isinstance(record, Quote) and not record.is_verbatim:
        return format_readable(ReportedWords(name))
    return f"{name}: {format_quantity(record.quantity)}" if isinstance(record, Statistic) else name


def texts(briefing: Briefing, record: Item) -> Iterator[str]:
    """Prose, people and places, as they are shown; unknown keys too."""
    yield from values_at(briefing, record, field_plan(type(record)).texts)
    yield from (text for _, text in record.others)
    for measure in getattr(record, "measures", ()):
        yield measure.summary.replace("\n", " ")
        yield from texts(briefing, measure)


def codes(briefing: Briefing, record: Item) -> Iterator[str]:
    """Every other value that is shown."""
    yield from values_at(briefing, record, field_plan(type(record)).codes)
    for measure in getattr(record, "measures", ()):
        yield from codes(briefing, measure)


def values_at(briefing: Briefing, record: Item, names: tuple[str, ...]) -> Iterator[str]:
    """The values of fields as they are shown, defaults and empty ones left out."""
    for name in names:
        value = getattr(record, name)
        if value not in (None, (), record.FIELDS[name].default):
            yield text_of(resolved(briefing, record, name))


def text_of(value: Any) -> str:
    """A value as one line of text."""
    if isinstance(value, Dimensions):
        return (
            " ".join(f"{name} {format_readable(values)}" for name, values in value)
            + f" {format_readable(value, short=True)}"
        )
    if isinstance(value, Section):
        return " ".join([format_readable(value), *(text for _, text in value.others)])
    return format_readable(value).replace("\n", " ")


def days(period: Period) -> tuple[int, int]:
    """The first and the last day of a period, as 20150722."""
    return day_as_integer(period.first), day_as_integer(period.last)
