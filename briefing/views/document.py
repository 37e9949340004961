"""A whole briefing -> its head as paragraphs, and its sections as tables or paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model import KINDS, Agreement, Briefing, Item, Note, Operation, Quote, Statistic
from briefing.table import Table, named, readable
from briefing.views.grid import paper
from briefing.views.layout import BLANK, Line, Paragraph, Span, lay_out, paragraph, prose
from briefing.views.record import caveat, change_spans, labelled, record_view

IN_FULL = (Operation, Agreement, Quote, Note)
"""Kinds whose records are read one by one; the others are read as tables."""


def head_view(briefing: Briefing) -> list[Paragraph]:
    """Headline, date, publisher, countries, summary, subjects and source."""
    out = [paragraph(briefing.headline, "title"), Paragraph((Span(dateline(briefing), "meta"),))]
    if briefing.pub_status != "usable":
        out.append(paragraph(f"{briefing.pub_status.upper()}: not to be used", "fault"))
    if briefing.summary:
        out += [BLANK, *prose(briefing.summary)]
    return [*out, BLANK, *facts(briefing), BLANK, paragraph(briefing.id, "reference")]


def dateline(briefing: Briefing) -> str:
    publisher = briefing.source.publisher if briefing.source else None
    parts = (readable(briefing.date_published), briefing.byline, publisher, readable(briefing.countries))
    return " · ".join(dict.fromkeys(part for part in parts if part))


def facts(briefing: Briefing) -> Iterator[Paragraph]:
    """A line each: subjects, what the sections hold, the source."""
    if briefing.subjects:
        yield labelled("Subjects", readable(briefing.subjects))
    yield labelled("Holds", ", ".join(f"{count} {name}" for name, count in counts(briefing) if count))
    yield labelled("Language", briefing.language)
    if briefing.source:
        for name, declared in briefing.source.FIELDS.items():
            value = getattr(briefing.source, name)
            if value is not None and name not in ("sha256", "text_sha256"):
                yield labelled("Source" if name == "publisher" else declared.title, value)
        yield from (labelled(f"{name} (?)", text) for name, text in briefing.source.others)
    yield from (labelled(f"{name} (?)", text) for name, text in briefing.others)


def counts(briefing: Briefing) -> list[tuple[str, int]]:
    return [(kind.TABLE, len(briefing.section(kind))) for kind in KINDS]


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
    """A table, and under it what a table has no room for: whose a figure is, and its doubts."""
    table = Table.of(kind, ((briefing, record) for record in records))
    remarks = [remark for record in records for remark in remarks_on(briefing, record)]
    return paper(table, cells) + ([(), *lay_out(remarks, cells)] if remarks else [])


def remarks_on(briefing: Briefing, record: Item) -> Iterator[Paragraph]:
    """The source of a figure, its change and its caveats, under the figure's id."""
    source = getattr(record, "attributed_to", None)
    change = tuple(change_spans(briefing, record)) if isinstance(record, Statistic) else ()
    if not (source or change or record.caveats or record.others):
        return
    by = f" according to {readable(named(briefing, source))}" if source else ""
    yield Paragraph((Span(f"#{record.id}", "reference"), Span(by)), hang=4)
    if change:
        yield Paragraph((Span("change ", "label"), *change), indent=2, hang=2)
    yield from (caveat(text, indent=2) for text in record.caveats)
    yield from (paragraph(f"{name} (?): {text}", indent=2, hang=2) for name, text in record.others)
