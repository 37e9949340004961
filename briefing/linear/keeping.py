"""What leaves the program or stays with the reader: copies, flags, notes, marks, the file in an editor."""

from __future__ import annotations

import os
import shlex
import subprocess

from briefing.atomic import replace_file
from briefing.errors import UsageError
from briefing.export.citation import citation
from briefing.export.table_writer import write_table
from briefing.linear.reader import Reader
from briefing.linear.remarks import note_line
from briefing.load.loader import position_of
from briefing.paths import state_folder
from briefing.search.query.query import Query
from briefing.views.layout import Span


def copy(reader: Reader, form: str) -> None:
    """The record with attribution, printed and put into a file; a table or a row of it, by tabs, only there."""
    if form in ("table", "row"):
        reader.say(f"{form} {to_file(listed(reader, form))}")
        return
    text = citation(*reader.subject(), form or "plain", reader.templates)
    reader.put([(Span(line),) for line in text.split("\n")])
    reader.say(to_file(text))


def listed(reader: Reader, form: str) -> str:
    table = reader.tables.table(reader.place)
    if form == "row":
        at = reader.tables.index(reader.place, table.rows)
        if at < 0:
            raise UsageError("there is no current row to copy")
        table = table._replace(rows=(table.rows[at],))
    return "".join(write_table(table, "tsv")).rstrip("\n")


def to_file(text: str) -> str:
    """Into the file that the screen copies to; what was done, in words. No sequence is sent to such a terminal."""
    path = os.path.join(state_folder(), "clip.txt")
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        replace_file(path, [text, "\n"])
        return f"written to {path}"
    except OSError as error:
        return f"not written to {path}: {os.strerror(error.errno or 0)}"


def flag(reader: Reader) -> None:
    reference, caption = reader.named_subject()
    is_flagged = reader.state.flag(reference, caption)
    reader.say(f"{'flagged' if is_flagged else 'no longer flagged'}: {caption}")


def note(reader: Reader, text: str) -> None:
    """Write one, or read the one there is."""
    reference, caption = reader.named_subject()
    own = reader.state.annotations().get(reference)
    if not text:
        none = "no note; note TEXT writes one, note - takes it away"
        reader.say(note_line(own.note) if own and own.note else none)
        return
    reader.state.annotate(reference, caption, "" if text == "-" else text)
    reader.say(f"no note any more: {caption}" if text == "-" else f"noted: {caption}")


def mark(reader: Reader, letter: str) -> None:
    reference, caption = reader.named_subject()
    reader.state.set_bookmark(letter, reference, caption)
    reader.say(f"marked {letter}: {caption}")


def jump(reader: Reader, letter: str) -> None:
    marks = reader.state.bookmarks()
    if letter not in marks:
        known = ", ".join(f"{one.letter} {one.caption}" for one in marks.values())
        raise UsageError(f"no place is marked so; there are: {known}" if known else "no place is marked yet")
    reader.open(marks[letter].reference)


def unread(reader: Reader) -> None:
    briefing, _ = reader.subject()
    reader.state.mark_unread(briefing.id)
    reader.say(f"not read yet: {briefing.headline}")


def all_read(reader: Reader) -> None:
    found = reader.catalogue.query_with_recovery(lambda index: index.briefings(Query()))
    reader.state.mark_all_read({one.id: reader.catalogue.content_hash(one.id) for one in found})
    reader.say(f"read: all {len(found):,} briefings")


# ------------------------------------------------------------------- editing


def edit(reader: Reader) -> None:
    """In the reader's own editor, at the record; what was changed is known when it ends."""
    path, line = place_in_file(reader)
    try:
        code = subprocess.run([*editor(), f"+{line}", path], check=False).returncode
    except (OSError, ValueError) as error:
        raise UsageError(f"no editor: {error}") from None
    reader.say(f"the editor ended with {code}" if code else "edited")
    reader.catalogue.refresh()


def editor() -> list[str]:
    """Its words. $EDITOR before $VISUAL, as for lines and not for a screen. Raises UsageError, ValueError."""
    words = shlex.split(os.environ.get("EDITOR") or os.environ.get("VISUAL") or "")
    if not words:
        raise UsageError("no editor: set EDITOR to one that works on this line, as ed does")
    return words


def place_in_file(reader: Reader) -> tuple[str, int]:
    """The file of what is current, and its line in it. Raises UsageError."""
    if any(one.path == reader.place.at for one in reader.catalogue.broken()):
        return reader.place.at, 1
    briefing, record = reader.subject()
    listed = reader.catalogue.query_with_recovery(lambda index: index.briefing_row(briefing.id))
    if listed is None:
        raise UsageError("there is no file of it")
    if record is None or not record.TABLE:
        return listed.path, 1
    place = [one.id for one in briefing.section(type(record))].index(record.id)
    return listed.path, position_of(listed.path, (record.TABLE, place))[0]
