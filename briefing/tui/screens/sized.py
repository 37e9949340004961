"""A screen that is as large as the terminal is now, whatever sizes it is told of on the way."""

from __future__ import annotations

from textual.geometry import Size
from textual.screen import Screen, ScreenResultType


class SizedScreen(Screen[ScreenResultType]):
    def _screen_resized(self, size: Size) -> None:
        """Lay out for this size, unless another has come since.

        Each layout tells the screen its size once more: of two sizes on their way
        at once, each would follow the other for ever, and no key would be met again.
        """
        if size == self.app.size:
            super()._screen_resized(size)
