"""Every screen as a golden; `python -m tests.mend` writes them again, and they are read before they are accepted."""

from __future__ import annotations

import pytest

from tests.mend import GOLDEN
from tests.tui.frames import FRAMES, frame


@pytest.mark.parametrize("name", FRAMES)
def test_a_screen_looks_as_it_did_when_it_was_accepted(name: str) -> None:
    expected = (GOLDEN / f"{name}.frame.txt").read_text("utf-8")

    assert frame(name) == expected, "look at the difference, then run: python -m tests.mend"
