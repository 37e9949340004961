"""A table whose columns, order and wrapping are the reader's to choose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from textual.message import Message

from briefing.cell_width import pad
from briefing.commands import TABLE
from briefing.errors import BriefingError
from briefing.table import Table
from briefing.tui.bindings import bindings
from briefing.tui.shape import Shape, next_sort, shaped
from briefing.tui.widgets.pane import LinePane
from briefing.views.grid import GAP, SAMPLE, Fit, Grid, fit, grid, row_lines
from briefing.views.layout import Line, Span
from briefing.views.table_options import column_index

MOST_WRAPPED = 2000
"""Rows whose cells are wrapped; a longer table is cut, and says so."""


class ShapingPane(LinePane):
    """Holds the rows as they were given and as they are shown; posts `Said` where there is something to say."""

    BINDINGS = bindings(TABLE)

    @dataclass
    class Said(Message):
        text: str

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.given = self.table = Table("", (), ())
        self.grid: Grid = grid(self.table)
        self.fit = Fit((), 0)
        self.fitted_at = -1
        self.starts: list[int] = []
        """The first line of each row where they are wrapped, and behind them the number of lines."""
        self.breaks: list[int] = []
        """The rows that something stands above, where none is wrapped: their number does not grow with the rows'."""
        self.headings: Mapping[int, Line] = {}
        """What stands above the rows of these numbers, as long as they are in the order they were given in."""
        self.is_wrapping = False
        self.place = ("", "")
        """The briefing and pane whose rows these are."""
        self.shapes: dict[str, Shape] = {}
        """What the reader made of the tables of each pane or view."""

    @property
    def sign_width(self) -> int:
        """Cells before each row."""
        return 0

    def look_again(self, reference: str) -> None:
        """Show the rows in their new shape, the cursor on a record."""
        raise NotImplementedError

    @property
    def reference(self) -> str:
        raise NotImplementedError

    @property
    def shape(self) -> Shape:
        return self.shapes.get(self.place[1], Shape())

    def take_shape(self) -> None:
        try:
            self.table = shaped(self.given, self.shape)
        except BriefingError:  # another table of this name has not these columns
            self.table = self.given
        self.grid, self.fitted_at = grid(self.table, SAMPLE), -1

    def reshape(self, shape: Shape) -> None:
        """Show the same rows otherwise, the cursor staying on its record. Raises UsageError."""
        shaped(self.given, shape)
        reference = self.reference
        self.shapes[self.place[1]] = shape
        self.take_shape()
        self.look_again(reference)

    def action_sort(self, by: int) -> None:
        self.take_sort(next_sort(self.given, self.shape.sort, by))

    def take_sort(self, name: str) -> None:
        at = column_index(name.lstrip("-"), self.given) if name else 0
        sort = f"{'-' if name.startswith('-') else ''}{self.given.columns[at].name}" if name else ""
        self.reshape(self.shape._replace(sort=sort))

    def action_reverse(self) -> None:
        if sort := self.shape.sort:
            self.take_sort(sort[1:] if sort.startswith("-") else f"-{sort}")
        else:
            self.post_message(self.Said("nothing is sorted yet: s sorts by the next column"))

    def action_columns(self) -> None:
        names = " ".join(column.name for column in self.given.columns)
        self.reshape(self.shape._replace(columns=(), skipped=0))
        self.post_message(self.Said(f"all columns; :columns NAME … chooses from {names}"))

    def take_columns(self, text: str) -> None:
        self.reshape(self.shape._replace(columns=tuple(text.replace(",", " ").split()), skipped=0))

    def action_scroll_columns(self, by: int) -> None:
        most = max(len(self.shape.columns or self.given.columns) - 2, 0)
        self.reshape(self.shape._replace(skipped=max(0, min(self.shape.skipped + by, most))))

    def action_wrap(self) -> None:
        self.reshape(self.shape._replace(is_wrapped=not self.shape.is_wrapped))
        if self.shape.is_wrapped and len(self.table.rows) > MOST_WRAPPED:
            self.post_message(self.Said(f"more than {MOST_WRAPPED:,} rows are not wrapped"))

    def settle(self) -> None:
        """Give the columns their widths, and the rows their lines, in the room there is."""
        if self.fitted_at == self.size.width:
            return
        self.fitted_at = self.size.width
        self.fit = fit(self.grid, self.size.width - 1 - self.sign_width, hide=True)
        count, self.starts = len(self.table.rows), []
        self.is_wrapping = self.shape.is_wrapped and 0 < count <= MOST_WRAPPED
        self.breaks = [] if self.is_wrapping else sorted(self.above)
        if self.is_wrapping:
            self.starts = list(accumulate(map(self.height_of, range(count)), initial=0))

    @property
    def above(self) -> Mapping[int, Line]:
        return {} if self.shape.sort else self.headings

    def height_of(self, row: int) -> int:
        return len(self.wrapped(row)) + (row in self.above)

    def lines_of(self, row: int) -> list[Line]:
        """All that is shown of a row, its cells cut or wrapped, and what stands above it."""
        cells = self.grid.row(row)
        own = self.wrapped(row) if self.is_wrapping else [cut_row(cells, self.fit.widths)]
        return [self.above[row], *own] if row in self.above else own

    def wrapped(self, index: int) -> list[Line]:
        return row_lines(self.grid.row(index)[: len(self.fit.widths)], self.fit.widths, "text")

    def line_of(self, row: int) -> int:
        """The first line of a row, what stands above it included; behind the last row the number of lines."""
        self.settle()
        return self.starts[row] if self.starts else row + bisect_left(self.breaks, row)

    def row_of(self, line: int) -> int:
        self.settle()
        if self.starts:
            return bisect_right(self.starts, line) - 1
        at = bisect_right(self.breaks, line, key=self.line_of)
        return line - at + (at > 0 and self.line_of(self.breaks[at - 1]) == line)


def cut_row(texts: Sequence[str], widths: Sequence[int]) -> Line:
    """Each cell in its width, cut with a mark where it is longer."""
    parts = (pad(text.replace("\n", " "), cells) for text, cells in zip(texts, widths, strict=False))
    return (Span((" " * GAP).join(parts)),)
