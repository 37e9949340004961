"""JSON: one object with every briefing, or one record a line.

Numbers are written with the digits they were given: `7.4` is never 7.4000000001.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from briefing.export.request import ExportRequest
from briefing.formatting import fields_of
from briefing.library.folder import Resolved
from briefing.model import KINDS, Item
from briefing.safe import safe


def write(job: ExportRequest) -> Iterator[str]:
    """`{"briefings": […], "records": […], "unreadable": […]}`: whole briefings, single records, files left out."""
    head = {"format": "briefing-export/1"}
    whole = [briefing_object(found, job) for found in job.found if found.record is None]
    single = [record_object(*found) for found in job.found if found.record is not None]
    yield dumps(head | {"briefings": whole, "records": single, "unreadable": list(job.unreadable)}) + "\n"


def write_lines(job: ExportRequest) -> Iterator[str]:
    """An object a record, with its reference and section, and nothing else on its line."""
    for briefing, record in job.records():
        yield dumps(record_object(briefing, record), indent=None) + "\n"


def briefing_object(found: Resolved, job: ExportRequest) -> dict[str, Any]:
    left_out = {kind.TABLE for kind in KINDS} - {kind.TABLE for kind in job.kinds}
    return {name: value for name, value in fields_of(found.briefing).items() if name not in left_out}


def record_object(briefing: Any, record: Item | None) -> dict[str, Any]:
    if record is None:
        raise ValueError("a record is wanted, not a whole briefing")
    return {"reference": briefing.reference(record), "section": record.TABLE or record.ONE} | fields_of(record)


def dumps(value: Any, indent: int | None = 2, level: int = 0) -> str:
    """As `json.dumps`, but exact for `Decimal`, which it refuses."""
    inner, outer = ("\n" + " " * indent * (level + 1), "\n" + " " * indent * level) if indent else ("", "")
    comma = f",{inner}" if indent else ", "
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, dict) and value:
        pairs = (
            f"{json.dumps(safe(key), ensure_ascii=False)}: {dumps(one, indent, level + 1)}"
            for key, one in value.items()
        )
        return f"{{{inner}{comma.join(pairs)}{outer}}}"
    if isinstance(value, list) and value:
        return f"[{inner}{comma.join(dumps(one, indent, level + 1) for one in value)}{outer}]"
    return json.dumps(safe(value, lines=True) if isinstance(value, str) else value, ensure_ascii=False)
