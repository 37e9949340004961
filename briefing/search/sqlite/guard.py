"""Around every question to SQLite: its limits, and its errors as faults that any engine may have."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from briefing.errors import IndexAway, IndexCorrupt, IndexFault, IndexUnavailable, UsageError
from briefing.search.index import UNLIMITED, IdTaken, Limits, QueryStopped, Watch
from briefing.search.sqlite.errors import OF_VALUES, is_corruption, is_environment_error

STEPS = 2000
"""Steps of SQLite's machine between two looks at the limits: about a tenth of a millisecond."""
CLOSED = "closed database"
"""Another thread has closed the connection: there is another one by now, or none is wanted any more."""
ID_TAKEN = "UNIQUE constraint failed: briefing."
FREE_STEPS, STEPS_A_BYTE = 20_000_000, 4
"""What a question to a stranger's file may take: half a second, and ten times what reading all of it takes."""
FREE_BYTES, TIMES_READ = 1 << 24, 4
"""What it may read: pages may be reached over and over, and then a small file has no end."""


class Meter:
    """What one question to a stranger's file may still take, by the size of the file."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.begin(UNLIMITED.watch())

    def begin(self, watch: Watch) -> None:
        """Begin a question."""
        self.watch = watch
        self.steps = FREE_STEPS + STEPS_A_BYTE * self.size
        self.bytes = FREE_BYTES + TIMES_READ * self.size

    def is_over(self) -> bool:
        """Count STEPS; is the question over?"""
        self.steps -= STEPS
        return self.steps < 0 or self.watch.is_over()

    def take_row(self, cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> tuple[Any, ...]:
        """Count a row, as `row_factory`. Raises IndexCorrupt where more was read than the file can hold."""
        del cursor
        for value in row:
            if type(value) is str or type(value) is bytes:
                self.bytes -= len(value)
        if self.bytes < 0:
            raise IndexCorrupt("a question reads more than the file can hold")
        return row


@contextmanager
def answering(
    connection: sqlite3.Connection, limits: Limits = UNLIMITED, meter: Meter | None = None
) -> Iterator[Watch]:
    """Answer within the limits. Raises QueryTimeout, QueryCancelled, IndexCorrupt, IndexUnavailable.

    Values that are not what was written are damage too. What is neither damage nor surroundings is a fault of the
    program, and passes as it is; `meter`: the file is a stranger's, and then it is the file's.
    """
    watch = limits.watch()
    if limits is not UNLIMITED or meter:
        watch.check()
        connection.set_progress_handler(meter.is_over if meter else watch.is_over, STEPS)
    try:
        if meter is None:
            with translated():
                yield watch
        else:
            meter.begin(watch)
            with distrusting(meter), translated():
                yield watch
    except UnicodeEncodeError:
        raise UsageError("what is asked for is no text in UTF-8") from None
    except OF_VALUES as error:
        raise IndexCorrupt(str(error)) from error
    except sqlite3.OperationalError:
        if watch.stopped is None:
            raise
        raise watch.stopped from None
    finally:
        if limits is not UNLIMITED or meter:
            connection.set_progress_handler(None, 0)


@contextmanager
def distrusting(meter: Meter) -> Iterator[None]:
    """Raise IndexCorrupt for all that goes wrong with a stranger's file, but for what was asked to stop."""
    try:
        yield
    except (IndexFault, QueryStopped, UnicodeEncodeError):
        raise
    except Exception as error:
        if meter.watch.stopped:
            raise
        why = "a question takes longer than the size of the file allows" if meter.steps < 0 else str(error)
        raise IndexCorrupt(why) from error


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
