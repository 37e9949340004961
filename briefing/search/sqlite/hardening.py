"""Opening a file as one of a stranger: its tables must be ours, text for text, and nothing in it is run.

Source: sqlite.org/security.html, "Untrusted SQLite database files".
"""

from __future__ import annotations

import re
import sqlite3
from functools import lru_cache

from briefing.errors import IndexCorrupt
from briefing.search.sqlite.schema import SHADOWS, TABLES

SETTINGS = ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0")
LIMITS = {
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1_000_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 1000,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 10,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 250_000,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 16,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 100,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
LONGEST_VALUE, LONGEST_VALUE_OF_STRANGERS = 1 << 28, 1 << 23
"""Bytes of a value or a row: what is written here, and what is read of others."""
STATEMENT = re.compile(r"CREATE (?:UNIQUE |VIRTUAL )?(TABLE|INDEX) '?(\w+)'?(?: ON (\w+))?")
SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master"
MADE_FOR_UNIQUE = ("briefing_1", "briefing_2", "value_1")
"""Indexes that SQLite makes of UNIQUE columns, without a text."""

Entry = tuple[str, str, str, str | None]


def harden(connection: sqlite3.Connection, is_strange: bool) -> None:
    """Set what no file may make of a connection; `is_strange`: nothing is written, and values are shorter."""
    for setting in (*SETTINGS, "query_only=ON") if is_strange else SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    for limit, value in LIMITS.items():
        connection.setlimit(limit, value)
    longest = LONGEST_VALUE_OF_STRANGERS if is_strange else LONGEST_VALUE
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, longest)


def require_schema(connection: sqlite3.Connection) -> None:
    """Accept a file that has our tables and indexes, and nothing else. Raises IndexCorrupt, sqlite3.Error."""
    entries = sorted(connection.execute(f"{SCHEMA} LIMIT 100"), key=repr)
    if entries != declared_schema() and entries != present_schema():
        raise IndexCorrupt("the file has other tables")


@lru_cache(1)
def declared_schema() -> list[Entry]:
    """Return the schema as `schema.py` declares it."""
    entries: list[Entry] = [
        ("index", f"sqlite_autoindex_{name}", name.rpartition("_")[0], None) for name in MADE_FOR_UNIQUE
    ]
    for statement in f"{TABLES}{SHADOWS}".split(";\n"):
        if match := STATEMENT.match(statement.strip()):
            kind, name, table = match.groups()
            entries.append((kind.lower(), name, table or name, statement.strip()))
    return sorted(entries, key=repr)


@lru_cache(1)
def present_schema() -> list[Entry]:
    """Return the schema as this version of SQLite writes it, which makes tables of its own of the full text."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for statement in TABLES.split(";\n"):
            connection.execute(statement)
        return sorted(connection.execute(SCHEMA), key=repr)
    finally:
        connection.close()
