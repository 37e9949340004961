"""What the widgets of the reader share: lines of spans from a source, drawn one by one from a scroll offset."""

from __future__ import annotations

from typing import ClassVar, Protocol

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.reactive import reactive, var
from textual.strip import Strip
from textual.widget import Widget

from briefing.cell_width import truncate
from briefing.cell_width import width as text_width
from briefing.errors import SURROUNDINGS
from briefing.session.location import Location
from briefing.session.registry import MOVING
from briefing.session.reply import Move, MovePages, MoveRows, MoveToEnd
from briefing.tui.keybindings import widget_bindings
from briefing.tui.textual_private import handle_fault
from briefing.tui.widgets.line_painter import LinePainter
from briefing.tui.widgets.messages import LetterTyped
from briefing.views.layout import Line, Span

WHEEL_LINES = 3
"""Lines that a turn of the mouse wheel scrolls."""


class LineSource(Protocol):
    """The lines of a widget, laid out for a width. No widget."""

    heads: int
    """Lines at the top that do not scroll."""

    @property
    def count(self) -> int:
        """Lines that scroll."""
        ...

    @property
    def empty_text(self) -> str:
        """What is said where there are no lines; empty where there are some."""
        ...

    def fit_to(self, width: int) -> None:
        """Lay out for a width; nothing is done where that is the width already."""
        ...

    def head_at(self, index: int, has_focus: bool) -> Line:
        """Return a line of the heading."""
        ...

    def line_at(self, index: int, has_focus: bool) -> Line:
        """Return a line that scrolls."""
        ...

    def base_style(self, index: int, has_focus: bool) -> str:
        """The style of a line where its spans have none of their own."""
        ...


class DrawnLines(Protocol):
    """Draws what a source says."""

    def head(self, index: int, has_focus: bool) -> Strip:
        """Draw a line of the heading. Raises BriefingError where it cannot be read."""
        ...

    def body(self, index: int, has_focus: bool) -> Strip:
        """Draw a line that scrolls. Raises BriefingError where it cannot be read."""
        ...


class SpanLines:
    """Draws lines of spans as they are."""

    def __init__(self, painter: LinePainter, source: LineSource) -> None:
        self.painter, self.source = painter, source

    def head(self, index: int, has_focus: bool) -> Strip:
        """Draw a line of the heading. Raises BriefingError where it cannot be read."""
        return self.painter.draw(self.source.head_at(index, has_focus), "rule")

    def body(self, index: int, has_focus: bool) -> Strip:
        """Draw a line that scrolls. Raises BriefingError where it cannot be read."""
        return self.painter.draw(self.source.line_at(index, has_focus), self.source.base_style(index, has_focus))


COUNT_KEYS = [Binding(digit, f"digit('{digit}')", "a number before a move: 10j, 5G") for digit in "1234567890"]


class CountPrefix:
    """The number that is typed before a move."""

    MOST_DIGITS = 7

    def __init__(self) -> None:
        self.digits = ""

    def add(self, digit: str) -> None:
        """Take another digit; of many the last ones count."""
        self.digits = (self.digits + digit).lstrip("0")[-self.MOST_DIGITS :]

    def pop(self) -> int:
        """Return the number and forget it; 0 where none was typed."""
        number, self.digits = int(self.digits or 0), ""
        return number


class LineWidget(Widget):
    """Draws the lines of a source from a scroll offset; posts `LetterTyped`."""

    BINDINGS: ClassVar[list[BindingType]] = [*widget_bindings(MOVING), *COUNT_KEYS]

    top: reactive[int] = reactive(0, repaint=True)
    """The first line shown, 0-based."""
    location: var[Location] = var(Location(), init=False)
    can_focus = True

    def __init__(self, id: str, source: LineSource) -> None:
        super().__init__(id=id)
        self.source = source
        self.painter = LinePainter(self)
        self.lines: DrawnLines = SpanLines(self.painter, source)
        self.prefix = CountPrefix()
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
        """Draw a line of the heading, or of those that scroll; an empty one where it cannot be read."""
        try:
            return draw_line(self, y)
        except SURROUNDINGS as error:  # rows are read from the index as they are painted
            self.app.call_later(handle_fault, self.app, error)
            return self.painter.draw((), "text")

    def notify_style_update(self) -> None:
        """Forget the styles where the theme has changed."""
        self.painter.follow_theme()
        super().notify_style_update()

    def refresh_line(self, index: int) -> None:
        """Paint one line again."""
        self.refresh(Region(0, index - self.top + self.source.heads, self.size.width, 1))

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self.refresh()

    def move_rows(self, by: int) -> None:
        """Scroll, no further than the first and the last line; a subclass with a cursor moves that."""
        self.scroll_lines(by)

    def scroll_lines(self, by: int) -> None:
        """Scroll by lines, no further than the first and the last."""
        self.top = max(0, min(self.top + by, self.count - self.room))

    def go_to(self, index: int) -> None:
        """To a line or row, 0-based."""
        self.scroll_lines(index - self.top)

    def action_digit(self, digit: str) -> None:
        self.prefix.add(digit)

    def on_key(self, event: events.Key) -> None:
        """Where a letter is waited for, whatever key comes is taken for it."""
        if self.waiting_command:
            event.stop()
            event.prevent_default()
            name, self.waiting_command = self.waiting_command, ""
            self.post_message(LetterTyped(name, (event.character or "") if event.is_printable else ""))

    def on_mouse_scroll_down(self, _: events.MouseScrollDown) -> None:
        self.scroll_lines(WHEEL_LINES)

    def on_mouse_scroll_up(self, _: events.MouseScrollUp) -> None:
        self.scroll_lines(-WHEEL_LINES)


def draw_line(widget: LineWidget, y: int) -> Strip:
    """Draw a line of the heading, or of those that scroll. Raises BriefingError where it cannot be read."""
    source, has_focus = widget.source, widget.has_focus
    source.fit_to(widget.size.width)
    if y < source.heads:
        return widget.lines.head(y, has_focus)
    index = widget.top + y - source.heads
    if source.empty_text:
        return empty_line(widget, y)
    if index >= source.count:
        return widget.painter.draw((), "text")
    return widget.lines.body(index, has_focus)


def empty_line(widget: LineWidget, y: int) -> Strip:
    """Draw a line of a pane without rows: what it says stands in its middle."""
    if y != (widget.size.height + widget.source.heads) // 2:
        return widget.painter.draw((), "text")
    text = truncate(widget.source.empty_text, widget.size.width)
    return widget.painter.draw((Span(" " * ((widget.size.width - text_width(text)) // 2) + text),), "empty")


def move_widget(widget: LineWidget, move: Move) -> None:
    """Move as often as the number says that was typed before."""
    number = widget.prefix.pop()
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
