"""What the keys do, on the real screen."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.commands import EVERYWHERE, MOVING, READING, RECORD, TABLE
from briefing.tui.app import BriefingApp
from briefing.tui.desk import PANES
from briefing.tui.screens.reading import ReadingScreen
from tests.terminal import Session
from tests.tui.frames import FIRST, catalogue, press, text_of

SMALL = """
schema = "briefing/1"
headline = "{headline}"
date_published = {date}
[[quotes]]
text = "{text}"
speaker = "Somebody"
"""


def after(keys: tuple[str, ...], paths: tuple[Path, ...] = (FIRST,), size: tuple[int, int] = (80, 24)) -> ReadingScreen:
    """The reading screen after some keys, still holding its state."""

    async def run() -> ReadingScreen:
        app = BriefingApp(catalogue(*paths))
        async with app.run_test(size=size) as pilot:
            await press(pilot, *keys)
            screen = app.screen_stack[0]
            assert isinstance(screen, ReadingScreen)
            screen.last_frame = text_of(app)  # type: ignore[attr-defined]
            return screen

    return asyncio.run(run())


def frame(keys: tuple[str, ...], paths: tuple[Path, ...] = (FIRST,), size: tuple[int, int] = (80, 24)) -> str:
    return str(after(keys, paths, size).last_frame)  # type: ignore[attr-defined]


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, ...]:
    (tmp_path / "a.toml").write_text(SMALL.format(headline="The first", date="2015-01-01", text="Some words on coca"))
    (tmp_path / "b.toml").write_text(SMALL.format(headline="The second", date="2016-01-01", text="Other words"))
    return (tmp_path,)


def test_tab_goes_through_every_pane_and_comes_round() -> None:
    async def run() -> list[str]:
        app = BriefingApp(catalogue(FIRST))
        seen = []
        async with app.run_test(size=(80, 24)) as pilot:
            screen = app.screen_stack[0]
            assert isinstance(screen, ReadingScreen)
            for _ in range(len(PANES)):
                await press(pilot, "tab")
                seen.append(screen.pane)
        return seen

    assert asyncio.run(run()) == [*PANES[2:], *PANES[:2]]


def test_shift_tab_goes_the_other_way() -> None:
    assert after(("tab", "tab", "shift+tab")).pane == "operations"


@pytest.mark.parametrize("key", ["down", "j"])
def test_down_moves_the_cursor_to_the_next_record(key: str) -> None:
    assert after(("tab", "tab", key)).current().endswith("#aircraft-destroyed")


@pytest.mark.parametrize("key", ["up", "k"])
def test_up_stops_at_the_first_record(key: str) -> None:
    assert after(("tab", "tab", "down", key, key)).current().endswith("#airstrips-destroyed")


def test_the_last_and_the_first_record_are_one_key_away() -> None:
    ends = [after(("tab", "tab", *keys)).current().rpartition("#")[2] for keys in (("G",), ("G", "g"), ("end", "home"))]

    assert ends == ["vraem-campaign-duration", "airstrips-destroyed", "airstrips-destroyed"]


@pytest.mark.parametrize(
    ("keys", "row"),
    [(("3", "j"), 3), (("5", "G"), 4), (("1", "0", "G"), 9), (("9", "9", "9", "j"), 9), (("G", "2", "k"), 7), (("3", "g"), 0), (("0", "j"), 1)],
)  # fmt: skip
def test_a_number_before_a_move_repeats_it_or_names_the_row(keys: tuple[str, ...], row: int) -> None:
    assert after(("tab", "tab", *keys)).section_pane.cursor == row


def test_braces_go_to_the_same_pane_of_the_next_briefing_and_back(two: tuple[Path, ...]) -> None:
    opened = [
        after(("enter", *("tab",) * 4, *keys), two)
        for keys in (
            (),
            ("right_curly_bracket",),
            ("right_curly_bracket", "left_curly_bracket"),
            ("left_curly_bracket",),
        )
    ]

    assert [(screen.opened, screen.pane) for screen in opened] == [
        ("b", "quotes"),
        ("a", "quotes"),
        ("b", "quotes"),
        ("b", "quotes"),
    ]


def test_the_editor_opens_the_file_at_the_record(tmp_path: Path) -> None:
    said = tmp_path / "said"
    script = tmp_path / "editor"
    script.write_text(f'#!/bin/sh\necho "$@" > {said}\n')
    script.chmod(0o755)
    with Session([str(FIRST)], environment={"EDITOR": f"{script} --wait"}) as session:
        session.started().type(b"\t\tje")
        session.settle(0.5)
        line = next(
            at for at, text in enumerate(FIRST.read_text("utf-8").split("\n"), 1) if 'id = "aircraft-destroyed"' in text
        )

        assert said.read_text().split() == ["--wait", f"+{line - 1}", str(FIRST)]
        session.type(b"q")
        assert (session.ended(), session.is_restored) == (0, True)


def test_enter_opens_a_record_in_full_and_escape_comes_back_to_the_cursor() -> None:
    opened, back = after(("tab", "j", "enter")), after(("tab", "j", "enter", "escape"))

    assert (opened.zoomed, back.zoomed, back.current()) == (True, False, opened.current())


def test_a_place_is_kept_while_other_panes_are_read() -> None:
    keys = ("tab", "tab", "j", "j", "tab", "j", "shift+tab")

    assert after(keys).current().endswith("#seized-marijuana")


def test_the_library_lists_newest_first_and_enter_opens_what_is_under_the_cursor(two: tuple[Path, ...]) -> None:
    assert [after(keys, two).opened for keys in (("enter",), ("j", "enter"))] == ["b", "a"]


def test_columns_without_room_are_counted_not_dropped_in_silence() -> None:
    assert "2 columns hidden › 1/10" in frame(("tab", "tab"))


def test_a_long_record_says_how_much_of_it_is_shown() -> None:
    assert "lines 1–20 of" in frame(("tab", "tab", "tab", "enter"))


def test_the_record_can_be_read_on_without_leaving_its_row() -> None:
    before, moved = after(("tab", "tab", "tab")), after(("tab", "tab", "tab", "J", "J"))

    assert (moved.record_pane.top, moved.current()) == (before.record_pane.top + 2, before.current())


def test_an_unreadable_file_is_listed_with_its_faults(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text('schema = "briefing/1"\nheadline = 5\n')

    shown = frame(("G",), (FIRST, tmp_path), (250, 24))

    assert "bad.toml:2:12: headline: expected text, found a number (5)" in shown


def test_an_empty_library_says_so(tmp_path: Path) -> None:
    assert "the library has no briefings" in frame((), (tmp_path,))


def test_the_help_shows_every_command_with_its_keys() -> None:
    shown = frame(("question_mark",), size=(120, 75))
    own = [one for group in (MOVING, TABLE, RECORD, EVERYWHERE, READING) for one in group]

    assert [
        one.name for one in own if not re.search(rf"(?m)^{one.name} .*{re.escape('  '.join(one.keys))}", shown)
    ] == []


def resized(change: Callable[[ReadingScreen], object]) -> tuple[object, object]:
    async def run() -> tuple[object, object]:
        app = BriefingApp(catalogue(FIRST))
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, "tab", "tab", "j", "j")
            screen = app.screen_stack[0]
            assert isinstance(screen, ReadingScreen)
            before = change(screen)
            for size in ((200, 50), (20, 5), (1, 1), (80, 24)):
                await pilot.resize_terminal(*size)
                await pilot.pause()
            return before, change(screen)

    return asyncio.run(run())


def test_a_resize_keeps_the_place() -> None:
    before, now = resized(lambda screen: (screen.pane, screen.current()))

    assert now == before


def test_q_leaves_with_exit_code_zero() -> None:
    async def run() -> int | None:
        app = BriefingApp(catalogue(FIRST))
        async with app.run_test() as pilot:
            await press(pilot, "q")
        return app.return_code

    assert asyncio.run(run()) == 0
