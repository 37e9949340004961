"""What tab offers: fields of a query and their values, commands and what they take."""

from __future__ import annotations

import pytest

from briefing.search.fields import SECTION_NAMES
from briefing.session.completion import MOST, complete_command, complete_query, completion_text
from tests.linear.conversation import AREA, NAMES
from tests.session.sessions import opened_session, run

SAVED = ("mine", "more", "other")
FORMS = [
    "copy plain",
    "copy markdown",
    "copy json",
    "copy url",
    "copy flagged",
    "copy cell",
    "copy row",
    "copy table",
    "copy table markdown",
]


def test_a_query_is_offered_the_fields_and_values_that_its_last_word_begins() -> None:
    lines = ("coun", "area (-cou", "section:st", "area has:du", "country:b", "@m", "area @mo", "", "area ", "nothing:x")
    with opened_session() as session:
        offered = [complete_query(line, session.repository, SAVED) for line in lines]

    assert offered == [
        ["country:"], ["area (-country:"], ["section:statistics "], ["area has:duration "], ["country:BO ", "country:BR "],
        ["@mine", "@more"], ["@more"], [], [], [],
    ]  # fmt: skip


def test_every_section_is_offered_and_at_most_forty_values() -> None:
    with opened_session() as session:
        offered = [complete_query(line, session.repository) for line in ("section:", "has:")]

    assert offered[0] == [f"section:{name} " for name in SECTION_NAMES]
    assert len(offered[1]) == MOST


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
        (("country:",), "coun", "tab › country: The countries it concerns."),
    ],
)
def test_what_tab_offers_is_told_without_what_stands_before_it(
    candidates: tuple[str, ...], text: str, line: str
) -> None:
    assert completion_text(candidates, text) == line


@pytest.mark.parametrize(
    ("index", "line"),
    [
        (0, "tab › [country:BO] Bolivia  country:PE  country:CO  country:BR"),
        (3, "tab › … country:PE  country:CO  [country:BR] Brazil"),
        (4, "tab › … country:PE  country:CO  country:BR"),
    ],
)
def test_the_candidate_in_the_bar_is_marked_and_explained(index: int, line: str) -> None:
    candidates = [f"country:{code} " for code in ("BO", "PE", "CO", "BR")]

    assert completion_text(candidates, "country:", index) == line


def test_measures_references_orders_and_queries_are_completed() -> None:
    lines = (
        "compare coca-cultivation-a",
        "open-reference 2014-06",
        f"open-reference {AREA[:-4]}2014",
        "search section:quo",
    )
    with opened_session() as session:
        offered = [list(complete_command(session, line)) for line in lines]
        run(session, "search coca")
        orders = list(complete_command(session, "sort n"))

    assert offered == [
        ["compare coca-cultivation-area"],
        [f"open-reference {NAMES[2]}"],
        [f"open-reference {AREA}"],
        ["search section:quotes"],
    ]
    assert orders == ["sort newest", "sort name"]
