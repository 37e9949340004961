"""Every line that is painted passes `safe`, and one that did not change does so once."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.strip import Strip

from tests.tui.walk import Walk, seen

GROUND = Color(0, 0, 0)


def test_a_line_that_is_painted_again_is_not_filtered_again() -> None:
    def is_kept(walk: Walk) -> bool:
        line = Strip([Segment("a\x1b]0;b")])
        first, second = (line.apply_filter(walk.app.get_line_filters()[-1], GROUND) for _ in range(2))
        return first is second and first.text == "a\u241b]0;b"

    assert seen(is_kept, "j") == [True]
