"""The lines of a table widget: heading, column titles, rows with their signs. No widget."""

from __future__ import annotations

from briefing.cell_width import pad
from briefing.formatting import WithheldHeadline
from briefing.session.lists import row_index
from briefing.session.location import Location
from briefing.table import Table
from briefing.tokenizer import match_spans
from briefing.tui.presenter import TableContent
from briefing.tui.widgets.line_painter import rule_line
from briefing.tui.widgets.table_layout import TableLayout
from briefing.views.layout import Line, Span, marked


class TableSource:
    """The rows of a table widget as lines."""

    heads = 2

    def __init__(self) -> None:
        self.layout = TableLayout()
        self.content = TableContent("", Table("", (), ()), ("", ""), "")
        self.cursor, self.width = 0, 0

    def show(self, content: TableContent) -> bool:
        """Take other content, the cursor on the row that it names; whether anything has changed."""
        before, self.content = self.content, content
        is_other = self.layout.update(content.table, content.options, content.headings) or content.key != before.key
        if is_other or content.reference != self.reference:
            self.cursor = max(self.row_of(content), 0)
        elif content._replace(reference="", row=-1) == before._replace(reference="", row=-1):
            return False
        self.layout.width = -1
        return True

    def row_of(self, content: TableContent) -> int:
        """The index of the row that the content names; -1 for none."""
        here = Location(cursors={("", "briefings"): content.reference}, row=content.row)
        return row_index(here, self.layout.table.rows)

    @property
    def row_count(self) -> int:
        """Rows of the table."""
        return len(self.layout.table.rows)

    @property
    def reference(self) -> str:
        """Of the row under the cursor; empty where there is none."""
        return self.layout.table.rows[self.cursor].reference if self.cursor < self.row_count else ""

    # ------------------------------------------------------------------ lines

    @property
    def count(self) -> int:
        """Lines of the rows, one where there are none."""
        return max(self.layout.line_of(self.row_count), 1)

    @property
    def sign_width(self) -> int:
        """Cells before each row; 0 for a table without signs."""
        return self.content.sign_width

    def fit_to(self, width: int) -> None:
        """Give the columns their widths."""
        self.width = width
        self.layout.fit_to(width - 1 - self.sign_width)

    def head_at(self, index: int, has_focus: bool) -> Line:
        """The heading with the place of the cursor; the titles of the columns."""
        if index:
            return (Span(" " * self.sign_width), *self.layout.titles())
        place = f"{self.layout.hidden_text()}{min(self.cursor + 1, self.row_count)}/{self.row_count}"
        return rule_line(self.content.heading, place, self.width, has_focus)

    def line_at(self, index: int, has_focus: bool) -> Line:
        """A line of a row, or the heading above it."""
        del has_focus
        layout, row = self.layout, self.layout.row_of(index)
        if not self.row_count:
            return (Span(self.content.empty_text),)
        if layout.is_heading(index):
            return (Span(" " * self.sign_width), *layout.above[row])
        line = layout.lines_of(row)[index - layout.line_of(row)]
        if any(isinstance(value, WithheldHeadline) for value in layout.table.rows[row].values):
            line = tuple(span._replace(role="struck") for span in line)
        if self.content.phrases and line:
            line = marked(line, match_spans(line[0].text, self.content.phrases))
        is_first = index == layout.line_of(row) + (row in layout.above)
        return (self.sign(row) if is_first else Span(" " * self.sign_width), *line)

    def sign(self, row: int) -> Span:
        """Return the signs before a row, padded."""
        sign = self.content.sign
        return Span(pad(sign(self.layout.table.rows[row].reference), self.sign_width)) if sign else Span("")

    def base_style(self, index: int, has_focus: bool) -> str:
        """The row under the cursor is drawn otherwise."""
        if not self.row_count:
            return "empty"
        if self.layout.row_of(index) != self.cursor or self.layout.is_heading(index):
            return "text"
        return "cursor" if has_focus else "cursor-away"
