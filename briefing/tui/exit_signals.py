"""Signals that end the program: as one that puts the terminal back first."""

from __future__ import annotations

import signal

HELD = {"SIGSTOP", "SIGTSTP", "SIGTTIN", "SIGTTOU", "SIGCONT"}
"""A shell's, to stop a program and let it go on."""
HARMLESS = {"SIGCHLD", "SIGURG", "SIGWINCH"}
"""They end nothing."""
UNMET = {"SIGKILL", "SIGSEGV", "SIGBUS", "SIGFPE", "SIGILL"}
"""No handler of ours is run: the first asks nobody, after the others no instruction follows."""

EXIT_SIGNALS = tuple(
    number for number in sorted(signal.valid_signals()) if getattr(number, "name", "") not in HELD | HARMLESS | UNMET
)


def exit_code_of(number: int) -> int:
    """The exit code of a program that a signal has ended, as a shell tells it."""
    return 128 + number
