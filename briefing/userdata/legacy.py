"""The files of earlier versions, one a library, named by the paths it was opened by: taken over once, never changed."""

from __future__ import annotations

import glob
import os
import re
import sqlite3
import stat
from contextlib import closing, suppress

from briefing.search.sqlite.database import uri_path
from briefing.search.sqlite.file_lock import UnusableFolder, require_owner
from briefing.userdata.database import columns_of, connect, in_transaction

NAME = re.compile(r"reader-([0-9a-f]{16})\.sqlite")
TAKEN_OVER = "taken over"
"""The setting that notes such a file; `paths` holds its digest."""
COPIED = {
    "seen": ("briefing", "version"),
    "remark": ("reference", "flagged", "note", "caption", "at", "moment", "digest"),
    "mark": ("letter", "reference", "caption", "at", "digest"),
}


def take_over(connection: sqlite3.Connection, folder: str) -> None:
    """Copy what every file of an earlier version holds that was not copied yet; one that cannot be read is left.

    Raises sqlite3.Error where it cannot be written.
    """
    sql = "SELECT paths FROM kept WHERE name = ?"
    done = {digest for (digest,) in connection.execute(sql, (TAKEN_OVER,))}
    for path in sorted(glob.glob(os.path.join(glob.escape(folder), "reader-*.sqlite"))):
        match = NAME.fullmatch(os.path.basename(path))
        if match and match[1] not in done:
            take_over_file(connection, path, match[1])


def take_over_file(connection: sqlite3.Connection, path: str, digest: str) -> None:
    """Copy one file. Raises sqlite3.Error where it cannot be written."""
    with suppress(OSError, UnusableFolder, sqlite3.DatabaseError):
        require_owner(path, stat.S_ISREG)
        with closing(connect(f"file:{uri_path(path)}?mode=ro", is_address=True)) as source:
            rows = rows_of(source)
            in_transaction(connection, lambda target: copy(rows, target, digest))


def rows_of(source: sqlite3.Connection) -> dict[str, list[dict[str, object]]]:
    """Return the rows of each table, up to the first that cannot be read."""
    tables: dict[str, list[dict[str, object]]] = {}
    for table in (*COPIED, "kept", "visit"):
        tables[table] = []
        with suppress(sqlite3.Error):
            names = columns_of(source, table)
            for row in source.execute(f"SELECT * FROM {table} ORDER BY rowid"):
                tables[table].append(dict(zip(names, row, strict=True)))
    return tables


def copy(tables: dict[str, list[dict[str, object]]], target: sqlite3.Connection, digest: str) -> None:
    """Copy rows as those of a library of which only the digest of its paths is known.

    What was read tells the version that flags and notes of the same briefing were made of.
    """
    target.execute("INSERT OR IGNORE INTO library(given, real, digest) VALUES('', '', ?)", (digest,))
    library = target.execute("SELECT id FROM library WHERE given = '' AND digest = ?", (digest,)).fetchone()[0]
    versions = {row.get("briefing"): row.get("version") for row in tables["seen"]}
    for table, columns in COPIED.items():
        for row in tables[table]:
            values = {name: row[name] for name in columns if name in row} | {"library": library}
            if table != "seen":
                reference = str(row.get("reference"))
                values["version"] = versions.get(reference.partition("#")[0]) or ""
                values["headline"] = row.get("caption", "") if "#" not in reference else ""
            insert(target, table, values)
    for row in tables["kept"]:
        insert(target, "kept", {"name": row.get("name"), "paths": digest, "value": row.get("value")})
    for row in tables["visit"]:
        insert(target, "visit", {"paths": digest, "at": row.get("at")})
    insert(target, "kept", {"name": TAKEN_OVER, "paths": digest, "value": ""})


def insert(target: sqlite3.Connection, table: str, values: dict[str, object]) -> None:
    """Insert a row where there is none of its key yet."""
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    target.execute(f"INSERT OR IGNORE INTO {table}({names}) VALUES({marks})", tuple(values.values()))
