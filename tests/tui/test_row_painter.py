"""The rows of a table: drawn by Rich where it counts cells as terminals do, kept, and in the colours of what they say."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from rich.segment import Segment

from briefing.cell_width import take_cells
from briefing.tui.widgets.row_painter import RowPainter
from tests.tui.frames import resized
from tests.tui.walk import Walk, seen, walking

HEAD = 'schema = "briefing/1"\nheadline = "Words"\ndate_published = 2015-01-01\n'
QUOTE = '[[quotes]]\nid = "q{0}"\ntext = "{1}"\nspeaker = "{2}"\n'
SPEAKERS = ("पेरू का क्षेत्र", "தமிழ்", "বাংলা ভাষায়", "မြန်မာ", "👩‍👩‍👧 family", "漢字", "Ana")


@pytest.fixture
def scripts(tmp_path: Path) -> tuple[Path, ...]:
    """A briefing with a speaker in each script."""
    quotes = "".join(QUOTE.format(index, f"said {index}", speaker) for index, speaker in enumerate(SPEAKERS))
    (tmp_path / "a.toml").write_text(HEAD + quotes, "utf-8")
    return (tmp_path,)


def painter(walk: Walk) -> RowPainter:
    assert isinstance(walk.table.lines, RowPainter)
    return walk.table.lines


def test_the_columns_stand_under_their_titles_in_every_script(scripts: tuple[Path, ...]) -> None:
    lines = seen(lambda walk: walk.shown, "tab tab tab tab", paths=scripts, size=(80, 24))[0].splitlines()
    titles = next(line for line in lines if "Speaker" in line and "Quote" in line)
    start = titles.index("Quote")

    rows = [line for line in lines if "said " in line][: len(SPEAKERS)]
    assert [line[len(take_cells(line, start)) :].split()[1] for line in rows] == [str(index) for index in range(7)]


def test_cells_are_wrapped_by_themselves_where_all_rows_have_room_and_the_reader_says_otherwise() -> None:
    def look(walk: Walk) -> tuple[bool, str]:
        return walk.table.rows.layout.is_wrapping, walk.status

    wrapped, *told = seen(look, "tab tab tab tab", "w", "w", "w", size=(200, 50))

    assert wrapped[0] is True
    assert told == [
        (True, "long cells are wrapped"),
        (False, "long cells are cut"),
        (True, "cells are wrapped where there is room"),
    ]
    assert seen(look, "tab tab tab tab", size=(200, 16))[0][0] is False


def segments(walk: Walk, text: str) -> list[Segment]:
    """The pieces of the painted table that hold a text."""
    lines = (walk.table.render_line(y) for y in range(walk.table.size.height))
    return [segment for line in lines for segment in line if text in segment.text]


def test_a_figure_has_its_colour_also_in_the_row_under_the_cursor() -> None:
    def look(walk: Walk) -> list[str]:
        figure = painter(walk).painter.style_of("figure").color
        return [str(segment.style.color == figure) for segment in segments(walk, "hectares") if segment.style]

    first, second = seen(look, "tab tab", "j")

    assert (set(first), first) == ({"True"}, second)


def test_the_headline_of_a_briefing_is_bold_until_it_is_read(scripts: tuple[Path, ...]) -> None:
    def look(walk: Walk) -> list[bool]:
        lines = (walk.reading.library.render_line(y) for y in range(walk.reading.library.size.height))
        return [
            bool(segment.style and segment.style.bold) for line in lines for segment in line if "Words" in segment.text
        ]

    (scripts[0] / "b.toml").write_text(HEAD.replace("Words", "Other Words").replace("2015", "2014"), "utf-8")

    assert seen(look, "g", "j enter", "escape k", paths=scripts, size=(80, 24)) == [[True, True], [], [True, False]]


def test_rows_are_drawn_once_and_a_step_of_the_cursor_draws_none() -> None:
    async def run() -> bool:
        async with walking() as walk:
            await walk.step("tab tab")
            walk.table.render_line(2)
            before = dict(painter(walk).kept)
            await walk.step("j")
            walk.table.render_line(2)
            walk.table.render_line(3)
            return all(painter(walk).kept[row] is lines for row, lines in before.items()) and bool(before)

    assert asyncio.run(run())


def test_rows_that_were_cut_are_drawn_anew_where_they_have_room_to_be_wrapped() -> None:
    async def run() -> list[bool]:
        async with walking() as walk:
            await walk.step("tab tab tab tab")
            wrapped = []
            for height in (20, 50, 20):
                await resized(walk.pilot, (200, height))
                wrapped.append(walk.table.rows.layout.is_wrapping)
                lines = [walk.table.render_line(y).cell_length for y in range(walk.table.size.height)]
                assert set(lines) == {walk.table.size.width}
            return wrapped

    assert asyncio.run(run()) == [False, True, False]


def test_what_is_searched_for_is_marked_in_a_script_that_we_draw_ourselves(scripts: tuple[Path, ...]) -> None:
    def look(walk: Walk) -> bool:
        if not isinstance(walk.pane.lines, RowPainter):
            return False
        ground = painter(walk).painter.style_of("match").bgcolor
        lines = (walk.table.render_line(y) for y in range(walk.table.size.height))
        marked = [
            segment.text for line in lines for segment in line if segment.style and segment.style.bgcolor == ground
        ]
        return marked == ["தமிழ்"]

    steps = ("tab tab tab tab", ":search தமிழ்", "enter", ":open quotes")

    assert seen(look, *steps, paths=scripts, size=(80, 24)) == [False, False, False, True]
