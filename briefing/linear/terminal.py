"""The conversation on stdin and stdout: lines as the terminal or the pipe gives them, and nothing but text back.

The terminal's own line editing is used: a library for it would move the cursor.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Mapping
from typing import NoReturn

from briefing.catalogue.catalogue import Catalogue
from briefing.catalogue.state import State
from briefing.errors import HUNG_UP
from briefing.library import Found
from briefing.linear.session import PROMPT, read

LONGEST = 1 << 16
"""Bytes of a line that are taken, the rest of it is dropped: more than a command may have, so that it is refused."""


class HungUp(Exception):
    """The terminal is gone."""


class Typed:
    """Lines from a descriptor, as an iterator that an interrupt does not end."""

    def __init__(self, descriptor: int) -> None:
        self.stream = open(descriptor, "rb", closefd=False)  # noqa: SIM115 (read for as long as it is iterated)

    def __iter__(self) -> Typed:
        return self

    def __next__(self) -> str:
        """Bytes that are not UTF-8 are U+FFFD. Raises StopIteration at the end, HungUp where the terminal is gone."""
        try:
            found = rest = self.stream.readline(LONGEST)
            while len(rest) == LONGEST and not rest.endswith(b"\n"):
                rest = self.stream.readline(LONGEST)
        except OSError:
            raise HungUp from None
        if not found:
            raise StopIteration
        return found.decode("utf-8", "replace").rstrip("\r\n")


def write(text: str) -> None:
    """To stdout, in UTF-8 whatever the locale says, at once. Lets BrokenPipeError and OSError through."""
    with open(sys.stdout.fileno(), "wb", closefd=False) as stream:
        stream.write(text.encode("utf-8", "replace"))


def hang_up(*_: object) -> NoReturn:
    raise HungUp


def converse(
    catalogue: Catalogue,
    state: State,
    start: Found | None = None,
    width: int = 80,
    colour: bool = False,
    templates: Mapping[str, str] | None = None,
) -> int:
    """Read until the reader leaves, the input ends or the terminal is gone; the exit code."""
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        signal.signal(signal.SIGHUP, hang_up)
    prompt = PROMPT if sys.stdin.isatty() else ""
    try:
        return read(catalogue, state, start, Typed(sys.stdin.fileno()), write, width, colour, prompt, templates)
    except HungUp:
        return HUNG_UP
