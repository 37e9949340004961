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

from briefing.catalogue.faults import is_around, is_damage
from briefing.catalogue.file_lock import NoPlace, alone, make_place
from briefing.catalogue.index_path import forget, index_path
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
BEHIND = "the published index is behind the files: one of your own is used"


class Keeper:
    def __init__(self, paths: Sequence[str], place: str) -> None:
        self.paths, self.place = tuple(paths), place
        self.index = SqliteIndex.open(MEMORY)
        self.notice = ""
        """What the reader should know of the index; empty when all is well."""
        self.lost = ""
        """Why the index is in memory; told where the library is so large that it is felt."""
        self.frozen = ""
        """The file of a published index, which nobody writes to; empty for any other."""
        self.is_known = False
        """The files have been compared with the index since it was opened."""
        self.inode = 0
        """Of the index's file as it was opened: another one has taken its place where it differs."""

    @classmethod
    def open(cls, paths: Sequence[str], place: str | None = None) -> Self:
        """What is known of a library, before looking whether that is still so. Raises LibraryError.

        `place`: the file of the index, or `MEMORY`; by default one in the reader's cache.
        """
        for path in paths:
            if not os.path.lexists(path):
                raise LibraryError(f"no such file or folder: {safe(path) or 'a path without a name'}")
        if place == MEMORY:
            return cls(paths, MEMORY)
        found = cls(paths, place or own_place(paths))
        if place is None and (frozen := published_index(paths)):
            found.frozen = frozen
            found.replace(SqliteIndex.open(frozen, is_frozen=True))
        else:
            found.settle()
        return found

    def settle(self) -> None:
        """Open the index in its place, made anew where it is damaged; stay in memory where it has none."""
        self.frozen = ""
        try:
            make_place(self.place)
            with self.lock():
                try:
                    self.open_place()
                except sqlite3.DatabaseError as error:
                    if not is_damage(error):
                        raise
                    self.make_anew()
        except (NoPlace, sqlite3.Error, OSError) as error:
            self.stay_in_memory(str(error))

    def open_place(self) -> None:
        self.replace(SqliteIndex.open(self.place))
        self.inode = os.stat(self.place).st_ino

    def make_anew(self) -> None:
        """The caller holds the lock."""
        forget(self.place)
        self.open_place()
        self.notice = "the index was damaged and is made again"

    def is_replaced(self) -> bool:
        """Has somebody made the index anew since it was opened?"""
        if self.place == MEMORY or self.frozen:
            return False
        try:
            return os.stat(self.place).st_ino != self.inode
        except OSError:
            return True

    def replace(self, index: SqliteIndex) -> None:
        self.index.close()
        self.index = index

    def stay_in_memory(self, why: str) -> None:
        self.lost = f"no index can be kept ({safe(why)}): the library is read again each time"
        self.place, self.frozen = MEMORY, ""
        self.replace(SqliteIndex.open(MEMORY))

    def ask(self, question: Callable[[SqliteIndex], T]) -> T:
        """An answer of the index; of another one, made on the spot, where this one is damaged or out of reach."""
        try:
            return question(self.index)
        except (BriefingError, OutOfTime):
            raise
        except Exception as error:
            if not (is_damage(error) or is_around(error)):
                raise
            self.recover(error)
            return question(self.index)

    def recover(self, error: Exception) -> None:
        """After the index has failed: a damaged one is made again, another fault means one in memory."""
        try:
            if self.frozen:
                self.settle()
            elif self.place != MEMORY and is_damage(error):
                with self.lock():
                    self.open_place() if self.is_replaced() else self.make_anew()
            else:
                self.stay_in_memory(str(error))
            with self.lock():
                self.take_in_all()
        except (sqlite3.Error, OSError) as again:
            self.stay_in_memory(str(again))
            self.take_in_all()

    def rebuild(self, progress: Progress | None = None) -> None:
        """Forget the index and make it anew; readers who have it open notice."""
        if self.place != MEMORY:
            with self.lock():
                forget(self.place)
                self.open_place()
                self.take_in_all(progress)

    def close(self) -> None:
        self.index.close()

    # -------------------------------------------------------------- freshness

    def changes(self) -> Changes:
        """What differs between the files and the index. Raises LibraryError."""
        return changes(self.paths, self.ask(SqliteIndex.known))

    def refresh(self, progress: Progress | None = None) -> bool:
        """Bring the index up to date with the files; whether anything had changed. Raises LibraryError."""
        self.is_known = True
        if not self.changes():
            return False
        if self.frozen:
            self.settle()
            self.notice = self.notice or BEHIND
        try:
            with self.lock():
                self.take_in_all(progress)
        except (sqlite3.Error, OSError) as error:
            self.recover(error)
        return True

    def take_in_all(self, progress: Progress | None = None) -> None:
        """The caller holds the lock."""
        known = self.index.known()
        found = changes(self.paths, known)
        was_build = bool(self.index.meta("building"))  # one that was killed on its way
        is_build = self.place != MEMORY and len(found.stale) > len(known) + FEW_FOR_A_BUILD
        if is_build:
            self.index.build(merging=False)
        take_in(self.index, found, known, progress)
        if is_build or was_build:
            self.index.build(merging=True)
            self.index.optimize()
        if self.lost and len(found.order) > FEW:
            self.notice, self.lost = self.lost, ""

    @contextmanager
    def lock(self) -> Iterator[None]:
        """One process at a time reads what has changed; the others wait, and find it done."""
        if self.place == MEMORY:
            yield
            return
        with alone(self.place):
            yield

    # ------------------------------------------- beside, from another thread

    def another(self) -> SqliteIndex | None:
        """A connection of its own to the same index; None where there can be none."""
        if self.place == MEMORY and not self.frozen:
            return None
        try:
            return SqliteIndex.open(self.frozen or self.place, is_frozen=bool(self.frozen))
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


def own_place(paths: Sequence[str]) -> str:
    """The file of the reader's own index. Raises LibraryError where even the way to the library is gone."""
    try:
        return index_path(paths)
    except OSError as error:
        raise LibraryError(f"{safe(paths[0])}: {os.strerror(error.errno or 0)}") from None
