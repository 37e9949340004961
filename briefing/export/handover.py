"""What a reader marked, to hand over to the next: by briefing, with the words, the doubts and the reader's own notes.

`text` is for a screen or a printer, `markdown` for a message; the other formats are a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from briefing.export.citation import doubts, said
from briefing.export.markdown import escape
from briefing.model import Quote
from briefing.search.fields import HEADS
from briefing.table import Column, Row, Table, caption
from briefing.userdata.resolved import GONE, UNREADABLE, ResolvedAnnotation
from briefing.views.document import dateline, status_notice
from briefing.views.layout import BLANK, Line, Paragraph, lay_out, paragraph

COLUMNS = (
    Column("mark", "Mark"), Column("flagged", "Flagged"), Column("note", "Note"), Column("section", "Section"),
    Column("caption", "Name", True), Column("at", "At"), Column("state", "State"),
)  # fmt: skip
INDENT = 2
LOST = {GONE: "is not in the library any more", UNREADABLE: "is in a file that cannot be read now"}


def handover_table(found: Sequence[ResolvedAnnotation]) -> Table:
    return Table("Marks", COLUMNS, tuple(Row(one.reference, tuple(values(one))) for one in found))


def values(one: ResolvedAnnotation) -> Iterator[object]:
    yield from (" ".join(one.letters), one.flagged, one.note)
    yield (one.record.TABLE or one.record.ONE) if one.record else "" if "#" in one.reference else HEADS
    yield name(one)
    yield one.at
    yield one.missing_reason or (str.__str__(one.briefing.pub_status) if one.briefing else "")


def name(one: ResolvedAnnotation) -> str:
    """What it is called now, or was when it was marked."""
    if one.missing_reason or one.briefing is None:
        return one.caption
    return caption(one.record) if one.record else one.briefing.headline


def made(one: ResolvedAnnotation) -> str:
    """`mark a · flagged · noted · 2026-11-23 06:12`."""
    marks = f"mark {' '.join(one.letters)}" if one.letters else ""
    parts = (marks, "flagged" * one.flagged, "noted" * bool(one.note), one.at[:16].replace("T", " "))
    return " · ".join(part for part in parts if part)


def head(one: ResolvedAnnotation) -> list[str]:
    """Headline, date and publisher, address and standing of a briefing; its id where it is gone."""
    if one.briefing is None:
        return [one.home]
    address = one.briefing.source.url if one.briefing.source else None
    return [one.briefing.headline, dateline(one.briefing), *([address] if address else [])]


def words(one: ResolvedAnnotation) -> list[str]:
    """What it says; the briefing itself is said by its head."""
    if one.missing_reason or one.briefing is None:
        return [one.caption]
    return list(said(one.briefing, one.record)) if one.record else []


def warnings(one: ResolvedAnnotation) -> list[str]:
    """Its doubts, or what became of it; what holds of the whole briefing stands in the head."""
    if one.missing_reason or one.briefing is None:
        return [f"! This {LOST[one.missing_reason]}."]
    return [text for text in doubts(one.briefing, one.record) if text != status_notice(one.briefing)]


# ------------------------------------------------------------------------ text


def handover_lines(found: Sequence[ResolvedAnnotation], cells: int) -> list[Line]:
    out: list[Paragraph] = []
    for _, group in groupby(found, key=lambda one: one.home):
        records = list(group)
        out += [*([BLANK, BLANK] if out else []), *head_paragraphs(records[0])]
        for one in records:
            out += [BLANK, *paragraphs(one)]
    return lay_out(out, cells)


def head_paragraphs(one: ResolvedAnnotation) -> Iterator[Paragraph]:
    title, *rest = head(one)
    yield paragraph(title, "title")
    yield from (paragraph(line, "meta") for line in rest)
    if one.briefing and (text := status_notice(one.briefing)):
        yield paragraph(text, "note" if one.briefing.pub_status == "usable" else "fault")


def paragraphs(one: ResolvedAnnotation) -> Iterator[Paragraph]:
    yield paragraph(made(one), "label", INDENT)
    yield from (paragraph(line.replace("\n", " "), indent=INDENT) for line in words(one))
    yield from (paragraph(line, "fault" if one.missing_reason else "caveat", INDENT, hang=2) for line in warnings(one))
    yield paragraph(one.reference, "reference", INDENT)
    if one.note:
        yield paragraph(noted(one), "note", INDENT, hang=2)


def noted(one: ResolvedAnnotation) -> str:
    return f"Reader's note: {' '.join(one.note.split())}"


# -------------------------------------------------------------------- markdown


def handover_markdown(found: Sequence[ResolvedAnnotation]) -> Iterator[str]:
    for index, (_, group) in enumerate(groupby(found, key=lambda one: one.home)):
        records = list(group)
        title, *rest = map(escape, head(records[0]))
        yield "\n" * bool(index) + f"## {title}\n"
        yield "".join(f"\n{line}\n" for line in rest)
        if (briefing := records[0].briefing) and (text := status_notice(briefing)):
            yield f"\n**{escape(text)}**\n"
        for one in records:
            yield "\n" + "\n".join(message(one)) + "\n"


def message(one: ResolvedAnnotation) -> Iterator[str]:
    """A paragraph of lines, each ended by two spaces, which Markdown keeps apart."""
    sign = "> " if isinstance(one.record, Quote) else ""
    lines = [line for text in words(one) for line in escape(text).split("\n")]
    yield from (f"**{escape(made(one))}**", "")
    yield from (f"{sign}{line}" for line in lines)
    if lines:
        yield ""
    rest = [*(f"*{escape(line)}*" for line in warnings(one)), f"`{one.reference}`"]
    if one.note:
        rest.append(f"**{escape(noted(one))}**")
    yield "  \n".join(rest)
