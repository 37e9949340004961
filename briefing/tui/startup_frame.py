"""The first frame: as the last session left the screen, painted before Textual is there.

Reading a frame costs a few milliseconds, importing Textual some two hundred. What is
typed meanwhile waits in the terminal, unechoed, and is met when the screen is live.
"""

from __future__ import annotations

import json
import os
import re
import signal
import termios
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Any, NoReturn, Self

from briefing.atomic import make_own_folders, replace_file
from briefing.paths import library_digest, state_folder
from briefing.repository.parsing import signature
from briefing.safe import safe
from briefing.tui.exit_signals import EXIT_SIGNALS, exit_code_of

COLOURS = re.compile(r"\x1b\[[0-9;]*m")
"""All of a frame that is no text: a frame that holds anything else is not painted."""
LONGEST = 1 << 20
BEGIN, END = "\x1b[?1049h\x1b[?25l", "\x1b[?1049l\x1b[?25h"

Modes = list[Any]
"""Of a terminal, as termios gives them."""
Handler = int | signal.Handlers | Callable[[int, FrameType | None], Any]
"""Of a signal, as `signal.signal` takes it."""


def frame_path(paths: Sequence[str]) -> str:
    """Return the path of the kept frame of a library."""
    return os.path.join(state_folder(), f"frame-{library_digest(paths)}.json")


def fingerprint(paths: Sequence[str], theme: str, file: str) -> list[str]:
    """What must be as it was: the colours, the folders of the library, the file that was open."""
    return [theme, *(signature(os.path.realpath(path)) for path in (*paths, *([file] if file else [])))]


def save_frame(paths: Sequence[str], theme: str, size: tuple[int, int], file: str, lines: Sequence[str]) -> None:
    """Keep a frame for the next session. A state that cannot be written is no reason to disturb the reader."""
    with suppress(OSError):
        make_own_folders(state_folder())
        content = json.dumps([size, file, fingerprint(paths, theme, file), list(lines)])
        replace_file(frame_path(paths), [content], is_own=True)


def delete_frame(paths: Sequence[str]) -> None:
    """Forget the kept frame."""
    with suppress(OSError):
        os.unlink(frame_path(paths))


def load_frame(paths: Sequence[str], theme: str, size: tuple[int, int]) -> list[str]:
    """The lines of the last frame; none where it does not fit what is there now."""
    try:
        with open(frame_path(paths), encoding="utf-8") as file:
            was, opened, fitted, lines = json.loads(file.read(LONGEST))
        fits = tuple(was) == size and fitted == fingerprint(paths, theme, opened) and len(lines) == size[1]
        return lines if fits and all(map(is_safe_line, lines)) else []
    except (OSError, ValueError, TypeError):
        return []


def is_safe_line(line: str) -> bool:
    """Tell whether a kept line is text and its colours, and nothing that could control the terminal."""
    text = COLOURS.sub("", line)
    return text == safe(text)


class StartupFrame:
    """Guard of the terminal from the first frame until Textual has put it back: use as a context.

    Nothing is changed on entry. `paint` changes the handlers of signals, the modes of the terminal
    and its screen; the exit puts all three back. A signal puts the terminal back in its handler,
    before anything is raised: so it may come at any instruction, also in `paint` and in the exit.
    """

    def __init__(self, keyboard: int = 0, screen: int = 2) -> None:
        """Both are descriptors of one terminal."""
        self.keyboard, self.screen = keyboard, screen
        self.modes: Modes | None = None
        """The terminal's before the frame was painted; None where nothing has to be put back."""
        self.handlers: dict[int, Handler] = {}
        """Those that ours have replaced, by the number of their signal."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.put_back()
        for number, handler in self.handlers.items():
            signal.signal(number, handler)

    @property
    def is_painted(self) -> bool:
        """Does the frame stand on the terminal?"""
        return self.modes is not None

    def paint(self, paths: Sequence[str], theme: str) -> None:
        """Paint the last frame of these paths, where there is one that fits."""
        try:
            columns, rows = os.get_terminal_size(self.screen)
            modes = termios.tcgetattr(self.keyboard)
            if lines := load_frame(paths, theme, (columns, rows)):
                self.watch_signals()
                self.modes = modes
                termios.tcsetattr(self.keyboard, termios.TCSANOW, keys_only(modes))
                placed = (f"\x1b[{row};1H{line}\x1b[0m" for row, line in enumerate(lines, 1))
                os.write(self.screen, (BEGIN + "".join(placed)).encode())
        except (OSError, termios.error):
            self.put_back()

    def watch_signals(self) -> None:
        """Handle every signal that would end the program; what is ignored stays so."""
        for number in EXIT_SIGNALS:
            handler = signal.getsignal(number)
            if handler is not None and handler != signal.SIG_IGN:
                self.handlers[number] = handler
                signal.signal(number, self.leave)

    def leave(self, number: int, _frame: object) -> NoReturn:
        """Handle a signal: put the terminal back, then raise SystemExit."""
        self.put_back()
        raise SystemExit(exit_code_of(number))

    def put_back(self) -> None:
        """Put the terminal back, from the beginning again where a signal came before it was done."""
        if self.modes is not None:
            with suppress(OSError):
                os.write(self.screen, END.encode())
            with suppress(termios.error):
                termios.tcsetattr(self.keyboard, termios.TCSANOW, self.modes)
            self.modes = None

    def release(self) -> None:
        """Textual has put the terminal back: nothing is left to do."""
        self.modes = None


def keys_only(modes: Modes) -> Modes:
    """As Textual will set them: what is typed meanwhile are the same keys, and no ^S holds the frame.

    But ^C still ends a program that is slow to start; ^Z waits with the other keys.
    """
    changed = [*modes]
    changed[6] = [*modes[6]]
    changed[6][termios.VSUSP] = b"\0"
    changed[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    changed[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    return changed
