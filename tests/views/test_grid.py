"""Tables of values -> columns that line up."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Quantity
from briefing.table import Column, Row, Table
from briefing.views.grid import aligned, fit, grid, paper
from briefing.views.layout import line_width, plain


def table(*rows: tuple[object, ...]) -> Table:
    columns = tuple(Column(f"c{index}", f"C{index}") for index in range(len(rows[0])))
    return Table("T", columns, tuple(Row(f"x#{index}", row) for index, row in enumerate(rows)))


def of(value: str, unit: str, qualifier: str = "") -> Quantity:
    return Quantity(Decimal(value), None, None, unit, qualifier)


def test_figures_align_on_the_decimal_point() -> None:
    measured = grid(table((of("42900", "hectares"),), (of("7.4", "tons"),), (of("20", "years", "nearly"),)))

    assert measured.columns[0] == ("   42,900   hectares", "        7.4 tons", "nearly 20   years")


def test_a_range_is_a_figure_too() -> None:
    assert grid(table((Quantity(None, Decimal(5), Decimal(10), "tons", ""),))).columns == (("5 – 10 tons",),)


def test_aligned_texts_have_their_points_in_one_column() -> None:
    texts = aligned([("", "1.5", "t"), ("", "100", "t"), ("about", "22.25", "t")])

    assert [text.find(".") for text in texts if "." in text] == [8, 8]


def test_on_paper_a_long_cell_goes_on_below() -> None:
    lines = [plain(line) for line in paper(table(("some long words here", "b")), 14)]

    assert lines[2:] == ["some long   b", "words here"]


def test_on_screen_columns_without_room_are_hidden_and_counted() -> None:
    wide = table(tuple("a column of some width" for _ in range(5)))

    assert (len(fit(grid(wide), 50, hide=True).widths), fit(grid(wide), 50, hide=True).hidden) == (2, 3)


@given(st.lists(st.tuples(*[st.text("abc é漢", max_size=40)] * 3), min_size=1, max_size=5), st.integers(12, 100))
def test_no_line_of_a_table_is_wider_than_asked(rows: list[tuple[object, ...]], room: int) -> None:
    assert max(line_width(line) for line in paper(table(*rows), room)) <= room
