"""Searching on screen: as it is typed, through the results, inside a briefing, and back."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.cli.commands.read import ready
from briefing.search.sqlite.connection import SqliteIndex
from briefing.search.sqlite.index_path import index_path
from briefing.tui.app import BriefingApp
from briefing.tui.desk import RESULTS
from briefing.tui.history import keep_searches, past_searches
from briefing.tui.screens.reading import ReadingScreen
from briefing.userdata.saved_searches import save_search
from tests.tui.frames import FIRST, catalogue, press, text_of

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


def after(keys: tuple[str, ...], paths: tuple[Path, ...] = (FIRST,), rest: float = 0.0) -> ReadingScreen:
    """The screen after some keys, as `last_frame` it showed; `rest`: seconds to wait before looking."""

    async def run() -> ReadingScreen:
        app = BriefingApp(catalogue(*paths))
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, *keys)
            if rest:
                await asyncio.sleep(rest)
                await pilot.pause()
            screen = app.screen_stack[0]
            assert isinstance(screen, ReadingScreen)
            screen.last_frame = text_of(app)  # type: ignore[attr-defined]
            return screen

    return asyncio.run(run())


def frame(keys: tuple[str, ...], paths: tuple[Path, ...] = (FIRST,), rest: float = 0.0) -> str:
    return str(after(keys, paths, rest).last_frame)  # type: ignore[attr-defined]


def found(screen: ReadingScreen) -> list[str]:
    return [one.hit.reference for one in screen.results_pane.found]


def test_what_is_typed_is_found_by_its_beginning(two: tuple[Path, ...]) -> None:
    assert set(found(after(("slash", *"co"), two))) == {"a#q", "a#o", "b#o"}


def test_the_results_stand_by_section_with_their_numbers(two: tuple[Path, ...]) -> None:
    shown = frame(("slash", *"coca"), two)

    assert ("Operations 2" in shown, "Quotes 1" in shown, "best first › 1/3" in shown) == (True, True, True)


def test_when_the_keys_rest_the_values_of_all_matches_are_counted(two: tuple[Path, ...]) -> None:
    assert "2015 " not in frame(("slash", *"words"), two)
    assert "Óscar Núñez 2" in frame(("slash", *"words"), two, rest=0.4)


def test_letters_typed_into_the_search_are_not_commands() -> None:
    keys = ("slash", "q", "j", "slash", "left_square_bracket", "right_square_bracket", "n", "ampersand")

    assert after(keys).search_bar.value == "qj/[]n&"


def test_enter_goes_into_the_results_and_then_into_the_record(two: tuple[Path, ...]) -> None:
    keys = ("slash", *"milestone OR some", "enter", "enter")
    screen = after(tuple("space" if key == " " else key for key in keys), two)

    assert (screen.opened, screen.pane, screen.zoomed, screen.current()) == ("a", "quotes", True, "a#q")


def test_the_words_are_highlighted_in_the_record_and_a_match_says_which_it_is(two: tuple[Path, ...]) -> None:
    screen = after(("slash", *"coca", "enter", "enter"), two)
    roles = [(span.text, span.role) for one in screen.record_pane.paragraphs for span in one.spans]

    assert ("Coca", "match") in roles
    assert "match 1/1" in screen.last_frame  # type: ignore[attr-defined]


@pytest.mark.parametrize(("keys", "record"), [(("n",), "q"), (("n", "n"), "o"), (("N",), "q")])
def test_n_steps_through_the_matches_of_the_briefing_round_and_round(
    keys: tuple[str, ...], record: str, two: tuple[Path, ...]
) -> None:
    screen = after(("slash", *"some", "enter", "enter", "slash", *("backspace",) * 4, *"coca", "enter"), two)
    assert screen.pane == RESULTS
    opened = after(("slash", *"in:a", "space", *"coca", "enter", "enter", *keys), two)

    assert (opened.opened, opened.current()) == ("a", f"a#{record}")


def test_ampersand_shows_only_what_matches_and_all_again(two: tuple[Path, ...]) -> None:
    keys = ("slash", *"words", "enter", "enter", "ampersand")
    rows = [after((*keys, *more), two).section_pane.count for more in ((), ("tab",) * 6)]
    screens = after((*keys, "ampersand"), two)

    assert (rows[0], screens.only_matching) == (1, False)


def test_escape_goes_back_to_the_results_and_then_to_where_the_search_began() -> None:
    before = after(("tab", "tab", "j"))
    in_results = after(("tab", "tab", "j", "slash", *"coca", "enter", "enter", "escape"))
    back = after(("tab", "tab", "j", "slash", *"coca", "enter", "enter", "escape", "escape"))

    assert in_results.pane == RESULTS
    assert (back.opened, back.pane, back.current(), back.search.is_on) == (
        before.opened,
        before.pane,
        before.current(),
        False,
    )


def test_escape_in_the_bar_ends_the_search_at_once() -> None:
    screen = after(("tab", "slash", *"coca", "escape"))

    assert (screen.pane, screen.search_bar.display, screen.search.is_on) == ("operations", False, False)


def test_a_query_that_cannot_be_read_says_where() -> None:
    assert "column 1: there is no field 'foo'" in frame(("slash", *"foo:bar"))


def test_nothing_found_asks_whether_something_near_was_meant() -> None:
    assert "nothing matches; did you mean 'cocaine'?" in frame(("slash", *"cocaxne"), rest=0.4)


def test_tab_completes_fields_and_values(two: tuple[Path, ...]) -> None:
    assert after(("slash", *"spea", "tab"), two).search_bar.value == "speaker:"
    assert after(("slash", *"speaker:nun", "tab"), two).search_bar.value == 'speaker="oscar nunez" '
    assert after(("slash", *"section:qu", "tab"), two).search_bar.value == "section:quotes "


def test_searches_of_before_come_back_with_up_and_what_was_typed_with_down(two: tuple[Path, ...]) -> None:
    keep_searches(["coca", "section:quotes"])

    assert after(("slash", "up", "up"), two).search_bar.value == "coca"
    assert after(("slash", *"wor", "up", "down"), two).search_bar.value == "wor"


def test_a_search_is_remembered_for_the_next_run(two: tuple[Path, ...]) -> None:
    after(("slash", *"coca", "enter"), two)

    assert past_searches() == ["coca"]


def test_a_saved_search_stands_in_the_list_and_opens_its_results(two: tuple[Path, ...]) -> None:
    save_search("words", "section:quotes words")

    assert "@words" in frame((), two)
    assert set(found(after(("g", "enter"), two))) == {"a#q", "b#q"}
    assert set(found(after(("slash", *"@words"), two))) == {"a#q", "b#q"}


def edited(change: Callable[[Path], object], keys: tuple[str, ...], until: str) -> tuple[str, str]:
    """The frames before a change of a file and after it, as soon as it shows what is waited for."""

    async def run(folder: Path) -> tuple[str, str]:
        app = BriefingApp(catalogue(folder))
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, *keys)
            before = text_of(app)
            change(folder)
            for _ in range(200):  # it takes a second or two; a busy machine may take longer
                await asyncio.sleep(0.1)
                await pilot.pause()
                if until in text_of(app):
                    break
            return before, text_of(app)

    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a.toml").write_text(SMALL.format(headline="The first", date="2015-01-01", text="Some words on coca"))
        (folder / "b.toml").write_text(SMALL.format(headline="The second", date="2016-01-01", text="Other words"))
        return asyncio.run(run(folder))


def test_a_file_that_is_added_appears_while_one_reads() -> None:
    text = SMALL.format(headline="The third", date="2017-01-01", text="New words")
    before, now = edited(lambda folder: (folder / "c.toml").write_text(text), (), "The third")

    assert ("The third" in before, "The third" in now, "3 briefings" in now) == (False, True, True)


def test_a_file_that_changes_is_shown_anew_and_the_place_is_kept() -> None:
    text = SMALL.format(headline="The second", date="2016-01-01", text="Quite another thing")
    before, now = edited(lambda folder: (folder / "b.toml").write_text(text), ("enter", *("tab",) * 4), "Quite")

    assert ("Other words" in before, "Quite another thing" in now, "Quotes 1" in now) == (True, True, True)


@pytest.mark.parametrize("is_folder", [False, True])
def test_an_index_that_is_deleted_while_one_reads_is_made_again(
    is_folder: bool, two: tuple[Path, ...], own_folders: Path
) -> None:
    cache = own_folders / "cache" / "briefing"
    paths = [str(path) for path in two]

    async def run() -> str:
        app = BriefingApp(ready(paths))
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot)
            shutil.rmtree(cache) if is_folder else next(cache.glob("*.sqlite")).unlink()
            for _ in range(200):
                await asyncio.sleep(0.1)
                if held(paths) == 2:
                    break
            await pilot.pause(1.0)
            return text_of(app)

    now = asyncio.run(run())

    assert ("2 briefings" in now, "The first" in now, "opened again" in now) == (True, True, False)


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


def test_what_is_found_grows_in_place() -> None:
    text = SMALL.format(headline="The third", date="2017-01-01", text="More on coca")
    before, now = edited(lambda folder: (folder / "c.toml").write_text(text), ("slash", *"coca"), "/5")

    assert ("1/3" in before, "2/5" in now) == (True, True)
