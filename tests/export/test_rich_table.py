"""Tables as Rich draws them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.style import Style

from briefing.cell_width import pad, width
from briefing.export.ansi import STYLES
from briefing.export.rich_table import draw_rows, draw_titles, is_counted_alike, table_for_console
from briefing.formatting import WithheldHeadline
from briefing.safe import safe
from briefing.table import Column, Row, Table
from briefing.views.layout import Span
from tests.hostile.strings import raw_controls

CONSOLE = Console(width=80, color_system="standard", force_terminal=True, legacy_windows=False)
INDIC = ("पेरू में कोका का क्षेत्र", "தமிழ்", "বাংলা ভাষায়", "မြန်မာ")


def style_of(role: str) -> Style:
    return STYLES.get(role, Style.null())


def texts(rows: list[list[str]], widths: list[int]) -> list[list[str]]:
    """The lines of each row, without their styles."""
    cells = [[(Span(text),) for text in row] for row in rows]
    return [
        ["".join(segment.text for segment in line) for line in lines]
        for lines in draw_rows(cells, widths, style_of, CONSOLE)
    ]


def test_cells_have_the_widths_that_they_are_given_and_two_cells_between() -> None:
    assert texts([["Peru", "42,900"], ["Bolivia", "a figure too long"]], [5, 8]) == [
        ["Peru   42,900  "], ["Boli…  a figur…"],
    ]  # fmt: skip


def test_a_row_has_as_many_lines_as_its_longest_cell() -> None:
    assert texts([["a", "one\ntwo\nthree"], ["b", "four"]], [1, 5]) == [
        ["a  one  ", "   two  ", "   three"], ["b  four "],
    ]  # fmt: skip


def test_what_a_file_says_is_never_markup() -> None:
    assert texts([["[bold red]x[/] :smile: [link=http://a]y[/link]"]], [50]) == [
        ["[bold red]x[/] :smile: [link=http://a]y[/link]" + " " * 4]
    ]


@given(st.lists(st.text(max_size=12), min_size=1, max_size=4))
def test_whatever_is_counted_alike_stands_where_we_would_have_put_it(row: list[str]) -> None:
    row = [safe(text).replace("\n", " ") for text in row]
    widths = [max(width(text), 1) for text in row]

    if is_counted_alike([(Span(text),) for text in row]):
        assert texts([row], widths) == [["  ".join(map(pad, row, widths))]]


@given(st.lists(st.integers(0, 3), max_size=4), st.integers(0, 3))
def test_every_row_has_its_lines_however_little_room_there_is(widths: list[int], count: int) -> None:
    rows = [["long"] * len(widths)] * count

    assert [len(lines) for lines in texts(rows, widths)] == [1] * count
    assert isinstance(draw_titles(["Title"] * len(widths), widths, style_of, CONSOLE), list)


@given(st.lists(st.text(), min_size=1, max_size=3))
def test_no_control_passes(row: list[str]) -> None:
    lines = [line for drawn in texts([row], [20] * len(row)) for line in drawn]

    assert [line for line in lines if raw_controls(line)] == []


@pytest.mark.parametrize(("text", "is_alike"), [*((text, False) for text in INDIC), ("👩‍👩‍👧 🇧🇴 漢字 é", True)])
def test_scripts_that_rich_counts_otherwise_than_terminals_are_told(text: str, is_alike: bool) -> None:
    assert is_counted_alike([(Span("Peru"),), (Span(text),)]) == is_alike


def test_titles_are_cut_with_a_mark() -> None:
    assert "".join(segment.text for segment in draw_titles(["Area", "According to"], [4, 8], style_of, CONSOLE)) == (
        "Area  Accordi…"
    )


def test_a_table_for_the_console_has_figures_and_withheld_headlines_in_their_own_styles() -> None:
    columns = (Column("headline", "Headline"), Column("value", "Figure"))
    rows = (Row("a", ("Talks", Decimal("1.50"))), Row("b", (WithheldHeadline("Gone", "withheld"), Decimal("12"))))
    with CONSOLE.capture() as printed:
        CONSOLE.print(table_for_console(Table("Compare", columns, rows)))

    lines = printed.get().splitlines()

    assert [line for line in lines if "\x1b[1;32m" in line] == lines[2:]
    assert ["\x1b[9m" in line for line in lines[2:]] == [False, True]
