"""How the reader wants a table: sorted by what, which columns, from which column on, cut or wrapped."""

from __future__ import annotations

from typing import NamedTuple

from briefing.table import Table
from briefing.views.table_options import MOST_SORTED, arranged


class Shape(NamedTuple):
    sort: str = ""
    """The name of a column, behind a minus for the last first; empty for the order of the section or view."""
    columns: tuple[str, ...] = ()
    """Empty for all."""
    skipped: int = 0
    """Columns behind the first that are scrolled away."""
    is_wrapped: bool = False


def shaped(table: Table, shape: Shape) -> Table:
    """The table in that shape. Raises UsageError."""
    names = shape.columns or tuple(column.name for column in table.columns)
    if len(names) > 1 and shape.skipped:
        names = (names[0], *names[1 + min(shape.skipped, len(names) - 2) :])
    return arranged(table, names, shape.sort, MOST_SORTED)


def next_sort(table: Table, sort: str, by: int) -> str:
    """The next column to sort by; behind the last is the order of the section or view."""
    names = ["", *(column.name for column in table.columns)]
    at = names.index(sort.lstrip("-")) if sort.lstrip("-") in names else 0
    return names[(at + by) % len(names)]
