"""Other columns and another order of a table."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefing.errors import UsageError
from briefing.formatting import WithheldHeadline
from briefing.model import Period, Quantity
from briefing.table import Column, Row, Table
from briefing.views.table_options import arranged

COLUMNS = (Column("title", "Title", True), Column("figure", "Figure"), Column("date", "Period"))


def row(name: str, figure: Quantity | None, date: str | None) -> Row:
    return Row(name, (name, figure, Period.parse(date) if date else None))


TABLE = Table(
    "Figures",
    COLUMNS,
    (
        row("Émeraude", Quantity(Decimal(9), None, None, "tons", ""), "2014"),
        row("zinc", Quantity(None, Decimal(10), Decimal(20), "tons", ""), "2011/2012"),
        row("copper", None, None),
        row("Azurite", Quantity(Decimal("7.4"), None, None, "tons", ""), "2015-07"),
    ),
)


def names(table: Table) -> list[str]:
    return [row.reference for row in table.rows]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("", ["Émeraude", "zinc", "copper", "Azurite"]),
        ("title", ["Azurite", "copper", "Émeraude", "zinc"]),
        ("-title", ["zinc", "Émeraude", "copper", "Azurite"]),
        ("figure", ["Azurite", "Émeraude", "zinc", "copper"]),
        ("-figure", ["zinc", "Émeraude", "Azurite", "copper"]),
        ("date", ["zinc", "Émeraude", "Azurite", "copper"]),
        ("-date", ["Azurite", "Émeraude", "zinc", "copper"]),
    ],
)
def test_rows_stand_by_what_a_column_says_and_those_that_say_nothing_last(sort: str, expected: list[str]) -> None:
    assert names(arranged(TABLE, sort=sort)) == expected


def test_columns_stand_as_they_were_asked_for() -> None:
    table = arranged(TABLE, ["date", "title"])

    assert ([column.name for column in table.columns], table.rows[1].values) == (
        ["date", "title"],
        (Period.parse("2011/2012"), "zinc"),
    )


def test_a_table_can_be_sorted_by_a_column_that_is_not_shown() -> None:
    assert names(arranged(TABLE, ["title"], "figure"))[0] == "Azurite"


def test_a_headline_that_is_not_to_be_used_stands_where_its_words_do() -> None:
    headlines = ("Bolivia", WithheldHeadline("Brazil", "withheld"), "Peru", "Argentina")
    table = Table("Changes", COLUMNS[:1], tuple(Row(name, (name,)) for name in headlines))

    assert names(arranged(table, sort="title")) == ["Argentina", "Bolivia", "Brazil", "Peru"]


def test_what_is_equal_keeps_its_order_both_ways() -> None:
    table = Table("T", COLUMNS[:1], tuple(Row(id, (name,)) for id, name in (("1", "b"), ("2", "a"), ("3", "B"))))

    assert [names(arranged(table, sort=sort)) for sort in ("title", "-title")] == [["2", "1", "3"], ["1", "3", "2"]]


def test_a_column_that_there_is_not_is_refused_with_what_was_meant() -> None:
    with pytest.raises(
        UsageError, match=r"no column 'figur'; did you mean 'figure'\? \(there are title, figure, date\)"
    ):
        arranged(TABLE, ["figur"])
