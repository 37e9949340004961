"""The colours of the themes."""

from __future__ import annotations

import pytest

from briefing.session.palette import DARK, PALETTES, contrast, faint_pairs, pairs


def test_contrast_is_that_of_wcag() -> None:
    assert [round(contrast(*pair), 2) for pair in (("#ffffff", "#000000"), ("#777777", "#ffffff"), ("#123456", "#123456"))] == [
        21.0, 4.48, 1.0,
    ]  # fmt: skip


@pytest.mark.parametrize("name", PALETTES)
def test_everything_that_is_read_has_the_contrast_that_readers_need(name: str) -> None:
    assert faint_pairs(PALETTES[name]) == []


def test_a_figure_that_fades_into_the_row_under_the_cursor_is_told() -> None:
    assert faint_pairs(DARK._replace(figure="#3c8f5a")) == [
        "figure on cursor 2.6, 4.5 is needed",
        "figure on title 3.4, 4.5 is needed",
    ]


def test_every_role_of_text_is_measured_on_the_ground_and_in_rows() -> None:
    assert {(role, ground) for role, ground, least in pairs() if least == 3.0} == {("rule", "ground")}
