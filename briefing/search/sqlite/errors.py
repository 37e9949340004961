"""What a fault of the index says: the file is wrong, or what surrounds it; anything else is the program's own."""

from __future__ import annotations

import sqlite3

AROUND = ("BUSY", "LOCKED", "FULL", "READONLY", "IOERR", "CANTOPEN", "PERM", "AUTH", "NOMEM", "NOLFS", "PROTOCOL")
DAMAGE = ("CORRUPT", "NOTADB", "CONSTRAINT", "MISMATCH", "SCHEMA", "FORMAT", "EMPTY", "TOOBIG")
SIGNS = (
    "malformed",
    "no such table",
    "no such column",
    "Could not decode",
    "vtable constructor",
    "already exists",
    "columns but",
    "fts5: ",
    "fts5 file format",
)
"""In the words of errors that SQLite gives no name of their own."""
OF_VALUES = (KeyError, IndexError, TypeError, ValueError, OverflowError)
"""What becomes of an answer whose values are not what was written."""


def is_corruption(error: Exception) -> bool:
    """Is the file itself wrong?"""
    if isinstance(error, sqlite3.Error):
        return error_name(error).startswith(DAMAGE) or any(sign in str(error) for sign in SIGNS)
    return isinstance(error, OF_VALUES)


def is_environment_error(error: Exception) -> bool:
    """Is it the disk, the rights, another process?"""
    return isinstance(error, OSError) or (isinstance(error, sqlite3.Error) and error_name(error).startswith(AROUND))


def error_name(error: sqlite3.Error) -> str:
    """The name of SQLite's error code without its prefix; empty where there is none."""
    return getattr(error, "sqlite_errorname", "").removeprefix("SQLITE_")
