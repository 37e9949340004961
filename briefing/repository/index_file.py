"""The index of a library, kept: opened where it can be, made anew where it is damaged, brought up to date.

The files are the truth. An index that cannot be opened, written or trusted is
replaced by one in memory, and `notice` says so in one line.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Self, TypeVar

from briefing.errors import BriefingError, LibraryError
from briefing.repository.indexing import Changes, Progress, index_changes, scan_changes
from briefing.repository.published_index import published_index
from briefing.safe import safe
from briefing.search.index import QueryTimeout
from briefing.search.sqlite.connection import SqliteIndex
from briefing.search.sqlite.errors import is_corruption, is_environment_error
from briefing.search.sqlite.file_lock import UnusableFolder, exclusive_lock, make_private_folder
from briefing.search.sqlite.index_path import delete_index, index_path

MEMORY = ":memory:"
FEW = 100
"""Files that are read again without anybody noticing."""
FEW_FOR_A_BUILD = 1000
"""So many more files than are known are a first build."""
T = TypeVar("T")
BEHIND = "the published index is behind the files: one of your own is used"


class IndexFile:
    def __init__(self, paths: Sequence[str], path: str) -> None:
        self.paths, self.path = tuple(paths), path
        self.index = SqliteIndex.open(MEMORY)
        self.notice = ""
        """What the reader should know of the index; empty when all is well."""
        self.memory_reason = ""
        """Why the index is in memory; told where the library is so large that it is felt."""
        self.published_path = ""
        """The file of a published index, which nobody writes to; empty for any other."""
        self.is_synced = False
        """The files have been compared with the index since it was opened."""
        self.inode = 0
        """Of the index's file as it was opened: another one has taken its place where it differs."""

    @classmethod
    def open(cls, paths: Sequence[str], path: str | None = None) -> Self:
        """What is known of a library, before looking whether that is still so. Raises LibraryError.

        `path`: the file of the index, or `MEMORY`; by default one in the reader's cache.
        """
        for source in paths:
            if not os.path.lexists(source):
                raise LibraryError(f"no such file or folder: {safe(source) or 'a path without a name'}")
        if path == MEMORY:
            return cls(paths, MEMORY)
        found = cls(paths, path or default_index_path(paths))
        if path is None and (frozen := published_index(paths)):
            found.published_path = frozen
            found.replace(SqliteIndex.open(frozen, immutable=True))
        else:
            found.open_or_rebuild()
        return found

    def open_or_rebuild(self) -> None:
        """Open the index in its place, made anew where it is damaged; stay in memory where it has none."""
        self.published_path = ""
        try:
            make_private_folder(self.path)
            with self.lock():
                try:
                    self.open_file()
                except sqlite3.DatabaseError as error:
                    if not is_corruption(error):
                        raise
                    self.make_anew()
        except (UnusableFolder, sqlite3.Error, OSError) as error:
            self.fall_back_to_memory(str(error))

    def open_file(self) -> None:
        self.replace(SqliteIndex.open(self.path))
        self.inode = os.stat(self.path).st_ino

    def make_anew(self) -> None:
        """The caller holds the lock."""
        delete_index(self.path)
        self.open_file()
        self.notice = "the index was damaged and is made again"

    def is_replaced(self) -> bool:
        """Has somebody made the index anew since it was opened?"""
        if self.path == MEMORY or self.published_path:
            return False
        try:
            return os.stat(self.path).st_ino != self.inode
        except OSError:
            return True

    def replace(self, index: SqliteIndex) -> None:
        self.index.close()
        self.index = index

    def fall_back_to_memory(self, why: str) -> None:
        self.memory_reason = f"no index can be kept ({safe(why)}): the library is read again each time"
        self.path, self.published_path = MEMORY, ""
        self.replace(SqliteIndex.open(MEMORY))

    def query_with_recovery(self, question: Callable[[SqliteIndex], T]) -> T:
        """An answer of the index; of another one, made on the spot, where this one is damaged or out of reach."""
        try:
            return question(self.index)
        except (BriefingError, QueryTimeout):
            raise
        except Exception as error:
            if not (is_corruption(error) or is_environment_error(error)):
                raise
            self.recover(error)
            return question(self.index)

    def recover(self, error: Exception) -> None:
        """After the index has failed: a damaged one is made again, another fault means one in memory."""
        try:
            if self.published_path:
                self.open_or_rebuild()
            elif self.path != MEMORY and is_corruption(error):
                with self.lock():
                    self.open_file() if self.is_replaced() else self.make_anew()
            else:
                self.fall_back_to_memory(str(error))
            with self.lock():
                self.sync()
        except (sqlite3.Error, OSError) as again:
            self.fall_back_to_memory(str(again))
            self.sync()

    def rebuild(self, progress: Progress | None = None) -> None:
        """Forget the index and make it anew; readers who have it open notice."""
        if self.path != MEMORY:
            with self.lock():
                delete_index(self.path)
                self.open_file()
                self.sync(progress)

    def close(self) -> None:
        self.index.close()

    # -------------------------------------------------------------- freshness

    def changes(self) -> Changes:
        """What differs between the files and the index. Raises LibraryError."""
        return scan_changes(self.paths, self.query_with_recovery(SqliteIndex.file_states))

    def refresh(self, progress: Progress | None = None) -> bool:
        """Bring the index up to date with the files; whether anything had changed. Raises LibraryError."""
        self.is_synced = True
        if not self.changes():
            return False
        if self.published_path:
            self.open_or_rebuild()
            self.notice = self.notice or BEHIND
        try:
            with self.lock():
                self.sync(progress)
        except (sqlite3.Error, OSError) as error:
            self.recover(error)
        return True

    def sync(self, progress: Progress | None = None) -> None:
        """The caller holds the lock."""
        known = self.index.file_states()
        found = scan_changes(self.paths, known)
        was_build = bool(self.index.meta("building"))  # one that was killed on its way
        is_build = self.path != MEMORY and len(found.changed) > len(known) + FEW_FOR_A_BUILD
        if is_build:
            self.index.build(merging=False)
        index_changes(self.index, found, known, progress)
        if is_build or was_build:
            self.index.build(merging=True)
            self.index.optimize()
        if self.memory_reason and len(found.order) > FEW:
            self.notice, self.memory_reason = self.memory_reason, ""

    @contextmanager
    def lock(self) -> Iterator[None]:
        """One process at a time reads what has changed; the others wait, and find it done."""
        if self.path == MEMORY:
            yield
            return
        with exclusive_lock(self.path):
            yield

    # ------------------------------------------- beside, from another thread

    def new_connection(self) -> SqliteIndex | None:
        """A connection of its own to the same index; None where there can be none."""
        if self.path == MEMORY and not self.published_path:
            return None
        try:
            return SqliteIndex.open(self.published_path or self.path, immutable=bool(self.published_path))
        except sqlite3.Error:
            return None

    def query_in_thread(self, question: Callable[[SqliteIndex], T]) -> T:
        """As `query_with_recovery`, but for another thread: nothing is recovered there."""
        index = self.new_connection()
        if index is None:
            return question(self.index)
        try:
            return question(index)
        finally:
            index.close()


def default_index_path(paths: Sequence[str]) -> str:
    """The file of the reader's own index. Raises LibraryError where even the way to the library is gone."""
    try:
        return index_path(paths)
    except OSError as error:
        raise LibraryError(f"{safe(paths[0])}: {os.strerror(error.errno or 0)}") from None
