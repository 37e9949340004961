"""Paragraphs to read: a record in full, or the summary of a briefing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message

from briefing.commands import RECORD
from briefing.tokenizer import Phrase, match_spans
from briefing.tui.bindings import bindings
from briefing.tui.widgets.pane import LinePane
from briefing.views.layout import Line, Paragraph, lay_out, marked, target_at


class ProsePane(LinePane):
    """Wraps `paragraphs` to its width, with the words that were searched for marked; posts `Followed`.

    One link is chosen where there are any; it is shown while the pane has the focus.
    """

    BINDINGS = bindings(RECORD)

    @dataclass
    class Followed(Message):
        reference: str

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.heading = ""
        self.paragraphs: Sequence[Paragraph] = ()
        self.lines: list[Line] = []
        self.starts: list[int] = []
        """The first line of each paragraph."""
        self.links: list[tuple[int, str]] = []
        """The line and the target of each link; one that is wrapped counts once."""
        self.chosen = 0
        self.wrapped_at = -1

    def show(self, heading: str, paragraphs: Sequence[Paragraph], phrases: Sequence[Phrase] = ()) -> None:
        """Show other paragraphs from their first line; the same ones where they were."""
        marked_paragraphs = [highlighted(one, phrases) for one in paragraphs] if phrases else list(paragraphs)
        if (heading, marked_paragraphs) == (self.heading, self.paragraphs):
            return
        self.heading, self.paragraphs = heading, marked_paragraphs
        self.lines, self.starts, self.links, self.wrapped_at = [], [], [], -1
        self.chosen, self.top = 0, 0
        self.refresh()

    def go_to_match(self) -> None:
        """Scroll as far as shows the first word that was searched for."""
        self.wrap()
        line = next((at for at, spans in enumerate(self.lines) if any(span.role == "match" for span in spans)), 0)
        self.reveal(line)

    def reveal(self, line: int) -> None:
        if not self.top <= line < self.top + self.room:
            self.top = max(min(line - self.room // 3, self.count - self.room), 0)

    @property
    def count(self) -> int:
        self.wrap()
        return len(self.lines)

    def wrap(self) -> None:
        if self.wrapped_at == self.size.width:
            return
        self.wrapped_at = self.size.width
        self.lines, self.starts, self.links = [], [], []
        for one in self.paragraphs:
            self.starts.append(len(self.lines))
            self.lines += lay_out([one], self.size.width - 1)
        before = ""
        for line, spans in enumerate(self.lines):
            for span in spans:
                if span.target and span.target != before:
                    self.links.append((line, span.target))
                before = span.target or ("" if span.text.strip() else before)

    def line_at(self, index: int) -> Line:
        line = self.lines[index]
        if not self.has_focus or not self.links:
            return line
        target = self.links[self.chosen][1]
        return tuple(span._replace(role="link-here") if span.target == target else span for span in line)

    def head_at(self, index: int) -> Line:
        last = min(self.top + self.room, self.count)
        more = " ↓" if last < self.count else ""
        where = f"lines {self.top + 1}–{last} of {self.count}{more}" if self.count > self.room else ""
        links = f"link {self.chosen + 1}/{len(self.links)}" if self.links and self.has_focus else ""
        return self.ruled(self.heading, " · ".join(part for part in (links, where) if part))

    def action_link(self, by: int) -> None:
        """To another link, round and round."""
        self.wrap()
        if self.links:
            self.chosen = (self.chosen + by) % len(self.links)
            self.reveal(self.links[self.chosen][0])
            self.refresh()

    def action_follow(self) -> None:
        self.wrap()
        if self.links:
            self.post_message(self.Followed(self.links[self.chosen][1]))

    def on_click(self, event: events.Click) -> None:
        """Where the link leads that was pointed at; one that is wrapped begins on a line before."""
        line = self.line_under(event)
        target = "" if line is None else target_at(self.lines[line], event.x)
        if line is not None and target:
            self.chosen = max(at for at, (first, aim) in enumerate(self.links) if aim == target and first <= line)
            self.action_follow()

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
    return one._replace(spans=marked(one.spans, match_spans(text, phrases)))
