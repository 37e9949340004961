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

from briefing.catalogue.place import NoPlace, forget, index_path, make_place
from briefing.catalogue.published import published_index
from briefing.catalogue.refresh import Changes, Progress, changes, take_in
from briefing.errors import BriefingError, LibraryError
from briefing.safe import safe
from briefing.search.sqlite import OutOfTime, SqliteIndex

MEMORY = ":memory:"
FEW = 100
"""Files that are read again without anybody noticing."""
FEW_FOR_A_BUILD = 1000
"""So many more files than are known are a first build."""
T = TypeVar("T")


class Keeper:
    def __init__(
        self, paths: Sequence[str], place: str, index: SqliteIndex, notice: str = "", is_frozen: bool = False
    ) -> None:
        self.paths, self.place, self.index = tuple(paths), place, index
        self.notice = notice
        """What the reader should know of the index; empty when all is well."""
        self.is_frozen = is_frozen
        """The index is a published one, which nobody writes to."""
        self.lost = ""
        """Why the index is in memory; told where the library is so large that it is felt."""

    @classmethod
    def open(cls, paths: Sequence[str], place: str | None = None) -> Self:
        """What is known of a library, before looking whether that is still so. Raises LibraryError.

        `place`: the file of the index, or `MEMORY`; by default one in the reader's cache.
        """
        for path in paths:
            if not os.path.lexists(path):
                raise LibraryError(f"no such file or folder: {safe(path) or 'a path without a name'}")
        if place == MEMORY:
            return cls(paths, MEMORY, SqliteIndex.open(MEMORY))
        if place is None and (frozen := published_index(paths)):
            return cls(paths, MEMORY, frozen, is_frozen=True)
        found = cls(paths, place or index_path(paths), SqliteIndex.open(MEMORY))
        found.settle()
        return found

    def settle(self) -> None:
        """Open the index in its place, made anew where it is damaged; stay in memory where it has none."""
        try:
            make_place(self.place)
            try:
                self.replace(SqliteIndex.open(self.place))
            except sqlite3.DatabaseError as error:
                if is_damage(error):
                    forget(self.place)
                    self.replace(SqliteIndex.open(self.place))
                    self.notice = "the index was damaged and is made again"
                else:
                    raise
        except NoPlace as error:
            self.stay_in_memory(str(error))
        except (sqlite3.Error, OSError) as error:
            self.stay_in_memory(str(error))

    def replace(self, index: SqliteIndex) -> None:
        self.index.close()
        self.index = index

    def stay_in_memory(self, why: str) -> None:
        self.lost = f"no index can be kept ({safe(why)}): the library is read again each time"
        self.place = MEMORY
        self.replace(SqliteIndex.open(MEMORY))

    def ask(self, question: Callable[[SqliteIndex], T]) -> T:
        """An answer of the index; of another one, made on the spot, where this one fails."""
        try:
            return question(self.index)
        except (BriefingError, OutOfTime):
            raise
        except Exception as error:  # what a damaged file makes of an answer has no end of names
            self.recover(error)
            return question(self.index)

    def recover(self, error: Exception) -> None:
        """After the index has failed: a damaged one is made again, another fault means one in memory."""
        try:
            if self.is_frozen:
                self.is_frozen, self.place = False, index_path(self.paths)
                self.settle()
            elif self.place != MEMORY and is_damage(error):
                forget(self.place)
                self.settle()
                self.notice = self.notice or "the index was damaged and is made again"
            else:
                self.stay_in_memory(str(error))
            self.take_in_all()
        except (sqlite3.Error, OSError) as again:
            self.stay_in_memory(str(again))
            self.take_in_all()

    def close(self) -> None:
        self.index.close()

    # -------------------------------------------------------------- freshness

    def changes(self) -> Changes:
        """What differs between the files and the index. Raises LibraryError."""
        return changes(self.paths, self.ask(SqliteIndex.known))

    def refresh(self, progress: Progress | None = None) -> bool:
        """Bring the index up to date with the files; whether anything had changed. Raises LibraryError."""
        if not self.changes():
            return False
        if self.is_frozen:
            self.leave_published()
        try:
            with self.lock():
                self.take_in_all(progress)
        except (sqlite3.Error, OSError) as error:
            self.recover(error)
        return True

    def leave_published(self) -> None:
        self.is_frozen, self.place = False, index_path(self.paths)
        self.settle()
        self.notice = self.notice or "the published index is behind the files: one of your own is used"

    def take(self, found: Changes) -> None:
        """Take in changes that were seen."""
        with self.lock():
            take_in(self.index, found, self.index.known())

    def take_in_all(self, progress: Progress | None = None) -> None:
        known = self.index.known()
        found = changes(self.paths, known)
        was_build = bool(self.index.meta("building"))  # one that was killed on its way
        is_build = self.place != MEMORY and len(found.stale) > len(known) + FEW_FOR_A_BUILD
        if is_build:
            self.index.build(merging=False)
        take_in(self.index, found, known, progress)
        if self.lost and len(found.order) > FEW:
            self.notice, self.lost = self.lost, ""
        if is_build or was_build:
            self.index.build(merging=True)
            self.index.optimize()

    @contextmanager
    def lock(self) -> Iterator[None]:
        """One process at a time reads what has changed; the others wait, and find it done."""
        if self.place == MEMORY:
            yield
            return
        import fcntl

        descriptor = os.open(f"{self.place}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    # ------------------------------------------- beside, from another thread

    def another(self) -> SqliteIndex | None:
        """A connection of its own to the same index; None where there can be none."""
        if self.place == MEMORY:
            return None
        try:
            return SqliteIndex.open(self.place)
        except sqlite3.Error:
            return None

    def asked_beside(self, question: Callable[[SqliteIndex], T]) -> T:
        """As `ask`, but for another thread: nothing is recovered there."""
        index = self.another()
        if index is None:
            return question(self.index)
        try:
            return question(index)
        finally:
            index.close()


AROUND = ("BUSY", "LOCKED", "FULL", "READONLY", "IOERR", "CANTOPEN", "PERM", "AUTH", "NOMEM", "INTERRUPT", "NOLFS")
"""What SQLite calls faults of what surrounds a file."""


def is_damage(error: Exception) -> bool:
    """Is the file itself wrong, and not what surrounds it?"""
    name = getattr(error, "sqlite_errorname", "").removeprefix("SQLITE_")
    return not isinstance(error, OSError) and not name.startswith(AROUND)
