"""One idea of back: exactly one step of what the reader did, everything as it was left."""

from __future__ import annotations

import pytest

from briefing.session import searching
from briefing.session.location import Location
from briefing.session.reply import Leave
from briefing.session.session import Session
from briefing.tui.presenter import Presenter
from tests.linear.conversation import AREA, NAMES
from tests.session.sessions import opened_session, run

QUOTE = f"{NAMES[0]}#theo-roncken"


def seen(location: Location) -> tuple[object, ...]:
    """What a reader sees of a location: a list, or a record with all the room."""
    record = location.record if location.is_record_open else ""
    briefing = location.briefing if location.is_in_briefing else ""
    return location.view or location.pane, briefing, record, location.query, location.measure


def gone_back(session: Session, *lines: str) -> list[bool]:
    """Whether back leads from each command to what was seen before it, the last one first."""
    before = []
    for line in lines:
        before.append(seen(session.location))
        run(session, line)
    answers = []
    for location in reversed(before):
        run(session, "back")
        answers.append(seen(session.location) == location)
    return answers


@pytest.mark.parametrize(
    "lines",
    [
        ("views timeline", f"open {AREA}"),
        ("search coca", "views timeline", f"open {AREA}"),
        ("search coca", f"open {AREA}", "compare", f"open {AREA}"),
        ("views timeline", f"open {AREA}", "compare"),
        ("views actors", "open 1", "open 1"),
        (f"open {NAMES[0]}", f"open {QUOTE}", f"open {AREA}", f"open {NAMES[1]}"),
        ("search coca", "search peru", "open 1"),
        (f"open-reference {AREA}",),
        ("changes 2014-01-01", "open 1"),
        ("open 2", "search coca", "open 1", "views measures"),
    ],
)
def test_back_takes_back_exactly_one_step_as_often_as_there_were_steps(lines: tuple[str, ...]) -> None:
    with opened_session() as session:
        session.select(NAMES[1], 1)

        assert gone_back(session, *lines) == [True] * len(lines)


def test_a_view_that_was_left_comes_back_with_its_cursor_sort_and_columns() -> None:
    with opened_session() as session:
        for line in ("views timeline", "sort -date", "columns date quantity"):
            run(session, line)
        session.select(AREA)
        options = session.table_options["+timeline"]
        for line in ("back", "views timeline"):
            run(session, line)

        assert (session.location.record, session.table_options["+timeline"]) == (AREA, options)


def test_from_one_view_sideways_to_the_next_is_no_step() -> None:
    with opened_session() as session:
        for line in ("views timeline", "next-view", "next-view", "back"):
            run(session, line)

        assert seen(session.location) == ("briefings", "", "", "", "")


def test_the_pane_that_was_gone_to_sideways_leads_back_to_where_its_briefing_was_opened() -> None:
    with opened_session() as session:
        for line in ("search coca", f"open {AREA}", "next-pane", "next-pane", "back"):
            run(session, line)

        assert session.location.pane == "results"


def test_the_briefing_that_was_gone_to_sideways_is_current_in_the_list_that_back_leads_to() -> None:
    with opened_session() as session:
        session.select(NAMES[0])
        for line in (f"open {NAMES[0]}", "next-briefing", "back"):
            run(session, line)

        assert (session.location.pane, session.location.record) == ("briefings", NAMES[1])


def test_the_list_under_an_open_record_goes_with_it_to_another_match() -> None:
    with opened_session() as session:
        for line in (f"open {NAMES[0]}", "open statistics", "search coca", f"open {NAMES[0]}", "open statistics"):
            run(session, line)
        for line in (f"open {AREA}", "next-match"):
            run(session, line)
        match = session.location.record
        run(session, "back")

        assert (session.location.is_record_open, session.location.record) == (False, match)


def test_back_from_where_a_link_led_is_the_record_with_the_link() -> None:
    with opened_session() as session:
        for line in (f"open {AREA}", "next-link", "follow", "back"):
            run(session, line)

        assert session.location.record == AREA


def test_an_opened_reference_leaves_the_cursor_of_the_library_where_it_was() -> None:
    with opened_session() as session:
        session.select(NAMES[1], 1)
        for line in (f"open-reference {AREA}", "back"):
            run(session, line)

        assert session.location.record == NAMES[1]


def test_close_goes_back_until_it_leaves_from_the_library_and_quit_leaves_at_once() -> None:
    with opened_session() as session:
        run(session, "views timeline")
        run(session, f"open {AREA}")
        effects = [type(run(session, "close").effects[0]).__name__ for _ in range(3)]

        assert effects == ["Returned", "Returned", "Leave"]
        run(session, "views timeline")
        assert run(session, "quit").effects == (Leave(0),)


def test_what_the_last_line_says_of_the_keys_is_true() -> None:
    def hints(session: Session) -> str:
        return "   ".join(Presenter(session).status(session.location).hints)

    with opened_session() as session:
        said = [hints(session)]
        for line in ("open 1", "open statistics", "open 1"):
            run(session, line)
            said.append(hints(session))

    assert ["esc back" in text for text in said] == [False, True, True, True]
    assert ["q quit" in text for text in said] == [True, False, False, False]
    assert ["enter open" in text for text in said] == [True, True, True, False]


@pytest.mark.parametrize("line", ["search coca", f"open {AREA}", "views timeline"])
def test_a_search_bar_that_is_left_leads_back_to_where_it_was_opened(line: str) -> None:
    with opened_session() as session:
        run(session, line)
        before = seen(session.location)
        searching.begin_typing(session)
        for text in ("p", "pe", "peru"):
            searching.type_query(session, text)
        assert session.location.query == "peru"
        searching.give_up(session)

        assert seen(session.location) == before


def test_a_refined_search_leads_back_to_the_one_before_it_and_that_to_where_it_began() -> None:
    with opened_session() as session:
        run(session, "search coca")
        searching.begin_typing(session)
        searching.type_query(session, "coca peru")
        queries = []
        for _ in range(2):
            run(session, "back")
            queries.append(
                (session.location.pane, session.location.query, session.search.text if session.search.is_on else "")
            )

    assert queries == [("results", "coca", "coca"), ("briefings", "", "")]


def test_a_search_that_is_ended_leads_back_to_where_the_first_began() -> None:
    with opened_session() as session:
        for line in (f"open {NAMES[0]}", "search coca", "search peru", "clear-search"):
            run(session, line)

        assert (session.location.pane, session.location.briefing, session.location.query) == ("summary", NAMES[0], "")
