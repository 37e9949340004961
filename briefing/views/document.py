"""A whole briefing -> its head as paragraphs, and its sections as tables or paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.formatting import format_readable
from briefing.model import KINDS, Agreement, Briefing, Item, Note, Operation, Quote, Statistic
from briefing.table import Table
from briefing.views.grid import has_room, paper
from briefing.views.layout import BLANK, Line, Paragraph, Span, lay_out, paragraph, prose
from briefing.views.record import caveat, change_spans, fields, labelled, record_view

IN_FULL = (Operation, Agreement, Quote, Note)
"""Kinds whose records are read one by one; the others are read as tables."""


def head_view(briefing: Briefing) -> list[Paragraph]:
    """Headline, date, publisher, countries, summary, subjects and source."""
    out = [paragraph(briefing.headline, "title"), Paragraph((Span(dateline(briefing), "meta"),))]
    if said := standing(briefing):
        out.append(paragraph(said, "note" if briefing.pub_status == "usable" else "fault"))
    if briefing.summary:
        out += [BLANK, *prose(briefing.summary)]
    return [*out, BLANK, *facts(briefing), BLANK, paragraph(briefing.id, "reference")]


def dateline(briefing: Briefing) -> str:
    publisher = briefing.source.publisher if briefing.source else None
    corrected = f"corrected {format_readable(briefing.date_modified)}" if briefing.date_modified else ""
    parts = (
        format_readable(briefing.date_published),
        corrected,
        briefing.byline,
        publisher,
        format_readable(briefing.countries),
    )
    return " · ".join(dict.fromkeys(part for part in parts if part))


def standing(briefing: Briefing) -> str:
    """`WITHHELD: not to be used: the source asks for it`, or what was corrected; empty where nothing is to be said."""
    note = format_readable(briefing.ednote, short=True)
    if briefing.pub_status != "usable":
        return ": ".join(part for part in (briefing.pub_status.upper(), "not to be used", note) if part)
    what = "Corrected" if briefing.date_modified else "Editor's note"
    return f"{what}: {note}" if note else ""


def facts(briefing: Briefing) -> Iterator[Paragraph]:
    """A line each: subjects, what the sections hold, the source."""
    if briefing.subjects:
        yield labelled("Subjects", format_readable(briefing.subjects))
    yield labelled("Holds", ", ".join(counts(briefing)) or "no records")
    yield labelled("Language", briefing.language)
    if briefing.source:
        for name, declared in briefing.source.FIELDS.items():
            value = getattr(briefing.source, name)
            if value is not None and name not in ("sha256", "text_sha256"):
                yield labelled("Source" if name == "publisher" else declared.title, value)
        yield from (labelled(f"{name} (?)", text) for name, text in briefing.source.others)
    yield from (labelled(f"{name} (?)", text) for name, text in briefing.others)


def counts(briefing: Briefing, kinds: Sequence[type[Item]] = KINDS) -> list[str]:
    """`10 statistics`, `1 quote`: what the sections hold, empty ones left out."""
    found = ((kind, len(briefing.section(kind))) for kind in kinds)
    return [f"{count} {kind.ONE if count == 1 else kind.TABLE}" for kind, count in found if count]


def document_lines(briefing: Briefing, cells: int, kinds: tuple[type[Item], ...] = KINDS) -> list[Line]:
    """The briefing as it is read on paper: the head, then each section that holds something."""
    lines = lay_out(head_view(briefing), cells)
    for kind in kinds:
        records = briefing.section(kind)
        if records:
            lines += heading(f"{kind.TABLE.capitalize()} ({len(records)})")
            lines += in_full(briefing, records, cells) if kind in IN_FULL else in_rows(briefing, kind, records, cells)
    return lines


def heading(text: str) -> list[Line]:
    return [(), (), (Span(text.upper(), "heading"),), (Span("=" * len(text), "rule"),), ()]


def in_full(briefing: Briefing, records: tuple[Item, ...], cells: int) -> list[Line]:
    lines: list[Line] = []
    for index, record in enumerate(records):
        lines += [(), ()] if index else []
        lines += lay_out(record_view(briefing, record), cells)
    return lines


def in_rows(briefing: Briefing, kind: type[Item], records: tuple[Item, ...], cells: int) -> list[Line]:
    """A table, and under it what a table has no room for; one by one where there is no room for a table."""
    table = Table.of(kind, ((briefing, record) for record in records))
    if not has_room(table, cells):
        return in_full(briefing, records, cells)
    remarks = [remark for record in records for remark in remarks_on(briefing, record)]
    return [*paper(table, cells), (), *lay_out(remarks, cells)]


def remarks_on(briefing: Briefing, record: Item) -> Iterator[Paragraph]:
    """Under the id of a record: every field its row has not shown, then its change, its doubts and unknown keys."""
    shown = (*record.COLUMNS, "title", "value", "min", "max", "unit", "qualifier", "change")
    rest = [
        f" · {line.spans[0].text.strip()}: {''.join(span.text for span in line.spans[1:])}"
        for line in fields(briefing, record, shown)
    ]
    where = f" · source ¶ {', '.join(map(str, record.paragraph))}" if record.paragraph else ""
    yield Paragraph((Span(f"#{record.id}", "reference"), Span("".join(rest)), Span(where, "meta")), hang=4)
    if isinstance(record, Statistic) and (change := tuple(change_spans(briefing, record))):
        yield Paragraph((Span("change ", "label"), *change), indent=2, hang=2)
    yield from (caveat(text, indent=2) for text in record.caveats)
