"""Annotations as a handover: by briefing, with quotes and figures, caveats and the reader's notes.

`text` is for a screen or a printer, `markdown` for a message; the other formats are a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from briefing.export.markdown import escape
from briefing.export.statement import doubt_lines, statement
from briefing.model import Quote
from briefing.search.fields import HEADS
from briefing.table import Column, Row, Table, caption
from briefing.userdata.resolved import GONE, UNREADABLE, ResolvedAnnotation, changed_text
from briefing.views.document import dateline, status_notice
from briefing.views.layout import BLANK, Line, Paragraph, lay_out, paragraph

COLUMNS = (
    Column("mark", "Mark"), Column("flagged", "Flagged"), Column("note", "Note"), Column("section", "Section"),
    Column("caption", "Name", True), Column("at", "At"), Column("state", "State"),
)  # fmt: skip
INDENT = 2
MISSING = {GONE: "is not in the library any more", UNREADABLE: "is in a file that cannot be read now"}


def handover_table(annotations: Sequence[ResolvedAnnotation]) -> Table:
    """Return a row for each annotation; its reference is that of the record or briefing."""
    return Table(
        "Marks",
        COLUMNS,
        tuple(Row(annotation.reference, tuple(column_values(annotation))) for annotation in annotations),
    )


def column_values(annotation: ResolvedAnnotation) -> Iterator[object]:
    """Yield the values of `COLUMNS` for an annotation."""
    yield from (" ".join(annotation.letters), annotation.flagged, annotation.note)
    yield (
        (annotation.record.TABLE or annotation.record.SINGULAR)
        if annotation.record
        else ""
        if "#" in annotation.reference
        else HEADS
    )
    yield current_name(annotation)
    yield annotation.changed_at
    yield state_of(annotation)


def current_name(annotation: ResolvedAnnotation) -> str:
    """Return the name of the record or briefing now; the stored caption where it is missing."""
    if annotation.missing_reason or annotation.briefing is None:
        return annotation.caption
    return caption(annotation.record) if annotation.record else annotation.briefing.headline


def annotation_label(annotation: ResolvedAnnotation) -> str:
    """Return `mark a · flagged · noted · 2026-11-23 06:12`."""
    marks = f"mark {' '.join(annotation.letters)}" if annotation.letters else ""
    parts = (
        marks,
        "flagged" * annotation.flagged,
        "noted" * bool(annotation.note),
        annotation.changed_at[:16].replace("T", " "),
    )
    return " · ".join(part for part in parts if part)


def briefing_head(annotation: ResolvedAnnotation) -> list[str]:
    """Return headline, dateline and source address of a briefing; its id where it is missing."""
    if annotation.briefing is None:
        return [annotation.briefing_id]
    address = annotation.briefing.source.url if annotation.briefing.source else None
    return [annotation.briefing.headline, dateline(annotation.briefing), *([address] if address else [])]


def statement_of(annotation: ResolvedAnnotation) -> list[str]:
    """Return the text of the record, or its caption where it is missing; nothing for a whole briefing."""
    if annotation.missing_reason or annotation.briefing is None:
        return [annotation.caption]
    return list(statement(annotation.briefing, annotation.record)) if annotation.record else []


def warning_lines(annotation: ResolvedAnnotation) -> list[str]:
    """Return caveats and notes of the record, or why it is missing; the briefing's own status is in its head."""
    if annotation.missing_reason or annotation.briefing is None:
        return [f"! This {MISSING[annotation.missing_reason]}."]
    doubts = doubt_lines(annotation.briefing, annotation.record)
    return [
        *([changed_text(annotation.caption)] if annotation.is_changed else []),
        *(text for text in doubts if text != status_notice(annotation.briefing)),
    ]


def state_of(annotation: ResolvedAnnotation) -> str:
    """Return why the record is missing, that it has changed since, or the status of its briefing."""
    if annotation.missing_reason or annotation.briefing is None:
        return annotation.missing_reason
    status = str.__str__(annotation.briefing.pub_status)
    return "changed" if annotation.is_changed and status == "usable" else status


# ------------------------------------------------------------------------ text


def handover_lines(annotations: Sequence[ResolvedAnnotation], cells: int) -> list[Line]:
    """Lay out annotations for reading, `cells` wide, grouped by briefing."""
    paragraphs: list[Paragraph] = []
    for _, group in groupby(annotations, key=lambda annotation: annotation.briefing_id):
        records = list(group)
        paragraphs += [*([BLANK, BLANK] if paragraphs else []), *head_paragraphs(records[0])]
        for record in records:
            paragraphs += [BLANK, *annotation_paragraphs(record)]
    return lay_out(paragraphs, cells)


def head_paragraphs(annotation: ResolvedAnnotation) -> Iterator[Paragraph]:
    """Return the head of a briefing: headline, dateline and address, status."""
    title, *rest = briefing_head(annotation)
    yield paragraph(title, "title")
    yield from (paragraph(line, "meta") for line in rest)
    if annotation.briefing and (text := status_notice(annotation.briefing)):
        yield paragraph(text, "note" if annotation.briefing.pub_status == "usable" else "fault")


def annotation_paragraphs(annotation: ResolvedAnnotation) -> Iterator[Paragraph]:
    """Return one annotation: label, statement, warnings, reference, note."""
    yield paragraph(annotation_label(annotation), "label", INDENT)
    yield from (paragraph(line.replace("\n", " "), indent=INDENT) for line in statement_of(annotation))
    yield from (
        paragraph(line, "fault" if annotation.missing_reason else "caveat", INDENT, hang=2)
        for line in warning_lines(annotation)
    )
    yield paragraph(annotation.reference, "reference", INDENT)
    if annotation.note:
        yield paragraph(reader_note(annotation), "note", INDENT, hang=2)


def reader_note(annotation: ResolvedAnnotation) -> str:
    """Return the reader's note in one line."""
    return f"Reader's note: {' '.join(annotation.note.split())}"


# -------------------------------------------------------------------- markdown


def handover_markdown(annotations: Sequence[ResolvedAnnotation]) -> Iterator[str]:
    """Yield annotations as Markdown, grouped by briefing."""
    for index, (_, group) in enumerate(groupby(annotations, key=lambda annotation: annotation.briefing_id)):
        records = list(group)
        title, *rest = map(escape, briefing_head(records[0]))
        yield "\n" * bool(index) + f"## {title}\n"
        yield "".join(f"\n{line}\n" for line in rest)
        if (briefing := records[0].briefing) and (text := status_notice(briefing)):
            yield f"\n**{escape(text)}**\n"
        for record in records:
            yield "\n" + "\n".join(annotation_markdown(record)) + "\n"


def annotation_markdown(annotation: ResolvedAnnotation) -> Iterator[str]:
    """Yield one annotation as a paragraph of lines, each ended by two spaces: a hard line break in Markdown."""
    sign = "> " if isinstance(annotation.record, Quote) else ""
    lines = [line for text in statement_of(annotation) for line in escape(text).split("\n")]
    yield from (f"**{escape(annotation_label(annotation))}**", "")
    yield from (f"{sign}{line}" for line in lines)
    if lines:
        yield ""
    rest = [*(f"*{escape(line)}*" for line in warning_lines(annotation)), f"`{annotation.reference}`"]
    if annotation.note:
        rest.append(f"**{escape(reader_note(annotation))}**")
    yield "  \n".join(rest)
