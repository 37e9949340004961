"""A table of values -> columns of aligned text, for a width in cells.

Figures are aligned on the decimal point, with the qualifier before and the unit
after them. In printed output (`paper`) long cells are wrapped; on screen they are
truncated, and columns that do not fit are hidden and counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from briefing.cell_width import pad, width, wrap
from briefing.formatting import format_number, format_readable, quantity_parts
from briefing.model import Quantity
from briefing.table import Row, Table
from briefing.views.cells import GAP, LEAST_END, cell_role, cell_spans, cut_before_end, one_line
from briefing.views.layout import Line, Span

MOST = 34
"""Cells; the largest least width of a column of text."""


READABLE = 20
"""Cells; a column that would have to be truncated to fewer is hidden."""


SAMPLE = 400
"""Number of rows by which the columns of a long list on screen are measured."""


class Grid(NamedTuple):
    """The measured columns of a table; columns without any value are left out."""

    table: Table
    kept: tuple[int, ...]
    """Indexes of the columns that have a value in some row."""
    titles: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    """Texts of each column, one a row, for the measured rows."""
    natural: tuple[int, ...]
    """Cells of each column when nothing is truncated."""
    least: tuple[int, ...]
    """Cells of each column that keep figures and words unbroken, at most `MOST` or its title."""
    weight: tuple[int, ...]
    """Relative width that each column keeps when columns have to shrink."""
    is_figure: tuple[bool, ...]
    """Which columns hold figures: their widths give way after all others."""

    def row(self, index: int) -> list[str]:
        """Return the texts of a row; measured rows are cached, others formatted now."""
        if index < len(self.columns[0]):
            return [texts[index] for texts in self.columns]
        values = self.table.rows[index].values
        return [cells([values[column]])[0] for column in self.kept]

    def without(self, index: int) -> Grid:
        """Return the grid without one of its columns."""
        measured = {name: getattr(self, name) for name in self._fields[1:]}
        return self._replace(**{name: values[:index] + values[index + 1 :] for name, values in measured.items()})

    def cut_row(self, index: int, widths: Sequence[int]) -> Line:
        """Return a row with each cell in its width, cut with a mark where it is longer."""
        return cell_spans(self.cut_texts(index, widths), widths, self.roles(index))

    def cut_texts(self, index: int, widths: Sequence[int]) -> list[str]:
        """Return the texts of a row in one line each, cut where their columns keep their end."""
        return [
            cut_before_end(one_line(text), cells) if self.table.columns[column].keeps == "end" else one_line(text)
            for column, text, cells in zip(self.kept, self.row(index), widths, strict=False)
        ]

    def wrapped_row(self, index: int, widths: Sequence[int]) -> list[Line]:
        """Return the lines of a row, each cell wrapped in its width."""
        return row_lines(self.row(index)[: len(widths)], widths, self.roles(index))

    def roles(self, index: int) -> list[str]:
        """Return the role of each cell of a row."""
        values = self.table.rows[index].values
        return [cell_role(self.table.columns[column], values[column]) for column in self.kept]


class Fit(NamedTuple):
    """The column widths chosen for a given room."""

    widths: tuple[int, ...]
    """Cells of each visible column, from the left."""
    hidden: int
    """Number of columns at the right that do not fit."""


def grid(table: Table, most: int | None = None) -> Grid:
    """Format and measure a table.

    `most`: the number of rows to measure; all without it. Columns that are empty in all
    of them are left out, except the first.
    """
    rows = list(table.rows[:most])
    formatted = [cells([row.values[index] for row in rows]) for index in range(len(table.columns))]
    kept = tuple(index for index, texts in enumerate(formatted) if any(texts) or index == 0 or not rows)
    titles = tuple(table.columns[index].title for index in kept)
    columns = tuple(formatted[index] for index in kept)
    natural = tuple(max(map(width, (title, *texts))) for title, texts in zip(titles, columns, strict=True))
    least = tuple(least_width(index, formatted[index], table, rows) for index in kept)
    weight = tuple(2 if table.columns[index].is_name else 1 for index in kept)
    is_figure = tuple(is_kept_whole(index, table, rows) for index in kept)
    return Grid(table, kept, titles, columns, natural, least, weight, is_figure)


def least_width(index: int, texts: Sequence[str], table: Table, rows: Sequence[Row]) -> int:
    """Return the least width of a column in cells: the longest figure or word, at most `MOST`, at least its title."""
    if table.columns[index].keeps:
        natural = max(map(width, (table.columns[index].title, *texts)))
        return min(natural, LEAST_END) if table.columns[index].keeps == "end" else natural
    whole = is_kept_whole(index, table, rows)
    parts = texts if whole else [word for text in texts for word in text[:2000].split(" ")]
    title = max(map(width, table.columns[index].title.split(" ")))
    return max(min(max(map(width, parts), default=0), MOST), title)


def is_kept_whole(index: int, table: Table, rows: Sequence[Row]) -> bool:
    """Tell whether a column holds figures, or is otherwise never to be cut."""
    return table.columns[index].keeps == "all" or any(isinstance(row.values[index], Quantity | Decimal) for row in rows)


def with_room(measured: Grid, room: int) -> tuple[Grid, int]:
    """Return the grid without the columns that may go, as far as `room` asks for it, and how many have gone."""
    count = 0
    while sum(shrunk_widths(measured)) + GAP * (len(measured.kept) - 1) > room:
        ranks = [measured.table.columns[index].may_go for index in measured.kept]
        if not max(ranks, default=0):
            break
        measured, count = measured.without(ranks.index(max(ranks))), count + 1
    return measured, count


def shrunk_widths(measured: Grid) -> list[int]:
    """Return the widths in cells below which a column is hidden."""
    return [max(low, min(natural, READABLE)) for low, natural in zip(measured.least, measured.natural, strict=True)]


def cells(values: Sequence[Any]) -> tuple[str, ...]:
    """Format the values of one column; figures are aligned on the decimal point."""
    if any(isinstance(value, Quantity | Decimal) for value in values):
        return aligned([figure_parts(value) for value in values])
    return tuple(format_readable(value, short=True) for value in values)


def figure_parts(value: Any) -> tuple[str, str, str]:
    """Split a value into qualifier, figure and unit."""
    if isinstance(value, Quantity):
        return quantity_parts(value)
    return "", format_number(value) if isinstance(value, Decimal) else format_readable(value, short=True), ""


def aligned(parts: Sequence[tuple[str, str, str]]) -> tuple[str, ...]:
    """Align (qualifier, figure, unit) triples on the decimal point; one text of equal layout for each."""
    heads = [f"{qualifier} {digits.partition('.')[0]}".strip() for qualifier, digits, _ in parts]
    tails = ["".join(digits.partition(".")[1:]) for _, digits, _ in parts]
    left, right = max(map(width, heads), default=0), max(map(width, tails), default=0)
    rows = zip(heads, tails, parts, strict=True)
    return tuple(f"{pad(head, left, True)}{pad(tail, right)} {unit}".rstrip() for head, tail, (_, _, unit) in rows)


def fit(measured: Grid, room: int, hide: bool = False) -> Fit:
    """Choose widths that fill at most `room` cells; the widest columns shrink first, figures last.

    With `hide`, columns at the right are hidden when even the least widths do not fit.
    """
    least = shrunk_widths(measured) if hide else list(measured.least)
    while hide and len(least) > 2 and sum(least) + GAP * (len(least) - 1) > room:
        least.pop()
    widths = [min(natural, room) for natural in measured.natural[: len(least)]]
    figures = [low if whole else 1 for low, whole in zip(least, measured.is_figure, strict=False)]
    for floor in (least, figures, [1] * len(least)):
        over = sum(widths) + GAP * (len(widths) - 1) - room
        while (
            over > 0 and (slack := [cells - low for cells, low in zip(widths, floor, strict=True)]) and max(slack) > 0
        ):
            widths[
                max(range(len(widths)), key=lambda index: (slack[index] > 0, widths[index] / measured.weight[index]))
            ] -= 1
            over -= 1
    return Fit(tuple(widths), len(measured.natural) - len(least))


def has_room(table: Table, room: int) -> bool:
    """Tell whether every column gets at least its least width in `room` cells."""
    least = grid(table).least
    return sum(least) + GAP * (len(least) - 1) <= room


def paper(table: Table, room: int) -> list[Line]:
    """Return the whole table as lines: titles, a rule, rows with long cells wrapped."""
    measured = grid(table)
    widths = fit(measured, room).widths
    labels, plain = ["label"] * len(widths), ["text"] * len(widths)
    lines = row_lines(measured.titles, widths, labels)
    lines.append((Span("  ".join("─" * cells for cells in widths), "rule"),))
    for index in range(len(table.rows)):
        lines += row_lines(measured.row(index), widths, plain)
    return lines


def row_lines(texts: Sequence[str], widths: Sequence[int], roles: Sequence[str]) -> list[Line]:
    """Lay out one row, each cell in its role; it takes as many lines as its longest cell."""
    wrapped = [wrap(text, cells) if width(text) > cells else [text] for text, cells in zip(texts, widths, strict=True)]
    lines: list[Line] = []
    for index in range(max(map(len, wrapped))):
        parts = [texts[index] if index < len(texts) else "" for texts in wrapped]
        *spans, last = cell_spans(parts, widths, roles) or (Span(""),)
        lines.append((*spans, last._replace(text=last.text.rstrip())))
    return lines
