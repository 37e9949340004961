"""The application: it opens the reading screen, and closes the doors Textual leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import RenderableType
from textual.app import App, SystemCommand
from textual.filter import LineFilter
from textual.geometry import Size
from textual.screen import Screen

from briefing.catalogue.catalogue import Catalogue
from briefing.catalogue.state import State
from briefing.errors import CRASHED
from briefing.library import Found
from briefing.tui import early
from briefing.tui.bindings import keymap
from briefing.tui.desk import Desk
from briefing.tui.early import StartupFrame
from briefing.tui.filter import SafeFilter
from briefing.tui.memory import settle
from briefing.tui.screens.reading import ReadingScreen
from briefing.tui.settings import Settings
from briefing.tui.terminal import TerminalDriver, clamped
from briefing.tui.themes import put_on

DECLARED = Settings()


class Reader(App[None]):
    """Shows one library; `start` is what it opens with."""

    CSS_PATH = "app.tcss"
    TITLE = "briefing"
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        catalogue: Catalogue,
        start: Found | None = None,
        settings: Settings = DECLARED,
        frame: StartupFrame | None = None,
    ) -> None:
        """`frame`: the guard of the terminal in which the first frame was painted; None where none was."""
        super().__init__(driver_class=TerminalDriver)
        self.start, self.settings, self.startup_frame = start, settings, frame or StartupFrame()
        self.desk = Desk(catalogue, State.open(catalogue.paths), settings)
        self.set_keymap(keymap(settings.keys))
        self.crash: Exception | None = None

    def get_default_screen(self) -> Screen[None]:
        return ReadingScreen(self.desk, self.start)

    async def run_async(self, **options: Any) -> None:
        """However it ends, what still goes on beside is to end too: the program waits for it."""
        try:
            await super().run_async(**options)
        finally:
            self.desk.leaving.set()

    def on_mount(self) -> None:
        put_on(self, self.settings.theme or DECLARED.theme)

    @property
    def size(self) -> Size:
        """The terminal's, within what can be drawn."""
        return clamped(super().size)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        self.keep_frame()
        super().exit(result, return_code, message)

    def keep_frame(self) -> None:
        """What the next session shows first; nothing where it will not begin with this."""
        screen, paths = self.screen, self.desk.catalogue.paths
        if not (isinstance(screen, ReadingScreen) and screen.is_plain):
            early.forget(paths)
            return
        strips = screen._compositor.render_strips()
        for one in (filter for filter in self.get_line_filters() if filter.enabled):
            strips = [strip.apply_filter(one, screen.background_colors[1]) for strip in strips]
        lines = [strip.render(self.console) for strip in strips]
        early.keep(paths, self.settings.theme, (self.size.width, self.size.height), screen.open_file, lines)

    def _handle_exception(self, error: Exception) -> None:
        """Leave at once; Textual's own way prints the values of local variables to the reader."""
        self.crash = self.crash or error
        super()._handle_exception(error)
        self._return_code = CRASHED

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def panic(self, *_: RenderableType) -> None:
        self._close_messages_no_wait()

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), SafeFilter()]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """None of Textual's own: one of them writes a file on the machine the program runs on."""
        return ()

    def _set_pointer_shape(self, shape: str) -> None:
        """Never: the reader's pointer is the reader's."""

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Never: the browser would start on the machine the program runs on."""


def read(
    catalogue: Catalogue, start: Found | None = None, settings: Settings = DECLARED, frame: StartupFrame | None = None
) -> int:
    """Run until the reader leaves; the exit code. A fault of the program is raised, the terminal put back before."""
    app = Reader(catalogue, start, settings, frame)
    settle(app.desk.leaving)
    app.run(mouse=settings.mouse)
    if app.crash is not None:
        raise app.crash
    return app.return_code or 0
