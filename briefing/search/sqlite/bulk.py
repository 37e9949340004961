"""Loading many files at once: the segments of the full text are merged at the end instead of as they come."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from briefing.search.sqlite.database import get_meta, set_meta

USUAL = {"automerge": 4, "crisismerge": 16}
"""How SQLite merges when nothing is said."""
PUT_OFF = {"automerge": 0, "crisismerge": 1999}
BUILDING = "building"
"""Set while merging is put off: a process that was killed leaves it so."""


@contextmanager
def bulk_load(connection: sqlite3.Connection, is_first: bool) -> Iterator[None]:
    """Put merging off for a first load, and do it at the end; also what a load that was killed has left."""
    was_cut_short = bool(get_meta(connection, BUILDING))
    if is_first:
        set_merging(connection, PUT_OFF)
    yield
    if is_first or was_cut_short:
        set_merging(connection, USUAL)
        connection.execute("INSERT INTO words(words) VALUES('optimize')")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def set_merging(connection: sqlite3.Connection, values: dict[str, int]) -> None:
    """Set how segments are merged, USUAL or PUT_OFF."""
    for name, value in values.items():
        connection.execute("INSERT INTO words(words, rank) VALUES(?, ?)", (name, value))
    set_meta(connection, BUILDING, int(values is PUT_OFF))
