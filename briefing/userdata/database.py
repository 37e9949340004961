"""The SQLite tables of a reader's data: open, migrate, write in transactions, copy what can be read.

Everything here may raise sqlite3.Error, which store.py handles.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from typing import TypeVar

from briefing.safe import safe
from briefing.search.sqlite.database import uri_path
from briefing.search.sqlite.file_lock import UnusableFolder, require_owner

T = TypeVar("T")

MEMORY = ":memory:"
LOCK_TIMEOUT = 5.0
"""Seconds to wait for another process to finish writing."""
COPY_TIMEOUT = 0.5
"""Seconds to wait for another process where the file failed before and is copied."""
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE IF NOT EXISTS seen(briefing TEXT PRIMARY KEY, version TEXT)",
        "CREATE TABLE IF NOT EXISTS remark("
        "reference TEXT PRIMARY KEY, flagged INTEGER, note TEXT, caption TEXT, at TEXT, moment INTEGER)",
        "CREATE TABLE IF NOT EXISTS mark(letter TEXT PRIMARY KEY, reference TEXT, caption TEXT, at TEXT)",
        "CREATE TABLE IF NOT EXISTS kept(name TEXT PRIMARY KEY, value TEXT)",
        "CREATE TABLE IF NOT EXISTS visit(id INTEGER PRIMARY KEY, at TEXT)",
    ),
    (
        "ALTER TABLE remark ADD COLUMN digest TEXT DEFAULT ''",
        "ALTER TABLE mark ADD COLUMN digest TEXT DEFAULT ''",
    ),
    (
        "CREATE TABLE library(id INTEGER PRIMARY KEY, given TEXT, real TEXT, digest TEXT, UNIQUE(given, real, digest))",
        "ALTER TABLE seen RENAME TO seen_2",
        "CREATE TABLE seen(briefing TEXT, library INTEGER DEFAULT 0, version TEXT, headline TEXT DEFAULT '', "
        "PRIMARY KEY(briefing, library))",
        "INSERT INTO seen(briefing, version) SELECT briefing, version FROM seen_2",
        "DROP TABLE seen_2",
        "ALTER TABLE remark RENAME TO remark_2",
        "CREATE TABLE remark(reference TEXT, library INTEGER DEFAULT 0, flagged INTEGER, note TEXT, caption TEXT, "
        "at TEXT, moment INTEGER, digest TEXT DEFAULT '', version TEXT DEFAULT '', headline TEXT DEFAULT '', "
        "PRIMARY KEY(reference, library))",
        "INSERT INTO remark(reference, flagged, note, caption, at, moment, digest) "
        "SELECT reference, flagged, note, caption, at, moment, digest FROM remark_2",
        "DROP TABLE remark_2",
        "ALTER TABLE mark RENAME TO mark_2",
        "CREATE TABLE mark(letter TEXT, reference TEXT, library INTEGER DEFAULT 0, caption TEXT, at TEXT, "
        "digest TEXT DEFAULT '', version TEXT DEFAULT '', headline TEXT DEFAULT '', PRIMARY KEY(letter, library))",
        "INSERT INTO mark(letter, reference, caption, at, digest) "
        "SELECT letter, reference, caption, at, digest FROM mark_2",
        "DROP TABLE mark_2",
        "ALTER TABLE kept RENAME TO kept_2",
        "CREATE TABLE kept(name TEXT, paths TEXT DEFAULT '', value TEXT, PRIMARY KEY(name, paths))",
        "INSERT INTO kept(name, value) SELECT name, value FROM kept_2",
        "DROP TABLE kept_2",
        "ALTER TABLE visit RENAME TO visit_2",
        "CREATE TABLE visit(paths TEXT PRIMARY KEY DEFAULT '', at TEXT)",
        "INSERT INTO visit(at) SELECT at FROM visit_2",
        "DROP TABLE visit_2",
    ),
    (
        "CREATE TABLE IF NOT EXISTS text(briefing TEXT, library INTEGER DEFAULT 0, version TEXT, "
        "headline TEXT DEFAULT '', content BLOB, PRIMARY KEY(briefing, library))",
    ),
)
"""The statements that bring a file from version N (their index here) to N + 1.

A change of the tables is one more entry at the end; a released one is never edited.
`remark.moment` (nanoseconds) orders annotations; `at` is local time, which may jump.
`library` tells the folder of the briefing's file, `version` and `headline` the text of the briefing as it was then:
together they tell whose an id is where it is in two libraries.
`text.content` is a file, compressed. `paths` are those of a whole library.
"""
VERSION = len(MIGRATIONS)
"""The version of a new file (`PRAGMA user_version`); a file with a higher one is not written to."""


def connect(target: str, is_address: bool = False, timeout: float | None = None) -> sqlite3.Connection:
    """Connect in autocommit mode; `is_address`: `target` is a URI, not a path. `timeout`: LOCK_TIMEOUT by default."""
    seconds = LOCK_TIMEOUT if timeout is None else timeout
    return sqlite3.connect(target, timeout=seconds, isolation_level=None, check_same_thread=False, uri=is_address)


def open_database(path: str, timeout: float | None = None) -> sqlite3.Connection:
    """Open the database at `path`, created or migrated to `VERSION` and checked for corruption.

    `timeout`: seconds to wait for another process, LOCK_TIMEOUT by default.

    Raises UnusableFolder where the file has a higher version, OSError where it cannot be
    created, sqlite3.DatabaseError where it is corrupt.
    """
    if path != MEMORY:
        create_private_file(path)
    connection = connect(path, timeout=timeout)
    try:
        version = version_of(connection)
        if version > VERSION:
            raise UnusableFolder(f"{path} is of a newer version of this program")
        if (result := connection.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
            raise sqlite3.DatabaseError(f"malformed: {result}")
        if version < VERSION:
            in_transaction(connection, migrate)
    except BaseException:
        connection.close()
        raise
    return connection


def create_private_file(path: str) -> None:
    """Create an empty file for its owner alone; an existing one stays.

    An existing file is not opened: closing it would release SQLite's locks on it.
    Raises OSError where it cannot be created.
    """
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version of the tables; 0 for a new file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, migrations: Sequence[Sequence[str]] = MIGRATIONS) -> None:
    """Run the migrations that a file has not had yet; the caller holds a transaction."""
    for statements in migrations[version_of(connection) :]:
        for statement in statements:
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version={len(migrations)}")


def in_transaction(connection: sqlite3.Connection, change: Callable[[sqlite3.Connection], T]) -> T:
    """Run `change` in one transaction, rolled back where it raises; return its result."""
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
    """Copy every table of `target`, up to its first row that cannot be read; columns are matched by name.

    Raises sqlite3.Error where another process locks the source: nothing of it can be read then.
    """
    tables = target.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()

    def copy_tables(_: sqlite3.Connection) -> None:
        for (table,) in tables:
            copy_table(source, target, table)

    in_transaction(target, copy_tables)


def copy_table(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> None:
    """Copy the rows of a table, up to the first that cannot be read. Raises sqlite3.Error as `copy_rows`."""
    try:
        present = columns_of(source, table)
        columns = [column for column in columns_of(target, table) if column in present]
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        for row in source.execute(f"SELECT {names} FROM {table}"):
            target.execute(f"INSERT OR IGNORE INTO {table}({names}) VALUES({marks})", row)
    except sqlite3.Error as error:
        if is_busy(error):
            raise


def is_busy(error: Exception) -> bool:
    """Tell whether another process has locked the file."""
    return getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def reason_of(error: Exception) -> str:
    """Say in a few words for the reader why a file cannot be read or written."""
    if getattr(error, "sqlite_errorname", "").startswith("SQLITE_FULL") or getattr(error, "errno", 0) == errno.ENOSPC:
        return "disk full"
    if is_busy(error):
        return "another program is writing there"
    return safe((error.strerror if isinstance(error, OSError) else None) or str(error))


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the names of the columns of a table; empty where there is no such table."""
    return [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]


def copy_file(path: str, target: sqlite3.Connection) -> None:
    """Copy what can be read of a file, without writing to it.

    Raises UnusableFolder where it belongs to somebody else, OSError where it is missing, sqlite3.Error as `copy_rows`.
    """
    require_owner(path, stat.S_ISREG)
    with closing(connect(f"file:{uri_path(path)}?mode=ro", True, COPY_TIMEOUT)) as source:
        copy_rows(source, target)
