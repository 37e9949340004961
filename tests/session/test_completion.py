"""What tab offers: fields of a query and their values, commands and what they take."""

from __future__ import annotations

import pytest

from briefing.search.fields import SECTION_NAMES
from briefing.session.completion import complete_command, complete_query, completion_text
from tests.session.sessions import opened_session, run

SAVED = ("mine", "more", "other")
FORMS = ["copy plain", "copy markdown", "copy json", "copy cell", "copy row", "copy table", "copy table markdown"]


def test_a_query_is_offered_the_fields_and_values_that_its_last_word_begins() -> None:
    lines = ("coun", "area (-cou", "section:st", "area has:du", "country:b", "@m", "area @mo", "", "area ", "nothing:x")
    with opened_session() as session:
        offered = [complete_query(line, session.repository, SAVED) for line in lines]

    assert offered == [
        ["country:"], ["area (-country:"], ["section:statistics "], ["area has:duration "], ["country:BO ", "country:BR "],
        ["@mine", "@more"], ["@more"], [], [], [],
    ]  # fmt: skip


def test_at_most_eight_values_are_offered() -> None:
    with opened_session() as session:
        offered = [complete_query(line, session.repository) for line in ("section:", "measure:")]

    assert [len(values) for values in offered] == [8, 8]
    assert offered[0] == [f"section:{name} " for name in SECTION_NAMES[:8]]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("so", ["sort "]), ("sort date", ["sort date_published"]), ("columns rec", ["columns records"]), ("copy cell c", ["copy cell countries"]),
        ("copy ", FORMS), ("copy t", ["copy table", "copy table markdown"]), ("theme d", ["theme dark"]),
        ("views c", ["views compare", "views countries", "views changes"]), ("open ", ["open N, REF or SECTION"]), ("open x", []),
        ("nothing", []), ("nothing ", []), ("wrap ", []), ("copy row c", []),
    ],
)  # fmt: skip
def test_a_command_is_offered_what_its_last_word_begins(line: str, offered: list[str]) -> None:
    with opened_session() as session:
        assert list(complete_command(session, line)) == offered


def test_the_columns_offered_are_those_of_the_list() -> None:
    with opened_session() as session:
        run(session, "views countries")

        assert list(complete_command(session, "sort c")) == ["sort country"]


@pytest.mark.parametrize(
    ("candidates", "text", "line"),
    [
        ((), "are", ""),
        (("copy cell", "copy row"), "copy ", "tab › cell  row"),
        (("area (country:BO ", "area (country:BR "), "area (country:b", "tab › country:BO  country:BR"),
    ],
)
def test_what_tab_offers_is_told_without_what_stands_before_it(
    candidates: tuple[str, ...], text: str, line: str
) -> None:
    assert completion_text(candidates, text) == line
