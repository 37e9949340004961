"""CSV and TSV: a row a record, the columns of every wanted section, in a stable order.

A cell that a spreadsheet would run as a formula is written with an apostrophe
before it, as its own text input does.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from briefing.export.request import ExportRequest
from briefing.formatting import Computed, format_exact
from briefing.safe import safe

HEAD = ("reference", "briefing", "section")
FORMULA = ("=", "+", "-", "@")


def write(job: ExportRequest) -> Iterator[str]:
    yield from rows(job, csv.excel)


def write_tabs(job: ExportRequest) -> Iterator[str]:
    yield from rows(job, csv.excel_tab)


def rows(job: ExportRequest, dialect: type[csv.Dialect]) -> Iterator[str]:
    """Sections without an own key for a column leave it empty; lists are joined by `; `."""
    names = dict.fromkeys(name for kind in job.kinds for name in kind.FIELDS)
    buffer = io.StringIO()
    writer = csv.writer(buffer, dialect, lineterminator="\n")
    writer.writerow([*HEAD, *names])
    for briefing, record in job.records():
        cells = (cell(getattr(record, name)) if name in record.FIELDS else "" for name in names)
        writer.writerow([briefing.reference(record), briefing.id, record.TABLE or record.ONE, *cells])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def cell(value: Any) -> str:
    """Never a formula: a number is one whatever its sign, a text is not."""
    text = safe(format_exact(value).replace("\n", " "))
    return f"'{text}" if text.startswith(FORMULA) and not isinstance(value, Decimal | Computed) else text
