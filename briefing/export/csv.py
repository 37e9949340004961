"""CSV and TSV: the one writer for records and for tables.

A text that a spreadsheet would run as a formula gets an apostrophe before it, as
typing one there does.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from briefing.export.request import ExportRequest
from briefing.formatting import Computed
from briefing.safe import safe
from briefing.serialisation import format_exact
from briefing.table import Table

HEADER = ("reference", "briefing", "section")
FORMULA = ("=", "+", "-", "@")


def write_csv(request: ExportRequest) -> Iterator[str]:
    """Yield the selected records as CSV, a piece a record."""
    return delimited_records(request, csv.excel)


def write_tsv(request: ExportRequest) -> Iterator[str]:
    """Yield the selected records as tab-separated values, a piece a record."""
    return delimited_records(request, csv.excel_tab)


def delimited_records(request: ExportRequest, dialect: type[csv.Dialect]) -> Iterator[str]:
    """Yield a header and a line a record; the columns are the fields of all requested sections, in a stable order.

    A field that a section does not have is empty; lists are joined by `; `.
    """
    names = tuple(dict.fromkeys(name for kind in request.kinds for name in kind.FIELDS))
    rows = (
        [
            briefing.reference(record),
            briefing.id,
            record.TABLE or record.SINGULAR,
            *(cell(getattr(record, name)) if name in record.FIELDS else "" for name in names),
        ]
        for briefing, record in request.records()
    )
    return delimited((*HEADER, *names), rows, dialect)


def delimited_table(table: Table, dialect: type[csv.Dialect]) -> Iterator[str]:
    """Yield a header and a line a row; the first column is the reference."""
    rows = ([row.reference, *map(cell, row.values)] for row in table.rows)
    return delimited(("reference", *(column.name for column in table.columns)), rows, dialect)


def delimited(header: Sequence[str], rows: Iterable[Sequence[str]], dialect: type[csv.Dialect]) -> Iterator[str]:
    """Yield the header with the first row, then a piece a row; lines end with a newline."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, dialect, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow(row)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def cell(value: Any) -> str:
    """Format a value exactly; a text (never a number, whatever its sign) cannot become a formula."""
    text = safe(format_exact(value).replace("\n", " "))
    return f"'{text}" if text.startswith(FORMULA) and not isinstance(value, Decimal | Computed) else text
