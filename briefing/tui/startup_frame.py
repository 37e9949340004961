"""The first frame: as the last session left the screen, painted before Textual is there.

Reading a frame costs a few milliseconds, importing Textual some two hundred. What is
typed meanwhile waits in the terminal, unechoed, and is met when the screen is live.
"""

from __future__ import annotations

import json
import os
import re
import termios
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from briefing.atomic import replace_file
from briefing.paths import library_digest, state_folder
from briefing.repository.indexing import signature
from briefing.tui.ending import watch_until_the_screen

LINE = re.compile(r"(?:\x1b\[[0-9;]*m|[^\x00-\x1f\x7f-\x9f])*")
"""Text and its colours: a frame that holds anything else is not painted."""
LONGEST = 1 << 20
BEGIN, END = "\x1b[?1049h\x1b[?25l", "\x1b[?1049l\x1b[?25h"

Modes = list[Any]
"""Of a terminal, as termios gives them."""


def frame_path(paths: Sequence[str]) -> str:
    return os.path.join(state_folder(), f"frame-{library_digest(paths)}.json")


def fit(paths: Sequence[str], theme: str, file: str) -> list[str]:
    """What must be as it was: the colours, the folders of the library, the file that was open."""
    return [theme, *(signature(os.path.realpath(path)) for path in (*paths, *([file] if file else [])))]


def keep(paths: Sequence[str], theme: str, size: tuple[int, int], file: str, lines: Sequence[str]) -> None:
    """Keep a frame for the next session. A state that cannot be written is no reason to disturb the reader."""
    with suppress(OSError):
        os.makedirs(state_folder(), mode=0o700, exist_ok=True)
        replace_file(frame_path(paths), [json.dumps([size, file, fit(paths, theme, file), list(lines)])])


def forget(paths: Sequence[str]) -> None:
    with suppress(OSError):
        os.unlink(frame_path(paths))


def kept(paths: Sequence[str], theme: str, size: tuple[int, int]) -> list[str]:
    """The lines of the last frame; none where it does not fit what is there now."""
    try:
        with open(frame_path(paths), encoding="utf-8") as file:
            was, opened, fitted, lines = json.loads(file.read(LONGEST))
        fits = tuple(was) == size and fitted == fit(paths, theme, opened) and len(lines) == size[1]
        return lines if fits and all(LINE.fullmatch(line) for line in lines) else []
    except (OSError, ValueError, TypeError):
        return []


def paint(paths: Sequence[str], theme: str) -> Modes | None:
    """Paint the last frame; the modes the terminal had before, None where nothing was painted."""
    try:
        columns, rows = os.get_terminal_size(2)
        lines = kept(paths, theme, (columns, rows))
        modes = termios.tcgetattr(0)
        if not lines:
            return None
        watch_until_the_screen()
        termios.tcsetattr(0, termios.TCSANOW, keys_only(modes))
        placed = (f"\x1b[{row};1H{line}\x1b[0m" for row, line in enumerate(lines, 1))
        os.write(2, (BEGIN + "".join(placed)).encode())
    except (OSError, termios.error):
        return None
    return modes


def keys_only(modes: Modes) -> Modes:
    """As Textual will set them: what is typed meanwhile are the same keys, and no ^S holds the frame.

    But ^C still ends a program that is slow to start.
    """
    changed = [*modes]
    changed[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    changed[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    return changed


def put_back(modes: Modes | None) -> None:
    """The program ended before the screen was there."""
    if modes is not None:
        with suppress(OSError, termios.error):
            os.write(2, END.encode())
            termios.tcsetattr(0, termios.TCSANOW, modes)
