"""How the reader wants a table: sorted by what, which columns, from which column on, cut or wrapped."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from briefing.errors import UsageError
from briefing.table import Table
from briefing.views.table_options import MOST_SORTED, arranged, column_index


class TableOptions(NamedTuple):
    """How one table is arranged and drawn."""

    sort: str = ""
    """The name of a column, after a minus for descending; empty for the order of the section or view."""
    columns: tuple[str, ...] = ()
    """Empty for all."""
    skipped: int = 0
    """Columns after the first that are scrolled away."""
    is_wrapped: bool | None = None
    """None: where all rows have room with every cell wrapped."""


def listed_table(table: Table, options: TableOptions) -> Table:
    """The table as it is read row by row, and copied. Raises UsageError for a column that it does not have."""
    names = options.columns or (() if table.is_headed else table.shown)
    return arranged(table, names, options.sort, MOST_SORTED)


def apply_options(table: Table, options: TableOptions) -> Table:
    """The table as screens draw it. Raises UsageError for a column that it does not have."""
    names, pinned = drawn_columns(table, options)
    skipped = min(options.skipped, max(len(names) - pinned - 1, 0))
    return listed_table(table, options._replace(columns=(*names[:pinned], *names[pinned + skipped :])))


def drawn_columns(table: Table, options: TableOptions) -> tuple[tuple[str, ...], int]:
    """The columns a screen has for a table, and how many of them stay where they are."""
    return (options.columns, 1) if options.columns else (table.shown or table.facts, table.pinned)


def fit_options(table: Table, options: TableOptions) -> tuple[TableOptions, tuple[str, ...]]:
    """Return the options without the columns that a table has not, and the names of these.

    They come from another table of the same name: another briefing, another measure, a list that has shrunk.
    """
    sort = options.sort.lstrip("-")
    missing = tuple(dict.fromkeys(name for name in (sort, *options.columns) if name and not has_column(table, name)))
    if not missing:
        return options, ()
    columns = tuple(name for name in options.columns if name not in missing)
    return options._replace(sort="" if sort in missing else options.sort, columns=columns), missing


def has_column(table: Table, name: str) -> bool:
    """Tell whether a table has a column of that name or title."""
    try:
        return column_index(name, table) >= 0
    except UsageError:
        return False


def options_to_json(options: Mapping[str, TableOptions]) -> str:
    """Serialise for the next session, by the name of the list; what was not changed is left out."""
    return json.dumps({name: wanted for name, wanted in options.items() if wanted != TableOptions()})


def options_from_json(text: str) -> dict[str, TableOptions]:
    """Return what `options_to_json` gave; what is anything else is left out: anything may have written it."""
    try:
        kept = json.loads(text)
    except ValueError:
        return {}
    read = {name: read_options(fields) for name, fields in kept.items()} if isinstance(kept, dict) else {}
    return {name: options for name, options in read.items() if options is not None}


def read_options(fields: object) -> TableOptions | None:
    """Return the options of one list; None where they are none."""
    match fields:
        case [str(sort), [*names], int(skipped), (bool() | None) as is_wrapped]:
            columns = tuple(name for name in names if isinstance(name, str))
            return TableOptions(sort, columns, max(skipped, 0), is_wrapped)
    return None


def next_sort(table: Table, sort: str, by: int) -> str:
    """The next column to sort by; after the last comes the order of the section or view."""
    shown = table.shown or table.facts
    names = ["", *(column.name for column in table.columns if column.name in shown and column.title)]
    index = names.index(sort.lstrip("-")) if sort.lstrip("-") in names else 0
    return names[(index + by) % len(names)]
