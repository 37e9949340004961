"""Where the reader goes: links, back and forward, the views, and the place where the last run ended."""

from __future__ import annotations

from tests.tui.frames import FIRST
from tests.tui.walk import WHOLE, Walk, place, seen, status, view, where

FIRST_ID = FIRST.stem
NEWEST = "2015-08-18-unis-bolivia-2014-survey"


# ----------------------------------------------------------------------- links


def test_the_links_of_a_record_follow_each_other_round() -> None:
    def look(walk: Walk) -> str:
        record = walk.reading.record
        return record.text.links[record.text.link][1].partition("#")[2]

    operation = "tab enter"
    steps = (operation, "o", "o", "O", "O", "O", "o", ":next-link", ":previous-link")
    note, first, second = "one-alliance", "bolivian-security-forces", "peruvian-security-forces"
    last = "airstrip-destruction"

    assert seen(look, *steps) == [note, first, second, first, note, last, note, first, note]


def test_a_linked_statistic_is_followed_and_before_comes_back() -> None:
    operation = ("operations", "airstrip-campaign-2015", True)
    statistic = ("statistics", "airstrips-destroyed", True)

    steps = ("tab enter o o o o o", "enter", "H", "L", "ctrl+o", "o o o o o l", "alt+left", "alt+right", ":before")

    assert seen(where, *steps) == [
        operation,
        statistic,
        operation,
        statistic,
        operation,
        statistic,
        operation,
        statistic,
        operation,
    ]


# ------------------------------------------------------------ back and forward


def test_before_and_forth_go_through_briefings_and_searches() -> None:
    steps = ("j enter", "tab tab j", "{", "H", "H", "L", "L", ":forth")
    found = seen(place, *steps, paths=WHOLE)
    listed, aircraft = ("", "", "briefings", False, ""), ("", FIRST_ID, "statistics", False, "aircraft-destroyed")

    assert (found[1], found[3], found[5]) == (aircraft, aircraft, aircraft)
    assert (found[2][1], found[6]) == (NEWEST, found[2])
    assert found[4] == listed


def test_before_comes_back_into_the_results_a_record_was_opened_from() -> None:
    def look(walk: Walk) -> tuple[str, str]:
        return walk.here.pane, walk.session.search.text

    steps = (":search roncken", "enter", "H", "L")

    assert seen(look, *steps) == [(pane, "roncken") for pane in ("results", "people", "results", "people")]


def test_where_there_is_no_way_back_or_forward_it_is_said() -> None:
    assert seen(status, "H", "L") == ["nothing was read before this", "there is nothing to go forward to"]


def test_back_leaves_one_thing_after_the_other() -> None:
    steps = ("tab tab enter", "escape", "h", "left")

    assert [one[::2] for one in seen(where, *steps)] == [
        ("statistics", True),
        ("statistics", False),
        ("briefings", False),
        ("briefings", False),
    ]


# ----------------------------------------------------------------------- views


def test_the_views_by_key_and_by_name() -> None:
    steps = (
        "v",
        "tab",
        "]",
        "[",
        "shift+tab",
        ":next-view",
        ":previous-view",
        ":views spe",
        "v",
        ":views countries",
        "V",
        "q",
        "V",
    )
    names = [
        "timeline",
        "compare",
        "measures",
        "compare",
        "timeline",
        "compare",
        "timeline",
        "speakers",
        "",
        "countries",
        "changes",
        "countries",
        "changes",
    ]

    assert seen(view, *steps, paths=WHOLE) == names


def test_before_leads_back_into_the_view_a_record_was_opened_from() -> None:
    steps = ("j", ":views timeline", "j j", "enter", "H", "H")
    found = seen(place, *steps, paths=WHOLE)

    assert [one[0] for one in found] == ["", "timeline", "timeline", "", "timeline", ""]
    assert (found[3][3], found[5]) == (True, found[0])


def test_a_figure_is_compared_by_key_and_its_measure_by_name() -> None:
    def look(walk: Walk) -> tuple[str, str, int]:
        return view(walk), walk.table.rows.reference.partition("#")[2], len(walk.rows)

    steps = (":open-reference " + f"{FIRST_ID}#coca-area-2013 ", "c", "q", ":compare coca-cultivation-area")
    found = seen(lambda walk: look(walk) if view(walk) else None, *steps, paths=WHOLE)

    assert found[1] == ("compare", "coca-area-2013", 21)
    assert (found[2], found[3] and found[3][::2]) == (None, ("compare", 21))


def test_changes_are_those_since_a_moment() -> None:
    def look(walk: Walk) -> tuple[str, bool]:
        return view(walk), len(walk.rows) > 0

    steps = (":changes -1d", ":changes 2099-01-01", ":changes 2000-01-01")

    assert seen(look, *steps, paths=WHOLE)[1:] == [("changes", False), ("changes", True)]
    assert seen(status, ":changes garbage")[0].startswith("expected a moment, as 06:00, ")


def test_a_briefing_or_a_record_is_opened_by_its_reference() -> None:
    steps = (f":open-reference {FIRST_ID}#aircraft-destroyed", f":open-reference {NEWEST}", "H")
    record = ("", FIRST_ID, "statistics", True, "aircraft-destroyed")

    assert seen(place, *steps, paths=WHOLE) == [record, ("", NEWEST, "summary", False, ""), record]
