"""Styled text as data, and how it is laid out in a width: the ground of every view.

A span has a *role* (what it is), never a look: the command line gives roles SGR
codes, the screens give them theme colours, plain text drops them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from briefing.cell_width import breaks, width
from briefing.safe import safe

ROLES = (
    "text", "title", "heading", "label", "quote", "attribution", "figure", "caveat", "note", "meta", "reference",
    "fault", "rule", "match", "link", "struck",
)  # fmt: skip


class Span(NamedTuple):
    text: str
    role: str = "text"
    target: str = ""
    """The reference of what it leads to; empty for text that leads nowhere."""


Line = tuple[Span, ...]


class Paragraph(NamedTuple):
    spans: tuple[Span, ...]
    indent: int = 0
    """Cells before every line."""
    hang: int = 0
    """Further cells before every line but the first."""


class Link(NamedTuple):
    text: str
    """As it is read: its parts joined, with one space where it goes on in another line."""
    target: str
    line: int
    """0-based index of the paragraph or line where it begins."""


BLANK = Paragraph(())


def paragraph(text: str, role: str = "text", indent: int = 0, hang: int = 0) -> Paragraph:
    return Paragraph((Span(text, role),), indent, hang)


def prose(text: str, role: str = "text", indent: int = 0) -> Iterator[Paragraph]:
    """A text of several lines: a blank line parts paragraphs, a single newline is a space."""
    for index, part in enumerate(re.split(r"\n[ \t]*\n\s*", text.strip("\n"))):
        if index:
            yield BLANK
        yield paragraph(part.replace("\n", " "), role, indent)


def target_at(line: Line, cell: int) -> str:
    """What the text at that cell of a line leads to, 0-based; empty where it leads nowhere."""
    for span in line:
        if 0 <= cell < width(span.text):
            return span.target
        cell -= width(span.text)
    return ""


def links_of(paragraphs: Iterable[Paragraph]) -> list[Link]:
    """Return the links in reading order, each with the index of its paragraph.

    Consecutive spans of one target with only blank text between them are one link:
    search words that are highlighted within a link do not split it.
    """
    return join_links(paragraph.spans for paragraph in paragraphs)


def links_of_lines(lines: Iterable[Line]) -> list[Link]:
    """Return the links in reading order, each with the index of its line; one that is wrapped counts once."""
    return join_links(lines)


def join_links(rows: Iterable[Iterable[Span]]) -> list[Link]:
    links: list[Link] = []
    gap: str | None = None  # the blank text since the last link; None where other text has followed it
    for index, spans in enumerate(rows):
        gap = gap if gap is None else gap + " "
        for span in spans:
            if not span.text.strip():
                gap = gap if gap is None else gap + span.text
                continue
            if span.target and gap is not None and links[-1].target == span.target:
                links[-1] = links[-1]._replace(text=links[-1].text + gap + span.text)
            elif span.target:
                links.append(Link(span.text, span.target, index))
            gap = "" if span.target else None
    return [link._replace(text=re.sub(" +", " ", link.text).strip()) for link in links]


def lay_out(paragraphs: Iterable[Paragraph], cells: int) -> list[Line]:
    """Every paragraph wrapped to `cells`; an empty one is an empty line."""
    return [line for one in paragraphs for line in wrapped(one, cells)]


def wrapped(one: Paragraph, cells: int) -> Iterator[Line]:
    joined = Joined(one.spans)
    room = max(cells - one.indent, 1)
    hang = one.hang if one.hang < room // 2 else 0
    for index, (start, stop) in enumerate(breaks(joined.text, room - hang, room if hang else None)):
        before = one.indent + (hang if index else 0)
        spans = joined.part(start, stop)
        yield (Span(" " * before), *spans) if before and spans else tuple(spans)


class Joined:
    """Spans as one text, of which parts can be taken without walking all of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = tuple(spans)
        self.text = "".join(span.text for span in self.spans)
        self.starts = list(accumulate((len(span.text) for span in self.spans), initial=0))

    def part(self, start: int, stop: int, role: str = "") -> list[Span]:
        """The spans between two offsets, all of one role where that is given."""
        out: list[Span] = []
        index = max(bisect_right(self.starts, start) - 1, 0)
        while index < len(self.spans) and self.starts[index] < stop:
            at, span = self.starts[index], self.spans[index]
            if text := span.text[max(start - at, 0) : stop - at]:
                out.append(Span(text, role or span.role, span.target))
            index += 1
        return out


def plain(line: Line) -> str:
    """The line's text, through `safe` once more: this is the door to a pipe and to a file."""
    return safe("".join(span.text for span in line))


def line_width(line: Line) -> int:
    return sum(width(span.text) for span in line)


def marked(spans: Iterable[Span], places: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Spans with the places (offsets in their joined text, in order, apart) given the role `match`."""
    joined = Joined(spans)
    out: list[Span] = []
    at = 0
    for start, stop in places:
        out += joined.part(at, start)
        out += joined.part(start, stop, "match")
        at = stop
    return (*out, *joined.part(at, len(joined.text)))
