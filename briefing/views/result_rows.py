"""A result as a row: who or when, what, how much, and always who published it and when; the middle gives way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from briefing.cell_width import pad, truncate, width
from briefing.formatting import format_readable, format_short_period
from briefing.model import Period, Quantity
from briefing.search.fact_rows import Fact
from briefing.search.rows import Count, Found
from briefing.table import Column, Row, Table
from briefing.tokenizer import Phrase, match_spans
from briefing.views.cells import GAP
from briefing.views.layout import Line, Paragraph, Span, lay_out, line_width, marked
from briefing.views.results import excerpt, excerpt_text

COLUMNS = (
    Column("who", "Who"), Column("name", "What", True), Column("figure", "Figure"), Column("section", "Section"),
    Column("date", "Period"), Column("publisher", "Source"), Column("published", "Published"),
    Column("excerpt", "Excerpt"),
)  # fmt: skip
FACET_COLUMNS = (
    Column("number", ""), Column("field", "Field"), Column("value", "Value", True), Column("records", "Records"),
)  # fmt: skip
NARROW = 56
"""Cells below which a result takes two lines, the source on the second."""
LEAST_NAME = 6
"""Cells of the middle for which who stands before it is cut, and then the source."""
DATE = 10
"""Cells of a period."""
LEAST_LEAD = 4
"""Cells of who or when; a year has room."""
READABLE_NAME = 24
"""Cells of the middle beside which a status or who acts is shown; a figure is always."""
LEAST_EXCERPT = 16
LONG_NAMES = ("quotes", "notes")
"""Sections whose names are sentences."""
SAID = ("reported: ", "“")
"""How words begin that are the editor's, and those that are verbatim."""
SPEAK_FOR_THEMSELVES = ("quotes", "statistics")
"""Sections of whose records the text is shown only where it matches."""
Facts = Mapping[str, Fact]
T = TypeVar("T")


class ResultCells(NamedTuple):
    """What the row of a result shows."""

    result: Found
    lead: str
    """Who says it, who agreed, or when it was; empty where only the name tells."""
    name: str
    figure: Quantity | str
    """A figure, a status, who acts; empty for none."""

    @property
    def figure_text(self) -> str:
        """The figure as a person reads it."""
        return format_readable(self.figure)

    @property
    def date(self) -> str:
        """The day of publication, in at most ten cells."""
        return format_short_period(Period.parse(self.result.published))


class Widths(NamedTuple):
    """Cells of the columns of a group; what they leave is the name's."""

    lead: int
    name: int
    """As many as the longest name takes."""
    figure: int
    publisher: int
    date: int
    is_narrow: bool


def result_cells(result: Found, fact: Fact | None) -> ResultCells:
    """Return what the row of a result shows; without a fact its name and its date."""
    quoted = fact.quote if fact else None
    if quoted:
        return ResultCells(result, quoted.name, result.name if quoted.is_reported else f"“{result.name}”", "")
    date = format_short_period(Period.parse(result.date)) if result.date else ""
    if fact and fact.observation and fact.observation.quantity:
        return ResultCells(result, date, fact.observation.title, fact.observation.quantity)
    if fact and fact.agreement:
        return ResultCells(result, fact.agreement.parties, result.name, format_readable(fact.agreement.status))
    if result.hit.section == "notes" and fact and fact.doubts:
        return ResultCells(result, fact.doubts[0].kind.removeprefix("note: "), result.name, "")
    return ResultCells(result, date, result.name, ", ".join(fact.roles[0]) if fact and fact.roles else "")


def group_widths(rows: Sequence[ResultCells], room: int) -> Widths:
    """Fit the columns of the rows of one section into `room` cells."""
    lead = min(widest(row.lead for row in rows), max(room // 4, 10))
    name, date = widest(row.name for row in rows), widest(row.date for row in rows)
    publisher = min(widest(row.result.publisher for row in rows), room // 5)
    figure = min(widest(row.figure_text for row in rows), room // 5)
    is_number = any(isinstance(row.figure, Quantity) for row in rows)
    left = room - lead - publisher - date - figure - 1 - GAP * 3
    is_shown = is_number or room < NARROW or left >= min(READABLE_NAME, name)
    return Widths(lead, name, figure if is_shown else 0, publisher, date, room < NARROW)


def widest(texts: Iterable[str]) -> int:
    """Return the cells of the widest text; 0 for none."""
    return max(map(width, texts), default=0)


def row_lines(row: ResultCells, widths: Widths, room: int, phrases: Sequence[Phrase]) -> list[Line]:
    """Return the lines of a row: one, or where it is narrow the figure and the source on lines of their own."""
    if widths.is_narrow:
        return [middle(row, widths, room, phrases), *lay_out([Paragraph(tuple(narrow_tail(row, room)), GAP)], room)]
    least = min(widths.lead, LEAST_LEAD) + GAP + LEAST_NAME + GAP
    tail = tail_spans(row, widths, room - least)
    rest = room - line_width(tail) - GAP
    first = middle(row, widths, rest, phrases)
    return [(*first, Span(" " * (rest - line_width(first) + GAP)), *tail)]


def narrow_tail(row: ResultCells, room: int) -> Iterator[Span]:
    """Figure, source and date; texts that would take more than two lines are cut."""
    if row.figure:
        yield Span(f"{truncate(row.figure_text, room)}  ", "figure" if isinstance(row.figure, Quantity) else "meta")
    source = truncate(row.result.publisher, room)
    yield Span(f"{source} {row.date}" if source else row.date, "meta")


def tail_spans(row: ResultCells, widths: Widths, most: int) -> Line:
    """Figure, source and date; a longer one than its column takes its room from the name, up to `most` cells in all."""
    publisher = pad(row.result.publisher, max(widths.publisher, width(row.result.publisher)))
    publisher = truncate(publisher, max(most - widths.date - 1, 0))
    source = f"{publisher} " if publisher else ""
    dated = Span(f"{source}{pad(row.date, widths.date)}", "meta")
    left = most - width(dated.text) - GAP
    if not widths.figure or left < 1:
        return (dated,)
    is_number = isinstance(row.figure, Quantity)
    cells = max(widths.figure, width(row.figure_text)) if is_number else widths.figure
    if not is_number and publisher and width(publisher) > widths.publisher:
        return (dated,)  # the name needs that room
    shown = pad(row.figure_text, min(cells, left), is_number)
    return (Span(shown, "figure" if is_number else "meta"), Span(" " * GAP), dated)


def middle(row: ResultCells, widths: Widths, room: int, phrases: Sequence[Phrase]) -> Line:
    """Who, what, and where there is room the stretch of its text that matches, in `room` cells."""
    most = max(room * 2 // 5, DATE) if widths.lead > DATE else room  # who shares what is left with what he says
    lead = max(min(widths.lead, most, room - LEAST_NAME - GAP), 0)
    spans: list[Span] = []
    if lead:
        shown = pad(row.lead, lead)
        spans = [*marked((Span(shown, "attribution"),), match_spans(shown, phrases)), Span(" " * GAP)]
        room -= lead + GAP
    beside = room - widths.name - GAP
    name = name_spans(row, phrases, room)
    if beside < LEAST_EXCERPT or not has_excerpt(row, phrases):
        return (*spans, *name)
    blank = Span(" " * (widths.name + GAP - line_width(name)))
    dim = [
        span._replace(role="meta") if span.role == "text" else span
        for span in excerpt(row.result.text, phrases, beside)
    ]
    return (*spans, *name, blank, *dim)


def name_spans(row: ResultCells, phrases: Sequence[Phrase], cells: int) -> Line:
    """Return the beginning of a name, of words that were said or noted the stretch that matches, in `cells`."""
    name = row.name.replace("\n", " ")
    if row.result.hit.section in LONG_NAMES:
        mark = next((mark for mark in SAID if name.startswith(mark)), "")  # whose words they are is said in any case
        return (Span(truncate(mark, cells)), *excerpt(name[len(mark) :], phrases, max(cells - width(mark), 0)))
    shown = truncate(name, cells)
    return marked((Span(shown),), match_spans(shown, phrases))


def has_excerpt(row: ResultCells, phrases: Sequence[Phrase]) -> bool:
    """Does the text of a record say more than its row?"""
    return row.result.hit.section not in SPEAK_FOR_THEMSELVES or bool(match_spans(row.result.text, phrases))


def facet_rows(facets: Mapping[str, Sequence[Count]]) -> Table:
    """Return the values of each field with their counts; the reference of a row is the query term for it."""
    counts = [(field, count) for field, counts in facets.items() for count in counts]
    rows = (
        Row(count.term, (Decimal(number), field.capitalize(), count.label, Decimal(count.records)))
        for number, (field, count) in enumerate(counts, 1)
    )
    return Table("Facets", FACET_COLUMNS, tuple(rows))


# ------------------------------------------------------------- as one table


def result_rows(found: Sequence[Found], facts: Facts, phrases: Sequence[Phrase]) -> Table:
    """Return results as a table of COLUMNS, section after section, the section of the first result first."""
    rows = [table_row(result, facts.get(result.hit.reference), phrases) for result in found]
    return Table("Results", COLUMNS, tuple(by_group(rows, lambda row: row.group)))


def by_group(rows: Sequence[T], group_of: Callable[[T], str]) -> list[T]:
    """Return rows group after group, the group of the first row first; in a group they keep their order."""
    groups = {group: index for index, group in enumerate(dict.fromkeys(map(group_of, rows)))}
    return sorted(rows, key=lambda row: groups[group_of(row)])


def table_row(result: Found, fact: Fact | None, phrases: Sequence[Phrase]) -> Row:
    """Return the typed values of a result."""
    who, name = who_of(fact), result.name
    figure: Any = ""
    if fact and fact.observation:
        name, figure = fact.observation.title, fact.observation.quantity
    if fact and fact.agreement:
        figure = fact.agreement.status
    if fact and fact.quote and not fact.quote.is_reported:
        name = f"“{name}”"
    date = Period.parse(result.date) if result.date else None
    values = (
        who, name, figure, result.hit.section, date, result.publisher, Period.parse(result.published),
        excerpt_text(result, phrases),
    )  # fmt: skip
    return Row(result.hit.reference, values, result.hit.section)


def who_of(fact: Fact | None) -> str:
    """Return who says, agrees or acts; empty where nobody is named."""
    if fact is None:
        return ""
    if fact.quote:
        return fact.quote.name
    return fact.agreement.parties if fact.agreement else ", ".join(fact.roles[0]) if fact.roles else ""
