"""A briefing finds row ids between its neighbours of the day, in the order of their names."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import pytest

from briefing.search.sqlite.row_ids import GAP, first_id, free_ids
from briefing.search.sqlite.schema import PLACES

DAY = 700_000
START, END = first_id(DAY), first_id(DAY) + PLACES


def index_of(*briefings: tuple[str, int, int]) -> sqlite3.Connection:
    """A table of briefings of a day, each with its name, and its first and last row id from the beginning of the day."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE briefing (day INTEGER, name TEXT, first INTEGER, last INTEGER)")
    rows: Iterable[tuple[object, ...]] = ((DAY, name, START + first, START + last) for name, first, last in briefings)
    connection.executemany("INSERT INTO briefing VALUES (?, ?, ?, ?)", rows)
    connection.execute("INSERT INTO briefing VALUES (?, ?, ?, ?)", (DAY - 1, "a", END, END + 5))
    return connection


@pytest.mark.parametrize(
    ("briefings", "count", "first"),
    [
        ([], 10, (PLACES - 10) // 2),
        ([("a", 5000, 5009)], 10, 5010 + GAP),
        ([("c", 50_000, 50_009)], 10, 50_000 - 10 - GAP),
        ([("c", 1000, 1009)], 10, 0),
        ([("c", 10, 19)], 10, 0),
        ([("a", 0, 9), ("c", 20, 29)], 10, 10),
        ([("a", 0, 9), ("c", 21, 29)], 10, 10),
        ([("a", 0, 9), ("c", 22, 29)], 10, 11),
        ([("a", 0, 9), ("c", 1010, 1019)], 10, 10 + (1000 - 10) // 2),
        ([("a", PLACES - 20, PLACES - 11)], 10, PLACES - 10),
        ([("0", 0, 1), ("a", 5000, 5009)], 10, 5010 + GAP),
        ([("c", 50_000, 50_009), ("d", 60_000, 60_001)], 10, 50_000 - 10 - GAP),
    ],
)
def test_a_briefing_stands_in_the_gap_between_its_neighbours(
    briefings: list[tuple[str, int, int]], count: int, first: int
) -> None:
    assert free_ids(index_of(*briefings), DAY, "b", count) == START + first


@pytest.mark.parametrize(
    ("briefings", "count"),
    [
        ([("a", 0, 9), ("c", 19, 29)], 10), ([("c", 9, 19)], 10), ([("a", PLACES - 20, PLACES - 10)], 10), ([], PLACES + 1),
    ],
)  # fmt: skip
def test_where_the_gap_is_too_small_there_is_no_place(briefings: list[tuple[str, int, int]], count: int) -> None:
    assert free_ids(index_of(*briefings), DAY, "b", count) is None


def test_a_day_has_room_for_so_many_records_and_no_more() -> None:
    assert (PLACES, GAP, first_id(DAY) - first_id(DAY + 1)) == (1 << 32, 1 << 12, PLACES)
    assert free_ids(index_of(), DAY, "b", PLACES) == START
