"""Commands that go one further or one back: panes, briefings, views, links, matches, columns."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from briefing.session.lists import arranged_table
from briefing.session.location import PANES
from briefing.session.registry import KEY_CONTEXTS
from briefing.session.reply import Effect, MovePages, MoveRows, MoveToEnd, ScrollRecord, Suspend
from briefing.session.session import Session
from briefing.session.view_job import VIEW_NAMES
from tests.linear.conversation import AREA, NAMES
from tests.session.sessions import messages, opened_session, run

NO_EARLIER, NO_NEXT = "there is no earlier briefing", "there is no next briefing"


def walked(session: Session, attribute: str, lines: Iterable[str]) -> list[str]:
    """What each command leads to: an attribute of the location."""
    seen = []
    for line in lines:
        run(session, line)
        seen.append(str(getattr(session.location, attribute)))
    return seen


def test_panes_and_views_go_round_both_ways() -> None:
    forward, back = ["next-pane"] * 2, ["previous-pane"] * 3
    with opened_session() as session:
        panes = walked(session, "pane", (f"open {NAMES[0]}", *forward, *back))
        views = walked(
            session, "view", ("views compare", "next-view", "previous-view", "previous-view", "previous-view")
        )
        by_panes = walked(session, "view", ("next-pane", "previous-pane"))
    summary = PANES.index("summary")

    assert panes == [PANES[index] for index in (summary, summary + 1, summary + 2, summary + 1, summary, summary - 1)]
    assert views == ["compare", VIEW_NAMES[2], "compare", VIEW_NAMES[0], VIEW_NAMES[-1]]
    assert by_panes == [VIEW_NAMES[0], VIEW_NAMES[-1]]


def test_outside_of_the_views_the_next_is_the_first_and_the_one_before_the_last() -> None:
    with opened_session() as session:
        seen = walked(session, "view", ("next-view", "back", "previous-view"))

    assert seen == [VIEW_NAMES[0], "", VIEW_NAMES[-1]]


def test_briefings_end_at_the_first_and_the_last() -> None:
    lines = (
        "previous-briefing",
        f"open {NAMES[0]}",
        "previous-briefing",
        *["next-briefing"] * 3,
        *["previous-briefing"] * 3,
    )

    assert messages(*lines) == [NO_EARLIER, "", NO_EARLIER, "", "", NO_NEXT, "", "", NO_EARLIER]


def test_the_next_briefing_is_shown_in_the_same_pane() -> None:
    with opened_session() as session:
        for line in (f"open {NAMES[0]}", "open people", "next-briefing"):
            run(session, line)

        assert (session.location.briefing, session.location.pane) == (NAMES[1], "people")


def test_links_go_round_both_ways_and_follow_goes_where_the_chosen_one_leads() -> None:
    walk = (f"open {AREA}", "follow", "previous-link", "next-link", "next-link", "previous-link", "follow")
    with opened_session() as session:
        said = [run(session, line).message for line in walk]

        assert [message.partition(":")[0] for message in said] == [
            "", "follow what? next-link names what the record leads to", "Link 4 of 4", "Link 1 of 4", "Link 2 of 4", "Link 1 of 4", "",
        ]  # fmt: skip
        assert session.location.record == f"{NAMES[0]}#coca-2013-differs"


def test_the_first_link_is_the_first_that_next_chooses() -> None:
    assert messages(f"open {AREA}", "next-link")[1].startswith("Link 1 of 4: ")


def test_matches_go_round_and_the_one_before_leads_back() -> None:
    lines = ("search coca", f"open {AREA}", "next-match", "next-match", "previous-match", "previous-match")
    with opened_session() as session:
        seen = walked(session, "record", lines)

    area, before, place = AREA, f"{NAMES[0]}#coca-area-2013", f"{NAMES[0]}#vraem"
    assert seen == ["", area, before, place, before, area]


def test_beside_the_matches_the_next_one_is_the_first_and_the_one_before_the_last() -> None:
    start = ("search coca", f"open {NAMES[0]}", "open #theo-roncken")
    with opened_session() as session:
        seen = walked(session, "record", (*start, "next-match", start[-1], "previous-match"))
        last = session.matches()[-1]

    assert (seen[3], seen[5]) == ("", f"{NAMES[0]}#{last}")  # the briefing itself matches


def test_only_matches_are_listed_and_all_again() -> None:
    with opened_session() as session:
        seen = walked(session, "only_matches", ("search coca", f"open {AREA}", "only-matches", "only-matches"))

    assert seen == ["False", "False", "True", "False"]


def test_columns_are_scrolled_until_two_are_left_and_back() -> None:
    with opened_session() as session:
        count = len(arranged_table(session).columns)
        skipped = []
        for line in (*["columns-right"] * count, *["columns-left"] * count):
            run(session, line)
            skipped.append(session.table_options["briefings"].skipped)

    assert count > 3
    assert skipped == [
        *(min(step, count - 2) for step in range(1, count + 1)), *(max(count - 2 - step, 0) for step in range(1, count + 1)),
    ]  # fmt: skip


def test_a_list_is_sorted_the_other_way_round_and_back() -> None:
    with opened_session() as session:
        run(session, "reverse")
        sorts = []
        for line in ("sort title", "reverse", "reverse"):
            run(session, line)
            sorts.append(session.table_options["briefings"].sort)

    assert sorts == ["title", "-title", "title"]


def test_other_columns_are_shown_from_the_first() -> None:
    with opened_session() as session:
        for line in ("columns-right", "columns-right", "columns records, title"):
            run(session, line)
        options = session.table_options["briefings"]
        shown = [column.name for column in arranged_table(session).columns]
        run(session, "columns")

        assert (options.columns, options.skipped, shown) == (("records", "title"), 0, ["records", "title"])
        assert session.table_options["briefings"].columns == ()


def test_nothing_is_turned_round_before_it_is_sorted() -> None:
    assert messages("reverse") == ["nothing is sorted yet: sort sorts by the next column"]


def test_a_record_of_the_open_briefing_is_opened_by_what_follows_its_number_sign() -> None:
    with opened_session() as session:
        seen = walked(session, "record", (f"open {AREA}", "open #theo-roncken"))

    assert seen == [AREA, f"{NAMES[0]}#theo-roncken"]


EFFECTS = {
    "down": MoveRows(1), "up": MoveRows(-1), "page-down": MovePages(1), "page-up": MovePages(-1), "half-page-down": MovePages(0.5),
    "half-page-up": MovePages(-0.5), "first": MoveToEnd(-1), "last": MoveToEnd(1), "read-on": ScrollRecord(1), "read-back": ScrollRecord(-1),
    "suspend": Suspend(),
}  # fmt: skip


@pytest.mark.parametrize(("line", "effect"), EFFECTS.items())
def test_what_moves_leaves_how_far_to_the_front_end(line: str, effect: Effect) -> None:
    with opened_session() as session:
        assert run(session, line).effects == (effect,)


def test_what_changes_only_the_picture_is_known_as_such() -> None:
    commands = {command for groups in KEY_CONTEXTS.values() for group in groups for command in group}

    assert sorted(command.name for command in commands if command.is_visual) == [
        "columns-left", "columns-right", "suspend", "theme", "wrap",
    ]  # fmt: skip


def test_why_there_is_no_match_to_go_to_is_told() -> None:
    lines = (
        "next-match",
        "search theo",
        "only-matches",
        f"open {NAMES[1]}",
        "next-match",
        "back",
        "back",
        "search xyzzy",
    )

    assert [message for message in messages(*lines) if message] == [
        "there is no search yet: / QUERY begins one", "all of these match: open goes into one", "nothing in here matches",
    ]  # fmt: skip


def test_back_leads_up_one_step_at_a_time_to_the_library() -> None:
    lines = (
        f"open {NAMES[0]}",
        "open statistics",
        f"open {AREA}",
        "back",
        "back",
        "search coca",
        f"open {AREA}",
        "back",
        "back",
        "views timeline",
        "next-view",
        "back",
    )
    with opened_session() as session:
        seen = []
        for line in lines:
            run(session, line)
            here = session.location
            seen.append((here.view or here.pane, here.is_record_open))

        assert seen == [
            ("summary", False), ("statistics", False), ("statistics", True), ("statistics", False), ("briefings", False), ("results", False), ("statistics", True), ("results", False),
            ("briefings", False), ("timeline", False), ("compare", False), ("briefings", False),
        ]  # fmt: skip
        assert run(session, "back").message == "this is the library: there is nothing to go back to; quit leaves"


@pytest.mark.parametrize("is_background", [False, True])
def test_a_match_is_opened_where_no_list_is_seen_and_where_a_record_was_open(is_background: bool) -> None:
    with opened_session() as spoken:
        session = Session(spoken.repository, spoken.userdata, is_background=is_background)
        session.move(session.location._replace(query="coca"))
        seen = []
        for line in (f"open {NAMES[0]}", "open statistics", "next-match", "open-reference " + AREA, "next-match"):
            run(session, line)
            seen.append(session.location.is_record_open)

    assert seen == [False, False, not is_background, True, True]


def test_a_briefing_is_read_as_soon_as_it_is_open_whichever_way_it_was_gone_to() -> None:
    with opened_session() as session:
        news = [[session.marks.read.news_of(name) for name in NAMES]]
        for line in (f"open {NAMES[0]}", "open people", "next-briefing", "back", "open-reference " + NAMES[2]):
            run(session, line)
            news.append([session.marks.read.news_of(name) for name in NAMES])
        session.marks.read.mark_unread(NAMES[2])
        for line in ("back", f"open {NAMES[2]}"):
            run(session, line)

        unread = news[0][0]
        assert news == [
            [unread] * 3, ["", unread, unread], ["", unread, unread], ["", "", unread], ["", "", unread], ["", "", ""],
        ]  # fmt: skip
        assert (unread != "", session.marks.read.news_of(NAMES[2])) == (True, "")
