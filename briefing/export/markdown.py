"""Markdown: headings, tables and block quotes; Markdown syntax in the content is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.export.request import ExportRequest
from briefing.formatting import format_readable
from briefing.library.folder import Resolved
from briefing.model import Briefing, Item, Measure, Quote
from briefing.safe import safe
from briefing.table import Table, quoted_words
from briefing.views.document import IN_FULL, dateline, head_facts, remarks_on, status_notice
from briefing.views.layout import Paragraph
from briefing.views.record import (
    HEADS,
    attribution,
    doubts_about,
    field_paragraphs,
    measure_view,
    named_head,
    place_in_source,
)

SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&$!])")
LINE_SIGNS = re.compile(r"^([^\S\n]*)(?=[-+=])|^([^\S\n]*\d+)(?=[.)](?:\s|$))", re.MULTILINE)


def escape(text: str) -> str:
    """Escape all Markdown syntax in a text, including numbers and dashes that would begin a list."""
    return LINE_SIGNS.sub(lambda sign: f"{sign[0]}\\", SIGNS.sub(r"\\\1", safe(text, lines=True)))


def write_markdown(request: ExportRequest) -> Iterator[str]:
    """Yield the Markdown of each selected briefing or record; a rule between them."""
    for index, selected in enumerate(request.selection):
        if index:
            yield "\n---\n\n"
        yield (
            "\n".join(
                briefing_lines(selected, request)
                if selected.record is None
                else record_lines(selected.briefing, selected.record)
            )
            + "\n"
        )


def briefing_lines(selected: Resolved, request: ExportRequest) -> Iterator[str]:
    """Yield headline, dateline, status, summary and facts of a briefing, then its sections."""
    briefing = selected.briefing
    yield from (f"# {escape(briefing.headline)}", "", escape(dateline(briefing)), "")
    if status := status_notice(briefing):
        yield from (f"**{escape(status)}**", "")
    if briefing.summary:
        yield from (escape(briefing.summary), "")
    yield from (list_item(fact) for fact in head_facts(briefing))
    yield from (f"- Reference: `{briefing.id}`", "")
    for kind in request.kinds:
        if records := briefing.section(kind):
            yield from (f"## {kind.TABLE.capitalize()}", "")
            yield from section_lines(briefing, kind, records)


def section_lines(briefing: Briefing, kind: type[Item], records: Sequence[Item]) -> Iterator[str]:
    """Yield the records of a section: in full, or as a table followed by what it does not show."""
    if kind in IN_FULL:
        for record in records:
            yield from (*record_lines(briefing, record), "")
        return
    yield from table_lines(Table.of(kind, ((briefing, record) for record in records)))
    yield ""
    remarks = [list_item(remark) for record in records for remark in remarks_on(briefing, record)]
    yield from (*remarks, "") if remarks else ()


def record_lines(briefing: Briefing, record: Item) -> Iterator[str]:
    """Yield a heading, or a block quote, and a list of fields; caveats and notes in bold."""
    head, shown = HEADS.get(type(record), named_head)(briefing, record)
    if isinstance(record, Quote):
        yield from quote_lines(briefing, record)
    else:
        yield f"### {escape(paragraph_text(head[0]))}"
        for one in head[1:]:
            yield from ("", escape(paragraph_text(one)))
    yield ""
    yield from (list_item(one) for one in field_paragraphs(briefing, record, shown))
    for measure in getattr(record, "measures", ()):
        yield from measure_lines(briefing, measure)
    yield from (f"- **{escape(paragraph_text(one).removeprefix('! '))}**" for one in doubts_about(briefing, record))
    place = place_in_source(record)
    where = f"source {place}, " if place else ""
    yield f"- {where}`{briefing.reference(record)}`"


def quote_lines(briefing: Briefing, quote: Quote) -> Iterator[str]:
    """Yield a block quote and its attribution; reported speech is a paragraph, since it quotes nobody."""
    mark = "> " if quote.is_verbatim else ""
    lines = (*quoted_words(quote, quote.text).split("\n"), "", f"— {attribution(briefing, quote)}")
    yield from (f"{mark}{escape(line)}".rstrip() for line in lines)


def measure_lines(briefing: Briefing, measure: Measure) -> Iterator[str]:
    """Yield a measure as a list item, its caveats as a nested list in bold."""
    first, *caveats = measure_view(briefing, measure)
    yield f"- {escape(paragraph_text(first).removeprefix('• '))}"
    yield from (f"  - **{escape(paragraph_text(caveat).removeprefix('! '))}**" for caveat in caveats)


def list_item(paragraph: Paragraph) -> str:
    """Return a labelled paragraph as a list item: `- Label: text`."""
    first, rest = paragraph.spans[0].text.strip(), "".join(span.text for span in paragraph.spans[1:])
    mark = " " * paragraph.indent + "-"
    return f"{mark} {escape(first)}: {escape(rest.strip())}" if rest else f"{mark} {escape(first.removeprefix('! '))}"


def paragraph_text(paragraph: Paragraph) -> str:
    """Return the text of a paragraph, without roles."""
    return "".join(span.text for span in paragraph.spans)


def table_lines(table: Table) -> Iterator[str]:
    """Yield a table: titles, rule, rows."""
    yield table_row([column.title for column in table.columns])
    yield "|" + "---|" * len(table.columns)
    for row in table.rows:
        yield table_row([format_readable(value, short=True) for value in row.values])


def table_row(cells: Sequence[str]) -> str:
    """Return one row of a table, its cells escaped."""
    return f"| {' | '.join(escape(cell).replace(chr(10), ' ') for cell in cells)} |"
