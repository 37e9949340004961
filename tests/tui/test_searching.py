"""Searching on screen: as it is typed, through the results, inside a briefing, and back."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from briefing.cli.commands.read import open_for_screen
from briefing.search.sqlite.engine import SqliteIndex
from briefing.search.sqlite.index_path import index_path
from briefing.session.location import RESULTS
from briefing.session.search_history import load_search_history, save_search_history
from briefing.tui.app import BriefingApp
from briefing.tui.workers import search_worker
from briefing.userdata.saved_searches import save_search
from tests.tui.walk import REST, Walk, place, seen, shown, walking, where

NARROW = (80, 24)

SMALL = """
schema = "briefing/1"
headline = "{headline}"
date_published = {date}
[[quotes]]
id = "q"
text = "{text}"
speaker = "Óscar Núñez"
[[operations]]
id = "o"
title = "Coca burnt"
"""


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, ...]:
    (tmp_path / "a.toml").write_text(SMALL.format(headline="The first", date="2015-01-01", text="Some words on coca"))
    (tmp_path / "b.toml").write_text(SMALL.format(headline="The second", date="2016-01-01", text="Other words"))
    return (tmp_path,)


def found(walk: Walk) -> set[str]:
    return {one.hit.reference for one in walk.reading.results.results.records}


def typed(walk: Walk) -> str:
    """What stands in the search bar."""
    return walk.reading.search_panel.bar.value


def test_what_is_typed_is_found_by_its_beginning(two: tuple[Path, ...]) -> None:
    assert seen(found, "/co", paths=two) == [{"a#q", "a#o", "b#o"}]


def test_the_results_stand_by_section_with_their_numbers(two: tuple[Path, ...]) -> None:
    (results,) = seen(shown, "/coca", paths=two, size=NARROW)

    assert [text for text in ("Operations 2", "Quotes 1", "best first · 1/3") if text not in results] == []


def test_when_the_keys_rest_the_values_of_all_matches_are_counted(
    two: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_worker, "REST", 1.0)  # a busy machine takes longer than a reader rests
    at_once, at_rest = seen(shown, "/words", REST, paths=two, size=NARROW)

    assert ("2015 " in at_once, "Óscar Núñez 2" in at_once, "Óscar Núñez 2" in at_rest) == (False, False, True)


def test_letters_typed_into_the_search_are_not_commands() -> None:
    assert seen(typed, "/qj/[]n&") == ["qj/[]n&"]


def test_enter_goes_into_the_results_and_then_into_the_record(two: tuple[Path, ...]) -> None:
    assert seen(place, "/milestone OR some", "enter", "enter", paths=two)[2] == ("", "a", "quotes", True, "q")


def test_the_words_are_highlighted_in_the_record_and_a_match_says_which_it_is(two: tuple[Path, ...]) -> None:
    def look(walk: Walk) -> tuple[set[str], bool]:
        spans = (span for paragraph in walk.reading.record.text.paragraphs for span in paragraph.spans)
        return {span.text for span in spans if span.role == "match"}, "match 1/1" in walk.shown

    assert seen(look, "/coca", "enter enter", paths=two)[1] == ({"Coca"}, True)


def test_n_steps_through_the_matches_of_the_briefing_round_and_round(two: tuple[Path, ...]) -> None:
    """Also where it was opened from another search, the bar of which came back with its text."""
    steps = (
        "/some",
        "enter enter",
        "slash backspace backspace backspace backspace i n : a space c o c a",
        "enter",
        "enter",
    )

    opened = seen(place, *steps, "n", "n", "N", "N", paths=two)[3:]

    assert opened[0][2] == RESULTS
    assert [step[1:] for step in opened[1:]] == [("a", pane, True, id) for pane, id in RECORDS_OF_A]


RECORDS_OF_A = (("operations", "o"), ("quotes", "q"), ("operations", "o"), ("quotes", "q"), ("operations", "o"))


def test_ampersand_shows_only_what_matches_and_all_again(two: tuple[Path, ...]) -> None:
    def look(walk: Walk) -> tuple[int, bool]:
        return walk.reading.section.rows.row_count, walk.here.only_matches

    steps = ("/words", "enter enter", "ampersand", "tab tab tab tab tab tab", "ampersand")

    assert seen(look, *steps, paths=two)[1:] == [(1, False), (1, True), (0, True), (0, False)]


def test_escape_goes_back_to_the_results_and_then_to_where_the_search_began() -> None:
    def look(walk: Walk) -> tuple[str, str, bool]:
        return where(walk)[0], walk.session.reference, walk.session.search.is_on

    before, _, _, in_results, back = seen(look, "tab tab j", "/coca", "enter enter", "escape", "escape")

    assert (in_results[0], back, back[2]) == (RESULTS, before, False)


def test_escape_in_the_bar_ends_the_search_at_once() -> None:
    def look(walk: Walk) -> tuple[str, bool, bool]:
        return where(walk)[0], walk.reading.search_panel.display, walk.session.search.is_on

    assert seen(look, "tab", "/coca", "escape")[2] == ("operations", False, False)


def test_a_query_that_cannot_be_read_says_where() -> None:
    assert "column 1: there is no field 'speker'" in seen(shown, "/speker:bar")[0]


def test_nothing_found_asks_whether_something_near_was_meant() -> None:
    assert "nothing matches; did you mean 'cocaine'?" in seen(shown, "/cocaxne", REST)[1]


def test_tab_completes_fields_and_values(two: tuple[Path, ...]) -> None:
    steps = ("/spea", "tab", "ctrl+u s p e a k e r : n u n", "tab", "ctrl+u s e c t i o n : q u", "tab")

    assert seen(typed, *steps, paths=two)[1::2] == ["speaker:", 'speaker="oscar nunez" ', "section:quotes "]


def test_searches_of_before_come_back_with_up_and_what_was_typed_with_down(two: tuple[Path, ...]) -> None:
    save_search_history(["coca", "section:quotes"])

    assert seen(typed, "slash up up", "escape", "/wor", "up", "down", paths=two)[::2] == ["coca", "wor", "wor"]


def test_a_search_is_remembered_for_the_next_run(two: tuple[Path, ...]) -> None:
    seen(typed, "/coca", "enter", paths=two)

    assert load_search_history() == ["coca"]


def test_a_saved_search_stands_in_the_list_and_opens_its_results(two: tuple[Path, ...]) -> None:
    save_search("words", "section:quotes words")

    listed, opened, _, typed = seen(
        lambda walk: (found(walk), walk.shown), "g", "enter", "escape", "/@words", paths=two
    )

    assert ("@words" in listed[1], opened[0], typed[0]) == (True, {"a#q", "b#q"}, {"a#q", "b#q"})


def edited(change: Callable[[Path], object], steps: Sequence[str], until: str, folder: Path) -> tuple[str, str]:
    """The frames before a change of a file and after it, as soon as it shows what is waited for."""

    async def run() -> tuple[str, str]:
        async with walking(folder, size=NARROW) as walk:
            for step in steps:
                await walk.step(step)
            before = walk.shown
            change(folder)
            await walk.until(lambda: until in walk.shown)
            return before, walk.shown

    return asyncio.run(run())


def test_a_file_that_is_added_appears_while_one_reads(two: tuple[Path, ...]) -> None:
    text = SMALL.format(headline="The third", date="2017-01-01", text="New words")
    before, now = edited(lambda folder: (folder / "c.toml").write_text(text), (), "The third", *two)

    assert ("The third" in before, "The third" in now, "3 briefings" in now) == (False, True, True)


def test_a_file_that_changes_is_shown_anew_and_the_place_is_kept(two: tuple[Path, ...]) -> None:
    text = SMALL.format(headline="The second", date="2016-01-01", text="Quite another thing")
    before, now = edited(lambda folder: (folder / "b.toml").write_text(text), ("enter tab tab tab tab",), "Quite", *two)

    assert ("Other words" in before, "Quite another thing" in now, "Quotes 1" in now) == (True, True, True)


@pytest.mark.parametrize("is_folder", [False, True])
def test_an_index_that_is_deleted_while_one_reads_is_made_again(
    is_folder: bool, two: tuple[Path, ...], own_folders: Path
) -> None:
    cache = own_folders / "cache" / "briefing"
    paths = [str(path) for path in two]

    def is_as_before(walk: Walk) -> bool:
        texts = ("2 briefings" in walk.shown, "The first" in walk.shown, "opened again" in walk.shown)
        return held(paths) == 2 and texts == (True, True, False)

    async def run() -> None:
        app = BriefingApp(open_for_screen(paths))
        async with app.run_test(size=NARROW) as pilot:
            walk = Walk(app, pilot)
            await walk.until(lambda: is_as_before(walk))
            shutil.rmtree(cache) if is_folder else next(cache.glob("*.sqlite")).unlink()
            assert held(paths) == 0
            await walk.until(lambda: is_as_before(walk))

    asyncio.run(run())


def held(paths: list[str]) -> int:
    """Briefings in the index on the disk; none where there is no index."""
    place = index_path(paths)
    if not Path(place).exists():
        return 0
    index = SqliteIndex.open(place)
    try:
        return index.size()[0]
    finally:
        index.close()


def test_what_is_found_grows_in_place(two: tuple[Path, ...]) -> None:
    text = SMALL.format(headline="The third", date="2017-01-01", text="More on coca")
    before, now = edited(lambda folder: (folder / "c.toml").write_text(text), ("/coca",), "/5", *two)

    assert ("1/3" in before, "2/5" in now) == (True, True)
