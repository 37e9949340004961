"""The reader's line editor on the terminal of a conversation."""

from __future__ import annotations

import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from briefing.session.editor import editor_words, run_editor


def edit_file(path: str, line: int) -> str:
    """Run the reader's line editor at a line of a file; how it ended, in words. Raises UsageError.

    However it ends, the terminal is put back as it was: one that is killed leaves it without echo.
    """
    words = editor_words(is_line_editor=True)
    with kept_modes():
        return run_editor(words, path, line) or "edited"


@contextmanager
def kept_modes() -> Iterator[None]:
    """Put the modes of the terminal back at the end, where stdin is one."""
    try:
        modes = termios.tcgetattr(0)
    except termios.error:
        modes = []
    try:
        yield
    finally:
        if modes:
            with suppress(termios.error):
                termios.tcsetattr(0, termios.TCSADRAIN, modes)
