"""The application: it opens the reading screen, and closes the doors Textual leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.app import App, SystemCommand
from textual.filter import LineFilter
from textual.screen import Screen

from briefing.library import Found, Library
from briefing.tui.filter import SafeFilter
from briefing.tui.screens.reading import ReadingScreen


class Reader(App[None]):
    """Shows one library; `start` is what it opens with."""

    CSS_PATH = "app.tcss"
    TITLE = "briefing"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, library: Library, start: Found | None = None) -> None:
        super().__init__()
        self.library, self.start = library, start

    def get_default_screen(self) -> Screen[None]:
        return ReadingScreen(self.library, self.start)

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), SafeFilter()]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """None of Textual's own: one of them writes a file on the machine the program runs on."""
        return ()

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Never: the browser would start on the machine the program runs on."""


def read(library: Library, start: Found | None = None) -> int:
    """Run until the reader leaves; the exit code."""
    app = Reader(library, start)
    app.run(mouse=False)
    return app.return_code or 0
