"""The cells of a row on screen: in their widths, cut where it hurts least, each in its role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from briefing.cell_width import pad, truncate, width
from briefing.formatting import WithheldHeadline
from briefing.model import Quantity
from briefing.table import Column
from briefing.views.layout import Line, Span

GAP = 2
"""Cells between two columns."""

END = re.compile(r" (?:[0-9]{1,2} [A-Z][a-z]{2} [0-9]{2}|\S+)(?: #\S+)?$")
"""The day, or the last word, of a cell of which the end is kept; with the item where that stands behind it."""

LEAST_END = 24
"""Cells; with less room such a cell is cut at its end as any other."""

SIGN_ROLES = {"≠": "conflict", "↻": "revision"}


def cell_role(column: Column, value: Any) -> str:
    """Return the role of a cell: that of its column, else figures have one of their own, and what is withheld."""
    if isinstance(value, WithheldHeadline):
        return "struck"
    if column.role == "sign":
        return SIGN_ROLES.get(str(value)[:1], "text")
    if column.role == "text" and isinstance(value, Quantity | Decimal):
        return "figure"
    return column.role


def one_line(text: str) -> str:
    """Return a text with spaces for its line breaks."""
    return text.replace("\n", " ")


def cut_before_end(text: str, cells: int) -> str:
    """Cut `General Directorate of the FELCN · Andina 15 Jul 15` to `cells`: the day stays, the names share the rest."""
    end = END.search(text)
    if width(text) <= cells or end is None or cells < LEAST_END:
        return text
    who, dot, publisher = text[: end.start()].rpartition(" · ")
    room = cells - width(end.group()) - width(dot)
    second = min(width(publisher), max(room // 2, room - width(who)))
    return truncate(who, room - second) + dot + truncate(publisher, second) + end.group()


def cell_spans(parts: Sequence[str], widths: Sequence[int], roles: Sequence[str]) -> Line:
    """Return cells padded to their widths with gaps between them, neighbours of one role as one span."""
    spans: list[Span] = []
    for index, (part, cells, role) in enumerate(zip(parts, widths, roles, strict=False)):
        text = (" " * GAP if index else "") + pad(part, cells)
        if spans and spans[-1].role == role:
            text = spans.pop().text + text
        spans.append(Span(text, role))
    return tuple(spans)
