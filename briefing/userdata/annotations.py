"""The data of one reader for one library: versions read, bookmarks, flags, notes, settings, visits.

Kept outside the library. Captions are stored with their references, so that an
annotation can be shown when the file of its briefing is missing.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from briefing.errors import UsageError
from briefing.safe import safe
from briefing.userdata.store import Store, state_path


class Annotation(NamedTuple):
    """A flag, a note or both on a record or a briefing."""

    reference: str
    flagged: bool
    note: str
    """Empty without a note."""
    caption: str
    """Name of the record when it was annotated."""
    changed_at: str
    """Last change: ISO 8601, local time with seconds and offset."""
    digest: str = ""
    """`content_digest` of the record when it was annotated; empty where it was not kept."""


class Bookmark(NamedTuple):
    """A record or briefing with a letter."""

    letter: str
    reference: str
    caption: str
    """Name of the record when the bookmark was set."""
    changed_at: str
    """When it was set: ISO 8601, local time with seconds and offset."""
    digest: str = ""
    """`content_digest` of the record when it was set; empty where it was not kept."""


class UserData:
    """Open in several processes at once; each write is a transaction of its own.

    Texts are filtered by `safe` when they are written and when they are read.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def open(cls, paths: Sequence[str]) -> UserData:
        """Open the data for the library at `paths`; in memory where no file can be kept, which `notice` tells."""
        try:
            return cls(Store.open(state_path(paths)))
        except (OSError, ValueError) as error:  # the path to the library is gone, or is not a path
            store = Store("")
            store.fall_back_to_memory(error)
            return cls(store)

    @property
    def notice(self) -> str:
        """One line about the state of the store, for the reader; empty when all is well."""
        return self.store.notice

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    # ------------------------------------------------------------------ read

    def read_versions(self) -> dict[str, str]:
        """Return the version (content hash) of each briefing when it was last read, by id."""
        rows = self.store.rows("SELECT briefing, version FROM seen")
        return {clean_text(briefing): clean_text(version) for briefing, version in rows}

    def mark_read(self, briefing: str, version: str) -> None:
        """Store that a version of a briefing was read."""
        self.mark_all_read({briefing: version})

    def mark_unread(self, briefing: str) -> None:
        """Forget that a briefing was read."""
        self.store.execute("DELETE FROM seen WHERE briefing = ?", safe(briefing))

    def mark_all_read(self, versions: Mapping[str, str]) -> None:
        """Store versions by briefing id, in one transaction."""
        rows = [(safe(briefing), safe(version)) for briefing, version in versions.items()]
        self.store.write(lambda connection: connection.executemany("INSERT OR REPLACE INTO seen VALUES(?,?)", rows))

    # ------------------------------------------------------ flags and notes

    def annotations(self) -> dict[str, Annotation]:
        """Return the annotations by reference, the least recently changed first."""
        rows = self.store.rows(
            "SELECT reference, flagged, note, caption, at, digest FROM remark ORDER BY moment, reference"
        )
        annotations = (
            Annotation(clean_text(row[0]), bool(row[1]), clean_text(row[2], lines=True), *map(clean_text, row[3:]))
            for row in rows
        )
        return {annotation.reference: annotation for annotation in annotations}

    def flag(self, reference: str, caption: str, digest: str = "") -> bool:
        """Set the flag, or remove it where it is set; return whether it is set now."""

        def toggle(connection: sqlite3.Connection) -> bool:
            flagged, note = annotation_of(connection, reference)
            put_annotation(connection, (reference, caption, digest), not flagged, note)
            return not flagged

        return self.store.write(toggle)

    def annotate(self, reference: str, caption: str, note: str, digest: str = "") -> None:
        """Replace the note; an empty one removes it."""

        def replace_note(connection: sqlite3.Connection) -> None:
            flagged, _ = annotation_of(connection, reference)
            put_annotation(connection, (reference, caption, digest), flagged, safe(note.strip(), lines=True))

        self.store.write(replace_note)

    # ------------------------------------------------------------- bookmarks

    def bookmarks(self) -> dict[str, Bookmark]:
        """Return the bookmarks by letter, in order of letters (capitals first)."""
        rows = self.store.rows("SELECT letter, reference, caption, at, digest FROM mark ORDER BY letter")
        return {clean_text(row[0]): Bookmark(*map(clean_text, row)) for row in rows}

    def set_bookmark(self, letter: str, reference: str, caption: str, digest: str = "") -> None:
        """Set a bookmark, replacing the one of that letter.

        Raises UsageError where `letter` is not one letter from a to z or A to Z.
        """
        if not (len(letter) == 1 and letter.isascii() and letter.isalpha()):
            raise UsageError(f"a mark is a letter from a to z or A to Z, found {safe(letter) or 'nothing'}")
        row = (letter, safe(reference), safe(caption), local_now(), digest)
        self.store.execute(
            "INSERT OR REPLACE INTO mark(letter, reference, caption, at, digest) VALUES(?,?,?,?,?)", *row
        )

    # ---------------------------------------------------- settings and visits

    def put_setting(self, name: str, value: str) -> None:
        """Store a text under a name, replacing the previous one."""
        self.store.execute("INSERT OR REPLACE INTO kept VALUES(?,?)", safe(name), safe(value, lines=True))

    def get_setting(self, name: str) -> str:
        """Return the text stored under a name; empty where there is none."""
        return first_text(self.store.rows("SELECT value FROM kept WHERE name = ?", safe(name)))

    def visit(self, now: str) -> str:
        """Store that a visit begins `now` (ISO 8601); return when the previous one began, empty for the first."""

        def begin(connection: sqlite3.Connection) -> str:
            row = connection.execute("SELECT at FROM visit").fetchone()
            connection.execute("INSERT OR REPLACE INTO visit VALUES(1,?)", (safe(now),))
            return clean_text(row[0]) if row else ""

        return self.store.write(begin)

    @property
    def last_visit(self) -> str:
        """When the last stored visit began (ISO 8601); empty where there is none."""
        return first_text(self.store.rows("SELECT at FROM visit"))


def annotation_of(connection: sqlite3.Connection, reference: str) -> tuple[bool, str]:
    """Return flag and note of a reference."""
    row = connection.execute("SELECT flagged, note FROM remark WHERE reference = ?", (safe(reference),)).fetchone()
    return (bool(row[0]), clean_text(row[1], lines=True)) if row else (False, "")


def put_annotation(connection: sqlite3.Connection, subject: tuple[str, str, str], flagged: bool, note: str) -> None:
    """Store an annotation of `subject` (reference, caption, digest); delete it where it has neither flag nor note."""
    reference, caption, digest = subject
    if flagged or note:
        row = (safe(reference), int(flagged), note, safe(caption), local_now(), time.time_ns(), digest)
        columns = "reference, flagged, note, caption, at, moment, digest"
        connection.execute(f"INSERT OR REPLACE INTO remark({columns}) VALUES(?,?,?,?,?,?,?)", row)
    else:
        connection.execute("DELETE FROM remark WHERE reference = ?", (safe(reference),))


def first_text(rows: Sequence[tuple[object, ...]]) -> str:
    """Return the first column of the first row; empty without rows."""
    return clean_text(rows[0][0], lines=True) if rows else ""


def clean_text(value: object, lines: bool = False) -> str:
    """Filter a value from the file with `safe`; empty where it is not text: another program may have written it."""
    return safe(value, lines) if isinstance(value, str) else ""


def local_now() -> str:
    """Return the current time: ISO 8601, local, with seconds and offset."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
