"""One line: a title, the tabs, the status."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.strip import Strip

from briefing.tui.widgets.pane import LinePane
from briefing.views.layout import Line, Span, line_width, target_at


class Bar(LinePane):
    """Something at the left, something at the right; what has no room is cut with a mark."""

    can_focus = False
    heads = 0
    BINDINGS = []

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.left: Line = ()
        self.right: Line = ()

    def show(self, left: Line, right: Line = ()) -> None:
        if (left, right) != (self.left, self.right):
            self.left, self.right = left, right
            self.refresh()

    def render_line(self, y: int) -> Strip:
        between = self.size.width - line_width(self.left) - line_width(self.right)
        if between > 0 and self.right:
            return self.strip((*self.left, Span(" " * between), *self.right), "text")
        return self.strip(self.left, "text")


class Tabs(Bar):
    """The panes of the screen, the open one marked; those without room are counted at the side they are on."""

    @dataclass
    class Chosen(Message):
        """The tab of this number was clicked."""

        index: int

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.tabs: tuple[str, ...] = ()
        self.open = 0

    def show_tabs(self, tabs: tuple[str, ...], open_tab: int) -> None:
        if (tabs, open_tab) != (self.tabs, self.open):
            self.tabs, self.open = tabs, open_tab
            self.refresh()

    def render_line(self, y: int) -> Strip:
        return self.strip(self.line(), "tab")

    def line(self) -> Line:
        """Each tab a span that aims at its number; at either side how many have no room."""
        first, last = self.window()
        spans = [Span(f"‹{first} ", "tab")] if first else []
        for index in range(first, last):
            spans.append(Span(f" {self.tabs[index]} ", "tab-open" if index == self.open else "tab", str(index)))
        if last < len(self.tabs):
            spans.append(Span(f" {len(self.tabs) - last}›", "tab"))
        return tuple(spans)

    def on_click(self, event: events.Click) -> None:
        if target := target_at(self.line(), event.x):
            self.post_message(self.Chosen(int(target)))

    def window(self) -> tuple[int, int]:
        """From which tab to which there is room, the open one among them."""
        first, last = max(self.open, 0), min(self.open + 1, len(self.tabs))
        while first > 0 or last < len(self.tabs):
            grown = (first, last + 1) if last < len(self.tabs) and self.fits(first, last + 1) else (first - 1, last)
            if grown[0] < 0 or not self.fits(*grown):
                break
            first, last = grown
        return max(first, 0), last

    def fits(self, first: int, last: int) -> bool:
        if first < 0:
            return False
        marks = (3 if first else 0) + (3 if last < len(self.tabs) else 0)
        return sum(len(tab) + 2 for tab in self.tabs[first:last]) + marks <= self.size.width
