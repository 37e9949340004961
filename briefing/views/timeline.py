"""All dated records, the earliest first and undated ones last, with how many fall in each year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import ceil

from briefing.model import KINDS, Briefing, Country, Item, Period
from briefing.search.values import countries_of
from briefing.table import Column, Row, Table, caption
from briefing.views.grid import paper
from briefing.views.layout import Line, Span
from briefing.width import width

COLUMNS = (
    Column("date", "Period"), Column("section", "Section"), Column("name", "What", True), Column("countries", "Where"),
)  # fmt: skip
DATED = tuple(kind for kind in KINDS if "date" in kind.FIELDS)
UNDATED = "undated"
LONGEST_BAR = 40
LONGEST_PROFILE = 24
HEIGHTS = " ▁▂▃▄▅▆▇█"

Records = Iterable[tuple[Briefing, Item]]


def timeline(records: Records) -> Table:
    dated = [(briefing, record) for briefing, record in records if isinstance(record, DATED)]
    rows = sorted(dated, key=lambda pair: order(pair[1]))
    return Table("Timeline", COLUMNS, tuple(row(briefing, record) for briefing, record in rows))


def order(record: Item) -> tuple[bool, tuple[str, str, str]]:
    date: Period | None = getattr(record, "date", None)
    return (date is None, date.order if date else ("", "", ""))


def row(briefing: Briefing, record: Item) -> Row:
    where = tuple(Country(code) for code in countries_of(briefing, record))
    values = (getattr(record, "date", None), record.ONE, caption(record), where)
    return Row(briefing.reference(record), values)


def year(one: Row) -> str:
    """The year a row stands under: that of its beginning, or of its end where it has none."""
    date: Period | None = one.values[0]
    if date is None:
        return UNDATED
    return (date.start.text if date.start else f"before {date.last}")[: 4 if date.start else 11]


def month(one: Row) -> str:
    """The month a row begins in; its year where it says no more."""
    date: Period | None = one.values[0]
    return date.start.text[:7] if date and date.start else year(one)


def timeline_lines(table: Table, cells: int) -> Iterable[Line]:
    """A heading a year, its records under it, and a bar a year or a month at the end."""
    by_year: dict[str, list[Row]] = {}
    for one in table.rows:
        by_year.setdefault(year(one), []).append(one)
    for name, rows in by_year.items():
        yield (Span(name, "heading"), Span(f"  {len(rows)}", "meta"))
        yield from paper(table._replace(rows=tuple(rows)), cells)[2:]
        yield ()
    yield from histogram(counted(table), cells)


def counted(table: Table) -> Counter[str]:
    """Records by year; by month where all that are dated lie in one year."""
    by_year = Counter(map(year, table.rows))
    return Counter(map(month, table.rows)) if len(by_year.keys() - {UNDATED}) == 1 else by_year


def year_headings(table: Table, cells: int) -> dict[int, Line]:
    """What stands above the first row of each year: how many records it has, in digits and as a bar."""
    by_year = Counter(map(year, table.rows))
    lines = histogram(by_year, cells)
    firsts = accumulate(by_year.values(), initial=0)
    return {first: (name._replace(role="heading"), *rest) for first, (name, *rest) in zip(firsts, lines, strict=False)}


def profile(table: Table) -> str:
    """The years from the first to the last and how much falls where, in one line; the figures stand at the headings."""
    years = [int(name) for name in map(year, table.rows) if name.isdecimal()]
    if len(set(years)) < 2:
        return ""
    first, span = min(years), max(years) - min(years) + 1
    room = min(span, LONGEST_PROFILE)
    counts = Counter((one - first) * room // span for one in years)
    return f"{first} {heights([counts[at] for at in range(room)])} {max(years)}"


def histogram(counts: Counter[str], cells: int) -> Iterable[Line]:
    """The number stands before its bar: the bar is for the eye alone."""
    if not counts:
        return
    names = max(map(width, counts))
    digits = max(len(str(count)) for count in counts.values())
    room = max(min(LONGEST_BAR, cells - names - digits - 4), 1)
    for name, count in counts.items():
        yield (Span(f"{name:<{names}}  {count:>{digits}}  "), Span(bar(count, max(counts.values()), room), "meta"))


def heights(values: Sequence[float]) -> str:
    """A column a value, the highest for the largest; none for what is not above zero."""
    most = max(values, default=0)
    steps = len(HEIGHTS) - 1
    return "".join(HEIGHTS[min(ceil(value / most * steps), steps) if value > 0 else 0] for value in values)


def bar(value: float, most: float, room: int) -> str:
    return "▇" * (max(round(value / most * room), 1) if value > 0 and most > 0 else 0)
