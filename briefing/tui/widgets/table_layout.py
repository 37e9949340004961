"""A table in the room of a widget: the columns that fit, the lines of each row, cut or wrapped. No widget."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from briefing.cell_width import pad, width, wrap
from briefing.errors import BriefingError
from briefing.safe import safe
from briefing.session.arrange import MOST_WRAPPED
from briefing.session.table_options import TableOptions, apply_options, fit_options
from briefing.table import Table
from briefing.views.grid import GAP, SAMPLE, Fit, Grid, cell_role, fit, grid, row_lines
from briefing.views.layout import Line, Span

NO_HEADINGS: Mapping[int, Line] = {}


class TableLayout:
    """Fits a table into a width, and maps rows to lines."""

    def __init__(self) -> None:
        self.given = self.table = Table("", (), ())
        """The rows in their own order, and as they are shown."""
        self.wanted = self.options = TableOptions()
        """What the reader wants of this list, and how much of it the table has columns for."""
        self.missing: tuple[str, ...] = ()
        """Names of columns that are wanted and not there."""
        self.headings = NO_HEADINGS
        self.grid: Grid = grid(self.table)
        self.fit = Fit((), 0)
        self.width = -1
        """Cells that the columns were fitted into."""
        self.room = 0
        """Lines of the widget, which wrapped rows may fill."""
        self.starts: list[int] = []
        """The first line of each row where rows are wrapped, and after them the number of lines."""
        self.breaks: list[int] = []
        """The rows that have a heading above them, where none is wrapped."""
        self.is_wrapping = False

    def update(self, table: Table, options: TableOptions, headings: Mapping[int, Line]) -> bool:
        """Take other rows or options; whether anything has changed."""
        if options == self.wanted and (table is self.given or table == self.given):
            return False
        self.given, self.wanted, self.headings = table, options, headings
        self.options, self.missing = fit_options(table, options)
        try:
            self.table = apply_options(table, self.options)
        except BriefingError:  # too long to be sorted by that
            self.table = table
        self.grid, self.width = grid(self.table, SAMPLE), -1
        return True

    def fit_to(self, width: int, room: int = 0) -> None:
        """Give the columns their widths, and the rows their lines, in `width` cells and `room` lines."""
        if (self.width, self.room) == (width, room):
            return
        self.width, self.room = width, room
        self.fit = fit(self.grid, width, hide=True)
        count, self.starts = len(self.table.rows), []
        most = {True: MOST_WRAPPED, False: 0, None: self.room}[self.options.is_wrapped]
        self.is_wrapping = 0 < count <= most
        if self.is_wrapping:
            self.starts = list(accumulate(map(self.height_of, range(count)), initial=0))
        if self.is_wrapping and self.options.is_wrapped is None and self.starts[-1] > self.room:
            self.is_wrapping, self.starts = False, []
        self.breaks = [] if self.is_wrapping else sorted(self.above)

    @property
    def above(self) -> Mapping[int, Line]:
        """The headings, as long as the rows are in their own order."""
        return NO_HEADINGS if self.options.sort else self.headings

    def height_of(self, row: int) -> int:
        """Return the lines of a row, its heading included."""
        return len(self.wrapped(row)) + (row in self.above)

    def wrapped(self, row: int) -> list[Line]:
        """Return the lines of a row with its cells wrapped."""
        return row_lines(self.grid.row(row)[: len(self.fit.widths)], self.fit.widths, "text")

    def cells_of(self, row: int) -> list[Line]:
        """The cells of a row as the columns have room: one line each, or as many as they are wrapped to."""
        texts, values = self.grid.row(row), self.table.rows[row].values
        roles = [cell_role(values[column]) for column in self.grid.kept]
        if "struck" in roles:
            roles = ["struck"] * len(roles)
        return [
            (
                Span(
                    "\n".join(wrap(text, cells))
                    if self.is_wrapping and width(text) > cells
                    else text.replace("\n", " "),
                    role,
                ),
            )
            for text, cells, role in zip(texts, self.fit.widths, roles, strict=False)
        ]

    def lines_of(self, row: int) -> list[Line]:
        """All lines of a row, its heading first."""
        lines = self.wrapped(row) if self.is_wrapping else [cut_row(self.grid.row(row), self.fit.widths)]
        return [self.above[row], *lines] if row in self.above else lines

    def line_of(self, row: int) -> int:
        """The first line of a row, its heading included; for the row after the last the number of lines."""
        return self.starts[row] if self.starts else row + bisect_left(self.breaks, row)

    def row_of(self, line: int) -> int:
        """The row that a line belongs to."""
        if self.starts:
            return bisect_right(self.starts, line) - 1
        index = bisect_right(self.breaks, line, key=self.line_of)
        return line - index + (index > 0 and self.line_of(self.breaks[index - 1]) == line)

    def is_heading(self, line: int) -> bool:
        """Is this line the heading above a row?"""
        row = self.row_of(line)
        return row in self.above and line == self.line_of(row)

    def titles(self) -> list[str]:
        """The titles of the columns that are shown, the one that is sorted by with its direction."""
        sort, arrow = self.options.sort.lstrip("-"), "↓" if self.options.sort.startswith("-") else "↑"
        names = [self.table.columns[index].name for index in self.grid.kept]
        return [
            f"{arrow}{title}" if name == sort else title
            for name, title in zip(names[: len(self.fit.widths)], self.grid.titles, strict=False)
        ]

    def hidden_text(self) -> str:
        """`no 'area' here · ‹ 1 skipped · 2 columns hidden › `: what is not there, and what has no room."""
        missing = f"no '{safe(self.missing[0])}' here · " if self.missing else ""
        skipped = missing + (f"‹ {self.options.skipped} skipped · " if self.options.skipped else "")
        hidden = self.fit.hidden
        return f"{skipped}{hidden} column{'s' if hidden > 1 else ''} hidden › " if hidden else skipped


def cut_row(texts: Sequence[str], widths: Sequence[int]) -> Line:
    """Each cell in its width, cut with a mark where it is longer."""
    parts = (pad(text.replace("\n", " "), cells) for text, cells in zip(texts, widths, strict=False))
    return (Span((" " * GAP).join(parts)),)
