"""What a search found, a line a record, by section."""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from briefing.session.location import RESULTS, Location
from briefing.session.registry import TABLE
from briefing.tui.keybindings import widget_bindings
from briefing.tui.presenter import ResultsContent
from briefing.tui.widgets.line_widget import LineWidget, line_under
from briefing.tui.widgets.messages import RowHighlighted, RowOpened
from briefing.tui.widgets.results_source import ResultsSource

KEY = ("", RESULTS)
JUMP = 2
"""Lines beyond the window from which the cursor did not come by a step."""


class ResultsList(LineWidget):
    """The results that `content` gives for the location; posts `RowHighlighted` and `RowOpened`."""

    BINDINGS = widget_bindings(TABLE)

    def __init__(self, id: str, content: Callable[[Location], ResultsContent | None]) -> None:
        self.results = ResultsSource()
        super().__init__(id, self.results)
        self.content = content

    def watch_location(self, location: Location) -> None:
        content = self.content(location)
        shown = self.results.content._replace(reference=self.results.reference)
        if content is not None and content != shown:
            self.results.show(content)
            self.reveal()
            self.refresh()

    def reveal(self) -> None:
        """Scroll as little as shows the cursor, with its section's heading where that stands right above."""
        if not self.size.height:  # not shown: come back to as it was left
            return
        self.results.fit_to(self.size.width)
        if not self.results.records:
            self.top = 0
            return
        line = self.results.line_of[self.results.cursor]
        first = line if isinstance(self.results.lines[line - 1], tuple) else line - 1
        last = self.results.last_line(self.results.cursor)
        if last - first >= self.room:  # no room for the heading
            first = line
        if first < line and not self.top - JUMP <= line < self.top + self.room + JUMP:
            self.top = first  # another section was gone to
        self.top = max(0, min(max(self.top, last - self.room + 1), first, self.count - self.room))

    def on_resize(self) -> None:
        self.reveal()

    def go_to(self, index: int) -> None:
        """Move the cursor to a record, 0-based."""
        index = max(0, min(index, len(self.results.records) - 1))
        if index != self.results.cursor:
            self.results.cursor = index
            self.reveal()
            self.refresh()
            self.post_message(RowHighlighted(KEY, self.results.reference))

    def move_rows(self, by: int) -> None:
        """Move the cursor by records."""
        self.go_to(self.results.cursor + by)

    def on_click(self, event: events.Click) -> None:
        """To a record; on the record under the cursor, into it; on the values above, to all of them."""
        if event.y == 1 and self.results.records:
            self.app.call_later(self.run_action, "screen.run('facets')")
        line = line_under(self, event)
        entry = None if line is None or not self.results.lines else self.results.lines[line]
        if not isinstance(entry, tuple):
            return
        record = entry[0]
        if record == self.results.cursor and self.has_focus:
            self.post_message(RowOpened(KEY, self.results.reference))
        self.go_to(record)
