"""The conversation on stdin and stdout: lines as the terminal or the pipe gives them, and nothing but text back.

The terminal's own line editing is used: a library for it would move the cursor.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from select import select
from typing import NoReturn

from briefing.errors import HUNG_UP
from briefing.library.folder import Resolved
from briefing.linear.loop import PROMPT, answer_lines
from briefing.linear.typed_text import ASK_FOR_MARKS, NO_MARKS, is_paste_open, typed_text
from briefing.repository.repository import BriefingRepository
from briefing.session.settings import Settings
from briefing.userdata.annotations import UserData

LONGEST = 1 << 16
"""Bytes of a line that are taken, the rest of it is dropped: more than a command may have, so that it is refused."""


class HungUp(Exception):
    """The terminal is gone."""


class LineReader:
    """Lines from a descriptor, as an iterator that an interrupt does not end.

    `wake_descriptor` can be read once a signal has come, as `signal.set_wakeup_fd` writes it: one that
    came just before a read would otherwise go unnoticed until the next line.
    """

    def __init__(
        self,
        descriptor: int,
        wake_descriptor: int,
        go_on: Callable[[], None] = lambda: None,
        has_marked_pastes: bool = False,
    ) -> None:
        """`go_on` is called when the program waits again after its shell had stopped it.

        `has_marked_pastes`: the terminal was asked to mark pastes; the lines of one are one text.
        """
        self.descriptor, self.wake_descriptor, self.go_on = descriptor, wake_descriptor, go_on
        self.has_marked_pastes = has_marked_pastes
        self.pending = b""

    def __iter__(self) -> LineReader:
        return self

    def __next__(self) -> str:
        """Return the next line, or several of one paste; bytes that are not UTF-8 are U+FFFD.

        Raises StopIteration at the end, HungUp where the terminal is gone.
        """
        line = b""
        while True:
            part, newline, self.pending = self.pending.partition(b"\n")
            line += part[: LONGEST - len(line)]
            if newline and not (self.has_marked_pastes and is_paste_open(line)):
                break
            line += newline
            if newline:
                continue
            self.pending = self.read()
            if not self.pending and not line:
                raise StopIteration
            if not self.pending:
                break
        return typed_text(line)

    def read(self) -> bytes:
        """Wait for what is typed next; nothing at the end. Raises HungUp."""
        try:
            while self.descriptor not in (ready := select([self.descriptor, self.wake_descriptor], [], [])[0]):
                if ready and signal.SIGCONT in os.read(self.wake_descriptor, 64):
                    self.go_on()
            return os.read(self.descriptor, LONGEST)
        except OSError:
            raise HungUp from None


@contextmanager
def wake_on_signals() -> Iterator[int]:
    """Give a descriptor that can be read once a signal has come."""
    wake_descriptor, write_descriptor = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    before = signal.set_wakeup_fd(write_descriptor, warn_on_full_buffer=False)
    try:
        yield wake_descriptor
    finally:
        signal.set_wakeup_fd(before)
        os.close(wake_descriptor)
        os.close(write_descriptor)


def has_terminal() -> bool:
    """Tell whether stdin and stdout are a terminal that knows control sequences."""
    is_terminal = all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout))
    return is_terminal and os.environ.get("TERM", "") not in ("", "dumb", "unknown")


def write_stdout(text: str) -> None:
    """Write to stdout, in UTF-8 whatever the locale says, at once. Lets BrokenPipeError and OSError through."""
    with open(sys.stdout.fileno(), "wb", closefd=False) as stream:
        stream.write(text.encode("utf-8", "replace"))


def hang_up(*_: object) -> NoReturn:
    """Handle the signal of a terminal that is gone. Raises HungUp, always."""
    raise HungUp


def converse(
    repository: BriefingRepository,
    userdata: UserData,
    start: Resolved | None = None,
    settings: Settings | None = None,
    width: int = 80,
    colour: bool = False,
) -> int:
    """Read until the reader leaves, the input ends or the terminal is gone; the exit code."""
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        signal.signal(signal.SIGHUP, hang_up)
    signal.signal(signal.SIGCONT, lambda *_: None)  # the wake descriptor tells it
    has_marked_pastes = has_terminal()
    prompt = (ASK_FOR_MARKS if has_marked_pastes else "") + (PROMPT if sys.stdin and sys.stdin.isatty() else "")
    try:
        with wake_on_signals() as wake_descriptor:
            lines = (
                LineReader(sys.stdin.fileno(), wake_descriptor, lambda: write_stdout(prompt), has_marked_pastes)
                if sys.stdin  # closed by who started it
                else ()
            )
            return answer_lines(repository, userdata, start, lines, write_stdout, settings, width, colour, prompt)
    except HungUp:
        return HUNG_UP
    finally:
        if has_marked_pastes:
            with suppress(OSError):  # the terminal is gone
                write_stdout(NO_MARKS)
