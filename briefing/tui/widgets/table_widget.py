"""A table of records: columns from the declarations, one row under the cursor."""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from briefing.session.location import Location
from briefing.session.registry import TABLE
from briefing.tui.keybindings import widget_bindings
from briefing.tui.presenter import TableContent
from briefing.tui.widgets.line_widget import LineWidget, line_under
from briefing.tui.widgets.messages import RowHighlighted, RowOpened
from briefing.tui.widgets.row_painter import RowPainter
from briefing.tui.widgets.table_source import TableSource


class TableWidget(LineWidget):
    """The rows that `content` gives for the location; posts `RowHighlighted` and `RowOpened`."""

    BINDINGS = widget_bindings(TABLE)

    def __init__(self, id: str, content: Callable[[Location], TableContent | None]) -> None:
        self.rows = TableSource()
        super().__init__(id, self.rows)
        self.content = content
        self.lines = RowPainter(self.painter, self.rows)

    def watch_location(self, location: Location) -> None:
        content = self.content(location)
        if content is not None and self.rows.show(content):
            self.reveal()
            self.refresh()

    def reveal(self) -> None:
        """Scroll as little as shows the cursor's row, and no further than the last; nothing where no row has room."""
        if self.size.height <= self.rows.heads:
            return
        self.rows.fit_to(self.size.width)
        layout = self.rows.layout
        first, last = layout.line_of(self.rows.cursor), layout.line_of(self.rows.cursor + 1) - 1
        if last - first >= self.room:  # its heading has no room above it: the title of the table says it
            first += layout.heading_height(self.rows.cursor)
        lines = layout.line_of(self.rows.row_count)
        self.top = max(0, min(max(self.top, last - self.room + 1), first, lines - self.room))

    def watch_top(self, top: int) -> None:
        self.rows.top = top

    def on_resize(self) -> None:
        self.rows.room = self.size.height - self.rows.heads
        self.reveal()
        self.refresh()  # rows are wrapped, or no longer

    def refresh_row(self, row: int) -> None:
        """Paint the lines of a row again."""
        layout = self.rows.layout
        if row < self.rows.row_count:
            for index in range(layout.line_of(row), layout.line_of(row + 1)):
                self.refresh_line(index)

    def go_to(self, index: int) -> None:
        """Move the cursor to a row, 0-based."""
        before, row = self.rows.cursor, max(0, min(index, self.rows.row_count - 1))
        if row == before:
            return
        self.rows.cursor = row
        self.reveal()
        self.refresh_row(before)
        self.refresh_row(row)
        self.refresh_line(self.top - self.rows.heads)
        self.post_message(RowHighlighted(self.rows.content.key, self.rows.reference, row))

    def move_rows(self, by: int) -> None:
        """Move the cursor by rows."""
        self.go_to(self.rows.cursor + by)

    def on_click(self, event: events.Click) -> None:
        """To a row; on the row under the cursor, into it."""
        line = line_under(self, event)
        if line is None:
            return
        row = self.rows.layout.row_of(line)
        if row == self.rows.cursor and self.has_focus:
            self.post_message(RowOpened(self.rows.content.key, self.rows.reference))
        self.go_to(row)
