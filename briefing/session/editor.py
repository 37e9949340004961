"""The command `edit`: which file, which line, and the words of the reader's editor."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import termios
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from briefing.atomic import user_umask
from briefing.errors import UsageError, fault_text
from briefing.load.loader import position_of
from briefing.safe import safe
from briefing.session.contents import record_with_row
from briefing.session.reply import Edit, Reply
from briefing.session.session import Session


def edit(session: Session, _: str = "") -> Reply:
    """Edit the file at the record. Raises UsageError where there is none."""
    return Reply("", (Edit(*file_position(session)),))


def file_position(session: Session) -> tuple[str, int]:
    """The path of the file that the current row comes from, and its line. Raises UsageError."""
    unreadable = session.contents.unreadable.get(session.reference)
    if unreadable:
        return unreadable.path, unreadable.line
    briefing, record = session.subject()
    if broken := session.contents.broken.get(briefing.id):
        return broken.path, broken.line
    row = session.repository.index.briefing_row(briefing.id)
    if row is None:
        raise UsageError("there is no file under the cursor")
    path = session.repository.path_of(row)
    listed = record_with_row(briefing, record)
    if listed is None or not listed.TABLE:
        return path, 1
    index = [item.id for item in briefing.section(type(listed))].index(listed.id)
    return path, position_of(path, (listed.TABLE, index))[0]


def editor_words(is_line_editor: bool = False) -> list[str]:
    """$VISUAL or $EDITOR, `vi` where neither is set; for a line editor $EDITOR first. Raises UsageError."""
    names = ("EDITOR", "VISUAL") if is_line_editor else ("VISUAL", "EDITOR")
    command = next((os.environ[name] for name in names if os.environ.get(name)), "" if is_line_editor else "vi")
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise UsageError(f"no editor: {error}") from None
    if not words:
        raise UsageError("no editor: set EDITOR to one that works on this line, as ed does")
    return words


def run_editor(words: Sequence[str], path: str, line: int) -> str:
    """Run an editor at a line of a file; what went wrong with it, in words, nothing where all went well.

    However it ends, the terminal is as it was before: one that is killed leaves it without echo.
    Raises UsageError where it cannot be started.
    """
    try:
        with kept_modes():
            code = subprocess.run([*words, f"+{line}", path], check=False, umask=user_umask()).returncode
    except (OSError, ValueError) as error:
        raise UsageError(f"no editor: {safe(fault_text(error))}") from None
    if code < 0:
        return f"the editor was ended by {signal_name(-code)}"
    return f"the editor ended with {code}" if code else ""


def signal_name(number: int) -> str:
    """Return the name of a signal, `signal 35` where it has none."""
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


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
