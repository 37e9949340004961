"""A table as the reader wants it: other columns, another order. The screen and the command line ask the same."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from briefing.errors import UsageError, did_you_mean
from briefing.formatting import Computed, WithheldHeadline, format_readable
from briefing.model import Period, Quantity
from briefing.safe import safe
from briefing.table import Row, Table
from briefing.tokenizer import close_matches, fold
from briefing.views.lazy_rows import PagedRows

Key = tuple[int, Any]

MOST_SORTED = 20_000
"""Rows that a reader waits for to be read and sorted."""


def arranged(table: Table, columns: Sequence[str] = (), sort: str = "", most: int | None = None) -> Table:
    """`columns`: names or headings in their order, none for all. `sort`: one, behind a minus for the last first.

    Rows that say nothing in that column stand last either way; rows that say the same
    keep their order. Raises UsageError, with near misses, for a column that there is not,
    and where more than `most` rows, that were not read yet, would have to be sorted.
    """
    places = [column_index(name, table) for name in columns] or list(range(len(table.columns)))
    rows = (
        in_order(table.rows, column_index(sort.lstrip("-"), table), sort.startswith("-"), most) if sort else table.rows
    )
    if places == list(range(len(table.columns))):
        return table._replace(rows=rows)
    return Table(table.title, tuple(table.columns[at] for at in places), select_columns(rows, places))


def select_columns(rows: Sequence[Row], columns: Sequence[int]) -> Sequence[Row]:
    if isinstance(rows, PagedRows):
        return rows.select_columns(columns)
    return tuple(row._replace(values=tuple(row.values[at] for at in columns)) for row in rows)


def in_order(rows: Sequence[Row], at: int, is_backwards: bool, most: int | None) -> Sequence[Row]:
    if isinstance(rows, PagedRows):
        if (found := rows.sorted_by(at, is_backwards)) is not None:
            return found
        if most is not None and len(rows) > most:
            raise UsageError(f"more than {most:,} rows are sorted by their date only")
    return sorted_rows(rows, at, is_backwards)


def column_index(name: str, table: Table) -> int:
    """Of the column of that name, or of that heading."""
    names = [column.name for column in table.columns]
    titles = [fold(column.title) for column in table.columns]
    if name in names:
        return names.index(name)
    if name and fold(name) in titles:
        return titles.index(fold(name))
    close = did_you_mean(close_matches(name, names))
    raise UsageError(f"there is no column '{safe(name)}'{close} (there are {', '.join(names) or 'none'})")


def sorted_rows(rows: Sequence[Row], at: int, is_backwards: bool) -> tuple[Row, ...]:
    said = [row for row in rows if row.values[at] not in (None, (), "")]
    silent = [row for row in rows if row.values[at] in (None, (), "")]
    return (*sorted(said, key=lambda row: order(row.values[at]), reverse=is_backwards), *silent)


def order(value: Any) -> Key:
    """Numbers by size, periods by time, the rest as it reads; different kinds apart."""
    match value:
        case bool() | int() | Decimal():
            return 0, (Decimal(value), Decimal(value))
        case Quantity():
            low = value.value if value.value is not None else value.low if value.low is not None else value.high
            high = value.value if value.value is not None else value.high if value.high is not None else value.low
            return 0, (low or Decimal(), high or Decimal())
        case Computed():
            return 0, (value.percent, value.percent)
        case Period():
            return 1, value.order
        case WithheldHeadline():
            return 2, fold(str.__str__(value))  # not by the mark before it
    return 2, fold(format_readable(value))
