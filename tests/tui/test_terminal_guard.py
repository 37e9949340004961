"""A signal at any instruction leaves the terminal as it was before the first frame."""

from __future__ import annotations

import os
import pty
import signal
import sys
import termios
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from types import FrameType, FunctionType
from typing import Any

import pytest

from briefing.cli import terminate
from briefing.tui.startup_frame import BEGIN, END, StartupFrame, save_frame
from tests.terminal import set_size

SIZE = (20, 4)
THEME = "dark"
MARK = b"<end>"


class Terminal:
    """A pty with nobody at it, and a library whose last frame fits it."""

    def __init__(self, library: Path) -> None:
        self.paths = [str(library)]
        self.master, self.slave = pty.openpty()
        set_size(self.slave, *SIZE)
        self.modes = termios.tcgetattr(self.slave)
        save_frame(self.paths, THEME, SIZE, "", ["text"] * SIZE[1])

    def close(self) -> None:
        os.close(self.master)
        os.close(self.slave)

    @property
    def frame(self) -> StartupFrame:
        return StartupFrame(self.slave, self.slave)

    def start(self) -> None:
        """As the reader starts, the reading left out."""
        with self.frame as frame:
            frame.paint(self.paths, THEME)

    def painted(self) -> bytes:
        """Read all that was written since the last time: up to a mark, as the kernel hands it over when it likes."""
        os.write(self.slave, MARK)
        painted = b""
        while not painted.endswith(MARK):
            painted += os.read(self.master, 1 << 16)
        return painted.removesuffix(MARK)

    @property
    def is_as_before(self) -> bool:
        """Are the modes the same, and is the alternate screen left if it was entered?"""
        painted = self.painted()
        is_left = painted.rfind(END.encode()) >= painted.rfind(BEGIN.encode())
        return is_left and termios.tcgetattr(self.slave) == self.modes


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """SIGTERM ends the program as the command line has it."""
    terminal, handler = Terminal(tmp_path), signal.signal(signal.SIGTERM, terminate)
    yield terminal
    signal.signal(signal.SIGTERM, handler)
    terminal.close()


def codes(function: Callable[..., Any]) -> set[object]:
    """The function, and all of the guard, as the tracer meets them."""
    methods = [getattr(method, "fget", method) for method in vars(StartupFrame).values()]
    return {method.__code__ for method in (function, *methods) if isinstance(method, FunctionType)}


def with_signal_at(step: int, run: Callable[[], None]) -> bool:
    """Run, with SIGTERM before an instruction of it or of the guard; False where fewer are run.

    Instructions are counted from 0, each once, in the order in which they are first run.
    """
    passed, traced = set[tuple[object, int]](), codes(getattr(run, "__func__", run))

    def trace(frame: FrameType, event: str, _value: object) -> Any:
        if frame.f_code not in traced:
            return None
        frame.f_trace_opcodes = True
        place = (frame.f_code, frame.f_lasti)
        if event == "opcode" and place not in passed:
            passed.add(place)
            if len(passed) == step + 1:
                signal.raise_signal(signal.SIGTERM)
        return trace

    handlers = {number: signal.getsignal(number) for number in signal.valid_signals()}
    try:
        sys.settrace(trace)
        run()
    except SystemExit:
        pass
    finally:
        sys.settrace(None)
        for number, handler in handlers.items():
            if handler != signal.getsignal(number):
                signal.signal(number, handler)
    return len(passed) > step


def test_a_signal_at_any_instruction_of_the_start_leaves_the_terminal_as_it_was(terminal: Terminal) -> None:
    spoiled = []
    for step in count():
        if not with_signal_at(step, terminal.start):
            break
        spoiled += [] if terminal.is_as_before else [step]

    assert (spoiled, step > 100) == ([], True)


def test_a_signal_while_another_is_handled_leaves_the_terminal_as_it_was(terminal: Terminal) -> None:
    spoiled = []

    def handle() -> None:
        frame.leave(signal.SIGTERM, None)

    for step in count():
        with terminal.frame as frame:
            frame.paint(terminal.paths, THEME)
            is_sent = with_signal_at(step, handle)
            spoiled += [] if terminal.is_as_before else [step]
        if not is_sent:
            break

    assert (spoiled, step > 20) == ([], True)


def test_the_handlers_of_signals_are_as_they_were_when_the_terminal_is_given_back(terminal: Terminal) -> None:
    numbers = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGUSR1)
    before = [signal.getsignal(number) for number in numbers]
    with terminal.frame as frame:
        frame.paint(terminal.paths, THEME)
        meanwhile = [signal.getsignal(number) for number in numbers if signal.getsignal(number) != signal.SIG_IGN]

        assert set(meanwhile) == {frame.leave}

    assert [signal.getsignal(number) for number in numbers] == before


def test_where_no_frame_fits_nothing_is_changed(terminal: Terminal) -> None:
    with terminal.frame as frame:
        frame.paint(terminal.paths, "light")

        assert (frame.is_painted, terminal.painted(), termios.tcgetattr(terminal.slave)) == (False, b"", terminal.modes)
