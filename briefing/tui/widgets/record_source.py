"""The lines of a record: its paragraphs wrapped to a width, its links, its matches. No widget."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from briefing.tokenizer import Phrase, match_spans
from briefing.tui.presenter import RecordContent
from briefing.tui.widgets.line_painter import rule_line
from briefing.views.layout import Line, Paragraph, lay_out, links_of_lines, marked

MEASURE = 88
"""Cells of a line of text at most: longer ones are hard to read on from."""


class RecordSource:
    """Wraps paragraphs, and knows their links and matches."""

    heads = 1

    def __init__(self) -> None:
        self.content = RecordContent("", ())
        self.paragraphs: Sequence[Paragraph] = ()
        """With what is searched for marked."""
        self.lines: list[Line] = []
        self.starts: list[int] = []
        """The first line of each paragraph."""
        self.links: list[tuple[int, str]] = []
        """The line and the target of each link; one that is wrapped counts once."""
        self.width, self.top, self.room = -1, 0, 1
        """As the widget says."""

    def show(self, content: RecordContent) -> bool:
        """Take other content; whether it is another text, which begins at its first line."""
        paragraphs = [highlighted(part, content.phrases) for part in content.paragraphs]
        before, self.content = self.content, content
        if (content.heading, paragraphs) == (before.heading, self.paragraphs):
            return False
        self.paragraphs, self.width = paragraphs, -1
        self.lines, self.starts, self.links = [], [], []
        return True

    @property
    def count(self) -> int:
        """Lines of the paragraphs."""
        return len(self.lines)

    empty_text = ""

    def fit_to(self, width: int) -> None:
        """Wrap the paragraphs."""
        if self.width == width:
            return
        self.width = width
        self.lines, self.starts = [], []
        for part in self.paragraphs:
            self.starts.append(len(self.lines))
            self.lines += lay_out([part], min(width, MEASURE))
        self.links = [(link.line, link.target) for link in links_of_lines(self.lines)]

    def line_at(self, index: int, has_focus: bool) -> Line:
        """A line, with the chosen link marked while the widget has the focus."""
        line = self.lines[index]
        if not has_focus or not self.links:
            return line
        target = self.links[self.link][1]
        return tuple(span._replace(role="link-here") if span.target == target else span for span in line)

    @property
    def link(self) -> int:
        """The chosen link."""
        return min(self.content.link, len(self.links) - 1)

    def head_at(self, index: int, has_focus: bool) -> Line:
        """The heading, which lines are shown, and which link is chosen."""
        del index
        last = min(self.top + self.room, self.count)
        more = " ↓" if last < self.count else ""
        where = f"lines {self.top + 1}–{last} of {self.count}{more}" if self.count > self.room else ""
        links = f"link {self.link + 1}/{len(self.links)}" if self.links and has_focus else ""
        return rule_line(
            self.content.heading, " · ".join(part for part in (links, where) if part), self.width, has_focus
        )

    def base_style(self, index: int, has_focus: bool) -> str:
        """Every line is text."""
        del index, has_focus
        return "text"

    def first_match(self) -> int:
        """The first line with what is searched for; 0 where there is none."""
        has_match = (any(span.role == "match" for span in line) for line in self.lines)
        return next((index for index, is_match in enumerate(has_match) if is_match), 0)

    def position_at(self, line: int) -> tuple[int, int]:
        """The paragraph of a line, and the lines before it in that paragraph."""
        part = bisect_right(self.starts, line) - 1
        return part, line - self.starts[part]


def highlighted(part: Paragraph, phrases: Sequence[Phrase]) -> Paragraph:
    """The paragraph with what is searched for marked."""
    if not phrases:
        return part
    text = "".join(span.text for span in part.spans)
    return part._replace(spans=marked(part.spans, match_spans(text, phrases)))
