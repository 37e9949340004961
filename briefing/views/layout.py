"""Styled text as data, and how it is laid out in a width: the ground of every view.

A span has a *role* (what it is), never a look: the command line gives roles SGR
codes, the screens give them theme colours, plain text drops them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefing.width import breaks, width

ROLES = (
    "text", "title", "heading", "label", "quote", "attribution", "figure", "caveat", "note", "meta", "reference",
    "fault", "rule", "match",
)  # fmt: skip


class Span(NamedTuple):
    text: str
    role: str = "text"


Line = tuple[Span, ...]


class Paragraph(NamedTuple):
    spans: tuple[Span, ...]
    indent: int = 0
    """Cells before every line."""
    hang: int = 0
    """Further cells before every line but the first."""


BLANK = Paragraph(())


def paragraph(text: str, role: str = "text", indent: int = 0, hang: int = 0) -> Paragraph:
    return Paragraph((Span(text, role),), indent, hang)


def prose(text: str, role: str = "text", indent: int = 0) -> Iterator[Paragraph]:
    """A text of several lines: a blank line parts paragraphs, a single newline is a space."""
    for index, part in enumerate(re.split(r"\n[ \t]*\n\s*", text.strip("\n"))):
        if index:
            yield BLANK
        yield paragraph(part.replace("\n", " "), role, indent)


def lay_out(paragraphs: Iterable[Paragraph], cells: int) -> list[Line]:
    """Every paragraph wrapped to `cells`; an empty one is an empty line."""
    return [line for one in paragraphs for line in wrapped(one, cells)]


def wrapped(one: Paragraph, cells: int) -> Iterator[Line]:
    text = "".join(span.text for span in one.spans)
    room = max(cells - one.indent, 1)
    hang = one.hang if one.hang < room // 2 else 0
    for index, (start, stop) in enumerate(breaks(text, room - hang, room if hang else None)):
        before = one.indent + (hang if index else 0)
        spans = sliced(one.spans, start, stop)
        yield (Span(" " * before), *spans) if before and spans else tuple(spans)


def sliced(spans: tuple[Span, ...], start: int, stop: int) -> list[Span]:
    """The part of joined spans between two offsets."""
    out, at = [], 0
    for span in spans:
        text = span.text[max(start - at, 0) : max(stop - at, 0)]
        at += len(span.text)
        if text:
            out.append(Span(text, span.role))
    return out


def plain(line: Line) -> str:
    return "".join(span.text for span in line)


def line_width(line: Line) -> int:
    return sum(width(span.text) for span in line)


def marked(spans: Iterable[Span], places: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Spans with the places (offsets in their joined text, in order, apart) given the role `match`."""
    spans = tuple(spans)
    out: list[Span] = []
    at = 0
    for start, stop in places:
        out += sliced(spans, at, start)
        out += [Span(span.text, "match") for span in sliced(spans, start, stop)]
        at = stop
    return (*out, *sliced(spans, at, sum(len(span.text) for span in spans)))
