"""How a view's lines are to be drawn: what has been withdrawn is struck, and one year alone makes no profile."""

from __future__ import annotations

from collections import Counter

import pytest

from briefing.formatting import WithheldHeadline
from briefing.model import Period
from briefing.search.rows import Results
from briefing.table import Row, Table
from briefing.views.changes import COLUMNS, change_lines
from briefing.views.results import results_table
from briefing.views.timeline import profile


def roles(what: str, headline: str) -> list[tuple[str, str]]:
    """Text and role of all that the line of one change is drawn with."""
    values = (what, Period.parse("2015-07-22"), None, headline, "", "a")
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
