"""What a search found -> lines and a table: the name, and the stretch of text around what matched."""

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
"""Characters of a name that a list shows."""
BEFORE = 0.3
"""The part of an excerpt that stands before what matched."""


def excerpt(text: str, phrases: Sequence[Phrase], cells: int) -> Line:
    """At most `cells` of a text, around its first match; from its beginning where there is none. Matches are marked."""
    found = match_spans(text, phrases)
    start = beginning(text, found[0][0], cells) if found else 0
    before = "…" if start else ""
    shown = truncate(text[start:], cells - len(before))
    whole = len(shown) - (1 if shown.endswith("…") else 0)
    spots = [(max(a - start, 0), min(b - start, whole)) for a, b in found if b > start and a - start < whole]
    return (Span(before, "meta"), *marked((Span(shown),), spots)) if before else marked((Span(shown),), spots)


def beginning(text: str, match: int, cells: int) -> int:
    """Where the excerpt begins: at a word, so that a part of it stands before the match."""
    if width(text) <= cells or width(text[: match + 1]) < cells * 0.6:
        return 0
    room = int(cells * BEFORE)
    start = max(match - room, 0)
    while width(text[start:match]) > room:
        start += 1
    space = text.find(" ", start, match)
    return space + 1 if space >= 0 else match


def result_lines(results: Results, phrases: Sequence[Phrase], cells: int) -> Iterable[Line]:
    """A reference, a name and an excerpt for each record; a blank line between them."""
    for index, one in enumerate(results.found):
        if index:
            yield ()
        yield head_line(one)
        name = Paragraph(marked((Span(shortened(one.name), "title"),), match_spans(shortened(one.name), phrases)), 2)
        yield from lay_out([name], cells)
        if one.text and (match_spans(one.text, phrases) or not phrases):
            yield (Span("  "), *excerpt(one.text, phrases, cells - 2))


def shortened(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{take_cells(name, LONGEST_NAME - 1)}…"


def head_line(one: Found) -> Line:
    date = f" · {format_readable(Period.parse(one.date))}" if one.date else ""
    return (Span(one.hit.reference, "reference"), Span(f" · {one.hit.section}{date}", "meta"))


def results_table(results: Results, phrases: Sequence[Phrase]) -> Table:
    return Table("Results", COLUMNS, tuple(result_row(one, phrases) for one in results.found))


def result_row(one: Found, phrases: Sequence[Phrase]) -> Row:
    around = "".join(span.text for span in excerpt(one.text, phrases, 160))
    date = Period.parse(one.date) if one.date else None
    return Row(one.hit.reference, (one.hit.section, date, one.name, around, Period.parse(one.published)))


def facet_table(field: str, counts: Sequence[Count]) -> Table:
    """How often each value stands among the matches; its reference is what a query asks for it by."""
    columns = (Column("value", field.capitalize(), True), Column("count", "Records"))
    return Table(field.capitalize(), columns, tuple(Row(one.term, (one.label, Decimal(one.records))) for one in counts))
