"""The text of briefings as the reader saw them last: kept to say what a correction has changed. Bounded in size."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Mapping, Set
from typing import NamedTuple

from briefing.safe import safe
from briefing.userdata.annotations import UserData
from briefing.userdata.editions import LibraryFolders
from briefing.userdata.entries import READ, clean_text, delete, entries, library_id, put_read, read_of

TEXTS = ("t.briefing", "t.version, t.content", "text", "t.rowid")
MOST_TEXTS = 250
"""Texts that are kept, those that were read last."""
LONGEST_KEPT = 64 << 10
"""Bytes of a text, compressed; a longer one is not kept."""
LONGEST_TEXT = 1 << 20
"""Bytes that are unpacked: anything may have written the file."""


class ReadText(NamedTuple):
    """The file of a briefing as it was when it was read."""

    version: str
    content: bytes


def keep_text(userdata: UserData, briefing: str, text: ReadText) -> None:
    """Keep the text of a briefing that is read now."""
    userdata.store.write(lambda connection: put_text(connection, userdata.folders, briefing, text))


def read_text(userdata: UserData, briefing: str) -> ReadText | None:
    """Return the file of a briefing as it was when it was read last; None where that is not kept."""
    return userdata.store.query(lambda connection: text_of(connection, userdata.folders, briefing))


def all_read_versions(userdata: UserData) -> dict[str, set[str]]:
    """Return the versions that were read, by briefing id."""
    versions: dict[str, set[str]] = {}
    for entry in userdata.store.query(lambda connection: entries(connection, READ, userdata.folders)):
        versions.setdefault(entry.subject, set()).add(clean_text(entry.values[0]))
    return versions


def restore_read(userdata: UserData, before: Mapping[str, Set[str]]) -> None:
    """Store that only these versions were read, by briefing id, in one transaction."""

    def restore(connection: sqlite3.Connection) -> None:
        for briefing, versions in before.items():
            delete(connection, "seen", read_of(connection, userdata.folders, briefing))
            for version in versions:
                put_read(connection, userdata.folders, {briefing: version})

    userdata.store.write(restore)


def put_text(connection: sqlite3.Connection, folders: LibraryFolders, briefing: str, text: ReadText) -> None:
    """Store the text that is read now in place of the one before; the oldest go. The caller holds a transaction."""
    packed = zlib.compress(text.content)
    if len(packed) > LONGEST_KEPT:
        return
    delete(connection, "text", entries(connection, TEXTS, folders, "t.briefing = ?", (safe(briefing),)))
    edition = folders.edition(briefing)
    row = (safe(briefing), library_id(connection, edition), safe(text.version), safe(edition.headline), packed)
    connection.execute(
        "INSERT OR REPLACE INTO text(briefing, library, version, headline, content) VALUES(?,?,?,?,?)", row
    )
    kept = f"SELECT rowid FROM text ORDER BY rowid DESC LIMIT {MOST_TEXTS}"
    connection.execute(f"DELETE FROM text WHERE rowid NOT IN ({kept})")


def text_of(connection: sqlite3.Connection, folders: LibraryFolders, briefing: str) -> ReadText | None:
    """Return the text that was read last; None where none is kept, or what is kept is damaged."""
    kept = entries(connection, TEXTS, folders, "t.briefing = ?", (safe(briefing),))
    if not kept:
        return None
    version, packed = kept[-1].values
    try:
        content = zlib.decompressobj().decompress(packed if isinstance(packed, bytes) else b"", LONGEST_TEXT)
    except zlib.error:
        return None
    return ReadText(clean_text(version), content) if content else None
