"""Which fault of the index is the file's, which that of its surroundings, and which the program's own."""

from __future__ import annotations

import sqlite3

import pytest

from briefing.search.sqlite.errors import is_corruption, is_environment_error


def fault(name: str, message: str = "") -> sqlite3.Error:
    """As SQLite raises it, with the name of its code; empty for none."""
    error = sqlite3.OperationalError(message)
    if name:
        error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("error", "is_of_the_file", "is_of_its_surroundings"),
    [
        (fault("SQLITE_CORRUPT_INDEX"), True, False),
        (fault("SQLITE_ERROR", "no such table: record"), True, False),
        (fault("", "Could not decode to UTF-8 column"), True, False),
        (ValueError("a blob does not have its checksum"), True, False),
        (fault("SQLITE_BUSY"), False, True),
        (fault("SQLITE_IOERR_READ"), False, True),
        (PermissionError("not yours"), False, True),
        (fault("SQLITE_ERROR", "near SELEKT: syntax error"), False, False),
        (fault("SQLITE_INTERRUPT"), False, False),
        (AttributeError("no such method"), False, False),
    ],
    ids=str,
)
def test_a_fault_is_of_the_file_or_of_its_surroundings_or_of_the_program(
    error: Exception, is_of_the_file: bool, is_of_its_surroundings: bool
) -> None:
    assert (is_corruption(error), is_environment_error(error)) == (is_of_the_file, is_of_its_surroundings)
