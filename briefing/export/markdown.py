"""Markdown: headings, tables and quotations; what the content has of Markdown's own signs is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.export.request import ExportRequest
from briefing.formatting import format_readable
from briefing.library.folder import Resolved
from briefing.model import Briefing, Item, Measure, Quote
from briefing.safe import safe
from briefing.table import Table
from briefing.views.document import IN_FULL, dateline, head_facts, remarks_on, status_notice
from briefing.views.layout import Paragraph
from briefing.views.record import HEADS, attribution, doubts_about, field_paragraphs, measure_view, named_head

SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&$!])")
LINE_SIGNS = re.compile(r"^(\s*)(?=[-+=])|^(\s*\d+)(?=[.)](?:\s|$))", re.MULTILINE)


def escape(text: str) -> str:
    """Content as itself: no sign of it is markup. A number or dash that would begin a list is escaped too."""
    return LINE_SIGNS.sub(lambda found: f"{found[0]}\\", SIGNS.sub(r"\\\1", safe(text, lines=True)))


def write(job: ExportRequest) -> Iterator[str]:
    for index, found in enumerate(job.found):
        if index:
            yield "\n---\n\n"
        yield (
            "\n".join(document(found, job) if found.record is None else record_lines(found.briefing, found.record))
            + "\n"
        )


def document(found: Resolved, job: ExportRequest) -> Iterator[str]:
    briefing = found.briefing
    yield from (f"# {escape(briefing.headline)}", "", escape(dateline(briefing)), "")
    if said := status_notice(briefing):
        yield from (f"**{escape(said)}**", "")
    if briefing.summary:
        yield from (escape(briefing.summary), "")
    yield from (bullet(one) for one in head_facts(briefing))
    yield from (f"- Reference: `{briefing.id}`", "")
    for kind in job.kinds:
        if records := briefing.section(kind):
            yield from (f"## {kind.TABLE.capitalize()}", "")
            yield from section(briefing, kind, records)


def section(briefing: Briefing, kind: type[Item], records: Sequence[Item]) -> Iterator[str]:
    if kind in IN_FULL:
        for record in records:
            yield from (*record_lines(briefing, record), "")
        return
    yield from table_lines(Table.of(kind, ((briefing, record) for record in records)))
    yield ""
    remarks = [bullet(one) for record in records for one in remarks_on(briefing, record)]
    yield from (*remarks, "") if remarks else ()


def record_lines(briefing: Briefing, record: Item) -> Iterator[str]:
    """A heading and its text; a quotation in a quotation block; fields as a list; doubts in bold."""
    head, shown = HEADS.get(type(record), named_head)(briefing, record)
    if isinstance(record, Quote):
        yield from (f"> {escape(line)}" for line in f"“{record.text}”".split("\n"))
        yield from (">", f"> — {escape(attribution(briefing, record))}")
    else:
        yield f"### {escape(joined(head[0]))}"
        for one in head[1:]:
            yield from ("", escape(joined(one)))
    yield ""
    yield from (bullet(one) for one in field_paragraphs(briefing, record, shown))
    for measure in getattr(record, "measures", ()):
        yield from measure_lines(briefing, measure)
    yield from (f"- **{escape(joined(one).removeprefix('! '))}**" for one in doubts_about(briefing, record))
    where = f"source ¶ {', '.join(map(str, record.paragraph))}, " if record.paragraph else ""
    yield f"- {where}`{briefing.reference(record)}`"


def measure_lines(briefing: Briefing, measure: Measure) -> Iterator[str]:
    first, *caveats = measure_view(briefing, measure)
    yield f"- {escape(joined(first).removeprefix('• '))}"
    yield from (f"  - **{escape(joined(one).removeprefix('! '))}**" for one in caveats)


def bullet(one: Paragraph) -> str:
    first, rest = one.spans[0].text.strip(), "".join(span.text for span in one.spans[1:])
    mark = " " * one.indent + "-"
    return f"{mark} {escape(first)}: {escape(rest.strip())}" if rest else f"{mark} {escape(first.removeprefix('! '))}"


def joined(one: Paragraph) -> str:
    return "".join(span.text for span in one.spans)


def table_lines(table: Table) -> Iterator[str]:
    yield row([column.title for column in table.columns])
    yield "|" + "---|" * len(table.columns)
    for one in table.rows:
        yield row([format_readable(value, short=True) for value in one.values])


def row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(escape(cell).replace(chr(10), ' ') for cell in cells)} |"
