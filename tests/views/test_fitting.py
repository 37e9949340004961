"""How columns share the room there is: exactly all of it, once they have to give way."""

from __future__ import annotations

import pytest

from briefing.table import Column, Row, Table
from briefing.views.grid import fit, grid

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
