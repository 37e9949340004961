"""Paragraphs to read: a record in full, or the summary of a briefing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from textual import events

from briefing.tui.widgets.pane import LinePane
from briefing.views.layout import Line, Paragraph, lay_out, marked
from briefing.words import Phrase, places


class ProsePane(LinePane):
    """Wraps `paragraphs` to its width, with the words that were searched for marked."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.heading = ""
        self.paragraphs: Sequence[Paragraph] = ()
        self.lines: list[Line] = []
        self.starts: list[int] = []
        """The first line of each paragraph."""
        self.wrapped_at = -1

    def show(self, heading: str, paragraphs: Sequence[Paragraph], phrases: Sequence[Phrase] = ()) -> None:
        """Show other paragraphs from their first line; the same ones where they were."""
        marked_paragraphs = [highlighted(one, phrases) for one in paragraphs] if phrases else list(paragraphs)
        if (heading, marked_paragraphs) == (self.heading, self.paragraphs):
            return
        self.heading, self.paragraphs = heading, marked_paragraphs
        self.lines, self.starts, self.wrapped_at = [], [], -1
        self.top = 0
        self.refresh()

    def go_to_match(self) -> None:
        """Scroll as far as shows the first word that was searched for."""
        self.wrap()
        line = next((at for at, spans in enumerate(self.lines) if any(span.role == "match" for span in spans)), 0)
        if line >= self.room:
            self.top = max(min(line - self.room // 3, self.count - self.room), 0)

    @property
    def count(self) -> int:
        self.wrap()
        return len(self.lines)

    def wrap(self) -> None:
        if self.wrapped_at == self.size.width:
            return
        self.wrapped_at = self.size.width
        self.lines, self.starts = [], []
        for one in self.paragraphs:
            self.starts.append(len(self.lines))
            self.lines += lay_out([one], self.size.width - 1)

    def line_at(self, index: int) -> Line:
        return self.lines[index]

    def head_at(self, index: int) -> Line:
        last = min(self.top + self.room, self.count)
        more = " ↓" if last < self.count else ""
        where = f"lines {self.top + 1}–{last} of {self.count}{more}" if self.count > self.room else ""
        return self.ruled(self.heading, where)

    def on_resize(self, _: events.Resize) -> None:
        """The paragraph that stood first stands first again, as far as the new room allows."""
        if self.wrapped_at == self.size.width or not self.lines:
            self.scroll_lines(0)
            return
        first = bisect_right(self.starts, self.top) - 1
        into = self.top - self.starts[first]
        self.wrap()
        self.top = self.starts[first] + into
        self.scroll_lines(0)


def highlighted(one: Paragraph, phrases: Sequence[Phrase]) -> Paragraph:
    text = "".join(span.text for span in one.spans)
    return one._replace(spans=marked(one.spans, places(text, phrases)))
