"""How the reader wants a table: sorted by what, which columns, from which column on, cut or wrapped."""

from __future__ import annotations

from typing import NamedTuple

from briefing.table import Table
from briefing.views.table_options import MOST_SORTED, arranged


class TableOptions(NamedTuple):
    """How one table is arranged and drawn."""

    sort: str = ""
    """The name of a column, after a minus for descending; empty for the order of the section or view."""
    columns: tuple[str, ...] = ()
    """Empty for all."""
    skipped: int = 0
    """Columns after the first that are scrolled away."""
    is_wrapped: bool = False


def apply_options(table: Table, options: TableOptions) -> Table:
    """The table as it is shown. Raises UsageError for a column that it does not have."""
    names = options.columns or tuple(column.name for column in table.columns)
    if len(names) > 1 and options.skipped:
        names = (names[0], *names[1 + min(options.skipped, len(names) - 2) :])
    return arranged(table, names, options.sort, MOST_SORTED)


def next_sort(table: Table, sort: str, by: int) -> str:
    """The next column to sort by; after the last comes the order of the section or view."""
    names = ["", *(column.name for column in table.columns)]
    index = names.index(sort.lstrip("-")) if sort.lstrip("-") in names else 0
    return names[(index + by) % len(names)]
