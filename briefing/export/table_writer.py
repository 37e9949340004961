"""A table of values -> a format: what every list and view prints through."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from briefing.errors import UsageError
from briefing.export import FORMATS
from briefing.export.csv import cell
from briefing.export.json import dumps
from briefing.export.markdown import table_lines
from briefing.export.text import lines_to_text
from briefing.formatting import to_json_value
from briefing.table import Table
from briefing.views.grid import paper


def write_table(
    table: Table,
    form: str,
    width: int = 80,
    colour: bool = False,
    unreadable: Sequence[str] = (),
    head: Mapping[str, object] | None = None,
) -> Iterator[str]:
    """`head`: what JSON says before the rows. Raises UsageError with the known formats."""
    match form:
        case "text":
            yield lines_to_text(paper(table, width), colour)
        case "markdown":
            yield "\n".join(table_lines(table)) + "\n"
        case "json":
            rows = list(objects(table))
            yield (
                dumps({"table": table.title.lower(), **(head or {}), "rows": rows, "unreadable": list(unreadable)})
                + "\n"
            )
        case "jsonl":
            yield from (dumps(one, indent=None) + "\n" for one in objects(table))
        case "csv" | "tsv":
            yield separated(table, csv.excel_tab if form == "tsv" else csv.excel)
        case _:
            raise UsageError(f"no format '{form}': expected one of {', '.join(FORMATS)}")


def objects(table: Table) -> Iterator[dict[str, object]]:
    for row in table.rows:
        values = {column.name: to_json_value(value) for column, value in zip(table.columns, row.values, strict=True)}
        yield {"reference": row.reference} | values


def separated(table: Table, dialect: type[csv.Dialect]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, dialect, lineterminator="\n")
    writer.writerow(["reference", *(column.name for column in table.columns)])
    writer.writerows([row.reference, *map(cell, row.values)] for row in table.rows)
    return buffer.getvalue()
