"""Sizes that reach a screen at the same time."""

from __future__ import annotations

import asyncio

from textual import events
from textual.app import App
from textual.geometry import Size
from textual.screen import Screen

from briefing.tui.textual_private import SizeGuard

SMALL, LARGE = Size(80, 24), Size(100, 30)


class Drawn(SizeGuard, Screen[None]):
    """Notes the sizes it is laid out for."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes: list[Size] = []

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        self.sizes += [size] if size else []
        super()._refresh_layout(size, scroll)


def noop() -> None:
    """A message between two others: Textual drops a size that the very next message makes stale."""


def test_a_size_that_is_the_terminals_no_more_is_not_laid_out() -> None:
    """Of two on their way at once each would follow the other for ever."""

    async def run() -> list[Size]:
        app, screen = App[None](), Drawn()
        async with app.run_test(size=SMALL) as pilot:
            await app.push_screen(screen)
            for size in (LARGE, SMALL):
                screen.post_message(events.Resize(size, size))
                screen.call_later(noop)
            await pilot.pause()
            return screen.sizes

    assert set(asyncio.run(run())) == {SMALL}
