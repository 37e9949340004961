"""One line: a title, the tabs, the status."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from briefing.session.location import Location
from briefing.tui.presenter import BarContent, TabsContent
from briefing.tui.widgets.line_painter import LinePainter
from briefing.views.layout import Line, Span, line_width, target_at


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
        left, right = self.shown
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


class StatusBar(Bar):
    """What the location says, or a message until it has been read."""

    message = ""

    def show(self, content: BarContent) -> None:
        """Show other texts; a message stands before the left one."""
        left = (Span(self.message, "meta"),) if self.message else content.left
        super().show(BarContent(left, content.right))

    def say(self, message: str) -> None:
        """Show a message; an empty one gives the line back to the location."""
        self.message = message
        self.watch_location(self.location)

    def tell_fault(self, message: str) -> None:
        """Show a message without a look at the location, which may be what cannot be read."""
        self.message = message
        super().show(BarContent((Span(message, "meta"),)))


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
            spans.append(Span(f" {names[index]} ", "tab-open" if index == open_tab else "tab", str(index)))
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
