"""A briefing -> its head as paragraphs, and its sections as tables or paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.formatting import format_readable
from briefing.model import KINDS, Agreement, Briefing, Item, Note, Operation, Quote, Statistic
from briefing.model.common import DateBasis
from briefing.table import Table, resolved
from briefing.views.grid import has_room, paper
from briefing.views.labels import label_links, labelled, links_to
from briefing.views.layout import BLANK, Line, Paragraph, Span, lay_out, paragraph, prose
from briefing.views.record import caveat, change_spans, field_paragraphs, place_in_source, record_view

IN_FULL = (Operation, Agreement, Quote, Note)
"""Kinds whose records are laid out one by one; the others are tables."""


def head_view(briefing: Briefing) -> list[Paragraph]:
    """Return headline, date, publisher, countries, summary, subjects and source of a briefing."""
    head = [paragraph(briefing.headline, "title"), Paragraph((Span(dateline(briefing), "meta"),))]
    if status := status_notice(briefing):
        head.append(paragraph(status, "note" if briefing.pub_status == "usable" else "fault"))
    if briefing.summary:
        head += [BLANK, *prose(briefing.summary)]
    return [*head, BLANK, *head_facts(briefing), BLANK, paragraph(briefing.id, "reference")]


def dateline(briefing: Briefing) -> str:
    """Return publication date, correction, byline, publisher and countries in one line."""
    publisher = briefing.source.publisher if briefing.source else None
    corrected = f"corrected {format_readable(briefing.date_modified)}" if briefing.date_modified else ""
    parts = (
        published_on(briefing),
        corrected,
        briefing.byline,
        publisher,
        format_readable(briefing.countries),
    )
    return " · ".join(dict.fromkeys(part for part in parts if part))


def published_on(briefing: Briefing) -> str:
    """Return the date of publication; how it is known follows in brackets where the source does not state it."""
    basis = briefing.date_published_basis
    doubt = f" ({format_readable(basis)})" if basis not in (None, DateBasis.STATED) else ""
    return f"{format_readable(briefing.date_published)}{doubt}"


def status_notice(briefing: Briefing) -> str:
    """Return why a briefing must not be used, or what was corrected; empty where neither applies.

    `WITHHELD: not to be used: the source asks for it`; `Corrected: …`; `Editor's note: …`.
    """
    note = format_readable(briefing.ednote, short=True)
    if briefing.pub_status != "usable":
        return ": ".join(part for part in (briefing.pub_status.upper(), "not to be used", note) if part)
    label = "Corrected" if briefing.date_modified else "Editor's note"
    return f"{label}: {note}" if note else ""


def head_facts(briefing: Briefing) -> Iterator[Paragraph]:
    """Return a line each for subjects, number of records a section, language, source and unknown keys."""
    if briefing.subjects:
        yield labelled("Subjects", format_readable(briefing.subjects))
    yield labelled("Holds", ", ".join(record_counts(briefing)) or "no records")
    if briefing.language:
        yield labelled("Language", briefing.language)
    if briefing.source:
        for name, declared in briefing.source.FIELDS.items():
            value = getattr(briefing.source, name)
            if value is not None and name not in ("sha256", "text_sha256"):
                yield labelled("Source" if name == "publisher" else declared.title, format_readable(value))
        yield from (labelled(f"{name} (?)", text) for name, text in briefing.source.others)
    for name in ("see", "corrects", "formerly"):
        if value := resolved(briefing, briefing, name):
            links = tuple(links_to(briefing, value)) or (Span(format_readable(value)),)
            yield label_links(briefing.FIELDS[name].title, links)
    yield from (labelled(f"{name} (?)", text) for name, text in briefing.others)


def record_counts(briefing: Briefing, kinds: Sequence[type[Item]] = KINDS) -> list[str]:
    """Return `10 statistics`, `1 quote`, … for the sections that have records."""
    sizes = ((kind, len(briefing.section(kind))) for kind in kinds)
    return [f"{count} {kind.SINGULAR if count == 1 else kind.TABLE}" for kind, count in sizes if count]


def document_lines(briefing: Briefing, cells: int, kinds: tuple[type[Item], ...] = KINDS) -> list[Line]:
    """Lay out a briefing for printing, `cells` wide: the head, then each section of `kinds` that has records."""
    lines = lay_out(head_view(briefing), cells)
    for kind in kinds:
        records = briefing.section(kind)
        if records:
            lines += section_heading(f"{kind.TABLE.capitalize()} ({len(records)})")
            lines += (
                lay_out_records(briefing, records, cells)
                if kind in IN_FULL
                else lay_out_table(briefing, kind, records, cells)
            )
    return lines


def section_heading(text: str) -> list[Line]:
    """Return a section heading: two blank lines, the text in capitals, a rule, a blank line."""
    return [(), (), (Span(text.upper(), "heading"),), (Span("=" * len(text), "rule"),), ()]


def lay_out_records(briefing: Briefing, records: tuple[Item, ...], cells: int) -> list[Line]:
    """Lay out records one by one, two blank lines between them."""
    lines: list[Line] = []
    for index, record in enumerate(records):
        lines += [(), ()] if index else []
        lines += lay_out(record_view(briefing, record, is_alone=False), cells)
    return lines


def lay_out_table(briefing: Briefing, kind: type[Item], records: tuple[Item, ...], cells: int) -> list[Line]:
    """Lay out records as a table, followed by the fields that it does not show; one by one where it does not fit."""
    table = Table.of(kind, ((briefing, record) for record in records))
    if not has_room(table, cells):
        return lay_out_records(briefing, records, cells)
    remarks = [remark for record in records for remark in remarks_on(briefing, record)]
    return [*paper(table, cells), (), *lay_out(remarks, cells)]


def remarks_on(briefing: Briefing, record: Item) -> Iterator[Paragraph]:
    """Return, after the id of a record: fields its table row does not show, change, caveats, notes, unknown keys."""
    shown = (*record.COLUMNS, "title", "value", "min", "max", "unit", "qualifier", "change")
    rest = [
        f" · {line.spans[0].text.strip()}: {''.join(span.text for span in line.spans[1:])}"
        for line in field_paragraphs(briefing, record, shown)
    ]
    place = place_in_source(record)
    where = f" · source {place}" if place else ""
    yield Paragraph((Span(f"#{record.id}", "reference"), Span("".join(rest)), Span(where, "meta")), hang=4)
    if isinstance(record, Statistic) and (change := tuple(change_spans(briefing, record))):
        yield Paragraph((Span("change ", "label"), *change), indent=2, hang=2)
    yield from (caveat(text, indent=2) for text in record.caveats)
