"""What all panes share: lines of spans, drawn one by one from an offset of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from briefing.cell_width import truncate, width
from briefing.commands import MOVING
from briefing.tui.bindings import bindings
from briefing.views.layout import ROLES, Line, Span

MOST_DIGITS = 7
WHEEL = 3
"""Lines a turn of the mouse wheel."""
LOOKS = (*ROLES, "cursor", "cursor-away", "column", "tab", "tab-open", "empty", "struck", "link-here")


class LinePane(Widget):
    """Lines behind a heading. A subclass gives `line_at`, and says how many there are with `count`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"pane--{look}" for look in LOOKS}
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(MOVING),
        *(Binding(digit, f"digit('{digit}')", "a number before a move: 10j, 5G") for digit in "1234567890"),
    ]

    @dataclass
    class Lettered(Message):
        """A letter was typed for something that wants one."""

        purpose: str
        letter: str

    top: reactive[int] = reactive(0, repaint=True)
    """The first line shown, 0-based."""
    can_focus = True
    heads = 1
    """Lines at the top that do not scroll."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.looks: dict[str, Style] = {}
        self.digits = ""
        """A number that was typed before a move."""
        self.purpose = ""
        """What the next key is a letter for; empty where it is a key like any other."""

    @property
    def count(self) -> int:
        return 0

    @property
    def room(self) -> int:
        """Lines of the pane that scroll."""
        return max(self.size.height - self.heads, 1)

    def line_at(self, index: int) -> Line:
        raise NotImplementedError

    def head_at(self, index: int) -> Line:
        raise NotImplementedError

    def base_look(self, index: int) -> str:
        """The look of a line where its spans have none of their own."""
        return "text"

    def render_line(self, y: int) -> Strip:
        if y < self.heads:
            return self.strip(self.head_at(y), "rule")
        index = self.top + y - self.heads
        if index >= self.count:
            return self.strip((), "text")
        return self.strip(self.line_at(index), self.base_look(index))

    def strip(self, line: Line, base: str) -> Strip:
        """The line in exactly the pane's width; a span without a role of its own takes the base's look."""
        cells, segments, room = self.size.width, [], self.size.width
        for span in line:
            text = truncate(span.text, room) if width(span.text) > room else span.text
            look = base if span.role == "text" else span.role
            segments.append(Segment(text, self.look(look)))
            room -= width(text)
            if room <= 0:
                break
        segments.append(Segment(" " * max(room, 0), self.look(base)))
        return Strip(segments, cells)

    def look(self, name: str) -> Style:
        found = self.looks.get(name)
        if found is None:
            found = self.looks[name] = self.get_component_rich_style(f"pane--{name}")
        return found

    def notify_style_update(self) -> None:
        self.looks = {}
        super().notify_style_update()

    def refresh_line(self, index: int) -> None:
        self.refresh(Region(0, index - self.top + self.heads, self.size.width, 1))

    def ruled(self, left: str, right: str) -> Line:
        """A heading: a rule with something to say at both ends."""
        left = truncate(f"── {left} ", max(self.size.width - 4, 0)) if left else ""
        right = truncate(f" {right} ──", max(self.size.width - width(left), 0)) if right else ""
        rule = "─" * max(self.size.width - width(left) - width(right), 0)
        return (Span(left, "heading" if self.has_focus else "rule"), Span(rule, "rule"), Span(right, "meta"))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def scroll_lines(self, by: int) -> None:
        self.top = max(0, min(self.top + by, self.count - self.room))

    def move(self, by: int) -> None:
        """Down by some lines, or up."""
        self.scroll_lines(by)

    def go_to(self, index: int) -> None:
        """To a line, 0-based."""
        self.scroll_lines(index - self.top)

    def action_digit(self, digit: str) -> None:
        self.digits = (self.digits + digit).lstrip("0")[-MOST_DIGITS:]

    def taken_number(self) -> int:
        """The number that was typed, used up; 0 where there is none."""
        number, self.digits = int(self.digits or 0), ""
        return number

    @dataclass
    class Waiting(Message):
        purpose: str

    def action_letter(self, purpose: str) -> None:
        self.purpose = purpose
        self.post_message(self.Waiting(purpose))

    def on_key(self, event: events.Key) -> None:
        """Where a letter is waited for, whatever comes is taken for it."""
        if self.purpose:
            event.stop()
            event.prevent_default()
            purpose, self.purpose = self.purpose, ""
            self.post_message(self.Lettered(purpose, event.character or ""))

    def on_mouse_scroll_down(self, _: events.MouseScrollDown) -> None:
        self.scroll_lines(WHEEL)

    def on_mouse_scroll_up(self, _: events.MouseScrollUp) -> None:
        self.scroll_lines(-WHEEL)

    def line_under(self, event: events.MouseEvent) -> int | None:
        """The line, 0-based, that was pointed at; None above the first and below the last."""
        line = self.top + event.y - self.heads
        return line if event.y >= self.heads and line < self.count else None

    def action_move(self, by: int) -> None:
        self.move(by * (self.taken_number() or 1))

    def action_page(self, pages: float) -> None:
        self.move((int(pages * self.room) or (1 if pages > 0 else -1)) * (self.taken_number() or 1))

    def action_edge(self, side: int) -> None:
        number = self.taken_number()
        if number and side > 0:
            self.go_to(number - 1)
        else:
            self.move(side * max(self.count, 1))
