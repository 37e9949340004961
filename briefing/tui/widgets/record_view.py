"""A record in full, or the summary of a briefing."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.strip import Strip

from briefing.session.location import Location
from briefing.session.registry import RECORD
from briefing.tui.keybindings import widget_bindings
from briefing.tui.presenter import RecordContent
from briefing.tui.widgets.line_widget import LineWidget, line_under
from briefing.tui.widgets.messages import LinkClicked
from briefing.tui.widgets.record_source import RecordSource
from briefing.views.layout import target_at


class RecordView(LineWidget):
    """The paragraphs that `content` gives for the location; posts `LinkClicked`.

    The chosen link is shown while the widget has the focus.
    """

    BINDINGS = widget_bindings(RECORD)

    def __init__(self, id: str, content: Callable[[Location], RecordContent]) -> None:
        self.text = RecordSource()
        super().__init__(id, self.text)
        self.content = content

    def watch_location(self, location: Location) -> None:
        content = self.content(location)
        link = self.text.content.link
        if self.text.show(content):
            self.top = 0
        elif content.link != link:
            self.reveal_link()
        else:
            return
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line; the heading says which lines are shown."""
        self.text.top, self.text.room = self.top, self.room
        return super().render_line(y)

    def reveal(self, line: int) -> None:
        """Scroll as far as shows a line, in the upper third."""
        if not self.top <= line < self.top + self.room:
            self.top = max(min(line - self.room // 3, self.count - self.room), 0)

    def reveal_link(self) -> None:
        """Scroll as far as shows the chosen link."""
        self.text.fit_to(self.size.width)
        if self.text.links:
            self.reveal(self.text.links[self.text.link][0])

    def go_to_match(self) -> None:
        """Scroll as far as shows the first word that is searched for."""
        self.text.fit_to(self.size.width)
        self.reveal(self.text.first_match())

    def on_click(self, event: events.Click) -> None:
        """Follow the link that was pointed at; one that is wrapped begins on a line before."""
        line = line_under(self, event)
        place = event.get_content_offset(self)
        target = "" if line is None or place is None else target_at(self.text.lines[line], place.x)
        if line is not None and target:
            links = enumerate(self.text.links)
            index = max(index for index, (first, aim) in links if aim == target and first <= line)
            self.post_message(LinkClicked(index))

    def on_resize(self, _: events.Resize) -> None:
        """The paragraph that stood first stands first again, as far as the new room allows."""
        if self.text.width not in (-1, self.size.width) and self.text.lines:
            part, into = self.text.position_at(self.top)
            self.text.fit_to(self.size.width)
            self.top = self.text.starts[part] + into
        self.scroll_lines(0)
