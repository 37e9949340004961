"""A connection to the file of an index, its transactions, and what every part of the engine asks of it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TypeVar

from briefing.search.sqlite.guard import STEPS, Meter
from briefing.search.sqlite.hardening import harden, require_schema
from briefing.search.sqlite.row_sums import require_sum, sum_of
from briefing.search.sqlite.schema import TABLES

T = TypeVar("T")

BATCH = 500
"""Rows that are asked for at once: SQLite takes some thirty thousand parameters, and not more."""
BUSY_TIMEOUT = 10
"""Seconds to wait for another process that writes."""


def connect(path: str, meter: Meter | None = None, epoch: int | None = None) -> sqlite3.Connection:
    """Open the file at `path`, made where there is none; `:memory:` for one that nothing outlives.

    `meter`: a stranger's file that nobody will ever change, opened without writing beside it. `epoch`: of an index that
    is the same for the same files. Raises IndexCorrupt
    where it has other tables than ours, sqlite3.Error.
    """
    target = f"file:{uri_path(path)}?mode=ro&immutable=1" if meter else path
    connection = sqlite3.connect(
        target, timeout=BUSY_TIMEOUT, isolation_level=None, check_same_thread=False, uri=meter is not None
    )
    try:
        connection.execute("PRAGMA cache_size=-16384")
        connection.execute("PRAGMA temp_store=MEMORY")
        if meter:
            open_strange(connection, meter)
        else:
            prepare(connection, random_epoch() if epoch is None else epoch)
    except BaseException:
        connection.close()
        raise
    return connection


def open_strange(connection: sqlite3.Connection, meter: Meter) -> None:
    """Look at a stranger's tables before anything is asked of them. Raises IndexCorrupt, sqlite3.Error."""
    connection.row_factory = meter.take_row
    connection.set_progress_handler(meter.is_over, STEPS)
    harden(connection, is_strange=True)
    require_schema(connection)
    connection.set_progress_handler(None, 0)


def prepare(connection: sqlite3.Connection, epoch: int) -> None:
    """Make the tables where there are none; a writer killed at any moment leaves the last whole transaction.

    Raises IndexCorrupt where there are others.
    """
    harden(connection, is_strange=False)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    if not is_empty(connection):
        require_schema(connection)
        return
    with transaction(connection):
        if is_empty(connection):  # nobody else was quicker
            for statement in TABLES.split(";\n"):
                connection.execute(statement)
            set_meta(connection, "epoch", epoch)


def random_epoch() -> int:
    """A number for a new index, by which it is told from another one of the same files."""
    return int.from_bytes(os.urandom(4), "big") >> 1


def is_empty(connection: sqlite3.Connection) -> bool:
    """Has the file no tables yet?"""
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write all of it, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # a full disk has rolled it back already; the first error says why
            connection.execute("ROLLBACK")
        raise


def get_meta(connection: sqlite3.Connection, key: str) -> int:
    """A number kept beside the rows; 0 where it was never set. Raises ValueError, TypeError where it is damaged."""
    row = connection.execute("SELECT value, sum FROM meta WHERE key = ?", (key,)).fetchone()
    if row is None:
        return 0
    value, total = row
    require_sum(total, (key,), value)
    return int(value)


def set_meta(connection: sqlite3.Connection, key: str, value: int) -> None:
    """Keep a number beside the rows."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES(?, ?, ?)", (key, value, sum_of((key,), value)))


def uri_path(path: str) -> str:
    """A path inside a URI."""
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def placeholders(values: Sequence[object]) -> str:
    """`?,?,?`, one for each value."""
    return ",".join("?" * len(values))


def batches(values: Sequence[T], size: int = BATCH) -> Iterator[Sequence[T]]:
    """The values in pieces of at most `size`."""
    return (values[start : start + size] for start in range(0, len(values), size))
