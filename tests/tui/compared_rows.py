"""A comparison as the table of a screen shows it, line by line, without a screen."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.session.table_options import TableOptions
from briefing.table import Table
from briefing.tui.presenter import TableContent
from briefing.tui.widgets.table_source import TableSource
from briefing.views.comparison_text import series_headings
from briefing.views.layout import Line, plain

UNCHANGED = TableOptions()


def source_of(table: Table, cells: int, options: TableOptions = UNCHANGED) -> TableSource:
    """The source of a table widget of that width; its cursor is on the last row, which has no roles of its own."""
    source = TableSource()
    reference = table.rows[-1].reference if table.rows else ""
    headings = series_headings(table)
    source.show(TableContent("Compare", table, ("", "+compare"), reference, headings=headings, options=options))
    source.fit_to(cells)
    return source


def series_of(source: TableSource) -> list[tuple[str, list[str]]]:
    """Each heading, all its lines as one, with the rows under it."""
    series: list[tuple[str, list[str]]] = []
    for row in range(source.row_count):
        lines = list(map(plain, lines_of(source, row)))
        height = source.layout.heading_height(row)
        if height:
            series.append((" ".join(line.strip() for line in lines[:height]), []))
        series[-1][1].extend(lines[height:])
    return series


def row_text(source: TableSource, row: int) -> str:
    """The last line of a row, the only one without its heading."""
    return plain(list(lines_of(source, row))[-1]).rstrip()


def lines_of(source: TableSource, row: int) -> Iterator[Line]:
    """The lines of a row, its heading first."""
    layout = source.layout
    return (source.line_at(index, True) for index in range(layout.line_of(row), layout.line_of(row + 1)))


def title_at(source: TableSource, top: int) -> str:
    """What the lines above the rows say with that line as the first that is seen."""
    source.top = top
    title, columns = source.head_at(0, True)[1].text, plain(source.head_at(1, True))
    return f"{title.strip('─ ')} {columns.strip()}"
