"""What commands change: the location, the options of a table, the reader's own data."""

from __future__ import annotations

import pytest

from briefing.linear.telling import list_heading
from briefing.session.lists import arranged_table
from briefing.session.location import SUMMARY, VIEW_PREFIX
from briefing.session.table_options import TableOptions, apply_options, next_sort
from briefing.session.view_job import VIEW_NAMES
from briefing.table import Column, Row, Table
from tests.linear.conversation import AREA, NAMES
from tests.session.sessions import messages, opened_session, run

TABLE = Table(
    "Things",
    (Column("name", "Name", True), Column("size", "Size"), Column("place", "Place")),
    (Row("b", ("b", 2, "x")), Row("a", ("a", 3, "y")), Row("c", ("c", 1, "z"))),
)


# ---------------------------------------------------------------------- views


@pytest.mark.parametrize("view", VIEW_NAMES)
def test_a_view_is_shown_by_its_name_or_what_only_it_begins_with(view: str) -> None:
    lengths = (
        length for length in range(1, len(view) + 1) if sum(v.startswith(view[:length]) for v in VIEW_NAMES) == 1
    )
    with opened_session() as session:
        for length in lengths:
            run(session, f"views {view[:length]}")
            assert session.location.view == view


def test_a_beginning_of_several_views_shows_none_of_them() -> None:
    with opened_session() as session:
        reply = run(session, "views c")

        assert (session.location.view, reply.message.partition(" (")[0]) == (
            "", "no view 'c'; did you mean 'compare' or 'countries' or 'changes'?",
        )  # fmt: skip


def test_the_cursor_of_compare_stands_on_no_figure_of_another_measure() -> None:
    with opened_session() as session:
        for line in (f"open {AREA}", "compare", "compare aircraft-destroyed"):
            run(session, line)

        assert session.location.cursors.get(("", f"{VIEW_PREFIX}compare")) is None


# -------------------------------------------------------------- table options


def test_what_is_not_chosen_leaves_a_table_as_it_is() -> None:
    assert apply_options(TABLE, TableOptions()) == TABLE


@pytest.mark.parametrize(
    ("options", "references", "columns"),
    [
        (TableOptions(sort="size"), "cba", "name size place"),
        (TableOptions(sort="-name"), "cba", "name size place"),
        (TableOptions(columns=("place", "name")), "bac", "place name"),
        (TableOptions(skipped=1), "bac", "name place"),
        (TableOptions(skipped=9), "bac", "name place"),
        (TableOptions(sort="size", columns=("place",)), "cba", "place"),
        (TableOptions(is_wrapped=True), "bac", "name size place"),
    ],
)
def test_a_table_is_shown_as_the_reader_wants_it(options: TableOptions, references: str, columns: str) -> None:
    table = apply_options(TABLE, options)

    assert ("".join(row.reference for row in table.rows), " ".join(column.name for column in table.columns)) == (
        references, columns,
    )  # fmt: skip


@pytest.mark.parametrize(("sort", "by", "expected"), [
    ("", 1, "name"), ("name", 1, "size"), ("-name", 1, "size"), ("place", 1, ""), ("", -1, "place"), ("gone", 1, "name"),
])  # fmt: skip
def test_the_next_column_to_sort_by_comes_round(sort: str, by: int, expected: str) -> None:
    assert next_sort(TABLE, sort, by) == expected


def test_a_column_that_is_not_there_changes_nothing() -> None:
    with opened_session() as session:
        for line in (f"open {NAMES[0]}", "open people", "sort -name", "sort nothing", "columns nothing"):
            run(session, line)

        assert session.table_options == {"people": TableOptions(sort="-name")}
        assert arranged_table(session).rows[0].values[0] == "Theo Roncken"


# ------------------------------------------------------------- what is meant


def test_in_a_summary_a_command_is_about_the_briefing() -> None:
    with opened_session() as session:
        run(session, f"open {NAMES[0]}")
        session.select("quotes")

        assert (session.location.pane, session.reference) == (SUMMARY, NAMES[0])


def test_a_flag_that_another_session_set_meanwhile_is_shown_and_not_taken_back() -> None:
    with opened_session() as first, opened_session() as second:
        for session in (first, second):
            run(session, f"open {AREA}")
        flagged = [run(session, "flag").message.partition(":")[0] for session in (first, second, second)]

        assert flagged == ["flagged", "flagged", "no longer flagged"]


def test_a_bookmark_is_a_letter() -> None:
    assert messages(f"open {AREA}", "mark", "mark 1", "mark a", "jump b") == [
        "",
        "mark LETTER: a letter from a to z or A to Z",
        "a mark is a letter from a to z or A to Z, found 1",
        "marked a: Area under coca, Peru: 42,900 hectares (2014)",
        "no place is marked so; there are: a Area under coca, Peru: 42,900 hectares (2014)",
    ]


# ------------------------------------------------------------------- the ways


def test_back_leads_out_of_a_record_of_a_view_into_the_view() -> None:
    with opened_session() as session:
        seen = []
        for line in ("views timeline", "open 2", "back", "back"):
            run(session, line)
            seen.append((session.location.view, session.location.is_record_open))

        assert seen == [("timeline", False), ("", True), ("timeline", False), ("", False)]


def test_back_out_of_a_search_is_where_it_began() -> None:
    with opened_session() as session:
        run(session, f"open {AREA}")
        before = session.location
        for line in ("search coca", "open 1", "back", "back"):
            run(session, line)

        assert session.location.identity == before.identity


def test_a_record_that_does_not_match_shows_every_record_again() -> None:
    lines = (f"open {AREA}", "search coca", f"open {AREA}", "only-matches", f"open {NAMES[0]}#theo-roncken")

    assert messages(*lines)[-1] == "every record is shown: this one does not match"


def test_an_order_by_a_column_that_a_list_has_not_is_dropped_with_a_word() -> None:
    with opened_session() as session:
        session.table_options["briefings"] = TableOptions("-gone", ("lost", "title"))
        heading = list_heading(session, arranged_table(session))
        wrapped = run(session, "wrap").message

        assert (heading, wrapped) == (
            "Briefings: 3, without gone lost, which it does not have",
            "long cells are wrapped",
        )
        assert session.table_options["briefings"] == TableOptions("", ("title",), is_wrapped=True)


def test_a_measure_is_compared_within_a_query_or_the_query_is_told_to_be_none() -> None:
    with opened_session() as session:
        counts = []
        for line in ("compare coca-cultivation-area", "compare coca-cultivation-area since:2014"):
            run(session, line)
            counts.append(len(session.view().table.rows))
        subject = session.view_request().subject()
        fault = run(session, "compare coca-cultivation-area value>x").message

    assert (counts, subject) == ([9, 2], "since 2014")
    assert "expected a number" in fault
