"""The reader's own work in one small database: kept in a file, and in memory where that cannot be.

Nothing here raises because of the disk, of other processes or of what became of
the file. `notice` says in one line what the reader should know of it.
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
from briefing.userdata.database import MEMORY, connected, copy_file, copy_rows, in_transaction, opened

T = TypeVar("T")


class Store:
    """`path`: where it is kept; empty once it is in memory."""

    def __init__(self, path: str) -> None:
        self.path, self.notice = path, ""
        self.inode = 0
        """Of the file that is open; 0 where none is."""
        self.connection = connected(MEMORY)

    @classmethod
    def open(cls, path: str) -> Store:
        found = cls(path)
        found.open_or_rescue()
        return found

    def open_or_rescue(self) -> None:
        """Open the file, made where there is none and set aside where it is damaged."""
        try:
            make_own(self.path)
            with exclusive_lock(self.path):
                self.open_file()
        except (UnusableFolder, sqlite3.Error, OSError) as error:
            self.fall_back_to_memory(error)

    def open_file(self) -> None:
        """The caller holds the lock."""
        try:
            self.replace(opened(self.path))
        except sqlite3.DatabaseError as error:
            if not is_corruption(error):
                raise
            self.set_aside()

    def set_aside(self) -> None:
        """Go on in a new file with what can be read of the damaged one, which stays beside it. Under the lock."""
        aside = moved_aside(self.path)
        self.replace(opened(self.path))
        with suppress(sqlite3.Error, OSError, UnusableFolder):
            copy_file(aside, self.connection)
        self.notice = f"what you read and marked was damaged: what can be read of it is kept, all is in {safe(aside)}"

    def fall_back_to_memory(self, error: Exception) -> None:
        memory = opened(MEMORY)
        with suppress(sqlite3.Error, OSError, UnusableFolder):
            copy_rows(self.connection, memory) if self.inode else copy_file(self.path, memory)
        self.path = ""
        self.replace(memory)
        why = error.strerror if isinstance(error, OSError) else None
        self.notice = f"what you read and mark is kept only until you leave ({safe(why or str(error))})"

    def replace(self, connection: sqlite3.Connection) -> None:
        self.close()
        self.connection = connection
        self.inode = os.stat(self.path).st_ino if self.path else 0

    def close(self) -> None:
        with suppress(sqlite3.Error):
            self.connection.close()

    def is_replaced(self) -> bool:
        """Has the file been moved or deleted since it was opened? What is written to it now would be lost."""
        try:
            return self.path != "" and os.stat(self.path).st_ino != self.inode
        except OSError:
            return True

    def ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """An answer of the file, or of what takes its place where it cannot give one."""
        if self.is_replaced():
            self.open_or_rescue()
        for mend in (self.recover, self.fall_back_to_memory):
            try:
                return question(self.connection)
            except sqlite3.Error as error:
                mend(error)
        return question(self.connection)

    def write(self, change: Callable[[sqlite3.Connection], T]) -> T:
        """One transaction: all of it or nothing, and nobody else's between."""
        return self.ask(lambda connection: in_transaction(connection, change))

    def recover(self, error: sqlite3.Error) -> None:
        """After the file has failed: a damaged one is set aside, by whoever is first."""
        if not (self.path and is_corruption(error)):
            self.fall_back_to_memory(error)
            return
        try:
            with exclusive_lock(self.path):
                self.open_file() if self.is_replaced() else self.set_aside()
        except (UnusableFolder, sqlite3.Error, OSError) as again:
            self.fall_back_to_memory(again)


def make_own(path: str) -> None:
    """As `make_private_folder`, but a folder of the reader's that others could write to becomes his alone.

    Raises UnusableFolder.
    """
    folder = os.path.dirname(path)
    with suppress(OSError):
        found = os.lstat(folder)
        if stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid():
            os.chmod(folder, found.st_mode & 0o700)
    make_private_folder(path)


def moved_aside(path: str) -> str:
    """The file under a name that is free, with a transaction of it that was not ended."""
    number = 1
    while os.path.lexists(aside := f"{path}.damaged-{number}"):
        number += 1
    os.rename(path, aside)
    with suppress(FileNotFoundError):
        os.rename(f"{path}-journal", f"{aside}-journal")
    return aside


def state_path(paths: Sequence[str]) -> str:
    """The file of what the reader has read and marked in these folders and files."""
    return os.path.join(state_folder(), f"reader-{library_digest(paths)}.sqlite")
