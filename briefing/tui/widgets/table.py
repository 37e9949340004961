"""A table of records: columns from the declarations, one row under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from briefing.cell_width import pad
from briefing.formatting import WithheldHeadline
from briefing.table import Table
from briefing.tokenizer import Phrase, match_spans
from briefing.tui.widgets.shaping import ShapingPane, cut_row
from briefing.views.layout import Line, Span, marked
from briefing.views.lazy_rows import PagedRows

SIGN = 2
"""Cells before a row for what the reader has put there."""

NOTHING: Mapping[int, Line] = {}

Signs = Callable[[str], str]
"""Reference -> the sign before its row: unread, flagged; empty for none."""


class TablePane(ShapingPane):
    """Rows of a `Table`; posts `Highlighted` when the cursor comes to a record, `Opened` on enter."""

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
        self.phrases: Sequence[Phrase] = ()
        self.heading, self.empty = "", ""
        self.signs: Signs | None = None

    def show(
        self,
        heading: str,
        table: Table,
        place: tuple[str, str],
        reference: str = "",
        phrases: Sequence[Phrase] = (),
        empty: str = "",
        signs: Signs | None = None,
        headings: Mapping[int, Line] = NOTHING,
    ) -> None:
        """Show other rows, the cursor on the record of `reference` where it is among them."""
        is_other = place[1] != self.place[1]
        if (signs is None) != (self.signs is None):
            self.fitted_at = -1
        self.heading, self.place, self.phrases, self.empty, self.signs = heading, place, phrases, empty, signs
        if is_other or (table is not self.given and table != self.given):
            self.given, self.headings = table, headings
            self.take_shape()
        self.set_reactive(TablePane.cursor, place_of(self.table, reference))
        self.reveal()
        self.refresh()

    def put_signs(self, signs: Signs) -> None:
        self.signs, self.fitted_at = signs, -1
        self.refresh()

    @property
    def count(self) -> int:
        """Lines."""
        self.settle()
        return self.line_of(len(self.table.rows))

    @property
    def reference(self) -> str:
        """Of the record under the cursor; empty where there is none."""
        return self.table.rows[self.cursor].reference if self.table.rows else ""

    @property
    def sign_width(self) -> int:
        return SIGN if self.signs else 0

    def render_line(self, y: int) -> Strip:
        self.settle()
        if y == self.heads and not self.table.rows:
            return self.strip((Span(self.empty),), "empty")
        return super().render_line(y)

    def head_at(self, index: int) -> Line:
        if index:
            titles = (span._replace(role="column") for span in cut_row(self.titles(), self.fit.widths))
            return (Span(" " * self.sign_width), *titles)
        skipped = f"‹ {self.shape.skipped} skipped · " if self.shape.skipped else ""
        hidden = self.fit.hidden
        columns = f"{skipped}{hidden} column{'s' if hidden > 1 else ''} hidden › " if hidden else skipped
        return self.ruled(self.heading, f"{columns}{min(self.cursor + 1, len(self.table.rows))}/{len(self.table.rows)}")

    def titles(self) -> list[str]:
        """The titles of the columns, the one that is sorted by with its direction."""
        sort, arrow = self.shape.sort.lstrip("-"), "↓" if self.shape.sort.startswith("-") else "↑"
        names = [self.table.columns[index].name for index in self.grid.kept]
        return [
            f"{arrow}{title}" if name == sort else title for name, title in zip(names, self.grid.titles, strict=True)
        ]

    def line_at(self, index: int) -> Line:
        row = self.row_of(index)
        if self.is_heading(index):
            return (Span(" " * self.sign_width), *self.above[row])
        line = self.lines_of(row)[index - self.line_of(row)]
        if any(isinstance(value, WithheldHeadline) for value in self.table.rows[row].values):
            line = tuple(span._replace(role="struck") for span in line)
        line = marked(line, match_spans(line[0].text, self.phrases)) if self.phrases and line else line
        is_first = index == self.line_of(row) + (row in self.above)
        return (self.sign(row) if is_first else Span(" " * self.sign_width), *line)

    def is_heading(self, index: int) -> bool:
        row = self.row_of(index)
        return row in self.above and index == self.line_of(row)

    def sign(self, row: int) -> Span:
        return Span(pad(self.signs(self.table.rows[row].reference), SIGN), "text") if self.signs else Span("")

    def base_look(self, index: int) -> str:
        if self.row_of(index) != self.cursor or self.is_heading(index):
            return "text"
        return "cursor" if self.has_focus else "cursor-away"

    # ----------------------------------------------------------------- moving

    def look_again(self, reference: str) -> None:
        self.cursor = place_of(self.table, reference)
        self.reveal()
        self.refresh()

    def reveal(self) -> None:
        """Scroll as little as shows the cursor's row, and no further than the last."""
        first = self.line_of(self.cursor)
        last = self.line_of(self.cursor + 1) - 1
        self.top = max(0, min(max(self.top, last - self.room + 1), first, self.count - self.room))

    def on_resize(self) -> None:
        self.reveal()

    def watch_cursor(self, before: int, now: int) -> None:
        self.reveal()
        for row in (before, now):
            self.refresh_row(row)
        self.refresh_line(self.top - self.heads)
        self.post_message(self.Highlighted(self.reference, self.place))

    def refresh_row(self, row: int) -> None:
        if row < len(self.table.rows):
            for index in range(self.line_of(row), self.line_of(row + 1)):
                self.refresh_line(index)

    def move(self, by: int) -> None:
        self.cursor = max(0, min(self.cursor + by, len(self.table.rows) - 1))

    def go_to(self, index: int) -> None:
        self.move(index - self.cursor)

    def action_open(self) -> None:
        if self.table.rows:
            self.post_message(self.Opened(self.reference, self.id or ""))

    def on_click(self, event: events.Click) -> None:
        """To a row; on the row under the cursor, into it."""
        line = self.line_under(event)
        if line is None:
            return
        if self.row_of(line) == self.cursor and self.has_focus:
            self.action_open()
        self.go_to(self.row_of(line))


def place_of(table: Table, reference: str) -> int:
    """Where a record's row stands; 0 where there is none of it."""
    if not reference:
        return 0
    if isinstance(table.rows, PagedRows):
        return max(table.rows.row_index(reference), 0)
    return next((index for index, row in enumerate(table.rows) if row.reference == reference), 0)
