"""The file of a reader's data, with recovery.

A damaged file is set aside; without a file the data is kept in memory, and written at the next write that
finds the file again. `Store` does not raise because of the disk, other processes or a damaged file; its
`notice` says in one line what the reader should know.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, NamedTuple, TypeVar

from briefing.errors import IndexUnavailable
from briefing.safe import safe
from briefing.search.sqlite.errors import is_corruption
from briefing.search.sqlite.file_lock import UnusableFolder, exclusive_lock
from briefing.userdata.database import MEMORY, connect, copy_file, copy_rows, in_transaction, open_database, reason_of
from briefing.userdata.state_file import make_own_folder, move_aside

T = TypeVar("T")
RETRY_TIMEOUT = 0.5
"""Seconds to wait for another process where the file failed before."""


UNUSABLE = (UnusableFolder, sqlite3.Error, OSError, IndexUnavailable)
"""What keeps a file from being used: its folder, its content, the disk, another process."""
RETRY_PAUSE = 1.0
"""Seconds after which a file that could not be read is tried again."""


class Written(NamedTuple, Generic[T]):
    """What came of a write."""

    value: T
    reason: str
    """Why it is not on disk, nor what was written before it; empty where all is."""


class Unkept(NamedTuple):
    """A change that is in memory only."""

    label: str
    """What it is, for the reader; empty for what nobody asked to keep."""
    change: Callable[[sqlite3.Connection], object]


class Store:
    """An open database in the file `path`; in memory where `path` is empty."""

    def __init__(self, path: str) -> None:
        self.path, self.file_path, self.notice = path, path, ""
        self.reason = ""
        """Why the data is in memory; empty where it is in the file."""
        self.is_unread = False
        """There is a file that could not be read: what was kept before is not known, and nothing of it is gone."""
        self.retried = 0.0  # when the file was tried last; monotonic, in seconds
        self.inode = 0  # of the open file; 0 in memory
        self.unkept: list[Unkept] = []
        """What was written since the file failed, in order."""
        self.connection = connect(MEMORY)

    @classmethod
    def open(cls, path: str) -> Store:
        """Open the file at `path`; `notice` says where that was not possible."""
        store = cls(path)
        store.open_or_rescue()
        return store

    def open_or_rescue(self) -> None:
        """Open the file, creating it or setting a damaged one aside; fall back to memory where neither works."""
        try:
            make_own_folder(self.path)
            with exclusive_lock(self.path):
                self.open_file()
        except UNUSABLE as error:
            self.fall_back_to_memory(error)

    def open_file(self) -> None:
        """Open the file, or set it aside where it is damaged; the caller holds the lock.

        Raises UnusableFolder, OSError or sqlite3.Error where it cannot be opened for another reason.
        """
        try:
            self.replace(open_database(self.path))
        except sqlite3.DatabaseError as error:
            if not is_corruption(error):
                raise
            self.set_aside()

    def set_aside(self) -> None:
        """Rename the damaged file, and copy what can be read of it to a new one; the caller holds the lock.

        Raises UnusableFolder, OSError or sqlite3.Error where there can be no new file.
        """
        aside = move_aside(self.path)
        self.replace(open_database(self.path))
        with suppress(*UNUSABLE):
            copy_file(aside, self.connection)
        self.notice = f"what you read and marked was damaged: what can be read of it is kept, all is in {safe(aside)}"

    def fall_back_to_memory(self, error: Exception) -> None:
        """Continue in memory with a copy of what can be read; `notice` and `reason` say why."""
        memory = open_database(MEMORY)
        try:
            copy_rows(self.connection, memory) if self.inode else copy_file(self.path, memory)
        except UNUSABLE:
            self.is_unread = bool(self.path) and os.path.lexists(self.path)
        self.path = ""
        self.replace(memory)
        self.reason = reason_of(error)
        unread = "what you marked before cannot be read now, and " if self.is_unread else ""
        self.notice = f"{unread}what you read and mark is kept only until you leave ({self.reason})"

    def return_to_file(self, timeout: float = RETRY_TIMEOUT) -> None:
        """Write to the file what is in memory only, and use it again; nothing changes where it still fails.

        `timeout`: seconds to wait for another process.
        """
        connection, self.retried = None, time.monotonic()
        try:
            make_own_folder(self.file_path)
            with exclusive_lock(self.file_path, timeout):
                connection = open_database(self.file_path, timeout)
            in_transaction(connection, self.replay)
        except UNUSABLE as error:
            self.reason = reason_of(error)
            if connection:
                connection.close()
            return
        self.path = self.file_path
        self.replace(connection)
        self.unkept.clear()
        self.reason, self.notice, self.is_unread = "", "", False

    def replay(self, connection: sqlite3.Connection) -> None:
        """Make the changes that are in memory only; the caller holds a transaction."""
        for unkept in self.unkept:
            unkept.change(connection)

    def replace(self, connection: sqlite3.Connection) -> None:
        """Close the connection and use another one."""
        self.close()
        self.connection = connection
        self.inode = os.stat(self.path).st_ino if self.path else 0

    def close(self) -> None:
        """Close the connection."""
        with suppress(sqlite3.Error):
            self.connection.close()

    def is_replaced(self) -> bool:
        """Tell whether the file was moved or deleted since it was opened: what is written to it now would be lost."""
        try:
            return self.path != "" and os.stat(self.path).st_ino != self.inode
        except OSError:
            return True

    def query(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Run a query; where the file fails, recover or fall back to memory and run it again."""
        if self.is_unread and not self.path and time.monotonic() > self.retried + RETRY_PAUSE:
            self.return_to_file(timeout=0.0)
        if self.is_replaced():
            self.open_or_rescue()
        for recovery in (self.recover, self.fall_back_to_memory):
            try:
                return question(self.connection)
            except sqlite3.Error as error:
                recovery(error)
        return question(self.connection)

    def rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """Return all rows of a SELECT statement."""
        return self.query(lambda connection: connection.execute(sql, values).fetchall())

    def write(self, change: Callable[[sqlite3.Connection], T], label: str = "") -> Written[T]:
        """Run `change` in one transaction; where the file fails, in memory, and again at the next write.

        `change` may be run several times, and sets values that do not depend on how often.
        """
        if not self.path and self.file_path:
            self.return_to_file()
        result = self.query(lambda connection: in_transaction(connection, change))
        if not self.path:
            self.unkept.append(Unkept(label, change))
        return Written(result, self.reason)

    def recover(self, error: sqlite3.Error) -> None:
        """Recover from an error of the file: the first process to notice damage sets it aside, others reopen."""
        if not (self.path and is_corruption(error)):
            self.fall_back_to_memory(error)
            return
        try:
            with exclusive_lock(self.path):
                self.open_file() if self.is_replaced() else self.set_aside()
        except UNUSABLE as again:
            self.fall_back_to_memory(again)
