"""A table of records: columns from the declarations, one row under the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.binding import Binding
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from briefing.table import Table
from briefing.tui.rows import LibraryRows
from briefing.tui.widgets.pane import LinePane
from briefing.views.grid import GAP, SAMPLE, Fit, Grid, fit, grid
from briefing.views.layout import Line, Span, marked
from briefing.width import pad
from briefing.words import Phrase, places


class TablePane(LinePane):
    """Rows of a `Table`; posts `Highlighted` when the cursor comes to a record, `Opened` on enter."""

    BINDINGS = [Binding("enter,l,right", "open", "open")]

    cursor: reactive[int] = reactive(0, repaint=False, init=False)
    heads = 2

    @dataclass
    class Highlighted(Message):
        reference: str
        place: tuple[str, str]
        """The briefing and pane whose rows these are."""

    @dataclass
    class Opened(Message):
        reference: str
        pane: str

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.table = Table("", (), ())
        self.grid: Grid = grid(self.table)
        self.fit = Fit((), 0)
        self.fitted_at = -1
        self.phrases: Sequence[Phrase] = ()
        self.heading, self.empty = "", ""
        self.place = ("", "")

    def show(
        self,
        heading: str,
        table: Table,
        place: tuple[str, str],
        reference: str = "",
        phrases: Sequence[Phrase] = (),
        empty: str = "",
    ) -> None:
        """Show other rows, the cursor on the record of `reference` where it is among them."""
        self.heading, self.place, self.phrases, self.empty = heading, place, phrases, empty
        if table is not self.table and table != self.table:
            self.table, self.grid, self.fitted_at = table, grid(table, SAMPLE), -1
        self.set_reactive(TablePane.cursor, place_of(table, reference))
        self.reveal()
        self.refresh()

    @property
    def count(self) -> int:
        return len(self.table.rows)

    @property
    def reference(self) -> str:
        """Of the record under the cursor; empty where there is none."""
        return self.table.rows[self.cursor].reference if self.table.rows else ""

    def render_line(self, y: int) -> Strip:
        if self.fitted_at != self.size.width:
            self.fitted_at = self.size.width
            self.fit = fit(self.grid, self.size.width - 1, hide=True)
        if y == self.heads and not self.table.rows:
            return self.strip((Span(self.empty),), "empty")
        return super().render_line(y)

    def head_at(self, index: int) -> Line:
        if index:
            return self.row(self.grid.titles, "column")
        hidden = f"{self.fit.hidden} column{'s' if self.fit.hidden > 1 else ''} hidden › " if self.fit.hidden else ""
        return self.ruled(self.heading, f"{hidden}{min(self.cursor + 1, self.count)}/{self.count}")

    def line_at(self, index: int) -> Line:
        line = self.row(self.grid.row(index), "text")
        return marked(line, places(line[0].text, self.phrases)) if self.phrases and line else line

    def row(self, texts: Sequence[str], role: str) -> Line:
        parts = (pad(text.replace("\n", " "), cells) for text, cells in zip(texts, self.fit.widths, strict=False))
        return (Span((" " * GAP).join(parts), role),)

    def base_look(self, index: int) -> str:
        if index != self.cursor:
            return "text"
        return "cursor" if self.has_focus else "cursor-away"

    def reveal(self) -> None:
        """Scroll as little as shows the cursor, and no further than the last row."""
        self.top = max(0, min(max(self.top, self.cursor - self.room + 1), self.cursor, self.count - self.room))

    def on_resize(self) -> None:
        self.reveal()

    def watch_cursor(self, before: int, now: int) -> None:
        self.reveal()
        for index in (before, now):
            self.refresh_line(index)
        self.refresh_line(self.top - self.heads)
        self.post_message(self.Highlighted(self.reference, self.place))

    def move(self, by: int) -> None:
        self.cursor = max(0, min(self.cursor + by, self.count - 1))

    def go_to(self, index: int) -> None:
        self.move(index - self.cursor)

    def action_open(self) -> None:
        if self.table.rows:
            self.post_message(self.Opened(self.reference, self.id or ""))


def place_of(table: Table, reference: str) -> int:
    """Where a record's row stands; 0 where there is none of it."""
    if not reference:
        return 0
    if isinstance(table.rows, LibraryRows):
        return table.rows.place_of(reference)
    return next((index for index, row in enumerate(table.rows) if row.reference == reference), 0)
