"""Every line that is painted passes `safe`, and one that did not change does so once."""

from __future__ import annotations

from pathlib import Path

from rich.segment import Segment
from textual.color import Color
from textual.strip import Strip

from briefing.tui import app
from briefing.views.layout import ROLES
from tests.tui.walk import Walk, seen

GROUND = Color(0, 0, 0)


def test_a_line_that_is_painted_again_is_not_filtered_again() -> None:
    def is_kept(walk: Walk) -> bool:
        line = Strip([Segment("a\x1b]0;b")])
        first, second = (line.apply_filter(walk.app.get_line_filters()[-1], GROUND) for _ in range(2))
        return first is second and first.text == "a\u241b]0;b"

    assert seen(is_kept, "j") == [True]


def test_every_role_of_a_line_but_plain_text_has_a_rule_in_the_style_sheet() -> None:
    rules = (Path(app.__file__).parent / "app.tcss").read_text("utf-8")

    assert [role for role in ROLES if f".line--{role}" not in rules] == ["text"]
