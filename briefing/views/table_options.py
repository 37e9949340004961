"""The columns and the order a reader wants of a table; shared by the screens and the command line."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from briefing.errors import UsageError, did_you_mean
from briefing.folding import fold
from briefing.formatting import Computed, WithheldHeadline, format_readable
from briefing.model import Period, Quantity
from briefing.safe import short
from briefing.table import Row, Table
from briefing.tokenizer import close_matches
from briefing.views.lazy_rows import PagedRows

Key = tuple[int, Any]

MOST_SORTED = 20_000
"""The most rows that the screens read at once to sort them."""


def arranged(table: Table, columns: Sequence[str] = (), sort: str = "", most: int | None = None) -> Table:
    """Select and order the columns of a table, and sort its rows.

    `columns`: names or titles in the wanted order; empty for all that are not made of others. `sort`: a column name or
    title, with a minus before it for descending order. Rows without a value in that column
    come last in both orders; equal rows keep their order.

    Raises UsageError where there is no such column (with close matches), and where more
    than `most` rows that are not read yet would have to be sorted.
    """
    indexes = [column_index(name, table) for name in columns or table.facts]
    rows = (
        sort_rows(table.rows, column_index(sort.lstrip("-"), table), sort.startswith("-"), most) if sort else table.rows
    )
    if indexes == list(range(len(table.columns))):
        return table._replace(rows=rows)
    return Table(table.title, tuple(table.columns[index] for index in indexes), select_columns(rows, indexes))


def select_columns(rows: Sequence[Row], columns: Sequence[int]) -> Sequence[Row]:
    """Return the rows with the values of these column indexes; pages of lazy rows are not read for it."""
    if isinstance(rows, PagedRows):
        return rows.select_columns(columns)
    return tuple(row._replace(values=tuple(row.values[index] for index in columns)) for row in rows)


def sort_rows(rows: Sequence[Row], column: int, is_backwards: bool, most: int | None) -> Sequence[Row]:
    """Sort rows by the column of that index; lazy rows by the index's own order where it has one.

    Raises UsageError where more than `most` lazy rows would have to be read.
    """
    if isinstance(rows, PagedRows):
        if (ordered := rows.sorted_by(column, is_backwards)) is not None:
            return ordered
        if most is not None and len(rows) > most:
            raise UsageError(f"more than {most:,} rows are sorted by their date only")
    return sorted_rows(rows, column, is_backwards)


def column_index(name: str, table: Table) -> int:
    """Return the index of the column with that name or title.

    Raises UsageError where there is none, with close matches.
    """
    names = [column.name for column in table.columns]
    titles = [fold(column.title) for column in table.columns]
    if name in names:
        return names.index(name)
    if name and fold(name) in titles:
        return titles.index(fold(name))
    close = did_you_mean(close_matches(name, names))
    raise UsageError(f"there is no column '{short(name)}'{close} (there are {', '.join(names) or 'none'})")


def sorted_rows(rows: Sequence[Row], column: int, is_backwards: bool) -> tuple[Row, ...]:
    """Sort rows by the column of that index; rows without a value come last in their order."""
    filled = [row for row in rows if row.values[column] not in (None, (), "")]
    empty = [row for row in rows if row.values[column] in (None, (), "")]
    return (*sorted(filled, key=lambda row: sort_key(row.values[column]), reverse=is_backwards), *empty)


def sort_key(value: Any) -> Key:
    """Return the sort key of a value: numbers by size, periods by time, other values as text; kinds apart."""
    match value:
        case bool() | int() | Decimal():
            return 0, (Decimal(value), Decimal(value))
        case Quantity():
            low = value.value if value.value is not None else value.low if value.low is not None else value.high
            high = value.value if value.value is not None else value.high if value.high is not None else value.low
            return 0, (low or Decimal(), high or Decimal())
        case Computed():
            return 0, (value.value, value.value)
        case Period():
            return 1, value.sort_key
        case WithheldHeadline():
            return 2, fold(str.__str__(value))  # not by the mark before it
    return 2, fold(format_readable(value))
