"""Whatever is pressed, in whatever order, the screen keeps its promises."""

from __future__ import annotations

import asyncio
import random

import pytest

from briefing.tui.app import Reader
from briefing.tui.desk import BRIEFINGS, PANES, RESULTS, SUMMARY
from briefing.tui.screens.reading import ReadingScreen
from tests.hostile.strings import raw_controls
from tests.tui.frames import CONTENT, catalogue, text_of

KEYS = (
    "tab", "shift+tab", "j", "k", "down", "up", "enter", "escape", "space", "pagedown", "pageup", "g", "G", "home", "end",
    "h", "l", "J", "K", "slash", "slash", "c", "o", "z", "n", "N", "ampersand", "colon", "v", "y", "Y", "1", "0", "right_curly_bracket", "left_curly_bracket", "backspace", "question_mark", "ctrl+d", "ctrl+u", "left", "right", "x", "é",
)  # fmt: skip
SIZES = ((80, 24), (120, 40), (200, 50), (20, 6), (2, 2))


def broken(app: Reader, screen: ReadingScreen) -> list[str]:
    """The promises that do not hold at this moment."""
    tables = (screen.library_pane, screen.section_pane)
    promises = {
        "a pane that exists is read": screen.pane in (*PANES, RESULTS),
        "without an open briefing there is only the library": bool(screen.opened)
        or screen.pane in (BRIEFINGS, RESULTS),
        "a cursor stands on a row": all(0 <= one.cursor < max(one.count, 1) for one in tables),
        "a table shows its cursor": all(one.top <= one.cursor < one.top + one.room for one in tables if one.size),
        "a summary is not zoomed": screen.pane != SUMMARY or not screen.zoomed,
        "a text begins at a line of it": 0 <= screen.record_pane.top <= max(screen.record_pane.count, 1),
        "a cursor stands on a result": 0 <= screen.results_pane.cursor < max(len(screen.results_pane.found), 1),
        "what only matches is shown only while there is a search": screen.search.is_on or not screen.only_matching,
        "somebody has the focus": app.focused is not None,
        "no control is painted": not raw_controls(text_of(app).replace("\n", "")),
    }
    return [promise for promise, holds in promises.items() if not holds]


@pytest.mark.hostile
@pytest.mark.parametrize("seed", range(3))
def test_no_key_breaks_a_promise(seed: int) -> None:
    choose = random.Random(seed)

    async def run() -> list[tuple[str, list[str]]]:
        app = Reader(catalogue(CONTENT))
        found = []
        async with app.run_test(size=choose.choice(SIZES)) as pilot:
            await pilot.pause()
            screen = app.screen_stack[0]
            assert isinstance(screen, ReadingScreen)
            for _ in range(120):
                key = choose.choice(KEYS)
                await pilot.press(key)
                if choose.random() < 0.03:
                    await pilot.resize_terminal(*choose.choice(SIZES))
                if told := broken(app, screen):
                    found.append((key, told))
        return found

    assert asyncio.run(run()) == []
