"""A table of values -> a format: lists and views are printed through this module."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence

from briefing.errors import UsageError
from briefing.export import FORMATS
from briefing.export.csv import delimited_table
from briefing.export.json import dumps
from briefing.export.markdown import table_lines
from briefing.export.text import lines_to_text
from briefing.serialisation import to_json_value
from briefing.sink import Piece
from briefing.table import Table
from briefing.views.grid import paper


def write_table(
    table: Table,
    form: str,
    width: int = 80,
    colour: bool = False,
    unreadable: Sequence[str] = (),
    head: Mapping[str, object] | None = None,
) -> Iterator[Piece]:
    """Yield a table in a format.

    `unreadable`: the first problem of each file that cannot be read, for JSON. `head`: further
    keys of the JSON object, before the rows.

    Raises UsageError where there is no such format, with the known names.
    """
    match form:
        case "text":
            yield from lines_to_text(paper(table, width), colour)
        case "markdown":
            yield "\n".join(table_lines(table)) + "\n"
        case "json":
            rows = list(row_objects(table))
            yield (
                dumps({"table": table.title.lower(), **(head or {}), "rows": rows, "unreadable": list(unreadable)})
                + "\n"
            )
        case "jsonl":
            yield from (dumps(row, indent=None) + "\n" for row in row_objects(table))
        case "csv" | "tsv":
            yield from delimited_table(table, csv.excel_tab if form == "tsv" else csv.excel)
        case _:
            raise UsageError(f"no format '{form}': expected one of {', '.join(FORMATS)}")


def row_objects(table: Table) -> Iterator[dict[str, object]]:
    """Yield each row as a JSON object, with its reference."""
    for row in table.rows:
        values = {column.name: to_json_value(value) for column, value in zip(table.columns, row.values, strict=True)}
        yield {"reference": row.reference} | values
