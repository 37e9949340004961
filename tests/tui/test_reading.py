"""What the keys do, on the real screen."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from briefing.session.location import PANES
from briefing.session.registry import EVERYWHERE, MOVING, READING, RECORD, TABLE
from briefing.tui.app import BriefingApp
from tests.terminal import LIVE, Session
from tests.tui.frames import FIRST, at_rest, catalogue, press, resized
from tests.tui.walk import Walk, row, seen, shown, walking, where

NARROW = (80, 24)

SMALL = """
schema = "briefing/1"
headline = "{headline}"
date_published = {date}
[[quotes]]
text = "{text}"
speaker = "Somebody"
"""


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, ...]:
    (tmp_path / "a.toml").write_text(SMALL.format(headline="The first", date="2015-01-01", text="Some words on coca"))
    (tmp_path / "b.toml").write_text(SMALL.format(headline="The second", date="2016-01-01", text="Other words"))
    return (tmp_path,)


def pane(walk: Walk) -> str:
    return where(walk)[0]


def record(walk: Walk) -> str:
    return where(walk)[1]


def test_tab_goes_through_every_pane_and_comes_round_and_shift_tab_goes_the_other_way() -> None:
    assert seen(pane, *["tab"] * len(PANES), "shift+tab") == [*PANES[2:], *PANES[:2], PANES[0]]


def test_down_moves_the_cursor_to_the_next_record_and_up_stops_at_the_first() -> None:
    first, second = "airstrips-destroyed", "aircraft-destroyed"

    assert seen(record, "tab tab", "down", "up", "up", "j", "k", "k") == [
        first,
        second,
        first,
        first,
        second,
        first,
        first,
    ]


def test_the_last_and_the_first_record_are_one_key_away() -> None:
    first, last = "airstrips-destroyed", "vraem-campaign-duration"

    assert seen(record, "tab tab G", "g", "end", "home") == [last, first, last, first]


def test_a_number_before_a_move_repeats_it_or_names_the_row() -> None:
    rows = {"tab tab 3 j": 3, "5 G": 4, "1 0 G": 9, "g 9 9 9 j": 9, "G 2 k": 7, "3 g": 0, "0 j": 1}

    assert dict(zip(rows, seen(row, *rows), strict=True)) == rows


def test_braces_go_to_the_same_pane_of_the_next_briefing_and_back(two: tuple[Path, ...]) -> None:
    def look(walk: Walk) -> tuple[str, str]:
        return walk.here.briefing, pane(walk)

    steps = ("enter tab tab tab tab", "right_curly_bracket", "left_curly_bracket", "left_curly_bracket")

    assert seen(look, *steps, paths=two) == [(name, "quotes") for name in "babb"]


def test_the_editor_opens_the_file_at_the_record(tmp_path: Path) -> None:
    said = tmp_path / "said"
    script = tmp_path / "editor"
    script.write_text(f'#!/bin/sh\necho "$@" > {said}\n')
    script.chmod(0o755)
    with Session([str(FIRST)], environment={"EDITOR": f"{script} --wait"}) as session:
        session.started().type(b"\t\tje")
        session.expect(LIVE, len(session.output))  # again, when the editor has ended
        line = next(
            at for at, text in enumerate(FIRST.read_text("utf-8").split("\n"), 1) if 'id = "aircraft-destroyed"' in text
        )

        assert said.read_text().split() == ["--wait", f"+{line - 1}", str(FIRST)]
        session.type(b"Q")
        assert (session.ended(), session.is_restored) == (0, True)


def test_enter_opens_a_record_in_full_and_escape_comes_back_to_the_cursor() -> None:
    at = ("operations", "air-bridge")

    assert seen(where, "tab j", "enter", "escape") == [(*at, False), (*at, True), (*at, False)]


def test_a_place_is_kept_while_other_panes_are_read() -> None:
    assert seen(record, "tab tab j j tab j shift+tab") == ["seized-marijuana"]


def test_the_library_lists_newest_first_and_enter_opens_what_is_under_the_cursor(two: tuple[Path, ...]) -> None:
    assert seen(lambda walk: walk.here.briefing, "enter", "escape j enter", paths=two) == ["b", "a"]


def test_enter_opens_the_first_briefing_before_the_library_was_looked_at(two: tuple[Path, ...]) -> None:
    async def run() -> str:
        app = BriefingApp(catalogue(*two))
        app.session.closing.set()  # its thread ends before it has looked once
        async with app.run_test(size=NARROW) as pilot:
            await press(pilot, "enter")
            return app.session.location.briefing

    assert asyncio.run(run()) == "b"


def test_columns_without_room_are_counted_not_dropped_in_silence() -> None:
    assert "2 columns hidden › 1/10" in seen(shown, "tab tab", size=NARROW)[0]


def test_a_long_record_says_how_much_of_it_is_shown() -> None:
    assert "lines 1–20 of" in seen(shown, "tab tab tab enter", size=NARROW)[0]


def test_the_record_can_be_read_on_without_leaving_its_row() -> None:
    def look(walk: Walk) -> tuple[str, int]:
        return record(walk), walk.reading.record.top

    (at, top), moved = seen(look, "tab tab tab", "J J", size=NARROW)

    assert moved == (at, top + 2)


def test_an_unreadable_file_is_listed_with_its_faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.toml").write_text('schema = "briefing/1"\nheadline = 5\n')

    (listed,) = seen(shown, "G", paths=(FIRST, Path("bad.toml")), size=(200, 24))

    assert "bad.toml:2:12: headline: expected text, found a number (5)" in listed


def test_an_unreadable_file_is_listed_by_its_own_name_however_deep_it_lies(tmp_path: Path) -> None:
    folder = tmp_path / "a-folder-with-a-long-name" / "and-one-more"
    folder.mkdir(parents=True)
    for name in ("a:b", "first"):
        (folder / f"{name}.toml").write_text("headline = 5\n")

    (listed,) = seen(shown, "G", paths=(FIRST, tmp_path), size=(80, 24))

    assert [name for name in ("a:b.toml", "first.toml") if f"unreadable: {name}" not in listed] == []


def test_an_empty_library_says_so(tmp_path: Path) -> None:
    assert "the library has no briefings" in seen(shown, "f1", paths=(tmp_path,))[0]


def test_the_help_shows_every_command_with_its_keys() -> None:
    (table,) = seen(shown, "?", size=(120, 75))
    own = [one for group in (MOVING, TABLE, RECORD, EVERYWHERE, READING) for one in group]

    assert [
        one.name for one in own if not re.search(rf"(?m)^ {one.name} .*{re.escape('  '.join(one.keys))}", table)
    ] == []


def test_a_resize_keeps_the_place() -> None:
    async def run() -> tuple[object, object]:
        async with walking(size=NARROW) as walk:
            await walk.step("tab tab j j")
            before = where(walk)
            for size in ((200, 50), (20, 5), (1, 1), NARROW):
                await resized(walk.pilot, size)
                await at_rest(walk.pilot)
            return before, where(walk)

    before, now = asyncio.run(run())

    assert now == before


def test_quit_leaves_with_exit_code_zero() -> None:
    async def run() -> int | None:
        async with walking() as walk:
            await walk.step("Q")
        return walk.app.return_code

    assert asyncio.run(run()) == 0
