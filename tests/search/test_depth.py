"""How deep a query may be nested: groups and negations count inside each other, and not side by side."""

from __future__ import annotations

import pytest

from briefing.errors import QueryError
from briefing.search.query.query import Query

TODAY = "2026-11-23"


def read(text: str) -> str:
    """The query of a text, printed back."""
    return str(Query.parse(text, today=TODAY))


def test_groups_side_by_side_are_not_nested() -> None:
    assert read("(a) (b) (c) (d) (e) (f) (g) (h) (i)") == "a b c d e f g h i"


def test_negations_side_by_side_are_not_nested() -> None:
    assert read("-a -b -c -d -e -f -g -h -i") == "-a -b -c -d -e -f -g -h -i"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("((((((((a))))))))", "a"), ("(-(-(-(-a))))", "a"), ("(a) (-b) -(c) ((((((((d))))))))", "a -b -c d"),
    ],
)  # fmt: skip
def test_eight_inside_each_other_are_read(text: str, printed: str) -> None:
    assert read(text) == printed


@pytest.mark.parametrize(
    ("before", "nested"),
    [
        ("", "(((((((((a)))))))))"), ("(a) (b) (c) (d) (e) (f) (g) (h) ", "(((((((((i)))))))))"),
        ("-a -b -c -d -e -f -g -h ", "(((((((((i)))))))))"), ("(-a) (-b) (-c) (-d) ", "(-(-(-(-(a)))))"),
        ("((((((((a)))))))) ", "(((((((((b)))))))))"),
    ],
)  # fmt: skip
def test_nine_inside_each_other_are_refused_whatever_stands_before(before: str, nested: str) -> None:
    with pytest.raises(QueryError) as told:
        read(before + nested)

    assert (told.value.column, told.value.message) == (len(before) + 9, "more than 8 parentheses inside each other")
