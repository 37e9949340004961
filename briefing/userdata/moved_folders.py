"""Folders that were moved: entries are noted under the new place, while their texts still tell that they are its."""

from __future__ import annotations

import os
import sqlite3

from briefing.userdata.editions import Edition, LibraryFolders, lies_in
from briefing.userdata.entries import clean_text, library_id

MOST_COMPARED = 50
"""Entries of a folder that are compared with the briefings of the open library."""
TABLES = ("remark", "mark", "seen")


def moved_folders(connection: sqlite3.Connection, folders: LibraryFolders) -> dict[int, Edition]:
    """Return the new place of each folder that has gone and of which a text is in the open library, by its row id."""
    moved: dict[int, Edition] = {}
    for library, given, real in connection.execute("SELECT id, given, real FROM library WHERE given <> ''").fetchall():
        former = Edition(clean_text(given), clean_text(real))
        has_gone = not (os.path.lexists(former.given) or os.path.lexists(former.real))
        if has_gone and not lies_in(former, folders.folders) and (place := new_place(connection, library, folders)):
            moved[library] = place
    return moved


def new_place(connection: sqlite3.Connection, library: int, folders: LibraryFolders) -> Edition | None:
    """Return where a briefing that was read or annotated in a folder lies now with just that text; None for nowhere."""
    sql = """SELECT reference, version FROM remark WHERE library = ? AND version <> ''
        UNION ALL SELECT briefing, version FROM seen WHERE library = ? LIMIT ?"""
    for reference, version in connection.execute(sql, (library, library, MOST_COMPARED)).fetchall():
        edition = folders.identify(clean_text(reference).partition("#")[0])
        if edition and version == edition.version:
            return edition
    return None


def adopt_moved(connection: sqlite3.Connection, folders: LibraryFolders) -> None:
    """Note the entries of folders that were moved under their new places; one that is there already stays."""
    for library, place in moved_folders(connection, folders).items():
        target = library_id(connection, place)
        for table in TABLES:
            connection.execute(f"UPDATE OR IGNORE {table} SET library = ? WHERE library = ?", (target, library))
