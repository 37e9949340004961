"""How columns share the room there is: exactly all of it, once they have to give way."""

from __future__ import annotations

import pytest

from briefing.table import Column, Row, Table
from briefing.views.grid import fit, grid, has_room

TABLE = Table(
    "T", (Column("a", "A"), Column("b", "B"), Column("c", "C")), (Row("x", ("some long words here", "of two", "c")),)
)
GAPS = 4
"""Two cells between three columns."""


def test_columns_with_room_are_as_wide_as_they_like() -> None:
    assert [fit(grid(TABLE), room).widths for room in (31, 32, 100)] == [(20, 6, 1)] * 3


@pytest.mark.parametrize("room", [30, 29, 25, 12, 9])
def test_columns_that_give_way_fill_the_room(room: int) -> None:
    assert sum(fit(grid(TABLE), room).widths) + GAPS == room


@pytest.mark.parametrize(("room", "shown"), [(31, 3), (30, 2), (3, 2)])
def test_columns_without_room_are_hidden_down_to_two(room: int, shown: int) -> None:
    fitted = fit(grid(TABLE), room, hide=True)

    assert (len(fitted.widths), fitted.hidden) == (shown, 3 - shown)


def test_a_column_that_says_nothing_in_any_row_is_left_out() -> None:
    rows = Row("x", ("", "", "c")), Row("y", ("", None, "d"))

    assert grid(TABLE._replace(rows=rows)).titles == ("A", "C")
    assert grid(TABLE._replace(rows=())).titles == ("A", "B", "C")


def of_texts(*texts: str, rows: int = 1, last: str = "") -> Table:
    """A table of equal rows, the first cell of the last one another text."""
    columns = tuple(Column(str(index), "T", is_name=index == 1) for index in range(len(texts)))
    own = [Row("x", texts) for _ in range(rows)]
    return Table("T", columns, (*own[:-1], Row("y", (last or texts[0], *texts[1:]))))


@pytest.mark.parametrize(
    ("text", "least"), [("x" * 34, 34), ("x" * 35, 34), ("two words", 5), ("", 1), ("x" * 2000 + " " + "y" * 40, 34)]
)
def test_a_column_keeps_its_longest_word_to_thirty_four_cells(text: str, least: int) -> None:
    assert grid(of_texts(text, "b")).least[0] == least


def test_a_title_is_kept_whole_beyond_that() -> None:
    assert grid(Table("T", (Column("a", "t" * 40),), (Row("x", ("a",)),))).least == (40,)


@pytest.mark.parametrize(("most", "cells"), [(None, 9), (3, 9), (2, 1)])
def test_the_rows_that_are_measured_are_those_asked_for_and_the_others_are_shown_too(
    most: int | None, cells: int
) -> None:
    measured = grid(of_texts("a", "b", rows=3, last="long text"), most)

    assert (measured.natural[0], measured.row(2)) == (cells, ["long text", "b"])


@pytest.mark.parametrize(("room", "shown"), [(64, 3), (63, 2)])
def test_a_column_is_hidden_before_it_has_less_than_twenty_cells(room: int, shown: int) -> None:
    assert len(fit(grid(of_texts(*["some words that go on and on"] * 3)), room, hide=True).widths) == shown


def test_the_column_of_names_keeps_twice_the_room_of_another() -> None:
    assert fit(grid(of_texts("word " * 12, "word " * 12)), 47).widths == (15, 30)


@pytest.mark.parametrize(("room", "has"), [(13, True), (12, False)])
def test_a_table_has_room_where_each_column_has_its_least_width_and_two_cells_between(room: int, has: bool) -> None:
    assert has_room(of_texts("words", "and", "a"), room) is has
