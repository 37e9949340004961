"""The heading above rows in the room there is: its name is never cut, what stands behind it in its middle."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.views.layout import Line, Paragraph, Span, line_width, wrap_paragraph

CUT = Span(" … ", "meta")
LEAST_REST = 12
"""Cells; with less room behind the name nothing stands there."""


def heading_text(line: Line, cells: int) -> str:
    """Return a heading in one line of `cells`, as text; its whole name in any case."""
    spans, *more = heading_lines(line, cells)
    return "".join(span.text for span in (line if more else spans) if not more or span.role == "heading").rstrip()


def heading_lines(line: Line, cells: int) -> list[Line]:
    """Lay out a heading in `cells`: one line, or as many as its name alone needs."""
    if line_width(line) <= cells:
        return [line]
    name = tuple(span for span in line if span.role == "heading")
    rest = tuple(span for span in line if span.role != "heading")
    room = cells - line_width(name)
    if room >= LEAST_REST:
        return [(*name, *cut_middle(rest, room))]
    return list(wrap_paragraph(Paragraph(name, hang=2), max(cells, 1)))


def cut_middle(spans: Sequence[Span], cells: int) -> Line:
    """Return whole spans from both ends, as many as have room, with a mark for those between."""
    head: list[Span] = []
    tail: list[Span] = []
    room, left, right = cells - line_width((CUT,)), 0, len(spans)
    while left < right:
        span = spans[left] if len(head) <= len(tail) else spans[right - 1]
        room -= line_width((span,))
        if room < 0:
            break
        if len(head) <= len(tail):
            head.append(span)
            left += 1
        else:
            tail.insert(0, span)
            right -= 1
    return (*head, CUT, *tail)
