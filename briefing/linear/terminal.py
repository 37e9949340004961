"""The conversation on stdin and stdout: lines as the terminal or the pipe gives them, and nothing but text back.

The terminal's own line editing is used: a library for it would move the cursor.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from select import select
from typing import NoReturn

from briefing.errors import HUNG_UP
from briefing.library.folder import Resolved
from briefing.linear.session import PROMPT, read
from briefing.repository.repository import BriefingRepository
from briefing.userdata.annotations import UserData

LONGEST = 1 << 16
"""Bytes of a line that are taken, the rest of it is dropped: more than a command may have, so that it is refused."""


class HungUp(Exception):
    """The terminal is gone."""


class Typed:
    """Lines from a descriptor, as an iterator that an interrupt does not end.

    `woken` can be read once a signal has come, as `signal.set_wakeup_fd` writes it: one that
    came just before a read would otherwise go unnoticed until the next line.
    """

    def __init__(self, descriptor: int, woken: int) -> None:
        self.descriptor, self.woken = descriptor, woken
        self.pending = b""

    def __iter__(self) -> Typed:
        return self

    def __next__(self) -> str:
        """Bytes that are not UTF-8 are U+FFFD. Raises StopIteration at the end, HungUp where the terminal is gone."""
        line = b""
        while True:
            found, newline, self.pending = self.pending.partition(b"\n")
            line += found[: LONGEST - len(line)]
            if newline:
                break
            self.pending = self.read()
            if not self.pending and not line:
                raise StopIteration
            if not self.pending:
                break
        return line.decode("utf-8", "replace").rstrip("\r")

    def read(self) -> bytes:
        """What is typed next; nothing at the end."""
        try:
            while self.descriptor not in (ready := select([self.descriptor, self.woken], [], [])[0]):
                os.read(self.woken, len(ready))
            return os.read(self.descriptor, LONGEST)
        except OSError:
            raise HungUp from None


@contextmanager
def wakened() -> Iterator[int]:
    """A descriptor that can be read once a signal has come."""
    woken, wakes = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    before = signal.set_wakeup_fd(wakes, warn_on_full_buffer=False)
    try:
        yield woken
    finally:
        signal.set_wakeup_fd(before)
        os.close(woken)
        os.close(wakes)


def write(text: str) -> None:
    """To stdout, in UTF-8 whatever the locale says, at once. Lets BrokenPipeError and OSError through."""
    with open(sys.stdout.fileno(), "wb", closefd=False) as stream:
        stream.write(text.encode("utf-8", "replace"))


def hang_up(*_: object) -> NoReturn:
    raise HungUp


def converse(
    catalogue: BriefingRepository,
    state: UserData,
    start: Resolved | None = None,
    width: int = 80,
    colour: bool = False,
    templates: Mapping[str, str] | None = None,
) -> int:
    """Read until the reader leaves, the input ends or the terminal is gone; the exit code."""
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        signal.signal(signal.SIGHUP, hang_up)
    prompt = PROMPT if sys.stdin and sys.stdin.isatty() else ""
    try:
        with wakened() as woken:
            typed = Typed(sys.stdin.fileno(), woken) if sys.stdin else ()  # closed by who started it
            return read(catalogue, state, start, typed, write, width, colour, prompt, templates)
    except HungUp:
        return HUNG_UP
