"""The rows of one reader's data that are about one briefing: read, merged, replaced, within a transaction.

An entry that was made in another folder is the same entry where `LibraryFolders.holds` says so. Where there are
several, reading merges them, and writing leaves one.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from briefing.safe import safe
from briefing.userdata.editions import Edition, LibraryFolders

SELECT = """SELECT t.rowid, {key}, coalesce(l.given, ''), coalesce(l.real, ''), t.version, t.headline,
    coalesce(l.digest, ''), {values} FROM {table} AS t LEFT JOIN library AS l ON l.id = t.library
    WHERE {where} ORDER BY {order}"""
REMARKS = ("t.reference", "t.flagged, t.note, t.caption, t.at, t.digest", "remark", "t.moment, t.reference")
MARKS = ("t.reference", "t.letter, t.reference, t.caption, t.at, t.digest", "mark", "t.rowid")
READ = ("t.briefing", "t.version", "seen", "t.rowid")


class Entry(NamedTuple):
    """A row that is about a briefing of the open library."""

    row: int
    subject: str
    """The reference, or the id of the briefing."""
    values: tuple[object, ...]


class Subject(NamedTuple):
    """What is annotated: the reference, and what it is and says now."""

    reference: str
    caption: str
    digest: str

    @property
    def briefing(self) -> str:
        """Return the id of its briefing."""
        return self.reference.partition("#")[0]


def entries(
    connection: sqlite3.Connection,
    kind: tuple[str, str, str, str],
    folders: LibraryFolders,
    where: str = "1",
    values: Iterable[object] = (),
) -> list[Entry]:
    """Return the rows of REMARKS, MARKS or READ that are about the open library, the oldest first."""
    key, columns, table, order = kind
    sql = SELECT.format(key=key, values=columns, table=table, where=where, order=order)
    found = []
    for row, subject, given, real, version, headline, digest, *rest in connection.execute(sql, tuple(values)):
        made = Edition(clean_text(given), clean_text(real), clean_text(version), clean_text(headline))
        if folders.holds(clean_text(subject).partition("#")[0], made, digest):
            found.append(Entry(row, clean_text(subject), tuple(rest)))
    return found


def read_of(connection: sqlite3.Connection, folders: LibraryFolders, briefing: str) -> list[Entry]:
    """Return the versions of a briefing that were read."""
    return entries(connection, READ, folders, "t.briefing = ?", (safe(briefing),))


def remarks_of(connection: sqlite3.Connection, folders: LibraryFolders, reference: str) -> list[Entry]:
    """Return the annotations of a reference."""
    return entries(connection, REMARKS, folders, "t.reference = ?", (safe(reference),))


def merged_remark(remarks: Iterable[Entry]) -> tuple[bool, str]:
    """Return flag and note of several annotations of one record: each other note, the oldest first."""
    flagged, notes = False, list[str]()
    for remark in remarks:
        flagged |= bool(remark.values[0])
        note = clean_text(remark.values[1], lines=True)
        if note and note not in notes:
            notes.append(note)
    return flagged, "\n".join(notes)


def put_remark(
    connection: sqlite3.Connection, folders: LibraryFolders, subject: Subject, flagged: bool, note: str
) -> None:
    """Store an annotation; delete it where it has neither a flag nor a note."""
    former = remarks_of(connection, folders, subject.reference)
    edition = folders.edition(subject.briefing)
    library = library_id(connection, edition)
    delete(connection, "remark", former)
    if flagged or note:
        row = (
            safe(subject.reference), library, int(flagged), note, safe(subject.caption), local_now(), time.time_ns(),
            subject.digest, edition.version, safe(edition.headline),
        )  # fmt: skip
        columns = "reference, library, flagged, note, caption, at, moment, digest, version, headline"
        connection.execute(f"INSERT OR REPLACE INTO remark({columns}) VALUES(?,?,?,?,?,?,?,?,?,?)", row)


def put_mark(connection: sqlite3.Connection, folders: LibraryFolders, letter: str, subject: Subject) -> None:
    """Store a bookmark in place of the one of that letter."""
    delete(connection, "mark", entries(connection, MARKS, folders, "t.letter = ?", (letter,)))
    edition = folders.edition(subject.briefing)
    row = (
        letter, safe(subject.reference), library_id(connection, edition), safe(subject.caption), local_now(),
        subject.digest, edition.version, safe(edition.headline),
    )  # fmt: skip
    columns = "letter, reference, library, caption, at, digest, version, headline"
    connection.execute(f"INSERT OR REPLACE INTO mark({columns}) VALUES(?,?,?,?,?,?,?,?)", row)


def put_read(connection: sqlite3.Connection, folders: LibraryFolders, versions: Mapping[str, str]) -> None:
    """Store that these versions were read, by briefing id."""
    libraries: dict[Edition, int] = {}
    sql = "INSERT OR REPLACE INTO seen(briefing, library, version, headline) VALUES(?,?,?,?)"
    for briefing, version in versions.items():
        edition = folders.edition(briefing)
        folder = edition._replace(version="", headline="")
        if folder not in libraries:
            libraries[folder] = library_id(connection, folder)
        connection.execute(sql, (safe(briefing), libraries[folder], safe(version), safe(edition.headline)))


def has_read(connection: sqlite3.Connection, folders: LibraryFolders) -> bool:
    """Tell whether a briefing was read in one of the folders, or in a file of an earlier version."""
    places = sorted({path for folder in folders.folders for path in folder})
    among, digests = ", ".join("?" * len(places)), ", ".join("?" * len(folders.digests))
    sql = f"""SELECT 1 FROM seen AS t JOIN library AS l ON l.id = t.library
        WHERE l.given IN ({among}) OR l.real IN ({among}) OR l.digest IN ({digests}) LIMIT 1"""
    return connection.execute(sql, (*places, *places, *sorted(folders.digests))).fetchone() is not None


def delete(connection: sqlite3.Connection, table: str, former: Iterable[Entry]) -> None:
    """Delete rows of a table."""
    connection.executemany(f"DELETE FROM {table} WHERE rowid = ?", [(entry.row,) for entry in former])


def library_id(connection: sqlite3.Connection, edition: Edition) -> int:
    """Return the row id of the folder of an edition, added where it is new."""
    key = (safe(edition.given), safe(edition.real))
    connection.execute("INSERT OR IGNORE INTO library(given, real, digest) VALUES(?,?,'')", key)
    row = connection.execute("SELECT id FROM library WHERE given = ? AND real = ? AND digest = ''", key).fetchone()
    return int(row[0])


def merged_note(current: str, before: str | None, note: str) -> str:
    """Return the note to store where `current` is kept, and the writer began with `before` and came to `note`.

    What another screen wrote meanwhile stays; `before` is None where nobody looked.
    """
    if before is None or current in (before, note, ""):
        return note
    if note in current:
        return current
    return note if current in note else f"{current}\n{note}"


def once(choose: Callable[[sqlite3.Connection], bool]) -> Callable[[sqlite3.Connection], bool]:
    """Choose the first time; afterwards return what was chosen, however often the change is repeated."""
    chosen: list[bool] = []

    def choice(connection: sqlite3.Connection) -> bool:
        if not chosen:
            chosen.append(choose(connection))
        return chosen[0]

    return choice


def clean_text(value: object, lines: bool = False) -> str:
    """Filter a value from the file with `safe`; empty where it is not text: another program may have written it."""
    return safe(value, lines) if isinstance(value, str) else ""


def local_now() -> str:
    """Return the current time: ISO 8601, local, with seconds and offset."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
