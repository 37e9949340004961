"""Results on screen: from section to section, narrowed by a value, sorted; a query that cannot be read; messages."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from briefing.search.rows import Count
from briefing.session.location import RESULTS
from briefing.tui.widgets.results_source import fitting_values
from tests.tui.frames import at_rest
from tests.tui.walk import REST, Walk, seen, shown, walking

NARROW = (80, 24)
LINES = 421
LONG = "\\n".join(["Nothing of that sort."] * (LINES - 20) + ["A condor over the lake."] + ["Nothing more."] * 19)
BRIEFING = f"""
schema = "briefing/1"
headline = "A long one"
date_published = 2015-01-01
[source]
publisher = "Andina"
[[quotes]]
id = "long"
text = "{LONG}"
speaker = "Óscar Núñez"
[[quotes]]
id = "short"
text = "Nothing"
speaker = "Ana"
[[operations]]
id = "o"
title = "Nothing done"
"""


@pytest.fixture
def library(tmp_path: Path) -> tuple[Path, ...]:
    (tmp_path / "a.toml").write_text(BRIEFING, "utf-8")
    return (tmp_path,)


def record(walk: Walk) -> str:
    return walk.here.record.partition("#")[2]


def status(walk: Walk) -> list[str]:
    """The lines of the status bar."""
    bar = walk.reading.status_bar
    return ["".join(segment.text for segment in bar.render_line(y)).rstrip() for y in range(bar.size.height)]


def test_a_row_says_whose_and_by_whom_it_was_published(library: tuple[Path, ...]) -> None:
    (screen,) = seen(shown, "/condor", paths=library, size=NARROW)
    (row,) = [line for line in screen.splitlines() if "Óscar Núñez  " in line]

    assert row.rstrip().endswith("Andina 2015-01-01")


def test_brackets_go_from_section_to_section_round_and_round(library: tuple[Path, ...]) -> None:
    assert seen(record, "/nothing", "enter", "]", "]", "[", paths=library)[1:] == ["short", "o", "short", "o"]


def test_the_tabs_count_the_results_of_each_section(library: tuple[Path, ...]) -> None:
    def tabs(walk: Walk) -> tuple[tuple[str, ...], int]:
        return walk.reading.tabs.tabs.names, walk.reading.tabs.tabs.open

    typed, _, second = seen(tabs, "/nothing", "enter", "tab", paths=library)

    assert (typed[0], second[1]) == (("Quotes 2", "Operations 1"), 1)


def test_three_keys_narrow_results_to_the_quotes_among_them(library: tuple[Path, ...]) -> None:
    def query(walk: Walk) -> tuple[str, str, int]:
        return walk.here.pane, walk.here.query, len(walk.session.search.results.found)

    everything, narrowed = seen(query, "/nothing", "enter F 1 enter", paths=library)

    assert (everything, narrowed) == ((RESULTS, "nothing", 3), (RESULTS, "nothing* section:quotes", 2))


def test_escape_leads_from_the_values_back_to_the_results(library: tuple[Path, ...]) -> None:
    def place(walk: Walk) -> tuple[str, str, str]:
        return walk.here.pane, walk.here.view, walk.here.query

    assert seen(place, "/nothing", "enter F", "escape", paths=library)[1:] == [
        (RESULTS, "facets", "nothing"),
        (RESULTS, "", "nothing"),
    ]


def test_a_flag_stands_before_its_result_at_once(library: tuple[Path, ...]) -> None:
    screens = seen(shown, "/condor", "enter f", paths=library, size=NARROW)

    assert [re.search("⚑ +Óscar Núñez", screen) is not None for screen in screens] == [False, True]


def test_a_result_is_shown_from_its_match_on_and_whose_it_is(library: tuple[Path, ...]) -> None:
    (screen,) = seen(shown, "/condor", paths=library, size=NARROW)

    assert ("A condor over the lake." in screen, "── Quote · Óscar Núñez ──" in screen) == (True, True)


@pytest.mark.parametrize("query", ["value>x", "date:abc", "countr:PE"])
def test_an_unreadable_query_keeps_the_bar_shows_no_results_and_says_why_in_full(query: str) -> None:
    def look(walk: Walk) -> tuple[bool, int, str]:
        said = " ".join(line.strip() for line in walk.shown.splitlines())
        return walk.reading.search_panel.display, len(walk.reading.results.results.records), said

    found, _, refused = seen(look, "/peru", "ctrl+u " + " ".join(spelled(query)), "enter", size=NARROW)
    reason = {
        "value>x": "expected a number, as value>1000 or value:5..10, found x",
        "date:abc": "date",
        "countr:PE": "(words with a colon go into quotation marks)",
    }

    assert (found[1] > 0, refused[:2]) == (True, (True, 0))
    assert reason[query] in refused[2]


def spelled(text: str) -> list[str]:
    """The keys that type a text."""
    names = {":": "colon", ">": "greater_than_sign"}
    return [names.get(letter, letter) for letter in text]


def test_what_may_have_been_meant_is_taken_by_tab_in_the_results_too() -> None:
    def query(walk: Walk) -> str:
        return walk.here.query

    assert seen(query, "/bolivai", REST, "enter", "tab")[-1] == "bolivia"


def test_a_message_that_is_too_long_for_its_line_takes_more() -> None:
    lines = seen(status, "j", ":views foo", size=NARROW)[-1]

    assert (len(lines) > 1, " ".join(lines).endswith("facets)")) == (True, True)


def test_the_footer_keeps_its_keys_under_a_search_the_most_important_first(library: tuple[Path, ...]) -> None:
    (line,) = seen(status, "/condor", "enter enter", paths=library, size=NARROW)[-1]

    assert line.startswith(" condor   n next match   esc back   & only matches   ? keys")
    assert line.endswith("match 1/1")


def test_a_number_before_enter_opens_that_row(library: tuple[Path, ...]) -> None:
    assert seen(record, "/nothing", "enter 2 enter", paths=library)[-1] == "long"


def test_clicks_on_a_tab_and_on_the_values_above_go_to_the_section_and_to_all_values(
    library: tuple[Path, ...],
) -> None:
    async def run() -> list[tuple[str, str]]:
        places = []
        async with walking(*library, size=NARROW) as walk:
            await walk.step("/nothing")
            await walk.step("enter")
            for widget, offset in ((walk.reading.tabs, (14, 0)), (walk.reading.results, (3, 1))):
                await walk.pilot.click(widget, offset=offset)
                await at_rest(walk.pilot)
                places.append((record(walk), walk.here.view))
        return places

    assert asyncio.run(run()) == [("o", ""), ("", "facets")]


def test_the_values_above_the_results_name_every_field_as_far_as_there_is_room() -> None:
    fields = [[Count("Peru", "country:PE", 44), Count("Bolivia", "country:BO", 31)], [Count("2014", "date:2014", 30)]]

    assert [fitting_values(fields, room) for room in (30, 20)] == [
        "Peru 44 · Bolivia 31 │ 2014 30",
        "Peru 44 │ 2014 30",
    ]


def test_the_row_under_the_cursor_is_seen_where_its_heading_has_no_room(library: tuple[Path, ...]) -> None:
    screens = seen(shown, "/nothing", "enter", "]", paths=library, size=(40, 10))

    assert "Nothing done" in screens[-1].partition("── Operation")[0]
