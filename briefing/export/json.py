"""JSON: one object with every briefing, or one record a line.

Decimals keep their digits: `7.4` is never written as 7.4000000001.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from briefing.export.request import ExportRequest
from briefing.library.folder import Resolved
from briefing.model import KINDS, Item
from briefing.safe import safe
from briefing.serialisation import fields_of


def write_json(request: ExportRequest) -> Iterator[str]:
    """Yield `{"briefings": […], "records": […], "unreadable": […]}`: briefings, single records, problems of files."""
    head = {"format": "briefing-export/1"}
    whole = [briefing_object(selected, request) for selected in request.selection if selected.record is None]
    single = [record_object(*selected) for selected in request.selection if selected.record is not None]
    yield dumps(head | {"briefings": whole, "records": single, "unreadable": list(request.unreadable)}) + "\n"


def write_json_lines(request: ExportRequest) -> Iterator[str]:
    """Yield one object a line for each record, with its reference and section."""
    for briefing, record in request.records():
        yield dumps(record_object(briefing, record), indent=None) + "\n"


def briefing_object(selected: Resolved, request: ExportRequest) -> dict[str, Any]:
    """Return a briefing as a JSON object, without the sections that were not asked for."""
    left_out = {kind.TABLE for kind in KINDS} - {kind.TABLE for kind in request.kinds}
    return {name: value for name, value in fields_of(selected.briefing).items() if name not in left_out}


def record_object(briefing: Any, record: Item | None) -> dict[str, Any]:
    """Return a record as a JSON object, with its reference and section.

    Raises ValueError where there is no record.
    """
    if record is None:
        raise ValueError("a record is wanted, not a whole briefing")
    return {"reference": briefing.reference(record), "section": record.TABLE or record.SINGULAR} | fields_of(record)


def dumps(value: Any, indent: int | None = 2, level: int = 0) -> str:
    """Serialize as `json.dumps` does; Decimal values, which it refuses, are written with their digits.

    `indent`: spaces a level; None for one line.
    """
    inner, outer = ("\n" + " " * indent * (level + 1), "\n" + " " * indent * level) if indent else ("", "")
    comma = f",{inner}" if indent else ", "
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, dict) and value:
        pairs = (
            f"{json.dumps(safe(key), ensure_ascii=False)}: {dumps(element, indent, level + 1)}"
            for key, element in value.items()
        )
        return f"{{{inner}{comma.join(pairs)}{outer}}}"
    if isinstance(value, list) and value:
        return f"[{inner}{comma.join(dumps(element, indent, level + 1) for element in value)}{outer}]"
    return json.dumps(safe(value, lines=True) if isinstance(value, str) else value, ensure_ascii=False)
