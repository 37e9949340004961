"""Every private name of Textual that the program uses; a test says that each is there in the installed version.

The rest of the package calls what is defined here, and overrides the hooks with public names.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from typing import Any

from rich.console import RenderableType
from rich.style import Style
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, SPECIAL_SEQUENCES, XTermParser
from textual.app import App
from textual.constants import ESCAPE_DELAY
from textual.dom import DOMNode
from textual.drivers.linux_driver import LinuxDriver
from textual.filter import LineFilter
from textual.geometry import Size
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.strip import Strip
from textual.worker import WorkerFailed

from briefing.errors import CRASHED

PRIVATE_NAMES = (
    (App, "_handle_exception"), (App, "_fatal_error"), (App, "_close_messages_no_wait"), (App, "_set_pointer_shape"),
    (App, "_post_message"), (Screen, "_screen_resized"), (Screen, "_on_timer_update"), (DOMNode, "_attach"),
    (LinuxDriver, "_get_terminal_size"), (MessagePump, "_dispatch_message"),
)  # fmt: skip
"""Methods; the attributes of instances are read by the functions below."""

EVENT_SEQUENCE = re.compile(
    r"""\x1b\[(?:
        (?!\d+;\d+R) (?:[\d:]*;?){2,3} [u~ABCDEFHPQRS]  # a key with its modifiers, but no position of the cursor
        | \?(?:2026|2048);\d\$y                         # modes that are asked for
        | 48(?:;\d+(?::[\d:]*)?){4}t                    # the size of the window
    )""",
    re.VERBOSE,
)
MOUSE_SEQUENCE = re.compile(r"\x1b\[<?[-\d;]+[mM]")
LONGEST_SEQUENCE = 32
"""Characters of a sequence that the parser takes for one."""


class SizeGuard:
    """Mixin of a screen: lay out for a size only while it is the terminal's.

    Each layout tells the screen its size once more: two sizes on their way at once
    would trigger each other forever and starve the handling of keys.
    """

    app: Any

    def _screen_resized(self, size: Size) -> None:
        if size == self.app.size:
            super()._screen_resized(size)  # type: ignore[misc]  # of the screen it is mixed into


class QuietApp(App[None]):
    """Tells a fault of the surroundings; leaves at once when the program itself has one.

    Textual's own way would print the values of local variables to the reader.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.crash: Exception | None = None

    def tell_fault(self, error: Exception) -> bool:
        """Tell a fault that the program can live with; False where it is none."""
        return False

    def _handle_exception(self, error: Exception) -> None:
        error = error.error if isinstance(error, WorkerFailed) and isinstance(error.error, Exception) else error
        if not self.tell_fault(error):
            self.crash = self.crash or error
            super()._handle_exception(error)
            self._return_code = CRASHED

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def panic(self, *_: RenderableType) -> None:
        """Leave; what Textual would print is not for the reader."""
        self._close_messages_no_wait()

    def _set_pointer_shape(self, shape: str) -> None:
        """Never: the reader's pointer is the reader's."""


dispatch_message = MessagePump._dispatch_message


async def dispatch_guarded(pump: MessagePump, message: Message) -> None:
    """Hand what a message has failed of to the application: by Textual itself, the widget would be deaf from then on.

    Keys, clicks, timers, callbacks and what widgets and workers post all come as messages.
    """
    try:
        await dispatch_message(pump, message)
    except Exception as error:
        handle_fault(pump.app, error)


MessagePump._dispatch_message = dispatch_guarded  # type: ignore[method-assign, assignment]


class SizedDriver(LinuxDriver):
    """A driver with public names for what ours replaces."""

    def __init__(self, app: Any, **options: Any) -> None:
        super().__init__(app, **options)
        assert self._file is not None  # the caller has looked: all three streams are terminals

    @property
    def running_app(self) -> App[Any]:
        """The application that is driven."""
        return self._app

    @property
    def event_loop(self) -> asyncio.AbstractEventLoop:
        """The loop of the application."""
        return self._loop

    def replace_file(self, wrap: Any) -> None:
        """Write to the terminal through `wrap(file)` from now on."""
        self._file = wrap(self._file)

    def limit_size(self, size: Size) -> Size:
        """The size that is drawn, of what the terminal says."""
        return size

    def _get_terminal_size(self) -> tuple[int, int]:
        width, height = self.limit_size(Size(*super()._get_terminal_size()))
        return width, height


def is_event_sequence(sequence: str, is_mouse_on: bool = True) -> bool:
    """Tell whether the parser makes an event, or nothing, of a whole control sequence: it is no answer then."""
    if sequence in ANSI_SEQUENCES_KEYS or sequence in SPECIAL_SEQUENCES:
        return True
    kinds = (EVENT_SEQUENCE, MOUSE_SEQUENCE) if is_mouse_on else (EVENT_SEQUENCE,)
    return len(sequence) <= LONGEST_SEQUENCE and any(kind.fullmatch(sequence) for kind in kinds)


def force_escape(parser: XTermParser) -> Iterable[Message]:
    """Yield what the parser makes of what it holds, as if its own time for it had passed."""
    if parser._timeout_time is not None:
        parser._timeout_time = 0.0
    return parser.tick()


def handle_fault(app: App[Any], error: Exception) -> None:
    """Tell what an action, a message, a worker or a painting has failed of, or end with it."""
    app._handle_exception(error)


async def deliver_message(app: App[Any], message: Message) -> None:
    """Put a message into the queue of the application."""
    await app._post_message(message)


def message_pumps(app: App[Any]) -> Iterable[MessagePump]:
    """Everything that may have a message waiting: the app, its screens, the widgets of the topmost screen."""
    screens = app._screen_stacks.get(app._current_mode, [])
    return [app, *screens, *(screens[-1].walk_children() if screens else ())]


def paint_now(screen: Screen[Any]) -> None:
    """Paint what has changed, without waiting for the next tick."""
    screen._on_timer_update()


def screen_strips(screen: Screen[Any]) -> list[Strip]:
    """The lines of a screen as they stand on the terminal."""
    return screen._compositor.render_strips()


def running_driver(app: App[Any]) -> Any:
    """The driver of an application; None before it runs."""
    return app._driver


def is_started(driver: LinuxDriver) -> bool:
    """Tell whether a driver has entered its screen once."""
    return driver._writer_thread is not None


def is_lent(driver: LinuxDriver) -> bool:
    """Tell whether another program has the terminal, which the driver takes back when that ends."""
    return not driver._auto_restart


def write_to_terminal(app: App[Any], sequence: str) -> None:
    """Send a control sequence to the terminal."""
    if app._driver is not None:
        app._driver.write(sequence)


def replace_filters(app: App[Any], kind: type[LineFilter], wanted: LineFilter | None) -> None:
    """Take the line filters of a kind out of the application, and put one in where it is wanted."""
    app._filters = [line_filter for line_filter in app._filters if not isinstance(line_filter, kind)]
    if wanted is not None:
        app._filters.append(wanted)


def component_style(widget: DOMNode, name: str) -> Style:
    """Return what the style sheet has for a class of something that a widget draws.

    Component classes that are declared would all be matched at every change of a class above the widget.
    """
    component = DOMNode(classes=name)
    component._attach(widget)
    widget.app.stylesheet.apply(component, animate=False)
    return component.rich_style


__all__ = [
    "BRACKETED_PASTE_END", "BRACKETED_PASTE_START", "ESCAPE_DELAY", "QuietApp", "SizeGuard", "SizedDriver",
    "XTermParser",
]  # fmt: skip
