"""Rows of a table as Rich draws them: as many at once as there is room for, and their lines are kept."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip

from briefing.export.rich_table import Cells, draw_rows, draw_titles, is_counted_alike, plain_text
from briefing.tokenizer import match_spans
from briefing.tui.widgets.line_painter import LinePainter
from briefing.tui.widgets.table_source import TableSource
from briefing.views.layout import Line, Span, marked

MOST_KEPT = 500
"""Rows whose lines are kept; those of a window are a tenth of them."""


class RowPainter:
    """Draws rows and the titles of columns; the widget draws headings and signs."""

    def __init__(self, painter: LinePainter, source: TableSource) -> None:
        self.painter, self.source = painter, source
        self.kept: dict[tuple[int, bool], list[list[Segment]]] = {}
        self.drawn_for: tuple[object, ...] = ()
        """What the kept lines were drawn for: other rows, widths, colours or words that are looked for forget them."""

    def head(self, index: int, has_focus: bool) -> Strip:
        """Draw the heading, which is ours, or the titles of the columns. Raises BriefingError."""
        layout, painter = self.source.layout, self.painter
        titles, widths = layout.titles(), layout.fit.widths
        if not index or self.source.long_title() or not is_counted_alike([(Span(title),) for title in titles]):
            return painter.draw(self.source.head_at(index, has_focus), "rule")
        segments = draw_titles(titles, widths, painter.style_of, painter.console)
        return self.finish([Segment(" " * self.source.sign_width), *segments], "rule")

    def body(self, index: int, has_focus: bool) -> Strip:
        """Draw a line of a row after its sign; the heading above a row, and what stands where there are none, is ours.

        Raises BriefingError where the row cannot be read.
        """
        source, layout, base = self.source, self.source.layout, self.source.base_style(index, has_focus)
        if not source.row_count or layout.is_heading(index):
            return self.painter.draw(source.line_at(index, has_focus), base)
        row = layout.row_of(index)
        line = index - layout.line_of(row) - layout.heading_height(row)
        sign = Span(" " * source.sign_width) if line else source.sign(row)
        return self.finish([Segment(sign.text), *self.lines(row)[line]], base)

    def finish(self, segments: list[Segment], base: str) -> Strip:
        """Return segments in the style of their line, over the whole width."""
        painter = self.painter
        styled = [Segment(text, painter.style_on(style, base)) for text, style, _ in segments]
        return Strip(styled).adjust_cell_length(painter.widget.size.width, painter.style_of(base))

    def lines(self, row: int) -> list[list[Segment]]:
        """Return the lines of a row; those of the rows after it are drawn with it, as the next lines are theirs."""
        layout = self.source.layout
        drawn_for = (layout.grid, layout.fit, layout.is_wrapping, self.source.content.phrases, self.painter.theme)
        if drawn_for != self.drawn_for or len(self.kept) > MOST_KEPT:
            self.kept, self.drawn_for = {}, drawn_for
        if self.key(row) not in self.kept:
            last = min(row + max(self.painter.widget.size.height, 1), self.source.row_count)
            self.draw([number for number in range(row, last) if self.key(number) not in self.kept])
        return self.kept[self.key(row)]

    def key(self, row: int) -> tuple[int, bool]:
        """Return what the lines of a row are kept under: those of news look otherwise."""
        return row, self.source.is_news(row)

    def draw(self, rows: list[int]) -> None:
        """Draw rows as one table, and keep them; what Rich counts otherwise than a terminal is laid out by us."""
        cells = {row: self.cells(row) for row in rows}
        alike = [row for row in rows if is_counted_alike(cells[row])]
        widths = self.source.layout.fit.widths
        lines = draw_rows([cells[row] for row in alike], widths, self.painter.style_of, self.painter.console)
        self.kept |= dict(zip(map(self.key, alike), lines, strict=True))
        for row in cells.keys() - set(alike):
            self.kept[self.key(row)] = [
                [Segment(span.text, self.painter.style_of(span.role)) for span in line]
                for line in self.source.row_lines(row)
            ]

    def cells(self, row: int) -> Cells:
        """Return the cells of a row, the names of news in bold, the words that are looked for marked."""
        cells, phrases = self.source.layout.cells_of(row), self.source.content.phrases
        if self.source.is_news(row):
            names = self.source.layout.name_columns
            cells = [as_news(cell) if is_name else cell for cell, is_name in zip(cells, names, strict=False)]
        return [marked(cell, match_spans(plain_text(cell), phrases)) for cell in cells] if phrases else cells


def as_news(cell: Line) -> Line:
    """Return a cell as it is drawn where the reader has not read it."""
    return tuple(span._replace(role="title") if span.role == "text" else span for span in cell)
