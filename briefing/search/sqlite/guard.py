"""Around every question to SQLite: its limits, and its errors as faults that any engine may have."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from briefing.errors import IndexAway, IndexCorrupt, IndexUnavailable
from briefing.search.index import UNLIMITED, IdTaken, Limits, Watch
from briefing.search.sqlite.errors import OF_VALUES, is_corruption, is_environment_error

STEPS = 2000
"""Steps of SQLite's machine between two looks at the limits: about a tenth of a millisecond."""
CLOSED = "closed database"
"""Another thread has closed the connection: there is another one by now, or none is wanted any more."""
ID_TAKEN = "UNIQUE constraint failed: briefing."


@contextmanager
def answering(connection: sqlite3.Connection, limits: Limits = UNLIMITED) -> Iterator[Watch]:
    """Answer within the limits. Raises QueryTimeout, QueryCancelled, IndexCorrupt, IndexUnavailable.

    Values that are not what was written are damage too. What is neither damage nor surroundings is a fault of the
    program, and passes as it is.
    """
    watch = limits.watch()
    if limits is not UNLIMITED:
        watch.check()
        connection.set_progress_handler(watch.is_over, STEPS)
    try:
        with translated():
            yield watch
    except OF_VALUES as error:
        raise IndexCorrupt(str(error)) from error
    except sqlite3.OperationalError:
        if watch.stopped is None:
            raise
        raise watch.stopped from None
    finally:
        if limits is not UNLIMITED:
            connection.set_progress_handler(None, 0)


@contextmanager
def translated() -> Iterator[None]:
    """Raise IndexCorrupt or IndexUnavailable for what SQLite says of its file and its surroundings."""
    try:
        yield
    except sqlite3.Error as error:
        if ID_TAKEN in str(error):
            raise IdTaken(str(error)) from error
        if is_corruption(error):
            raise IndexCorrupt(str(error)) from error
        if is_environment_error(error):
            raise IndexUnavailable(str(error)) from error
        if CLOSED in str(error):
            raise IndexAway(str(error)) from error
        raise
