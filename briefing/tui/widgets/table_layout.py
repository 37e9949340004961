"""A table in the room of a widget: the columns that fit, the lines of each row, cut or wrapped. No widget."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import accumulate

from briefing.cell_width import width, wrap
from briefing.errors import BriefingError
from briefing.safe import safe
from briefing.session.arrange import MOST_WRAPPED
from briefing.session.table_options import TableOptions, apply_options, fit_options
from briefing.table import Table
from briefing.views.cells import one_line
from briefing.views.grid import SAMPLE, Fit, Grid, fit, grid, with_room
from briefing.views.headings import heading_lines
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
        self.headings = self.headed = NO_HEADINGS
        """Above the rows in their own order, and as they are shown."""
        self.measured: Grid = grid(self.table)
        """Every column of the table as it is drawn."""
        self.grid = self.measured
        """The columns that have room."""
        self.above: Mapping[int, list[Line]] = {}
        """The headings as they are laid out, as long as the rows are in their own order."""
        self.fit = Fit((), 0)
        self.width = -1
        """Cells that the columns were fitted into."""
        self.room = 0
        """Lines of the widget, which wrapped rows may fill."""
        self.starts: list[int] = []
        """The first line of each row where rows or headings take several, and after them the number of lines."""
        self.breaks: list[int] = []
        """The rows that have a heading above them."""
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
        self.table = with_arrow(self.table, self.options.sort)
        self.measured, self.width = grid(self.table, SAMPLE), -1
        return True

    def fit_to(self, width: int, room: int = 0) -> None:
        """Give the columns their widths, and the rows their lines, in `width` cells and `room` lines."""
        if (self.width, self.room) == (width, room):
            return
        self.width, self.room = width, room
        self.grid, gone = with_room(self.measured, width)
        self.fit = fit(self.grid, width, hide=True)
        self.fit = self.fit._replace(hidden=self.fit.hidden + gone)
        self.headed = self.headings_in_order()
        self.above = {row: heading_lines(heading, width) for row, heading in self.headed.items()}
        self.breaks = sorted(self.above)
        count = len(self.table.rows)
        by_itself = 0 if self.given.is_headed else room  # figures side by side are compared line by line
        most = {True: MOST_WRAPPED, False: 0, None: by_itself}[self.options.is_wrapped]
        self.is_wrapping = 0 < count <= most
        self.starts = self.line_starts()
        if self.is_wrapping and self.options.is_wrapped is None and self.starts[-1] > room:
            self.is_wrapping = False
            self.starts = self.line_starts()

    def line_starts(self) -> list[int]:
        """Return the first line of each row and the number of lines; empty where every row and heading takes one."""
        if not self.is_wrapping and all(len(lines) == 1 for lines in self.above.values()):
            return []
        return list(accumulate(map(self.height_of, range(len(self.table.rows))), initial=0))

    def headings_in_order(self) -> Mapping[int, Line]:
        """Return the headings by the rows they stand above, which are sorted perhaps.

        Then those of groups stand above each run of rows of one group, and others nowhere.
        """
        if not self.options.sort:
            return self.headings
        if not self.given.is_headed:
            return NO_HEADINGS
        by_group = {self.given.rows[row].group: heading for row, heading in self.headings.items()}
        groups = [row.group for row in self.table.rows]
        starts = (row for row, group in enumerate(groups) if row == 0 or group != groups[row - 1])
        return {row: by_group[groups[row]] for row in starts}

    def height_of(self, row: int) -> int:
        """Return the lines of a row, its heading included."""
        return self.heading_height(row) + (len(self.wrapped(row)) if self.is_wrapping else 1)

    def heading_height(self, row: int) -> int:
        """Return the lines of the heading above a row; 0 without one."""
        return len(self.above.get(row, ()))

    def heading_of(self, row: int) -> Line:
        """Return the whole heading that a row stands under; empty without one."""
        index = bisect_right(self.breaks, row)
        return self.headed[self.breaks[index - 1]] if index else ()

    def wrapped(self, row: int) -> list[Line]:
        """Return the lines of a row with its cells wrapped."""
        return self.grid.wrapped_row(row, self.fit.widths)

    def cells_of(self, row: int) -> list[Line]:
        """The cells of a row as the columns have room: one line each, or as many as they are wrapped to."""
        widths, roles = self.fit.widths, self.grid.roles(row)
        roles = ["struck"] * len(roles) if "struck" in roles else roles
        if self.is_wrapping:
            pairs = zip(self.grid.row(row), widths, strict=False)
            texts = ["\n".join(wrap(text, cells)) if width(text) > cells else one_line(text) for text, cells in pairs]
        else:
            texts = self.grid.cut_texts(row, widths)
        return [(Span(text, role),) for text, role in zip(texts, roles, strict=False)]

    @property
    def name_columns(self) -> list[bool]:
        """Of each column that is shown whether it names the record."""
        return [self.table.columns[index].is_name for index in self.grid.kept]

    def lines_of(self, row: int) -> list[Line]:
        """All lines of a row, its heading first."""
        lines = self.wrapped(row) if self.is_wrapping else [self.grid.cut_row(row, self.fit.widths)]
        return [*self.above.get(row, ()), *lines]

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
        """Is this a line of the heading above a row?"""
        row = self.row_of(line)
        return line < self.line_of(row) + self.heading_height(row)

    def titles(self) -> list[str]:
        """The titles of the columns that are shown, the one that is sorted by with its direction."""
        return list(self.grid.titles[: len(self.fit.widths)])

    def hidden_text(self) -> str:
        """`no 'area' here · ‹ 1 skipped · 2 columns hidden › `: what is not there, and what has no room."""
        missing = f"no '{safe(self.missing[0])}' here · " if self.missing else ""
        skipped = missing + (f"‹ {self.options.skipped} skipped · " if self.options.skipped else "")
        hidden = self.fit.hidden
        return f"{skipped}{hidden} column{'s' if hidden > 1 else ''} hidden › " if hidden else skipped


def with_arrow(table: Table, sort: str) -> Table:
    """Return the table with the direction before the title of the column it is sorted by, so that it has room there."""
    if not sort:
        return table
    name, arrow = sort.lstrip("-"), "↓" if sort.startswith("-") else "↑"
    columns = (
        column._replace(title=f"{arrow}{column.title}") if column.name == name else column for column in table.columns
    )
    return table._replace(columns=tuple(columns))
