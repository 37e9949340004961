"""A driver that no byte on the keyboard, no window size and no dead link can hurt.

Textual's own ends on a byte that is not UTF-8 and on an escape sequence with a
number too large, goes deaf on a paste that is never ended, builds a screen of
four billion cells if the other side says so, stays behind, spinning or
blocked, when the link is gone, and gives keys that come in a burst to the widget
that has the focus when the first of them comes, not to the one that has it by then.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import signal
from time import monotonic
from typing import Any

from textual import events
from textual.app import App
from textual.geometry import Size
from textual.message import Message

from briefing.errors import HUNG_UP, UsageError
from briefing.tui.dead_link import Output
from briefing.tui.exit_signals import EXIT_SIGNALS, exit_code_of
from briefing.tui.key_decoder import KeyDecoder
from briefing.tui.key_queue import KeyQueue, text_room
from briefing.tui.startup_frame import StartupFrame
from briefing.tui.suspending import Stopping
from briefing.tui.textual_private import SizedDriver, deliver_message, handle_fault, message_pumps, paint_now

WIDEST, TALLEST = 1000, 400
"""Cells of the largest screen that is drawn; a larger window keeps its rest empty."""

TURNS = 200
"""Turns of the program's loop that one key may keep the next waiting."""

QUIET_TURNS = 2
"""Turns without a message anywhere after which a key has been met."""

ENTER = "\x1b[?1049h"

FRAME = 0.05
"""Seconds after which what has changed is painted although more keys wait: a flood starves no frame."""

TICK = 0.1
"""Seconds between two looks at an escape that may be a lone key, and at the end of the program."""


class TerminalDriver(SizedDriver):
    """Reads keys, and writes what is painted, whatever the other side does."""

    def __init__(self, app: Any, **options: Any) -> None:
        self.stopping = Stopping(self)
        self.is_mouse_on = bool(options.get("mouse", True))
        super().__init__(app, **options)
        self.replace_file(Output)
        self.startup_frame: StartupFrame = getattr(app, "startup_frame", StartupFrame())
        """It knows the modes of the terminal from before the first frame; Textual itself looks too late."""
        self.keys = KeyQueue()
        self.arrived = asyncio.Event()
        """Set where something waits in `keys`."""
        self.painted_at = 0.0
        self.delivery: asyncio.Task[None] | None = None

    def start_application_mode(self) -> None:
        """Watch the signals, deliver what comes in, and enter the screen."""
        self.watch_signals(asyncio.get_running_loop())
        self.delivery = self.delivery or asyncio.create_task(self.deliver())
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self.startup_frame.is_painted:
            self.attrs_before = self.startup_frame.modes

    def stop_application_mode(self) -> None:
        """Leave the screen; the guard of the first frame has nothing more to put back."""
        super().stop_application_mode()
        self.startup_frame.release()

    def write(self, data: str) -> None:
        """Where the first frame stands the screen is not entered again: some terminals would clear it."""
        if data == ENTER and self.startup_frame.is_painted:
            return
        super().write(data)

    def watch_signals(self, loop: asyncio.AbstractEventLoop) -> None:
        """End as a program ends that puts the terminal back; what is ignored, as after a nohup, stays so."""
        for number in EXIT_SIGNALS:
            if signal.getsignal(number) != signal.SIG_IGN:
                loop.add_signal_handler(number, self.leave, exit_code_of(number))
        self.stopping.watch_signals()

    def leave(self, code: int) -> None:
        """End the application with an exit code."""
        self.running_app.exit(return_code=code)

    def limit_size(self, size: Size) -> Size:
        """Return the size that is drawn, of what the terminal says."""
        return clamp_size(size)

    def process_message(self, message: Message) -> None:
        """A size that the terminal reports in band is as little to be believed as any other."""
        if isinstance(message, events.Resize):
            size = clamp_size(message.size)
            message = events.Resize(size, size)
        super().process_message(message)

    def send_message(self, message: Message) -> None:
        """Put a message in the queue; called in the thread of the keyboard."""
        self.keys.put(message)
        self.call_in_loop(self.arrived.set)

    async def deliver(self) -> None:
        """One after the other, each when the one before has done what it does: a key may move the focus."""
        while True:
            await self.arrived.wait()
            self.arrived.clear()
            while (message := self.keys.take(text_room(self.running_app))) is not None:
                try:
                    with self.running_app.batch_update():  # one paint a key: what follows from it is painted with it
                        await deliver_message(self.running_app, message)
                        await wait_until_idle(self.running_app)
                    self.paint()
                except Exception as error:  # of painting: without this loop no key would be met any more
                    handle_fault(self.running_app, error)

    def paint(self) -> None:
        """At once, unless another key waits: Textual would wait for its next tick, and after a batch forget it."""
        if not self.keys and (told := self.keys.pop_dropped()):
            handle_fault(self.running_app, UsageError(told))
        for screen in self.running_app.screen_stack[-1:]:
            if not self.keys or monotonic() - self.painted_at >= FRAME:
                paint_now(screen)
                self.painted_at = monotonic()
            screen.check_idle()

    def run_input_thread(self) -> None:
        """Read until the program ends or the terminal is gone; wait, never spin."""
        poll = select.poll()
        poll.register(self.fileno, select.POLLIN | select.POLLHUP | select.POLLERR)
        keys, silence = KeyDecoder(self.is_mouse_on), 0.0
        while not self.exit_event.is_set():
            if self.keys.is_full:
                self.exit_event.wait(TICK / 10)
                continue
            ready = poll.poll(TICK * 1000)
            content = self.received() if ready else None
            if content == b"":
                self.call_in_loop(self.leave, HUNG_UP)
                return
            silence = 0.0 if content else silence + TICK
            for message in keys.feed(content) if content else keys.quiet(silence):
                self.process_message(message)

    def received(self) -> bytes | None:
        """What there is to read; None for nothing now, empty where there will never be more."""
        try:
            return os.read(self.fileno, 4096)
        except BlockingIOError:
            return None
        except OSError:
            return b""

    def call_in_loop(self, function: Any, *arguments: Any) -> None:
        """Call in the program's own thread; a loop that is closed already needs nothing more."""
        with contextlib.suppress(RuntimeError):
            self.event_loop.call_soon_threadsafe(function, *arguments)


async def wait_until_idle(app: App[Any]) -> None:
    """Wait until no message is on its way any more, within reason."""
    quiet = 0
    for _ in range(TURNS):
        await asyncio.sleep(0)
        is_quiet = all(pump.message_queue_size == 0 for pump in message_pumps(app))
        quiet = quiet + 1 if is_quiet else 0
        if quiet == QUIET_TURNS:
            return


def clamp_size(size: Size) -> Size:
    """A size that can be drawn, whatever the other side says it has."""
    return Size(max(1, min(size.width, WIDEST)), max(1, min(size.height, TALLEST)))
