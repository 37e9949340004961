"""The application: it opens the main screen, and closes the doors that Textual leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import RenderableType
from textual.app import SystemCommand
from textual.filter import LineFilter
from textual.geometry import Size
from textual.screen import Screen

from briefing.errors import SURROUNDINGS, fault_text
from briefing.library.folder import Resolved
from briefing.repository.repository import BriefingRepository
from briefing.safe import safe
from briefing.session.session import Session
from briefing.session.settings import Settings
from briefing.tui.driver import TerminalDriver, clamp_size
from briefing.tui.idle_gc import start_idle_gc
from briefing.tui.keybindings import keymap
from briefing.tui.output_filter import SafeFilter
from briefing.tui.screens.command_screen import CommandScreen
from briefing.tui.screens.main import MainScreen
from briefing.tui.startup_frame import StartupFrame, delete_frame, save_frame
from briefing.tui.textual_private import QuietApp, screen_strips
from briefing.tui.theme import apply_theme, default_variables, register_themes
from briefing.userdata.annotations import UserData

DEFAULTS = Settings()
SAFE_FILTER = SafeFilter()
"""Always the same object: Textual keeps filtered lines by the filter they went through."""


class BriefingApp(QuietApp):
    """Shows one library; `start` is what it opens with."""

    CSS_PATH = "app.tcss"
    TITLE = "briefing"
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        repository: BriefingRepository,
        start: Resolved | None = None,
        settings: Settings = DEFAULTS,
        frame: StartupFrame | None = None,
    ) -> None:
        """`frame`: the guard of the terminal in which the first frame was painted; None where none was."""
        super().__init__(driver_class=TerminalDriver)
        self.start, self.settings, self.startup_frame = start, settings, frame or StartupFrame()
        self.session = Session(repository, UserData.open(repository.paths), settings, is_background=True)
        self.set_keymap(keymap(settings.keys))
        register_themes(self, settings.palettes)
        apply_theme(self, settings.theme)

    def get_default_screen(self) -> Screen[None]:
        """Begin with the main screen."""
        return MainScreen(self.session, self.start)

    async def run_async(self, **options: Any) -> None:
        """However it ends, the workers are to end too: the program waits for them."""
        try:
            await super().run_async(**options)
        finally:
            self.session.close()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours of roles, also before there is a theme."""
        return default_variables()

    @property
    def size(self) -> Size:
        """The terminal's, within what can be drawn."""
        return clamp_size(super().size)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Keep the frame for the next session, then end."""
        self.save_frame()
        super().exit(result, return_code, message)

    def save_frame(self) -> None:
        """Keep what the next session shows first; nothing where it will not begin with this."""
        screen, paths = self.screen, self.session.repository.paths
        if not (isinstance(screen, MainScreen) and screen.is_plain):
            delete_frame(paths)
            return
        strips = screen_strips(screen)
        for line_filter in (line_filter for line_filter in self.get_line_filters() if line_filter.enabled):
            strips = [strip.apply_filter(line_filter, screen.background_colors[1]) for strip in strips]
        lines = [strip.render(self.console) for strip in strips]
        size = (self.size.width, self.size.height)
        save_frame(paths, self.settings.theme, size, screen.watcher.open_file, lines)

    def tell_fault(self, error: Exception) -> bool:
        """A fault of a file, an index, the state or the clipboard is a line in the status bar of the topmost screen."""
        screens = [screen for screen in self.screen_stack if isinstance(screen, CommandScreen)]
        if not isinstance(error, SURROUNDINGS) or not screens:
            return False
        screens[-1].status_bar.tell_fault(safe(fault_text(error)))
        return True

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Filter every line that is painted through `safe`, last."""
        return [*super().get_line_filters(), SAFE_FILTER]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """None of Textual's own: one of them writes a file on the machine the program runs on."""
        return ()

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Never: the browser would start on the machine the program runs on."""


def run_app(
    repository: BriefingRepository,
    start: Resolved | None = None,
    settings: Settings = DEFAULTS,
    frame: StartupFrame | None = None,
) -> int:
    """Run until the reader leaves; the exit code. A fault of the program is raised, the terminal put back before."""
    app = BriefingApp(repository, start, settings, frame)
    start_idle_gc(app.session.closing)
    app.run(mouse=settings.mouse)
    if app.crash is not None:
        raise app.crash
    return app.return_code or 0
