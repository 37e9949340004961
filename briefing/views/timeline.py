"""All dated records, the earliest first and undated ones last, with how many fall in each year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from math import ceil
from typing import Self

from briefing.cell_width import width
from briefing.model import SECTIONS, Period
from briefing.model.days import year_of
from briefing.repository.record_query import RecordQuery
from briefing.search.fact_rows import Fact
from briefing.search.index import BY_DATE
from briefing.table import Column, Row, Table
from briefing.views.grid import paper
from briefing.views.layout import Line, Span
from briefing.views.lazy_rows import RecordRows

COLUMNS = (
    Column("date", "Period"), Column("section", "Section"), Column("name", "What", True), Column("countries", "Where"),
)  # fmt: skip
UNDATED = "undated"
LONGEST_BAR = 40
LONGEST_PROFILE = 24
HEIGHTS = " ▁▂▃▄▅▆▇█"


class DatedRows(RecordRows):
    """The rows of a timeline, which can be turned round."""

    date_counts: Mapping[str, int] = {}
    """Rows of each date, EDTF and empty for none, the earliest first and undated ones last."""

    def dated(self, date_counts: Mapping[str, int]) -> Self:
        """The same rows, with how many there are of each date."""
        self.date_counts = date_counts
        return self

    def select_columns(self, columns: Sequence[int]) -> Self:
        """The same rows with only these columns."""
        return super().select_columns(columns).dated(self.date_counts)

    def sorted_by(self, column: int, is_backwards: bool) -> Self | None:
        """By date; undated ones are last in both directions."""
        if self.columns[column] != 0:
            return None
        count, dated = self.records.length, self.records.length - self.date_counts.get("", 0)
        order = [*range(dated - 1, -1, -1), *range(dated, count)] if is_backwards else range(count)
        return type(self)(self.query, self.records, self.make, self.columns, order).dated(self.date_counts)


def timeline(query: RecordQuery) -> Table:
    """Records that may have a date, the earliest first and undated ones last."""
    rows = DatedRows(query, query.list_records(BY_DATE), timeline_row, range(len(COLUMNS)))
    return Table("Timeline", COLUMNS, rows.dated(query.date_counts()))


def timeline_row(fact: Fact, _: int = 0) -> Row:
    """The cells of a record on the timeline."""
    return Row(fact.hit.reference, (fact.date, SECTIONS[fact.hit.section].SINGULAR, fact.caption, fact.countries))


def years_of(table: Table) -> Counter[str]:
    """How many rows of a timeline stand under each year; of another table none."""
    return sums(table.rows.date_counts, year) if isinstance(table.rows, DatedRows) else Counter()


def sums(date_counts: Mapping[str, int], part: Callable[[str], str]) -> Counter[str]:
    """Rows of each part of time, in the order of the dates."""
    counts: Counter[str] = Counter()
    for date, count in date_counts.items():
        counts[part(date)] += count
    return counts


@lru_cache(4096)
def year(edtf: str) -> str:
    """The year a row stands under, as `Period.sort_key` has it: of its beginning, or of its end where that is open."""
    return year_of(Period.parse(edtf).sort_key[0]) if edtf else UNDATED


@lru_cache(4096)
def month(edtf: str) -> str:
    """The month a row begins in; its year where it says no more."""
    date = Period.parse(edtf) if edtf else None
    return (
        date.start.text[:7]
        if date and date.start and date.start.text[:7].replace("-", "", 1).isdecimal() and not date.start.is_season
        else year(edtf)
    )


def timeline_lines(table: Table, cells: int) -> Iterable[Line]:
    """A heading a year, its records under it, and a bar a year or a month at the end."""
    by_year = years_of(table)
    for first, (name, count) in zip(firsts(by_year), by_year.items(), strict=True):
        yield (Span(name, "heading"), Span(f"  {count}", "meta"))
        yield from paper(table._replace(rows=table.rows[first : first + count]), cells)[2:]
        yield ()
    yield from histogram(counted(table), cells)


def firsts(by_year: Counter[str]) -> list[int]:
    """The first row of each year."""
    return list(accumulate(by_year.values(), initial=0))[:-1]


def counted(table: Table) -> Counter[str]:
    """Records by year; by month where all that are dated lie in one year."""
    rows, by_year = table.rows, years_of(table)
    if isinstance(rows, DatedRows) and len(by_year.keys() - {UNDATED}) == 1:
        return sums(rows.date_counts, month)
    return by_year


def year_headings(by_year: Counter[str], cells: int) -> dict[int, Line]:
    """What stands above the first row of each year: how many records it has, in digits and as a bar."""
    lines = zip(firsts(by_year), histogram(by_year, cells), strict=True)
    return {first: (name._replace(role="heading"), *rest) for first, (name, *rest) in lines}


def profile(by_year: Counter[str]) -> str:
    """The years from the first to the last and how much falls where, in one line; the figures stand at the headings."""
    dated = {int(name): count for name, count in by_year.items() if name != UNDATED}
    if len(dated) < 2:
        return ""
    first, span = min(dated), max(dated) - min(dated) + 1
    room = min(span, LONGEST_PROFILE)
    counts = [0] * room
    for number, count in dated.items():
        counts[(number - first) * room // span] += count
    return f"{first} {heights(counts)} {max(dated)}"


def histogram(counts: Counter[str], cells: int) -> Iterable[Line]:
    """The number stands before its bar: the bar is for the eye alone."""
    if not counts:
        return
    names, most = max(map(width, counts)), max(counts.values())
    room = max(min(LONGEST_BAR, cells - names - len(str(most)) - 4), 1)
    for name, count in counts.items():
        yield (Span(f"{name:<{names}}  {count:>{len(str(most))}}  "), Span(bar(count, most, room), "meta"))


def heights(values: Sequence[float]) -> str:
    """A column a value, the highest for the largest; none for what is not above zero."""
    most = max(values, default=0)
    steps = len(HEIGHTS) - 1
    return "".join(HEIGHTS[min(ceil(value / most * steps), steps) if value > 0 else 0] for value in values)


def bar(value: float, most: float, room: int) -> str:
    """A bar of at most `room` cells."""
    return "▇" * (max(round(value / most * room), 1) if value > 0 and most > 0 else 0)
