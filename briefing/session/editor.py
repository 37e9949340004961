"""The command `edit`: which file, which line, and the words of the reader's editor."""

from __future__ import annotations

import os
import shlex

from briefing.errors import UsageError
from briefing.load.loader import position_of
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
