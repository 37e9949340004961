"""Tables as Rich draws them: widths, alignment on the decimal point and texts are ours, everything else is Rich's.

from rich.console import Console
from briefing.export.rich_table import table_for_console

Console().print(table_for_console(compare(records)))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.table import Table as RichTable
from rich.text import Text

from briefing.cell_width import width
from briefing.export.ansi import STYLES
from briefing.safe import safe
from briefing.table import Table
from briefing.views.cells import GAP
from briefing.views.grid import fit, grid
from briefing.views.layout import Line, Span
from briefing.views.table_options import arranged

StyleOf = Callable[[str], Style]
"""The style of a role."""
Cells = Sequence[Line]
"""The texts of one row, a line of spans for each column; a line break within a span begins another line."""


def table_for_console(table: Table, room: int = 0) -> RichTable:
    """Return a table for `rich.console.Console.print`.

    `room`: cells that it has; 0 for as many as its rows need. Columns that do not fit are left out at the right.
    """
    table = arranged(table)  # without what is made for the screens
    measured = grid(table)
    widths = fit(measured, room, hide=True).widths if room else measured.natural
    drawn = rich_table(measured.titles[: len(widths)], widths, STYLES.__getitem__)
    drawn.title, drawn.show_header = Text(safe(table.title)), True
    for index in range(len(table.rows)):
        texts, roles = measured.row(index)[: len(widths)], measured.roles(index)
        cells = [(Span(text, role),) for text, role in zip(texts, roles, strict=False)]
        drawn.add_row(*(to_text(cell, STYLES.__getitem__) for cell in cells))
    return drawn


def rich_table(titles: Sequence[str], widths: Sequence[int], style_of: StyleOf, heading: str = "label") -> RichTable:
    """Return a table without rows, its columns as wide as is said, and without lines around it.

    `heading`: the role of the titles.
    """
    table = RichTable(
        box=None, show_header=False, padding=(0, GAP, 0, 0), pad_edge=False, header_style=style_of(heading)
    )
    for title, cells in zip(titles, widths, strict=True):
        table.add_column(Text(safe(title)), width=cells, no_wrap=True, overflow="ellipsis")
    return table


def to_text(line: Line, style_of: StyleOf) -> Text:
    """Return a line of spans as Rich's text: safe, each span in the style of its role."""
    return Text.assemble(
        *((safe(span.text, lines=True), style_of(span.role)) for span in line), no_wrap=True, overflow="ellipsis"
    )


def draw_rows(
    rows: Iterable[Cells], widths: Sequence[int], style_of: StyleOf, console: Console
) -> list[list[list[Segment]]]:
    """Return the segments of each line of each row, drawn as one table without headings."""
    table, heights = rich_table([""] * len(widths), widths, style_of), []
    for row in rows:
        table.add_row(*(to_text(cell, style_of) for cell in row))
        heights.append(max((plain_text(cell).count("\n") for cell in row), default=0) + 1)
    lines = iter(rendered(table, widths, console))
    return [[next(lines, []) for _ in range(height)] for height in heights]


def draw_titles(titles: Sequence[str], widths: Sequence[int], style_of: StyleOf, console: Console) -> list[Segment]:
    """Return the segments of the headings of columns, in the role `column`."""
    table = rich_table(titles, widths, style_of, "column")
    table.show_header = True
    return next(iter(rendered(table, widths, console)), [])


def rendered(table: RichTable, widths: Sequence[int], console: Console) -> list[list[Segment]]:
    """Draw a table as wide as its columns are; nothing where there is no room for any."""
    room = sum(widths) + GAP * (len(widths) - 1)
    return console.render_lines(table, console.options.update(width=room, height=None), pad=False) if room > 0 else []


def plain_text(line: Line) -> str:
    """Return the text of a line without roles."""
    return "".join(span.text for span in line)


def is_counted_alike(cells: Cells) -> bool:
    """Tell whether Rich counts as many cells for every text as terminals do: it does not for some Indic scripts."""
    texts = [text for cell in cells if not (text := plain_text(cell)).isascii()]
    return all(cell_len(line) == width(line) for text in texts for line in text.split("\n"))
