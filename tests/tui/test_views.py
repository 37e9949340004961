"""The views of the whole library on screen: through them all, into a record, into a search, and back."""

from __future__ import annotations

import asyncio

import pytest

from briefing.tui.app import BriefingApp
from briefing.session.location import RESULTS
from briefing.session.view_job import VIEW_NAMES as NAMES
from briefing.tui.screens.main import MainScreen
from briefing.tui.screens.view import ViewScreen
from tests.tui.frames import CONTENT, catalogue, press, text_of


def after(*keys: str) -> tuple[object, str]:
    """The screen on top after some keys, and what it shows."""

    async def run() -> tuple[object, str]:
        app = BriefingApp(catalogue(CONTENT))
        async with app.run_test(size=(120, 40)) as pilot:
            await press(pilot, *keys)
            return app.screen, text_of(app)

    return asyncio.run(run())


def test_tab_goes_through_every_view_and_comes_round() -> None:
    seen = []
    for count in range(len(NAMES) + 1):
        screen, _ = after("v", *("tab",) * count)
        assert isinstance(screen, ViewScreen)
        seen.append(screen.location.view)

    assert seen == [*NAMES, NAMES[0]]


@pytest.mark.parametrize("key", ["escape", "q", "h"])
def test_back_is_where_one_came_from(key: str) -> None:
    screen, _ = after("j", "v", key)

    assert isinstance(screen, MainScreen)
    assert screen.library.rows.cursor == 1


def test_a_record_opens_in_its_briefing() -> None:
    screen, _ = after("v", "enter")

    assert isinstance(screen, MainScreen)
    assert (screen.location.briefing, screen.location.pane, screen.location.is_record_open) == ("2014-10-07-unitas-55-peru", "agreements", True)


def test_a_key_that_is_typed_twice_leaves_once() -> None:
    screen, _ = after("v", "enter", "enter")

    assert isinstance(screen, MainScreen)


def test_another_measure_is_compared_where_one_is_compared_already() -> None:
    ask = ("colon", *"compare drugs-seized", "enter")
    keys = [key if len(key) > 1 else {" ": "space", "-": "minus"}.get(key, key) for key in ask]

    screen, shown = after("v", "tab", "tab", "enter", *keys)

    assert isinstance(screen, ViewScreen)
    assert (screen.location.measure, "Compare drugs-seized" in shown, "Compare coca" in shown) == ("drugs-seized", True, False)


def test_a_country_opens_the_search_for_it() -> None:
    screen, shown = after("v", "tab", "tab", "tab", "enter")

    assert isinstance(screen, MainScreen)
    assert (screen.location.pane, str(screen.session.search.query), "── Bolivia ──" in shown) == (RESULTS, "country:BO", True)


def test_a_row_of_a_view_leads_to_the_records_it_counts() -> None:
    """Those of the search that the view was of."""
    view, _ = after("slash", *"section:quotes peru", "enter", "v", "tab", "tab", "tab")
    screen, found = after("slash", *"section:quotes peru", "enter", "v", "tab", "tab", "tab", "enter")
    assert isinstance(view, ViewScreen)
    assert isinstance(screen, MainScreen)
    count = int(view.table.rows.layout.table.rows[0].values[4])

    assert (str(screen.session.search.query), f"1/{count}" in found, count) == ("section:quotes peru* country:BO", True, 4)


def test_a_measure_opens_its_comparison() -> None:
    screen, shown = after("v", "tab", "tab", "enter")

    assert isinstance(screen, ViewScreen)
    assert (screen.location.view, "Compare aircraft-destroyed" in shown) == ("compare", True)


def test_one_key_from_a_figure_to_those_it_disagrees_with() -> None:
    screen, shown = after("slash", *"49,200", "enter", "enter", "c")

    assert isinstance(screen, ViewScreen)
    assert screen.table.rows.reference == "2015-07-22-bolivia-peru-counterdrug#coca-area-2013"
    assert "≠ about 49,800 hecta" in shown


def test_where_there_is_no_figure_it_is_said() -> None:
    assert "compare what? compare MEASURE, or compare at a figure" in after("c")[1]


def test_a_view_is_of_what_is_searched_for() -> None:
    screen, shown = after("slash", *"country:colombia", "enter", "v", "tab", "tab")

    assert isinstance(screen, ViewScreen)
    assert ("Measures · Colombia" in shown, screen.table.count) == (True, 8)
