"""Search results -> lines and tables: the name, and an excerpt around the first match."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from briefing.cell_width import take_cells, truncate, width
from briefing.formatting import format_readable
from briefing.model import Period
from briefing.search.rows import Count, Found, Results
from briefing.table import Column, Row, Table
from briefing.tokenizer import Phrase, match_spans
from briefing.views.layout import Line, Paragraph, Span, lay_out, marked

COLUMNS = (
    Column("section", "Section"), Column("date", "Date"), Column("name", "Name", True), Column("excerpt", "Excerpt"),
    Column("published", "Published"),
)  # fmt: skip
LONGEST_NAME = 320
"""Characters of a name that a list shows at most."""
BEFORE = 0.3
"""Fraction of an excerpt before its first match."""


def excerpt(text: str, phrases: Sequence[Phrase], cells: int) -> Line:
    """Return at most `cells` of a text around its first match, matches marked; the beginning where nothing matches."""
    spans = match_spans(text, phrases)
    start = excerpt_start(text, spans[0][0], cells) if spans else 0
    before = "…" if start else ""
    shown = truncate(text[start:], cells - len(before))
    whole = len(shown.removesuffix("…"))
    spots = [(a - start, min(b - start, whole)) for a, b in spans if a - start < whole]
    return (Span(before, "meta"), *marked((Span(shown),), spots)) if before else marked((Span(shown),), spots)


def excerpt_start(text: str, match: int, cells: int) -> int:
    """Return the offset where the excerpt begins: a start of a word, about `BEFORE` of the room before `match`."""
    if width(text) <= cells or width(text[: match + 1]) < cells * 0.6:
        return 0
    room = int(cells * BEFORE)
    start = max(match - room, 0)
    while width(text[start:match]) > room:
        start += 1
    space = text.find(" ", start, match)
    return space + 1 if space >= 0 else match


def result_lines(results: Results, phrases: Sequence[Phrase], cells: int) -> Iterable[Line]:
    """Return reference, name and excerpt of each result, wrapped to `cells`; a blank line between two."""
    for index, result in enumerate(results.found):
        if index:
            yield ()
        yield head_line(result)
        name = Paragraph(
            marked((Span(short_name(result.name), "title"),), match_spans(short_name(result.name), phrases)), 2
        )
        yield from lay_out([name], cells)
        if result.text and (match_spans(result.text, phrases) or not phrases):
            yield (Span("  "), *excerpt(result.text, phrases, cells - 2))


def short_name(name: str) -> str:
    """Truncate a name to `LONGEST_NAME` characters."""
    return name if len(name) <= LONGEST_NAME else f"{take_cells(name, LONGEST_NAME - 1)}…"


def head_line(result: Found) -> Line:
    """Return reference, section and date of a result."""
    date = f" · {format_readable(Period.parse(result.date))}" if result.date else ""
    return (Span(result.hit.reference, "reference"), Span(f" · {result.hit.section}{date}", "meta"))


def results_table(results: Results, phrases: Sequence[Phrase]) -> Table:
    """Return the results as a table, in their order; excerpts are 160 cells at most."""
    return Table("Results", COLUMNS, tuple(result_row(result, phrases) for result in results.found))


def result_row(result: Found, phrases: Sequence[Phrase]) -> Row:
    """Return one row of the table of results."""
    around = "".join(span.text for span in excerpt(result.text, phrases, 160))
    date = Period.parse(result.date) if result.date else None
    return Row(result.hit.reference, (result.hit.section, date, result.name, around, Period.parse(result.published)))


def facet_table(field: str, counts: Sequence[Count]) -> Table:
    """Return the count of each value among the matches; the reference of a row is the query term for it."""
    columns = (Column("value", field.capitalize(), True), Column("count", "Records"))
    return Table(
        field.capitalize(), columns, tuple(Row(count.term, (count.label, Decimal(count.records))) for count in counts)
    )
