"""What one reader keeps about one library, beside it and never in it: what was read, marked, flagged and noted.

Captions and notes are kept with their references, so that they can be told when
the file of a briefing is gone.
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
    """Empty where there is none."""
    caption: str
    at: str
    """When it was last changed: ISO, local time with seconds and offset."""


class Bookmark(NamedTuple):
    """A place with a letter."""

    letter: str
    reference: str
    caption: str
    at: str


class UserData:
    """Opened by the screens and by commands at once; each write is a transaction of its own."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def open(cls, paths: Sequence[str]) -> UserData:
        """Never raises: where no file can be kept it is in memory, and `notice` says so."""
        try:
            return cls(Store.open(state_path(paths)))
        except (OSError, ValueError) as error:  # the way to the library is gone, or no path at all
            store = Store("")
            store.fall_back_to_memory(error)
            return cls(store)

    @property
    def notice(self) -> str:
        """What the reader should know of it in one line; empty when all is well."""
        return self.store.notice

    def close(self) -> None:
        self.store.close()

    # ------------------------------------------------------------------ read

    def read_versions(self) -> dict[str, str]:
        """The version each briefing had when it was read, by its id."""
        rows = self.rows("SELECT briefing, version FROM seen")
        return {text(briefing): text(version) for briefing, version in rows}

    def mark_read(self, briefing: str, version: str) -> None:
        self.mark_all_read({briefing: version})

    def mark_unread(self, briefing: str) -> None:
        self.change("DELETE FROM seen WHERE briefing = ?", safe(briefing))

    def mark_all_read(self, versions: Mapping[str, str]) -> None:
        rows = [(safe(briefing), safe(version)) for briefing, version in versions.items()]
        self.store.write(lambda found: found.executemany("INSERT OR REPLACE INTO seen VALUES(?,?)", rows))

    # ------------------------------------------------------ flagged and noted

    def annotations(self) -> dict[str, Annotation]:
        """By reference, the oldest first."""
        rows = self.rows("SELECT reference, flagged, note, caption, at FROM remark ORDER BY moment, reference")
        found = (
            Annotation(text(reference), bool(flagged), text(note, lines=True), text(caption), text(at))
            for reference, flagged, note, caption, at in rows
        )
        return {one.reference: one for one in found}

    def flag(self, reference: str, caption: str) -> bool:
        """Flag it, or take the flag back; whether it is flagged now."""

        def toggled(found: sqlite3.Connection) -> bool:
            flagged, note = annotation_of(found, reference)
            put_annotation(found, reference, caption, not flagged, note)
            return not flagged

        return self.store.write(toggled)

    def annotate(self, reference: str, caption: str, note: str) -> None:
        """An empty note is none."""

        def noted(found: sqlite3.Connection) -> None:
            flagged, _ = annotation_of(found, reference)
            put_annotation(found, reference, caption, flagged, safe(note.strip(), lines=True))

        self.store.write(noted)

    # ----------------------------------------------------------------- marked

    def bookmarks(self) -> dict[str, Bookmark]:
        """By letter."""
        rows = self.rows("SELECT letter, reference, caption, at FROM mark ORDER BY letter")
        return {text(row[0]): Bookmark(*map(text, row)) for row in rows}

    def set_bookmark(self, letter: str, reference: str, caption: str) -> None:
        """Raises UsageError where it is no letter from a to z or A to Z."""
        if not (len(letter) == 1 and letter.isascii() and letter.isalpha()):
            raise UsageError(f"a mark is a letter from a to z or A to Z, found {safe(letter) or 'nothing'}")
        self.change("INSERT OR REPLACE INTO mark VALUES(?,?,?,?)", letter, safe(reference), safe(caption), now())

    # ------------------------------------------------------ small things, visits

    def put_setting(self, name: str, value: str) -> None:
        self.change("INSERT OR REPLACE INTO kept VALUES(?,?)", safe(name), safe(value, lines=True))

    def get_setting(self, name: str) -> str:
        """What was kept under a name; empty where nothing was."""
        return self.one("SELECT value FROM kept WHERE name = ?", safe(name))

    def visit(self, now: str) -> str:
        """Note that a visit begins; when the one before began, empty for the first."""

        def begun(found: sqlite3.Connection) -> str:
            row = found.execute("SELECT at FROM visit").fetchone()
            found.execute("INSERT OR REPLACE INTO visit VALUES(1,?)", (safe(now),))
            return text(row[0]) if row else ""

        return self.store.write(begun)

    @property
    def last_visit(self) -> str:
        """When the newest noted visit began; empty where none was noted."""
        return self.one("SELECT at FROM visit")

    # ---------------------------------------------------------------- asking

    def rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        return self.store.ask(lambda found: found.execute(sql, values).fetchall())

    def one(self, sql: str, *values: object) -> str:
        rows = self.rows(sql, *values)
        return text(rows[0][0], lines=True) if rows else ""

    def change(self, sql: str, *values: object) -> None:
        self.store.write(lambda found: found.execute(sql, values))


def annotation_of(found: sqlite3.Connection, reference: str) -> tuple[bool, str]:
    """Flag and note of a reference as they stand."""
    row = found.execute("SELECT flagged, note FROM remark WHERE reference = ?", (safe(reference),)).fetchone()
    return (bool(row[0]), text(row[1], lines=True)) if row else (False, "")


def put_annotation(found: sqlite3.Connection, reference: str, caption: str, flagged: bool, note: str) -> None:
    """What neither flags nor notes anything is gone."""
    if flagged or note:
        row = (safe(reference), int(flagged), note, safe(caption), now(), time.time_ns())
        found.execute("INSERT OR REPLACE INTO remark VALUES(?,?,?,?,?,?)", row)
    else:
        found.execute("DELETE FROM remark WHERE reference = ?", (safe(reference),))


def text(value: object, lines: bool = False) -> str:
    """A value of a file that anything may have written to."""
    return safe(value, lines) if isinstance(value, str) else ""


def now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
