"""The tables of what a reader keeps, in SQLite: opened, written in transactions, copied as far as they can be read.

Everything here may raise sqlite3.Error; store.py decides what then.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing, suppress
from typing import TypeVar

from briefing.search.sqlite.connection import quoted
from briefing.search.sqlite.file_lock import UnusableFolder, require_owner

T = TypeVar("T")

MEMORY = ":memory:"
VERSION = 1
"""Counted up with every change of the tables; a file of a later one is left alone."""
LOCK_TIMEOUT = 5.0
"""Seconds for another process to finish writing."""
TABLES = {
    "seen": "briefing TEXT PRIMARY KEY, version TEXT",
    "remark": "reference TEXT PRIMARY KEY, flagged INTEGER, note TEXT, caption TEXT, at TEXT, moment INTEGER",
    "mark": "letter TEXT PRIMARY KEY, reference TEXT, caption TEXT, at TEXT",
    "kept": "name TEXT PRIMARY KEY, value TEXT",
    "visit": "id INTEGER PRIMARY KEY, at TEXT",
}
"""`moment` orders what `at` says in the words of a clock whose zone may change."""


def connected(target: str, is_address: bool = False) -> sqlite3.Connection:
    return sqlite3.connect(target, timeout=LOCK_TIMEOUT, isolation_level=None, check_same_thread=False, uri=is_address)


def opened(path: str) -> sqlite3.Connection:
    """The database at `path` with its tables, whole.

    Raises UnusableFolder where it is of a later version, and OSError.
    """
    if path != MEMORY:
        make_file(path)
    connection = connected(path)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            raise UnusableFolder(f"{path} is of a newer version of this program")
        if (found := connection.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
            raise sqlite3.DatabaseError(f"malformed: {found}")
        if version < VERSION:
            in_transaction(connection, make_tables)
    except BaseException:
        connection.close()
        raise
    return connection


def make_file(path: str) -> None:
    """For its owner alone. One that is there is not opened: closing it would end the locks of SQLite on it."""
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))


def make_tables(connection: sqlite3.Connection) -> None:
    for name, columns in TABLES.items():
        connection.execute(f"CREATE TABLE IF NOT EXISTS {name}({columns})")
    connection.execute(f"PRAGMA user_version={VERSION}")


def in_transaction(connection: sqlite3.Connection, change: Callable[[sqlite3.Connection], T]) -> T:
    connection.execute("BEGIN IMMEDIATE")
    try:
        result = change(connection)
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # a full disk may have ended it already
            connection.execute("ROLLBACK")
        raise
    return result


def copy_rows(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Every table, each as far as it can be read."""
    target.execute("BEGIN")
    for name, columns in TABLES.items():
        marks = ",".join("?" * (columns.count(",") + 1))
        with suppress(sqlite3.Error):
            for row in source.execute(f"SELECT * FROM {name}"):
                target.execute(f"INSERT OR IGNORE INTO {name} VALUES({marks})", row)
    target.execute("COMMIT")


def copy_file(path: str, target: sqlite3.Connection) -> None:
    """What can be read of a file that is not to be written to.

    Raises UnusableFolder where it is not the reader's, OSError.
    """
    require_owner(path, stat.S_ISREG)
    with closing(connected(f"file:{quoted(path)}?mode=ro", is_address=True)) as source:
        copy_rows(source, target)
