"""The views of the whole library on screen: through them all, into a record, into a search, and back."""

from __future__ import annotations

import asyncio

import pytest

from briefing.session.location import RESULTS
from briefing.session.view_job import VIEW_NAMES as NAMES
from tests.tui.walk import WHOLE, Walk, place, seen, view, walking


def over(walk: Walk) -> tuple[str, str]:
    """The view, and what is shown."""
    return view(walk), walk.shown


def test_tab_goes_through_every_view_and_comes_round() -> None:
    assert seen(view, "v", *["tab"] * len(NAMES), paths=WHOLE) == [*NAMES, NAMES[0]]


def test_back_is_where_one_came_from() -> None:
    steps = ("j", "v", "escape", "v", "q", "v", "h")

    assert seen(place, *steps, paths=WHOLE)[::2] == [LISTED] * 4


LISTED = ("", "", "briefings", False, "")


def test_back_finds_the_cursor_where_it_was() -> None:
    assert seen(lambda walk: walk.reading.library.rows.cursor, "j", "v", "escape", paths=WHOLE) == [1, 1, 1]


def test_a_record_opens_in_its_briefing() -> None:
    opened = seen(place, "v", "enter", paths=WHOLE)[1]

    assert opened[:4] == ("", "2014-10-07-unitas-55-peru", "operations", True)


@pytest.mark.parametrize("key", ["escape", "h"])
def test_a_key_that_is_typed_twice_leaves_once(key: str) -> None:
    """The second one comes before the view has gone."""

    async def run() -> list[object]:
        places: list[object] = []
        async with walking(*WHOLE) as walk:
            for times in (1, 2):
                await walk.step("v")
                await walk.at_once(key, times)
                places.append((place(walk), len(walk.app.screen_stack)))
                await walk.step("escape escape")
        return places

    once, twice = asyncio.run(run())

    assert once == twice


def test_another_measure_is_compared_where_one_is_compared_already() -> None:
    first, second = seen(over, "v tab tab enter", ":compare drugs-seized", paths=WHOLE)

    assert (first[0], second[0]) == ("compare", "compare")
    assert ("Compare drugs-seized" in second[1], "Compare aircraft" in second[1]) == (True, False)


def test_a_country_opens_the_search_for_it() -> None:
    def look(walk: Walk) -> tuple[str, str, bool]:
        return walk.here.pane, str(walk.session.search.query), "── Bolivia ──" in walk.shown

    assert seen(look, "v tab tab tab enter", paths=WHOLE) == [(RESULTS, "country:BO", True)]


def test_a_row_of_a_view_leads_to_the_records_it_counts() -> None:
    """Those of the search that the view was of."""

    def look(walk: Walk) -> tuple[str, object, str]:
        count = walk.rows[0].values[4] if view(walk) else None
        return str(walk.session.search.query), count, walk.shown

    steps = ("/section:quotes peru", "enter", "v tab tab tab", "enter")
    _, _, (_, count, _), (query, _, results) = seen(look, *steps, paths=WHOLE)

    assert (query, f"1/{count}" in results, count) == ("section:quotes peru* country:PE", True, 16)


def test_a_measure_opens_its_comparison() -> None:
    ((name, compared),) = seen(over, "v tab tab enter", paths=WHOLE)

    assert (name, "Compare antidrug-operations · Anti-drug operations carried out" in compared) == ("compare", True)


def test_one_key_from_a_figure_to_those_it_disagrees_with() -> None:
    def look(walk: Walk) -> tuple[str, str, bool]:
        reference = walk.table.rows.reference if view(walk) else ""
        return view(walk), reference, "disputed by ≠ about 49,800 hectares" in walk.shown

    figure = "2015-07-22-bolivia-peru-counterdrug#coca-area-2013"

    assert seen(look, "/49,200", "enter enter", "c", paths=WHOLE)[2] == ("compare", figure, True)


def test_where_there_is_no_figure_a_measure_is_chosen() -> None:
    def look(walk: Walk) -> tuple[str, str]:
        return walk.shown.split("\n")[0].rstrip(" 0123456789"), walk.table.rows.reference

    found = seen(look, "c", ":sort -conflicts", "g", "enter", "c", paths=WHOLE)

    chosen = ["Compare · choose a measure"]
    assert [title for title, _ in found] == chosen * 3 + [
        "Compare drugs-seized · Drugs seized · the whole library"
    ] + chosen
    assert found[4][1] == "measure:drugs-seized"


def test_scrolled_into_a_series_the_title_of_the_table_is_its_heading() -> None:
    def look(walk: Walk) -> str:
        return walk.shown.split("\n")[2][:18]

    assert seen(look, ":compare coca-cultivation-area", "G", paths=WHOLE) == [
        "── Compare ───────",
        "── Peru · hectares",
    ]


def test_a_view_is_of_what_is_searched_for() -> None:
    def look(walk: Walk) -> tuple[bool, int]:
        return "Measures · Colombia" in walk.shown, walk.table.count if view(walk) else 0

    assert seen(look, "/country:colombia", "enter", "v tab tab", paths=WHOLE)[2] == (True, 8)
