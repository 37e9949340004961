"""A table of values -> columns of text that line up, for a width.

Figures are aligned on the decimal point, with their qualifier before and their
unit behind. On paper a cell that is too long is wrapped; on screen it is cut
with a mark, and columns that find no room are hidden and counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from briefing.cell_width import pad, width, wrap
from briefing.formatting import format_readable, number, quantity_parts
from briefing.model import Quantity
from briefing.table import Row, Table
from briefing.views.layout import Line, Span

GAP = 2
MOST = 34
"""Cells a column may insist on."""


READABLE = 20
"""Cells of a column that is cut rather than wrapped: fewer tell too little, and it is better hidden."""


SAMPLE = 400
"""Rows that the columns of a long list on screen are measured by."""


class Grid(NamedTuple):
    table: Table
    kept: tuple[int, ...]
    """The columns that say something."""
    titles: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    """Texts of each column, one a row, as far as they were measured."""
    natural: tuple[int, ...]
    """Cells each column takes when nothing is cut."""
    least: tuple[int, ...]
    """Cells that keep its figures whole and its words untorn, within reason."""
    weight: tuple[int, ...]
    """How much more room a column may keep than others when all give way."""

    def row(self, index: int) -> list[str]:
        """The texts of a row."""
        if index < len(self.columns[0]):
            return [texts[index] for texts in self.columns]
        values = self.table.rows[index].values
        return [cells([values[at]])[0] for at in self.kept]


class Fit(NamedTuple):
    widths: tuple[int, ...]
    """Of the columns that are shown, from the left."""
    hidden: int


def grid(table: Table, most: int | None = None) -> Grid:
    """The columns of a table as texts, of `most` rows; one that says nothing in any of them is left out."""
    rows = list(table.rows[:most])
    every = [cells([row.values[index] for row in rows]) for index in range(len(table.columns))]
    kept = tuple(index for index, texts in enumerate(every) if any(texts) or index == 0 or not rows)
    titles = tuple(table.columns[index].title for index in kept)
    columns = tuple(every[index] for index in kept)
    natural = tuple(max(map(width, (title, *texts))) for title, texts in zip(titles, columns, strict=True))
    least = tuple(least_width(index, every[index], table, rows) for index in kept)
    weight = tuple(2 if table.columns[index].is_name else 1 for index in kept)
    return Grid(table, kept, titles, columns, natural, least, weight)


def least_width(index: int, texts: Sequence[str], table: Table, rows: Sequence[Row]) -> int:
    """A column of figures wants all it takes, one of text its longest word; neither more than `MOST`."""
    whole = any(isinstance(row.values[index], Quantity | Decimal) for row in rows)
    parts = texts if whole else [word for text in texts for word in text[:2000].split(" ")]
    title = max(map(width, table.columns[index].title.split(" ")))
    return max(min(max(map(width, parts), default=0), MOST), title)


def cells(values: Sequence[Any]) -> tuple[str, ...]:
    if any(isinstance(value, Quantity | Decimal) for value in values):
        return aligned([figure(value) for value in values])
    return tuple(format_readable(value, short=True) for value in values)


def figure(value: Any) -> tuple[str, str, str]:
    """Qualifier, figure and unit of a cell."""
    if isinstance(value, Quantity):
        return quantity_parts(value)
    return "", number(value) if isinstance(value, Decimal) else format_readable(value, short=True), ""


def aligned(parts: Sequence[tuple[str, str, str]]) -> tuple[str, ...]:
    """Figures under each other by their decimal points."""
    heads = [f"{qualifier} {digits.partition('.')[0]}".strip() for qualifier, digits, _ in parts]
    tails = ["".join(digits.partition(".")[1:]) for _, digits, _ in parts]
    left, right = max(map(width, heads), default=0), max(map(width, tails), default=0)
    rows = zip(heads, tails, parts, strict=True)
    return tuple(f"{pad(head, left, True)}{pad(tail, right)} {unit}".rstrip() for head, tail, (_, _, unit) in rows)


def fit(found: Grid, room: int, hide: bool = False) -> Fit:
    """Widths that fill `room` cells at the most: the widest columns give way first.

    With `hide`, columns at the right go when even the least widths find no room.
    """
    least = [max(low, min(one, READABLE)) if hide else low for low, one in zip(found.least, found.natural, strict=True)]
    while hide and len(least) > 2 and sum(least) + GAP * (len(least) - 1) > room:
        least.pop()
    widths = [min(one, room) for one in found.natural[: len(least)]]
    for floor in (least, [1] * len(least)):
        over = sum(widths) + GAP * (len(widths) - 1) - room
        while over > 0 and (slack := [one - low for one, low in zip(widths, floor, strict=True)]) and max(slack) > 0:
            widths[
                max(range(len(widths)), key=lambda index: (slack[index] > 0, widths[index] / found.weight[index]))
            ] -= 1
            over -= 1
    return Fit(tuple(widths), len(found.natural) - len(least))


def has_room(table: Table, room: int) -> bool:
    """Can every column have the least that it wants?"""
    least = grid(table).least
    return sum(least) + GAP * (len(least) - 1) <= room


def paper(table: Table, room: int) -> list[Line]:
    """The whole table as lines: titles, a rule, rows whose long cells are wrapped."""
    found = grid(table)
    widths = fit(found, room).widths
    lines = row_lines(found.titles, widths, "label")
    lines.append((Span("  ".join("─" * one for one in widths), "rule"),))
    for index in range(len(table.rows)):
        lines += row_lines(found.row(index), widths, "text")
    return lines


def row_lines(texts: Sequence[str], widths: Sequence[int], role: str) -> list[Line]:
    """One row on as many lines as its longest cell takes."""
    wrapped = [wrap(text, one) if width(text) > one else [text] for text, one in zip(texts, widths, strict=True)]
    out: list[Line] = []
    for index in range(max(map(len, wrapped))):
        parts = [lines[index] if index < len(lines) else "" for lines in wrapped]
        text = (" " * GAP).join(pad(part, one) for part, one in zip(parts, widths, strict=True))
        out.append((Span(text.rstrip(), role),))
    return out
