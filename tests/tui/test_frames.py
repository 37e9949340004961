"""Every screen as a golden; `python -m tests.mend` writes them again, and they are read before they are accepted."""

from __future__ import annotations

import pytest

from tests.mend import GOLDEN
from tests.tui.frames import FRAMES, alike, frames


@pytest.mark.parametrize("names", alike(FRAMES), ids=lambda names: names[0].rpartition("-")[0])
def test_a_screen_looks_as_it_did_when_it_was_accepted_at_each_size(names: tuple[str, ...]) -> None:
    expected = {name: (GOLDEN / f"{name}.frame.txt").read_text("utf-8") for name in names}

    assert frames(names) == expected, "look at the difference, then run: python -m tests.mend"
