"""Searches with a name, in a file that people write too."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import BriefingError, QueryError, UsageError
from briefing.userdata.saved_searches import expand_saved, save_search, saved_searches, searches_path


def put(text: str) -> None:
    path = Path(searches_path())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_a_search_that_is_kept_is_found_by_its_name() -> None:
    save_search("peru", 'country:PE "air bridge"')

    assert (saved_searches(), expand_saved(" @peru ")) == (
        {"peru": 'country:PE "air bridge"'},
        'country:PE "air bridge"',
    )


def test_what_stood_in_the_file_stays_as_it_was() -> None:
    put('# mine\nold = "coca"')
    save_search("new", "peru")

    assert Path(searches_path()).read_text() == '# mine\nold = "coca"\nnew = "peru"\n'


def test_a_name_that_is_taken_is_not_taken_again() -> None:
    save_search("peru", "peru")

    with pytest.raises(UsageError, match="there is a search called 'peru'"):
        save_search("peru", "bolivia")


@pytest.mark.parametrize(
    ("name", "text", "error"),
    [("a b", "x", UsageError), ("", "x", UsageError), ("a", "(x", QueryError), ("a", "x\x7f", UsageError)],
)
def test_what_is_no_name_or_no_query_is_not_kept(name: str, text: str, error: type[BriefingError]) -> None:
    with pytest.raises(error):
        save_search(name, text)

    assert saved_searches() == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = 5", ":1:5: a: expected a query in quotation marks"), ('a = "x"\nb = "(x"', ":2:5: b: column 1 of the query: this parenthesis is never closed"),
        ('"a b" = "x"', ":1:9: a b: expected a name of letters, digits, - and _"), ("a = ", ":1:5: not TOML: expected a value: text in quotation marks, a number, a date, true, false, a list or a table"),
    ],
)  # fmt: skip
def test_a_fault_of_the_file_is_told_with_its_place(text: str, said: str) -> None:
    put(text)

    with pytest.raises(UsageError) as told:
        saved_searches()
    assert str(told.value) == f"{searches_path()}{said}"


def test_a_name_that_there_is_not_is_told_with_what_is_near() -> None:
    save_search("peru", "peru")

    with pytest.raises(UsageError, match="no search is saved as @peri; did you mean '@peru'"):
        expand_saved("@peri")
