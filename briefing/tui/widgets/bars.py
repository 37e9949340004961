"""One line: a title, the tabs, the status."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from briefing.cell_width import width
from briefing.session.location import Location
from briefing.tui.presenter import BarContent, TabsContent
from briefing.tui.widgets.line_painter import LinePainter
from briefing.views.layout import Line, Paragraph, Span, lay_out, line_width, target_at

HINT_GAP = "   "
GAP = 2
MOST_LINES = 4
"""Lines of a message."""


class Bar(Widget):
    """A text at the left, a text at the right; what has no room is cut with a mark."""

    location: var[Location] = var(Location(), init=False)
    base = "text"

    def __init__(self, id: str, content: Callable[[Location], BarContent] | None = None) -> None:
        super().__init__(id=id)
        self.content = content
        self.shown = BarContent(())
        self.painter = LinePainter(self)

    def watch_location(self, location: Location) -> None:
        if self.content is not None:
            self.show(self.content(location))

    def show(self, content: BarContent) -> None:
        """Show other texts."""
        if content != self.shown:
            self.shown = content
            self.refresh()

    def line(self) -> Line:
        """Return what is drawn, as spans."""
        left, right, hints = self.shown
        room = self.size.width - line_width(left) - (line_width(right) + GAP if line_width(right) else 0)
        left = (*left, *hint_spans(hints, room))
        between = self.size.width - line_width(left) - line_width(right)
        return (*left, Span(" " * between), *right) if between > 0 and right else left

    def render_line(self, y: int) -> Strip:
        """Draw the only line."""
        del y
        return self.painter.draw(self.line(), self.base)

    def notify_style_update(self) -> None:
        """Forget the styles where the theme has changed."""
        self.painter.follow_theme()
        super().notify_style_update()


def hint_spans(hints: Sequence[str], room: int) -> Iterator[Span]:
    """Return the hints that there is room for, those in front first: the key stands out, what it does does not."""
    gap = ""
    for hint in hints:
        room -= width(gap) + width(hint)
        if room < 0:
            break
        key, _, text = hint.partition(" ")
        yield from (Span(gap), Span(key, "key"), Span(f" {text}", "meta"))
        gap = HINT_GAP


class StatusBar(Bar):
    """What the location says, or a message until it has been read; a long message takes more lines."""

    message = ""
    is_wrapped = True
    """A long message takes more lines, and is not cut."""

    def show(self, content: BarContent) -> None:
        """Show other texts; a message stands in their place."""
        super().show(BarContent((Span(self.message, "meta"),), content.right) if self.message else content)
        self.fit_height()

    def fit_height(self) -> None:
        """Take as many lines as the message needs."""
        height = len(self.message_lines()) if self.message else 1
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height

    def on_resize(self) -> None:
        self.fit_height()

    def message_lines(self) -> list[Line]:
        """Return the message, wrapped; one that has room beside the right text stands with it in one line."""
        if not self.is_wrapped or width(self.message) <= self.size.width or not self.size.width:
            return [self.line()]
        return lay_out([Paragraph((Span(self.message, "meta"),))], self.size.width)[:MOST_LINES]

    def render_line(self, y: int) -> Strip:
        """Draw a line of the message, or the only one."""
        lines = self.message_lines() if self.message else [self.line()]
        return self.painter.draw(lines[y] if y < len(lines) else (), self.base)

    def say(self, message: str, is_wrapped: bool = True) -> None:
        """Show a message; an empty one gives the line back to the location."""
        self.message, self.is_wrapped = message, is_wrapped
        self.watch_location(self.location)

    def tell_fault(self, message: str) -> None:
        """Show a message without a look at the location, which may be what cannot be read."""
        self.message = message
        super().show(BarContent((Span(message, "meta"),)))
        self.fit_height()


class Tabs(Bar):
    """The panes of the screen, the open one marked; those without room are counted at the side they are on."""

    base = "tab"

    @dataclass
    class Chosen(Message):
        """The tab of this index was clicked."""

        index: int

    def __init__(self, id: str, tabs: Callable[[Location], TabsContent]) -> None:
        super().__init__(id)
        self.tabs_of, self.tabs = tabs, TabsContent((), -1)

    def watch_location(self, location: Location) -> None:
        tabs = self.tabs_of(location)
        if tabs != self.tabs:
            self.tabs = tabs
            self.refresh()

    def line(self) -> Line:
        """Each tab a span that aims at its index; at either side how many have no room."""
        names, open_tab = self.tabs
        first, last = tab_window(names, open_tab, self.size.width)
        spans = [Span(f"‹{first} ", "tab")] if first else []
        for index in range(first, last):
            role = "tab-open" if index == open_tab else "tab-empty" if names[index].endswith(" 0") else "tab"
            spans.append(Span(f" {names[index]} ", role, str(index)))
        if last < len(names):
            spans.append(Span(f" {len(names) - last}›", "tab"))
        return tuple(spans)

    def on_click(self, event: events.Click) -> None:
        place = event.get_content_offset(self)
        if place and (target := target_at(self.line(), place.x)):
            self.post_message(self.Chosen(int(target)))


def tab_window(names: tuple[str, ...], open_tab: int, width: int) -> tuple[int, int]:
    """From which tab to before which there is room, the open one among them."""

    def fits(first: int, last: int) -> bool:
        marks = (3 if first else 0) + (3 if last < len(names) else 0)
        return first >= 0 and sum(len(name) + 2 for name in names[first:last]) + marks <= width

    first, last = max(open_tab, 0), min(open_tab + 1, len(names))
    while first > 0 or last < len(names):
        grown = (first, last + 1) if last < len(names) and fits(first, last + 1) else (first - 1, last)
        if not fits(*grown):
            break
        first, last = grown
    return max(first, 0), last
