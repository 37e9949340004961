"""The file of a reader's data, with recovery.

A damaged file is set aside; without a file the data is kept in memory. `Store` does not
raise because of the disk, other processes or a damaged file; its `notice` says in one
line what the reader should know.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeVar

from briefing.paths import library_digest, state_folder
from briefing.safe import safe
from briefing.search.sqlite.errors import is_corruption
from briefing.search.sqlite.file_lock import UnusableFolder, exclusive_lock, make_private_folder
from briefing.userdata.database import MEMORY, connect, copy_file, copy_rows, in_transaction, open_database

T = TypeVar("T")


class Store:
    """An open database in the file `path`; in memory where `path` is empty."""

    def __init__(self, path: str) -> None:
        self.path, self.notice = path, ""
        self.inode = 0  # of the open file; 0 in memory
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
        except (UnusableFolder, sqlite3.Error, OSError) as error:
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
        with suppress(sqlite3.Error, OSError, UnusableFolder):
            copy_file(aside, self.connection)
        self.notice = f"what you read and marked was damaged: what can be read of it is kept, all is in {safe(aside)}"

    def fall_back_to_memory(self, error: Exception) -> None:
        """Continue in memory with a copy of what can be read; `notice` gives the reason."""
        memory = open_database(MEMORY)
        with suppress(sqlite3.Error, OSError, UnusableFolder):
            copy_rows(self.connection, memory) if self.inode else copy_file(self.path, memory)
        self.path = ""
        self.replace(memory)
        reason = error.strerror if isinstance(error, OSError) else None
        self.notice = f"what you read and mark is kept only until you leave ({safe(reason or str(error))})"

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

    def execute(self, sql: str, *values: object) -> None:
        """Run one writing statement in a transaction of its own."""
        self.write(lambda connection: connection.execute(sql, values))

    def write(self, change: Callable[[sqlite3.Connection], T]) -> T:
        """Run `change` in one transaction; return its result."""
        return self.query(lambda connection: in_transaction(connection, change))

    def recover(self, error: sqlite3.Error) -> None:
        """Recover from an error of the file: the first process to notice damage sets it aside, others reopen."""
        if not (self.path and is_corruption(error)):
            self.fall_back_to_memory(error)
            return
        try:
            with exclusive_lock(self.path):
                self.open_file() if self.is_replaced() else self.set_aside()
        except (UnusableFolder, sqlite3.Error, OSError) as again:
            self.fall_back_to_memory(again)


def make_own_folder(path: str) -> None:
    """Make the folder of a file private to the reader, also where others could write to it before.

    Raises UnusableFolder where it cannot be made, or belongs to somebody else.
    """
    folder = os.path.dirname(path)
    with suppress(OSError):
        status = os.lstat(folder)
        if stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid():
            os.chmod(folder, status.st_mode & 0o700)
    make_private_folder(path)


def move_aside(path: str) -> str:
    """Rename a file, with its rollback journal, to a free name `PATH.damaged-N`; return that path.

    Raises OSError where it cannot be renamed.
    """
    number = 1
    while os.path.lexists(aside := f"{path}.damaged-{number}"):
        number += 1
    os.rename(path, aside)
    with suppress(FileNotFoundError):
        os.rename(f"{path}-journal", f"{aside}-journal")
    return aside


def state_path(paths: Sequence[str]) -> str:
    """Return the path of the file for a library, given by its folders and files."""
    return os.path.join(state_folder(), f"reader-{library_digest(paths)}.sqlite")
