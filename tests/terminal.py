"""The reader on a real pty, with somebody at the other end of it."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyte

from tests.cli.helpers import ROOT, clean

LONGEST = 20.0
"""Seconds anything is waited for; what takes longer has failed."""


LIVE = "\x1b[?2004h"
"""Sent once the driver reads keys."""
HOME = "\x1b[1;1H"
"""How each painting of the whole screen begins."""


class NotShown(AssertionError):
    """A text that was waited for did not come; tells what stood on the screen instead."""

    def __init__(self, text: str, lines: Sequence[str]) -> None:
        shown = "\n".join(line.rstrip() for line in lines)
        super().__init__(f"{text!r} was not shown within {LONGEST:.0f} s; the last screen:\n{shown}")


class Session:
    """`briefing` with all three streams on a pty of its own. Use it as a context; it is killed at the end."""

    def __init__(
        self,
        arguments: Sequence[str] = (),
        size: tuple[int, int] = (80, 24),
        before: Callable[[], object] | None = None,
        command: Sequence[str] | None = None,
        environment: dict[str, str] | None = None,
    ) -> None:
        """`size`: columns and rows. `before` runs in the child, as after a nohup."""
        self.master, self.slave = pty.openpty()
        self.resize(*size)
        self.modes = termios.tcgetattr(self.slave)
        self.output = b""
        self.process = subprocess.Popen(
            command or [sys.executable, "-m", "briefing", *arguments],
            cwd=ROOT,
            env=clean({"TERM": "xterm-256color"} | (environment or {})),
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            # a child of a thread may do little before it runs the program: a few system calls are little
            preexec_fn=lambda: (take_terminal(), before() if before else None),  # noqa: PLW1509
        )
        self.usage = ProcessUsage(self.process.pid)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        for descriptor in (self.master, self.slave):
            with contextlib.suppress(OSError):
                os.close(descriptor)

    def resize(self, columns: int, rows: int) -> None:
        self.size = columns, rows
        set_size(self.slave, columns, rows)

    def type(self, content: bytes) -> None:
        """Write it all, reading what is painted meanwhile, so that neither side waits for the other."""
        while content:
            readable, writable, _ = select.select([self.master], [self.master], [], LONGEST)
            if readable:
                self.take()
            if writable:
                content = content[os.write(self.master, content[:512]) :]

    def read_by_program(self, most: float = LONGEST) -> None:
        """Wait, reading what is painted, until nothing that was typed waits in the terminal any more."""
        end = time.monotonic() + most
        while self.process.poll() is None and time.monotonic() < end and self.is_waiting():
            ready, _, _ = select.select([self.master], [], [], 0.01)
            if ready:
                self.take()

    def met(self, most: float = LONGEST) -> None:
        """Wait, reading what is painted, until what was typed was met: every thread sleeps in three looks running."""
        end, quiet = time.monotonic() + most, 0
        while self.process.poll() is None and time.monotonic() < end and quiet < 3:
            ready, _, _ = select.select([self.master], [], [], 0.01)
            quiet = 0 if (ready and self.take()) or self.is_waiting() or self.is_running() else quiet + 1

    def is_running(self) -> bool:
        """Has a thread of the program something to do, whether or not the machine lets it?"""
        states = []
        for thread in Path(f"/proc/{self.process.pid}/task").iterdir():
            with contextlib.suppress(OSError):
                states.append((thread / "stat").read_text("ascii").rpartition(")")[2].split()[0])
        return any(state in "RD" for state in states)

    def is_waiting(self) -> bool:
        return bool(struct.unpack("i", fcntl.ioctl(self.slave, termios.FIONREAD, b"\0" * 4))[0])

    def take(self) -> bool:
        """Read what there is; False at the end."""
        try:
            chunk = os.read(self.master, 1 << 16)
        except OSError:
            return False
        self.output += chunk
        return bool(chunk)

    def settle(self, quiet: float = 0.25, most: float = LONGEST) -> None:
        """Read until nothing has come for `quiet` seconds."""
        end = time.monotonic() + most
        while time.monotonic() < end:
            ready, _, _ = select.select([self.master], [], [], quiet)
            if not ready or not self.take():
                return

    def expect(self, text: str, start: int = 0) -> int:
        """Read until `text` was painted, from byte `start` on; the byte behind it.

        Raises NotShown where it never was.
        """
        end = time.monotonic() + LONGEST
        while (index := self.output.find(text.encode(), start)) < 0:
            ready, _, _ = select.select([self.master], [], [], 0.2)
            if (ready and not self.take()) or time.monotonic() > end:
                raise NotShown(text, self.display())
        return index + len(text.encode())

    def display(self, end: int | None = None) -> list[str]:
        """The screen's lines after the output up to byte `end`, after all of it where that is None."""
        screen = pyte.Screen(*self.size)
        pyte.ByteStream(screen).feed(self.output[:end])
        return list(screen.display)

    def started(self) -> Self:
        """Wait until the screen takes keys and has been painted since: a first frame may have stood there before."""
        self.expect(HOME, self.expect(LIVE))
        self.settle()
        return self

    def send(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def ended(self, most: float = LONGEST) -> int | None:
        """The exit code, None when it still runs after `most` seconds. What it paints is read meanwhile."""
        end = time.monotonic() + most
        while self.process.poll() is None and time.monotonic() < end:
            ready, _, _ = select.select([self.master], [], [], 0.05)
            if ready:
                self.take()
        self.settle(0.05)
        return self.process.poll()

    def rest(self, most: float = 600.0) -> None:
        """Read until the program has answered everything: a second in which it hardly ran and painted nothing."""
        end = time.monotonic() + most
        while self.process.poll() is None and time.monotonic() < end:
            before, painted = self.usage.cpu(), len(self.output)
            self.settle(1.0, 1.1)
            if self.process.poll() is None and self.usage.cpu() - before < 0.1 and len(self.output) == painted:
                return

    @property
    def is_restored(self) -> bool:
        """Are the terminal's modes as they were, the alternate screen left and the cursor shown?"""
        left = self.output.rfind(b"\x1b[?1049l") >= self.output.rfind(b"\x1b[?1049h")
        shown = self.output.rfind(b"\x1b[?25h") >= self.output.rfind(b"\x1b[?25l")
        return left and shown and termios.tcgetattr(self.slave) == self.modes


class ProcessUsage:
    """What a running process has taken."""

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def cpu(self) -> float:
        """Seconds of processor time so far."""
        with open(f"/proc/{self.pid}/stat", encoding="ascii") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def peak_memory(self) -> int:
        """Bytes resident at the most so far."""
        return self.memory("VmHWM")

    def resident_memory(self) -> int:
        """Bytes resident now."""
        return self.memory("VmRSS")

    def memory(self, name: str) -> int:
        with open(f"/proc/{self.pid}/status", encoding="ascii") as file:
            return next(int(line.split()[1]) * 1024 for line in file if line.startswith(name))


class Screen:
    """What somebody at the terminal sees."""

    def __init__(self, session: Session) -> None:
        self.session, self.screen = session, pyte.Screen(*session.size)
        self.stream, self.fed = pyte.ByteStream(self.screen), 0

    @property
    def lines(self) -> list[str]:
        """The lines after everything that was read so far."""
        output, self.fed = self.session.output[self.fed :], len(self.session.output)
        self.stream.feed(output)
        return list(self.screen.display)

    def expect(self, text: str) -> None:
        """Read until a line has the text. Raises NotShown where none ever has."""
        end = time.monotonic() + LONGEST
        while time.monotonic() < end:
            self.session.settle(0.1, 0.2)
            if any(text in line for line in self.lines):
                return
        raise NotShown(text, self.lines)


def set_size(terminal: int, columns: int, rows: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def take_terminal() -> Any:
    """In the child: a session of its own, with the pty as its controlling terminal.

    What ran the tests may ignore signals, as nohup and a shell's `&` do, and a child would too.
    """
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    os.setsid()
    return fcntl.ioctl(0, termios.TIOCSCTTY, 0)
