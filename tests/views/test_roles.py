"""How a view's lines are to be drawn: what has been withdrawn is struck, and one year alone makes no profile."""

from __future__ import annotations

from collections import Counter

import pytest

from briefing.formatting import WithheldHeadline
from briefing.model import Period
from briefing.search.rows import Results
from briefing.table import Row, Table
from briefing.views.changes import COLUMNS, change_lines
from briefing.views.layout import plain
from briefing.views.results import results_table
from briefing.views.timeline import UNDATED, bar, histogram, month, profile


def roles(what: str, headline: str) -> list[tuple[str, str]]:
    """Text and role of all that the line of one change is drawn with."""
    values = (what, "2026-11-25 06:00", Period.parse("2015-07-22"), None, headline, (), "", "a")
    line = change_lines(Table("Changes", COLUMNS, (Row("a", values),)), 80)[0]
    return [(span.text.strip(), span.role) for span in line if span.text.strip()]


def test_a_change_is_a_word_and_a_title() -> None:
    assert roles("new", "Coca in Peru") == [("new", "label"), ("Coca in Peru", "title")]


def test_what_is_withheld_is_a_fault_and_struck() -> None:
    assert roles("withheld", WithheldHeadline("Coca in Peru", "withheld")) == [
        ("withheld", "fault"),
        ("Coca in Peru", "struck"),
    ]


def test_of_the_columns_of_a_search_the_name_gives_way_last() -> None:
    columns = results_table(Results((), 0, False, "best first"), ()).columns

    assert [column.name for column in columns if column.is_name] == ["name"]


@pytest.mark.parametrize("years", [{}, {"2014": 3}, {"2014": 3, "undated": 2}])
def test_one_year_has_no_profile(years: dict[str, int]) -> None:
    assert profile(Counter(years)) == ""


@pytest.mark.parametrize(
    ("count", "heights"),
    [(2, "▄█"), (23, "▃▆█" * 7 + "▃▆"), (24, "▃▆█" * 8), (25, "██▃▆█▃▆█▃▆█▃▆█▃▆█▃▆█▃▆█▃")],
)  # fmt: skip
def test_a_profile_has_a_column_a_year_and_at_most_twenty_four(count: int, heights: str) -> None:
    by_year = Counter({str(2000 + index): 1 + index % 3 for index in range(count)})

    assert profile(by_year) == f"2000 {heights} {1999 + count}"


def test_what_has_no_date_is_in_no_profile() -> None:
    assert profile(Counter({"2014": 3, "2015": 1, UNDATED: 4})) == "2014 █▃ 2015"


@pytest.mark.parametrize(("cells", "longest"), [(80, 40), (52, 40), (51, 39), (20, 8), (14, 2), (12, 1), (5, 1)])
def test_a_bar_of_a_histogram_fills_the_room_and_at_most_forty_cells(cells: int, longest: int) -> None:
    lines = [plain(line) for line in histogram(Counter({"2014": 1000, "2015": 500, "2016": 0, "2017": 1}), cells)]

    assert lines == [
        f"2014  1000  {'▇' * longest}", f"2015   500  {'▇' * max(round(longest / 2), 1)}", "2016     0  ", "2017     1  ▇",
    ]  # fmt: skip


def test_of_nothing_there_is_no_histogram() -> None:
    assert list(histogram(Counter(), 80)) == []


@pytest.mark.parametrize(
    ("value", "most", "cells"), [(0, 5, 0), (-1, 5, 0), (5, 0, 0), (0.01, 5, 1), (2.5, 5, 6), (5, 5, 12)]
)
def test_a_bar_has_a_cell_for_what_is_above_nought(value: float, most: float, cells: int) -> None:
    assert bar(value, most, 12) == "▇" * cells


@pytest.mark.parametrize(
    ("edtf", "begins"),
    [
        ("2014-08-03", "2014-08"), ("2014-08", "2014-08"), ("2014-08/2014-09", "2014-08"), ("2014-08-XX", "2014-08"), ("2014", "2014"),
        ("1995~", "1995"), ("2014-XX", "2014"), ("201X", "2010"), ("20XX", "2000"), ("2001-21", "2001"), ("-0043-03-15", "-0043"),
        ("../2014-05", "2014"), ("", "undated"),
    ],
)  # fmt: skip
def test_a_row_stands_under_the_month_it_begins_in_or_its_year(edtf: str, begins: str) -> None:
    assert month(edtf) == begins
