"""The lines of a table widget: heading, column titles, rows with their signs. No widget."""

from __future__ import annotations

from briefing.cell_width import pad, wrap
from briefing.cell_width import width as text_width
from briefing.formatting import WithheldHeadline
from briefing.session.lists import row_index
from briefing.session.location import Location
from briefing.session.read_state import CHANGED, UNREAD
from briefing.table import Table
from briefing.tokenizer import match_spans
from briefing.tui.presenter import TableContent
from briefing.tui.widgets.line_painter import rule_line
from briefing.tui.widgets.table_layout import TableLayout
from briefing.views.cells import cell_spans
from briefing.views.headings import heading_text
from briefing.views.layout import Line, Span, marked

RULES = 9
"""Cells of the rule around the title and the place."""


class TableSource:
    """The rows of a table widget as lines."""

    heads = 2

    def __init__(self) -> None:
        self.layout = TableLayout()
        self.content = TableContent("", Table("", (), ()), ("", ""), "")
        self.cursor, self.width, self.room = 0, 0, 0
        """`room`: lines of the widget for rows, as the widget says."""
        self.top = 0
        """The first line that is seen."""

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
    def empty_text(self) -> str:
        """What a table without rows says."""
        return "" if self.row_count else self.content.empty_text

    @property
    def sign_width(self) -> int:
        """Cells before each row; 0 for a table without signs."""
        return self.content.sign_width

    def fit_to(self, width: int) -> None:
        """Give the columns their widths."""
        self.width = width
        self.layout.fit_to(width - self.sign_width, self.room)

    def head_at(self, index: int, has_focus: bool) -> Line:
        """The heading with the place of the cursor; the titles of the columns."""
        place = self.place
        title, *rest = self.title_lines()
        hidden = self.layout.hidden_text()
        if text_width(title + hidden + place) + RULES <= self.width or title == self.content.heading:
            place = hidden + place
        if not index:
            return rule_line(title, place, self.width, has_focus)
        titles = self.layout.titles()
        cells = cell_spans(titles, self.layout.fit.widths, ["column"] * len(titles))
        return (Span(" " * self.sign_width), *([Span(" ".join(rest), "heading")] if rest else cells))

    @property
    def place(self) -> str:
        """`3/21`: where the cursor stands."""
        return f"{min(self.cursor + 1, self.row_count)}/{self.row_count}"

    def long_title(self) -> str:
        """What of the title has no room in its line and stands in the place of the column titles; empty for nothing."""
        return " ".join(self.title_lines()[1:])

    def title_lines(self) -> list[str]:
        """What the rows are: the heading that the first of them stands under, once that is scrolled away.

        A name that has no room beside the place goes on in the place of the column titles.
        """
        cells = self.width - text_width(self.place) - RULES
        row = self.layout.row_of(self.top) if self.top else 0
        is_away = self.top > self.layout.line_of(row) or not self.layout.heading_height(row)
        heading = self.layout.heading_of(row) if is_away else ()
        text = heading_text(heading, cells) or self.content.heading
        return wrap(text, self.width, cells) if heading and text_width(text) > cells else [text]

    def line_at(self, index: int, has_focus: bool) -> Line:
        """A line of a row, or the heading above it."""
        del has_focus
        layout, row = self.layout, self.layout.row_of(index)
        line, heading = index - layout.line_of(row), layout.heading_height(row)
        if line < heading:
            return (Span(" " * self.sign_width), *layout.lines_of(row)[line])
        sign = self.sign(row) if line == heading else Span(" " * self.sign_width)
        return (sign, *self.row_lines(row)[line - heading])

    def row_lines(self, row: int) -> list[Line]:
        """The lines of a row as we lay it out, without heading and sign; the words that are looked for marked."""
        lines, phrases = self.layout.lines_of(row)[self.layout.heading_height(row) :], self.content.phrases
        if any(isinstance(value, WithheldHeadline) for value in self.layout.table.rows[row].values):
            lines = [tuple(span._replace(role="struck") for span in line) for line in lines]
        if not phrases:
            return lines
        return [marked(line, match_spans("".join(span.text for span in line), phrases)) for line in lines]

    def is_news(self, row: int) -> bool:
        """Is what the row stands for unread, or corrected since it was read?"""
        return self.sign(row).text.startswith((UNREAD, CHANGED))

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
