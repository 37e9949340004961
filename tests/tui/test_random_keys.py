"""Whatever is pressed, in whatever order, the screen keeps its promises."""

from __future__ import annotations

import asyncio
import random

import pytest

from briefing.session.location import BRIEFINGS, PANES, RESULTS, SUMMARY
from briefing.tui.app import BriefingApp
from briefing.tui.screens.main import MainScreen
from tests.hostile.strings import raw_controls
from tests.tui.frames import CONTENT, catalogue, text_of

KEYS = (
    "tab", "shift+tab", "j", "k", "down", "up", "enter", "escape", "space", "pagedown", "pageup", "g", "G", "home", "end",
    "h", "l", "J", "K", "slash", "slash", "c", "o", "z", "n", "N", "ampersand", "colon", "v", "y", "Y", "1", "0", "right_curly_bracket", "left_curly_bracket", "backspace", "question_mark", "ctrl+d", "ctrl+u", "left", "right", "x", "é",
)  # fmt: skip
SIZES = ((80, 24), (120, 40), (200, 50), (20, 6), (2, 2))


def broken(app: BriefingApp, screen: MainScreen) -> list[str]:
    """The promises that do not hold at this moment."""
    tables, here = (screen.library, screen.section), screen.location
    promises = {
        "a pane that exists is read": here.pane in (*PANES, RESULTS),
        "without an open briefing there is only the library": bool(here.briefing) or here.pane in (BRIEFINGS, RESULTS),
        "a cursor stands on a row": all(0 <= table.rows.cursor < max(table.count, 1) for table in tables),
        "a table shows its cursor": all(
            table.top <= table.rows.cursor < table.top + table.room for table in tables if table.size
        ),
        "a summary is not zoomed": here.pane != SUMMARY or not here.is_record_open,
        "a text begins at a line of it": 0 <= screen.record.top <= max(screen.record.count, 1),
        "a cursor stands on a result": 0 <= screen.results.results.cursor < max(len(screen.results.results.records), 1),
        "what only matches is shown only while there is a search": screen.session.search.is_on or not here.only_matches,
        "somebody has the focus": app.focused is not None,
        "no control is painted": not raw_controls(text_of(app).replace("\n", "")),
    }
    return [promise for promise, holds in promises.items() if not holds]


@pytest.mark.hostile
@pytest.mark.painted
@pytest.mark.parametrize("seed", range(3))
def test_no_key_breaks_a_promise(seed: int) -> None:
    choose = random.Random(seed)

    async def run() -> list[tuple[str, list[str]]]:
        app = BriefingApp(catalogue(CONTENT))
        found = []
        async with app.run_test(size=choose.choice(SIZES)) as pilot:
            await pilot.pause()
            screen = app.screen_stack[0]
            assert isinstance(screen, MainScreen)
            for _ in range(120):
                key = choose.choice(KEYS)
                await pilot.press(key)
                if choose.random() < 0.03:
                    await pilot.resize_terminal(*choose.choice(SIZES))
                if told := broken(app, screen):
                    found.append((key, told))
        return found

    assert asyncio.run(run()) == []
