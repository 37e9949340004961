"""What the widgets of the reader share: lines of spans from a source, drawn one by one from a scroll offset."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive, var
from textual.strip import Strip
from textual.widget import Widget

from briefing.cell_width import truncate
from briefing.cell_width import width as text_width
from briefing.session.location import Location
from briefing.session.registry import MOVING
from briefing.session.reply import Move, MovePages, MoveRows, MoveToEnd
from briefing.tui.keybindings import widget_bindings
from briefing.views.layout import ROLES, Line, Span

MOST_DIGITS = 7
WHEEL_LINES = 3
"""Lines that a turn of the mouse wheel scrolls."""
STYLES = (*ROLES, "cursor", "cursor-away", "column", "tab", "tab-open", "empty", "struck", "link-here")


class LineSource(Protocol):
    """The lines of a widget, laid out for a width. No widget."""

    heads: int
    """Lines at the top that do not scroll."""

    @property
    def count(self) -> int:
        """Lines that scroll."""
        ...

    def fit_to(self, width: int) -> None:
        """Lay out for a width; nothing is done where that is the width already."""
        ...

    def head_at(self, index: int, has_focus: bool) -> Line: ...

    def line_at(self, index: int, has_focus: bool) -> Line: ...

    def base_style(self, index: int, has_focus: bool) -> str:
        """The style of a line where its spans have none of their own."""
        ...


class LineWidget(Widget):
    """Draws the lines of a source from a scroll offset; posts `LetterTyped`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"line--{style}" for style in STYLES}
    BINDINGS: ClassVar[list[BindingType]] = [
        *widget_bindings(MOVING),
        *(Binding(digit, f"digit('{digit}')", "a number before a move: 10j, 5G") for digit in "1234567890"),
    ]

    @dataclass
    class LetterTyped(Message):
        """The letter that a command waited for."""

        command: str
        letter: str

    top: reactive[int] = reactive(0, repaint=True)
    """The first line shown, 0-based."""
    location: var[Location] = var(Location(), init=False)
    can_focus = True

    def __init__(self, id: str, source: LineSource) -> None:
        super().__init__(id=id)
        self.source = source
        self.styles_cache: dict[str, Style] = {}
        self.digits = ""
        """A number that was typed before a move."""
        self.waiting_command = ""
        """The command that the next key is a letter for; empty where it is a key like any other."""

    @property
    def count(self) -> int:
        """Lines that scroll."""
        self.source.fit_to(self.size.width)
        return self.source.count

    @property
    def room(self) -> int:
        """Lines of the widget that scroll."""
        return max(self.size.height - self.source.heads, 1)

    def render_line(self, y: int) -> Strip:
        """Draw a line of the heading, or of those that scroll."""
        self.source.fit_to(self.size.width)
        if y < self.source.heads:
            return self.draw(self.source.head_at(y, self.has_focus), "rule")
        index = self.top + y - self.source.heads
        if index >= self.source.count:
            return self.draw((), "text")
        return self.draw(self.source.line_at(index, self.has_focus), self.source.base_style(index, self.has_focus))

    def draw(self, line: Line, base: str) -> Strip:
        """The line in exactly the widget's width; a span without a role takes the base style."""
        spans = fit_line(line, self.size.width)
        segments = [Segment(span.text, self.style_of(base if span.role == "text" else span.role)) for span in spans]
        return Strip(segments, self.size.width)

    def style_of(self, name: str) -> Style:
        style = self.styles_cache.get(name)
        if style is None:
            style = self.styles_cache[name] = self.get_component_rich_style(f"line--{name}")
        return style

    def notify_style_update(self) -> None:
        self.styles_cache = {}
        super().notify_style_update()

    def refresh_line(self, index: int) -> None:
        """Paint one line again."""
        self.refresh(Region(0, index - self.top + self.source.heads, self.size.width, 1))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def move_rows(self, by: int) -> None:
        """Scroll, no further than the first and the last line; a subclass with a cursor moves that."""
        self.scroll_lines(by)

    def scroll_lines(self, by: int) -> None:
        self.top = max(0, min(self.top + by, self.count - self.room))

    def go_to(self, index: int) -> None:
        """To a line or row, 0-based."""
        self.scroll_lines(index - self.top)

    def action_digit(self, digit: str) -> None:
        self.digits = (self.digits + digit).lstrip("0")[-MOST_DIGITS:]

    def pop_count(self) -> int:
        """The number that was typed, used up; 0 where there is none."""
        number, self.digits = int(self.digits or 0), ""
        return number

    def on_key(self, event: events.Key) -> None:
        """Where a letter is waited for, whatever key comes is taken for it."""
        if self.waiting_command:
            event.stop()
            event.prevent_default()
            name, self.waiting_command = self.waiting_command, ""
            self.post_message(self.LetterTyped(name, event.character or ""))

    def on_mouse_scroll_down(self, _: events.MouseScrollDown) -> None:
        self.scroll_lines(WHEEL_LINES)

    def on_mouse_scroll_up(self, _: events.MouseScrollUp) -> None:
        self.scroll_lines(-WHEEL_LINES)


def move_widget(widget: LineWidget, move: Move) -> None:
    """Move as often as the number says that was typed before."""
    number = widget.pop_count()
    match move:
        case MoveRows(rows):
            widget.move_rows(rows * (number or 1))
        case MovePages(pages):
            widget.move_rows((int(pages * widget.room) or (1 if pages > 0 else -1)) * (number or 1))
        case MoveToEnd(side) if number and side > 0:
            widget.go_to(number - 1)
        case MoveToEnd(side):
            widget.move_rows(side * max(widget.count, 1))


def line_under(widget: LineWidget, event: events.MouseEvent) -> int | None:
    """The line of a widget, 0-based, that was pointed at; None above the first and below the last."""
    line = widget.top + event.y - widget.source.heads
    return line if event.y >= widget.source.heads and line < widget.count else None


def fit_line(line: Line, width: int) -> Sequence[Span]:
    """The spans cut or filled up to exactly `width` cells."""
    spans: list[Span] = []
    room = width
    for span in line:
        cells = text_width(span.text)
        text = span.text if cells <= room else truncate(span.text, room)
        spans.append(span._replace(text=text))
        room -= cells if cells <= room else text_width(text)
        if room <= 0:
            break
    return [*spans, Span(" " * max(room, 0))]


def rule_line(left: str, right: str, width: int, has_focus: bool) -> Line:
    """A heading: a rule with something to say at both ends."""
    left = truncate(f"── {left} ", max(width - 4, 0)) if left else ""
    right = truncate(f" {right} ──", max(width - text_width(left), 0)) if right else ""
    rule = "─" * max(width - text_width(left) - text_width(right), 0)
    return (Span(left, "heading" if has_focus else "rule"), Span(rule, "rule"), Span(right, "meta"))
