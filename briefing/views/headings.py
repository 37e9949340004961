"""The heading above rows in the room there is: its name is never cut, what stands behind it in its middle."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.views.layout import Line, Paragraph, Span, line_width, plain, wrap_paragraph

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
    """Return whole parts from both ends, as many as have room, with a mark for those between."""
    parts = unbreakable(spans)
    head: Line = ()
    tail: Line = ()
    room = cells - len(" … ")
    for turn in range(len(parts)):
        part = parts.pop(-1 if turn % 2 else 0)
        room -= line_width(part)
        if room < 0:
            break
        tail, head = ((*part, *tail), head) if turn % 2 else (tail, (*head, *part))
    before, after = ("" if ends[-1:] == " " else " " for ends in (plain(head), plain(tail)[::-1]))
    return (*head, Span(f"{before}…{after}", "meta"), *tail)


def unbreakable(spans: Sequence[Span]) -> list[Line]:
    """Return the spans as parts of which none is cut: figures at odds stay together."""
    parts: list[Line] = []
    for span in spans:
        is_joined = bool(parts) and "conflict" in (span.role, parts[-1][-1].role)
        parts.append((*(parts.pop() if is_joined else ()), span))
    return parts
