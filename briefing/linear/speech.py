"""Values and paragraphs -> lines to be heard or felt: no columns, no bars, no empty lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from briefing.cell_width import truncate, wrap_offsets
from briefing.formatting import DoubtedDate, ReportedWords, format_readable
from briefing.model import KINDS, Measure, Quote
from briefing.model.choice import Choice
from briefing.model.vocabulary import Vocabulary
from briefing.session.read_state import CHANGED, UNREAD
from briefing.session.reader_marks import ReaderMarks
from briefing.table import Column, Row, Table
from briefing.views.layout import Joined, Line, Paragraph, Span, paragraph

LONGEST = 160
"""Cells of one value in a list; the record says it in full."""
NEED_A_NAME = ("stated", "computed", "attribution", "by", "marks", "form", "about")
"""Columns whose values do not say by themselves what they are."""
GO_WITHOUT_SAYING = (("attribution", "named"),)
ONE_OF = {kind.TABLE: kind.SINGULAR for kind in KINDS} | {
    "briefings": "briefing", "records": "record", "measures": "measure", "observations": "figure",
    "conflicts": "conflict",
}  # fmt: skip
NEWS = {UNREAD: "unread", CHANGED: "changed since you read it"}
"""The signs of the screens in words."""
COUNTED = {name: name for name in ONE_OF} | {"observations": "figures"}


def numbered(number: int, text: str, remark: str = "") -> Paragraph:
    """`3. Area under coca, Peru: 42,900 hectares, 2014; flagged`; what does not fit stands under the text."""
    spans = (Span(f"{number}. ", "label"), Span(text), Span(f"; {remark}" if remark else "", "meta"))
    return Paragraph(spans, hang=3)


def row_text(table: Table, row: Row) -> str:
    """The values of a row, those that say nothing left out: the first one, then the others after a colon."""
    pairs = zip(table.columns, row.values, strict=True)
    texts = [text for text in (value_text(table.title, column, value) for column, value in pairs) if text]
    return ": ".join(part for part in (", ".join(texts[:1]), ", ".join(texts[1:])) if part)


def value_text(title: str, column: Column, value: Any) -> str:
    """One value; with its column's name where it would say nothing alone, empty where it is drawn and not written."""
    is_short = not isinstance(value, DoubtedDate)  # the sign that stands for a word is not heard
    text = truncate(format_readable(value, is_short).strip(), LONGEST) if column.title else ""
    if not text or (column.name, text) in GO_WITHOUT_SAYING:
        return ""
    if is_count(value):
        return f"{text} {counted(column, text)}"
    if column.name == "section":
        return ONE_OF.get(text, text)
    if title.startswith(Quote.TABLE.capitalize()) and column.name == "text" and not isinstance(value, ReportedWords):
        return f"“{text}”"
    is_unclear = column.name in NEED_A_NAME or (
        isinstance(value, Choice | Vocabulary) and value in ("other", "unclear")
    )
    return f"{column.title.lower()} {text}" if is_unclear else text


def is_count(value: Any) -> bool:
    """Is the value a number of things, and not a figure?"""
    if isinstance(value, tuple):
        return isinstance(value[0], Measure)
    return isinstance(value, Decimal | int) and not isinstance(value, bool)


def counted(column: Column, count: str) -> str:
    """`figures`, `quote`: what a number is a number of; some headings are shorter than their word."""
    return ONE_OF.get(column.name, column.name) if count == "1" else COUNTED.get(column.name, column.title.lower())


def spoken(paragraphs: Iterable[Paragraph], cells: int) -> list[Line]:
    """The lines of paragraphs; a label and a colon before a value, instead of a column of labels."""
    texts = (unaligned(it) for it in paragraphs if any(span.text for span in it.spans))
    return [line for it in texts for line in wrapped(it, cells)]


def wrapped(text: Paragraph, cells: int) -> Iterator[Line]:
    """As `lay_out` does it, but addresses and references are not torn: they are to be taken as a whole."""
    joined = Joined(text.spans)
    pieces: list[tuple[int, int]] = []
    for start, stop in wrap_offsets(joined.text, max(cells - text.hang, 1), cells):
        if pieces and pieces[-1][1] == start and is_whole(word_at(joined.text, start)):
            pieces[-1] = (pieces[-1][0], stop)
        else:
            pieces.append((start, stop))
    for index, (start, stop) in enumerate(pieces):
        yield (Span(" " * text.hang if index else ""), *joined.part(start, stop))


def word_at(text: str, position: int) -> str:
    """The word that stands at a position, as far as spaces part words."""
    return text[text.rfind(" ", 0, position) + 1 :].partition(" ")[0]


def is_whole(word: str) -> bool:
    """Is it an address or a reference, which nobody wants torn?"""
    return "://" in word or "#" in word


def unaligned(text: Paragraph) -> Paragraph:
    """The paragraph without indent, its column of labels undone."""
    return Paragraph(tuple(without_column(text.spans)), 0, 2 if text.hang or text.indent else 0)


def without_column(spans: tuple[Span, ...]) -> Iterator[Span]:
    """The spans, a label that is padded to a column's width ended by a colon."""
    for span in spans:
        is_padded = span.role == "label" and len(span.text) > 8 and span.text.endswith(" ")
        yield Span(f"{span.text.rstrip()}: ", "label") if is_padded else span


# ------------------------------------------------------ the reader's own data


def remark(marks: ReaderMarks, reference: str, is_briefing: bool) -> str:
    """After a row: whether it is what was marked, flagged, the note, and of a briefing whether it was read as it is."""
    annotation = marks.annotations.get(reference)
    parts = ["not what it was when it was marked"] if marks.is_altered(reference) else []
    parts += ["flagged"] if annotation and annotation.flagged else []
    parts += [note_text(annotation.note)] if annotation and annotation.note else []
    news = marks.read.news_of(reference) if is_briefing and marks.read.has_read else ""
    return ", ".join((*parts, *([NEWS[news]] if news else [])))


def annotation_paragraphs(marks: ReaderMarks, reference: str) -> Iterator[Paragraph]:
    """Under a record or a briefing that is read in full: flagged, the note."""
    annotation = marks.annotations.get(reference)
    if text := marks.changed_notice(reference):
        yield paragraph(text.removeprefix("! "), "caveat", hang=2)
    if annotation and annotation.flagged:
        yield paragraph("Flagged.", "note")
    if annotation and annotation.note:
        yield paragraph(f"Y{note_text(annotation.note)[1:]}", "note", hang=2)


def note_text(note: str) -> str:
    """A note in one line."""
    return f"your note: {note}".replace("\n", " ")
