"""Suspend the program as a shell suspends any other: its whole job stops until the shell lets it go on."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

from textual.app import App

from briefing.tui.textual_private import SizedDriver, is_lent, is_started

Handler = int | signal.Handlers | Callable[[int, FrameType | None], Any] | None
"""Of a signal, as `signal.getsignal` returns it."""


def has_job_control() -> bool:
    """Tell whether a shell can let the program go on: one that gave the job a process group of its own.

    Where the program is what its terminal was opened for, as for a guest, nobody would ever wake it.
    """
    return os.getpgrp() != os.getsid(0)


def stop_job() -> None:
    """Stop every process of the job; return once it goes on. Nothing happens where no shell waits for it.

    Handlers of SIGTSTP and SIGCONT are put aside meanwhile: the signals do what they do to any program.
    """
    before = {number: signal.signal(number, signal.SIG_DFL) for number in (signal.SIGTSTP, signal.SIGCONT)}
    try:
        os.kill(0, signal.SIGTSTP)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def stop_until_foreground(terminal: int) -> None:
    """Stop the job until it goes on in the foreground; one that is let go on in the background stops again.

    `terminal`: descriptor of the controlling terminal.
    """
    stop_job()
    with contextlib.suppress(OSError):  # the terminal is gone
        while os.tcgetpgrp(terminal) != os.getpgrp():
            stop_job()


class Stopping:
    """Stops the program with its screen left, and enters the screen again when it goes on."""

    def __init__(self, driver: SizedDriver) -> None:
        """Make it before the driver handles signals: one that is ignored, as for a guest, stays so."""
        self.driver = driver
        self.is_possible = has_job_control() and signal.getsignal(signal.SIGTSTP) != signal.SIG_IGN

    def watch_signals(self) -> None:
        """Handle the two signals, in place of Textual."""
        signal.signal(signal.SIGTSTP, self.stop)
        signal.signal(signal.SIGCONT, self.go_on)

    def stop(self, *_: object) -> None:
        """Handle SIGTSTP: at once where an editor has the terminal, else when the loop is between two events."""
        if is_lent(self.driver):
            stop_job()
        elif self.is_possible:
            self.call_in_loop(self.suspend)

    def go_on(self, *_: object) -> None:
        """Handle SIGCONT after a stop that nobody was asked about: the terminal is the shell's by now."""
        if is_started(self.driver) and not is_lent(self.driver):
            self.call_in_loop(self.enter_again)

    def suspend(self) -> None:
        """Put the terminal back, stop the job, and enter the screen once it is in the foreground again."""
        if not is_started(self.driver):
            stop_until_foreground(self.driver.fileno)
            return
        self.driver.suspend_application_mode()
        stop_until_foreground(self.driver.fileno)
        self.enter()

    def enter_again(self) -> None:
        """Set the modes of the terminal anew, and paint all of the screen."""
        self.driver.suspend_application_mode()
        self.enter()

    def enter(self) -> None:
        """Enter the screen, and paint all of it."""
        self.driver.resume_application_mode()
        self.driver.running_app.refresh(layout=True)

    def call_in_loop(self, function: Callable[[], None]) -> None:
        """Call between two events; a loop that is closed already needs nothing more."""
        with contextlib.suppress(RuntimeError):
            self.driver.event_loop.call_soon_threadsafe(function)


@contextlib.contextmanager
def lent_terminal(app: App[Any]) -> Iterator[None]:
    """Give the terminal to another program, and take it back however that ends. Raises SuspendNotSupported."""
    failure: BaseException | None = None
    with app.suspend():  # it takes the terminal back only where nothing is raised inside
        try:
            yield
        except BaseException as error:
            failure = error
    if failure is not None:
        raise failure
