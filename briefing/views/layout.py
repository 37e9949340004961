"""Styled text as data, and its layout in a width: the base of every view.

A span has a *role* (its meaning), never colours: the command line maps roles to SGR
codes, the screens map them to theme colours, plain text drops them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from briefing.cell_width import width, wrap_offsets
from briefing.safe import safe

ROLES = (
    "text", "title", "heading", "label", "quote", "attribution", "figure", "caveat", "note", "meta", "reference",
    "fault", "rule", "match", "link", "struck", "conflict", "revision",
)  # fmt: skip


class Span(NamedTuple):
    """A run of text with one role."""

    text: str
    role: str = "text"
    target: str = ""
    """Reference of the record or briefing it links to; empty for text that is no link."""


Line = tuple[Span, ...]
"""One line of a terminal, already wrapped."""


class Paragraph(NamedTuple):
    """Text that is still to be wrapped."""

    spans: tuple[Span, ...]
    indent: int = 0
    """Indentation of every line, in cells."""
    hang: int = 0
    """Additional indentation of every line but the first, in cells."""


class Link(NamedTuple):
    """A reference in a text, as a reader steps through them."""

    text: str
    """Its visible text, the parts joined; one space for each run of spaces or line break in it."""
    target: str
    line: int
    """0-based index of the paragraph or line where it begins."""


BLANK = Paragraph(())


def paragraph(text: str, role: str = "text", indent: int = 0, hang: int = 0) -> Paragraph:
    """Return a paragraph of one span."""
    return Paragraph((Span(text, role),), indent, hang)


def prose(text: str, role: str = "text", indent: int = 0) -> Iterator[Paragraph]:
    """Split a text into paragraphs: a blank line separates two, a single newline is a space."""
    for index, part in enumerate(re.split(r"\n[ \t]*\n\s*", text.strip("\n"))):
        if index:
            yield BLANK
        yield paragraph(part.replace("\n", " "), role, indent)


def target_at(line: Line, cell: int) -> str:
    """Return the link target at a cell (0-based) of a line; empty where there is no link."""
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
    """Return the links of rows of spans; the shared part of `links_of` and `links_of_lines`."""
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
    """Wrap every paragraph to `cells`; an empty paragraph is an empty line."""
    return [line for paragraph in paragraphs for line in wrap_paragraph(paragraph, cells)]


def wrap_paragraph(paragraph: Paragraph, cells: int) -> Iterator[Line]:
    """Wrap one paragraph to `cells`, at least one cell of text a line."""
    joined = Joined(paragraph.spans)
    room = max(cells - paragraph.indent, 1)
    hang = paragraph.hang if paragraph.hang < room // 2 else 0
    for index, (start, stop) in enumerate(wrap_offsets(joined.text, room - hang, room if hang else None)):
        indent = paragraph.indent + (hang if index else 0)
        spans = joined.part(start, stop)
        yield (Span(" " * indent), *spans) if indent and spans else tuple(spans)


class Joined:
    """Spans as one text; slices are taken in O(log n), without walking all spans."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = tuple(spans)
        self.text = "".join(span.text for span in self.spans)
        self.starts = list(accumulate((len(span.text) for span in self.spans), initial=0))

    def part(self, start: int, stop: int, role: str = "") -> list[Span]:
        """Return the spans between two offsets of the text (code points); with `role`, all of that role."""
        spans: list[Span] = []
        index = max(bisect_right(self.starts, start) - 1, 0)
        while index < len(self.spans) and self.starts[index] < stop:
            begin, span = self.starts[index], self.spans[index]
            if text := span.text[max(start - begin, 0) : stop - begin]:
                spans.append(Span(text, role or span.role, span.target))
            index += 1
        return spans


def plain(line: Line) -> str:
    """Return the text of a line, filtered by `safe` once more: it goes to a pipe or a file."""
    return safe("".join(span.text for span in line))


def line_width(line: Line) -> int:
    """Return the width of a line, in cells."""
    return sum(width(span.text) for span in line)


def marked(text: Iterable[Span], places: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Give ranges of the text the role `match`.

    `places`: (start, stop) offsets in the joined text, ascending and disjoint.
    """
    joined = Joined(text)
    spans: list[Span] = []
    end = 0
    for start, stop in places:
        spans += joined.part(end, start)
        spans += joined.part(start, stop, "match")
        end = stop
    return (*spans, *joined.part(end, len(joined.text)))
