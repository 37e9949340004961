"""The index of a library, where it lies: opened where it can be, made anew where it is damaged, else in memory.

The files are the truth. An index that cannot be opened, written or trusted is
replaced by one in memory, and `notice` says so in one line.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from typing import Self

from briefing.errors import IndexCorrupt, IndexFault, IndexUnavailable, LibraryError
from briefing.repository.library_paths import require_library
from briefing.repository.published_index import PublishedIndex, find_published
from briefing.safe import safe
from briefing.search.index import Index
from briefing.search.open_index import (
    MEMORY,
    UnusableFolder,
    delete_index,
    exclusive_lock,
    index_path,
    keep_sums,
    make_private_folder,
    open_index,
    require_sums,
)

BEHIND = "the published index is behind the files: one of your own is used"
DAMAGED = "the published index is damaged: one of your own is used"
MADE_ANEW = "the index was damaged and is made again"


def say_nothing(notice: str) -> None:
    """Leave a notice to whoever asks for it."""
    del notice


class IndexFile:
    """The engine that is in use, and the file it has open."""

    def __init__(self, paths: Sequence[str], path: str) -> None:
        self.paths, self.path = tuple(paths), path
        self.engine: Index = open_index(MEMORY)
        self.notice = ""
        """What the reader should know of the index; empty when all is well."""
        self.memory_reason = ""
        """Why the index is in memory; told where the library is so large that it is felt."""
        self.published_path = ""
        """The file of a published index, which nobody writes to; empty for any other."""
        self.published = PublishedIndex()
        """What was found beside the library, in use or not."""
        self.tell: Callable[[str], None] = say_nothing
        """Told of a notice that comes with an answer."""
        self.is_synced = False
        """The files have been compared with the index since it was opened."""
        self.inode = 0
        """Of the index's file as it was opened: another one has taken its place where it differs."""

    @classmethod
    def open(cls, paths: Sequence[str], path: str | None = None, is_verified_later: bool = False) -> Self:
        """Open what is known of a library. Raises LibraryError where the library is not there.

        `path`: the file of the index, or `MEMORY`; by default one in the reader's cache. `is_verified_later`: who
        opens it sees to `published.verify`, and does not wait for it.
        """
        require_library(paths)
        if path == MEMORY:
            return cls(paths, MEMORY)
        file = cls(paths, path or default_index_path(paths))
        file.published = find_published(paths) if path is None else PublishedIndex()
        if file.published.path:
            file.open_published(is_verified_later)
        else:
            file.open_or_rebuild()
        return file

    def open_published(self, is_verified_later: bool) -> None:
        """Open the published index; the reader's own where it is damaged."""
        with suppress(IndexFault):
            if is_verified_later or self.published.verify():
                self.replace(open_index(self.published.path, is_immutable=True))
                self.published_path = self.published.path
                return
        self.leave_damaged()

    def leave_damaged(self) -> None:
        """Open the reader's own index instead of a published one that is damaged, and say so."""
        self.open_or_rebuild()
        self.notice = DAMAGED
        self.tell(DAMAGED)

    @property
    def is_in_memory(self) -> bool:
        """Is the index lost at the end of the run?"""
        return self.path == MEMORY and not self.published_path

    @property
    def own_path(self) -> str:
        """The file that is open; empty for an index in memory."""
        return self.published_path or ("" if self.path == MEMORY else self.path)

    def open_or_rebuild(self) -> None:
        """Open the index in its place, made anew where it is damaged; stay in memory where it has none."""
        self.published_path = ""
        try:
            make_private_folder(self.path)
            with self.lock():
                try:
                    require_sums(self.path)
                    self.open_file()
                except IndexCorrupt:
                    self.make_anew()
        except IndexUnavailable as error:  # who writes may have been stopped: what is there can be read
            self.open_unlocked(error)
        except (UnusableFolder, IndexFault, OSError) as error:
            self.fall_back_to_memory(str(error))

    def open_unlocked(self, why: IndexUnavailable) -> None:
        """Open what there is of an index whose lock is not given back; without any, stay in memory."""
        with suppress(IndexFault, OSError):
            if os.path.exists(self.path):
                self.open_file()
                self.notice = f"the index is read as it stands: {why}"
                return
        self.fall_back_to_memory(str(why))
        self.notice = self.memory_reason

    def open_file(self) -> None:
        """Open the file of the index, made where there is none. Raises IndexFault, OSError."""
        self.replace(open_index(self.path))
        self.inode = os.stat(self.path).st_ino

    def make_anew(self) -> None:
        """Delete a damaged index and begin another; the caller holds the lock. Raises IndexFault, OSError."""
        delete_index(self.path)
        self.open_file()
        self.notice = MADE_ANEW

    def reopen_or_make_anew(self) -> None:
        """After damage: open what somebody has made in its place, or make it. Raises IndexFault, OSError."""
        with self.lock():
            (self.open_file if self.is_replaced() else self.make_anew)()

    def is_replaced(self) -> bool:
        """Has somebody made the index anew since it was opened?"""
        return self.path != MEMORY and not self.published_path and inode_of(self.path) != self.inode

    def replace(self, engine: Index) -> None:
        """Use another engine from now on."""
        self.engine.close()
        self.engine = engine

    def fall_back_to_memory(self, why: str) -> None:
        """Use an index in memory; `why` is told where the library is large."""
        self.memory_reason = f"no index can be kept ({safe(why)}): the library is read again each time"
        self.path, self.published_path = MEMORY, ""
        self.replace(open_index(MEMORY))

    def another(self) -> IndexFile | None:
        """The same index through a connection of its own, for another thread; None where there can be none."""
        if self.is_in_memory:
            return None
        file = type(self)(self.paths, self.path)
        try:
            engine = open_index(self.own_path, is_immutable=bool(self.published_path))
        except IndexFault:
            return None
        file.published_path, file.inode = self.published_path, self.inode
        file.replace(engine)
        return file

    @contextmanager
    def lock(self) -> Iterator[None]:
        """One process at a time reads what has changed; the others wait, and find it done."""
        with exclusive_lock(self.path) if self.path != MEMORY else nullcontext():
            yield
            if self.path != MEMORY:
                keep_sums(self.path)

    def close(self) -> None:
        """Close the engine that is in use."""
        self.engine.close()


def inode_of(path: str) -> int:
    """The number of a file; 0 where there is none."""
    try:
        return os.stat(path).st_ino
    except OSError:
        return 0


def default_index_path(paths: Sequence[str]) -> str:
    """The file of the reader's own index. Raises LibraryError where even the way to the library is gone."""
    try:
        return index_path(paths)
    except OSError as error:
        raise LibraryError(f"{safe(paths[0])}: {os.strerror(error.errno or 0)}") from None
