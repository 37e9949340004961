"""Bringing an index up to date with the files, and putting it right where it has failed."""

from __future__ import annotations

from contextlib import suppress

from briefing.errors import IndexAway, IndexCorrupt, IndexFault, IndexUnavailable
from briefing.repository.changes import Changes, known_files, scan_changes
from briefing.repository.index_file import BEHIND, IndexFile
from briefing.repository.indexing import Progress, index_changes
from briefing.repository.last_good import LastGoodVersions, last_good_files
from briefing.repository.successor import successor
from briefing.search.index import IdTaken, Index
from briefing.search.open_index import MEMORY, open_index

FEW = 100
"""Files that are read again without anybody noticing."""
FEW_FOR_A_BUILD = 1000
"""So many more files than are known are a first build."""


class IndexUpdater:
    """Compares the files with an index, and takes in what has changed."""

    def __init__(self, file: IndexFile) -> None:
        self.file = file

    def changes(self) -> Changes:
        """What differs between the files and the index. Raises LibraryError, IndexFault."""
        return scan_changes(self.file.paths, known_files(self.file.engine))

    def refresh(self, changes: Changes, progress: Progress | None = None) -> None:
        """Take in what has changed; the published index is left for one of the reader's own. Raises LibraryError."""
        file = self.file
        if not changes:
            return
        if file.published_path:
            self.leave_published(changes)
            file.notice = file.notice or BEHIND
        try:
            with file.lock():
                self.sync(progress)
        except (IndexFault, OSError) as error:
            self.recover(error)

    def leave_published(self, changes: Changes) -> None:
        """Open the reader's own index, with the last good versions of files that the published one knew as whole."""
        file = self.file
        try:
            kept = last_good_files(file.engine, changes.changed, changes.paths)
        except IndexFault:
            file.leave_damaged()
            return
        file.open_or_rebuild()
        known = known_files(file.engine) if kept else {}
        with suppress(IdTaken):  # another file has the id by now
            file.engine.apply([last_good for last_good in kept if last_good.path not in known])

    def sync(self, progress: Progress | None = None) -> None:
        """Compare again and take in; the caller holds the lock. Raises LibraryError, IndexFault, OSError."""
        try:
            self.take_in(progress)
        except IdTaken:  # another writer was quicker: its files are known now
            self.take_in(progress)

    def take_in(self, progress: Progress | None) -> None:
        """Compare and take in once. Raises LibraryError, IndexFault, OSError."""
        engine = self.file.engine
        known = known_files(engine)
        changes = scan_changes(self.file.paths, known)
        is_first = self.file.path != MEMORY and len(changes.changed) > len(known) + FEW_FOR_A_BUILD
        with engine.bulk_load(is_first):
            index_changes(engine, changes, known, progress)
        if self.file.memory_reason and len(changes.order) > FEW:
            self.file.notice, self.file.memory_reason = self.file.memory_reason, ""

    def recover(self, error: Exception) -> None:
        """After the index has failed: a damaged one is made again, another fault means one in memory.

        Raises IndexAway as it is, and LibraryError.
        """
        if isinstance(error, IndexAway):
            raise error
        file = self.file
        try:
            if file.published_path:
                file.leave_damaged()
            elif file.path != MEMORY and isinstance(error, IndexCorrupt):
                file.reopen_or_make_anew()
                file.tell(file.notice)
            else:
                file.fall_back_to_memory(str(error))
                if isinstance(error, IndexUnavailable):
                    file.notice = file.memory_reason
            with file.lock():
                self.sync()
        except (IndexFault, OSError) as again:
            file.fall_back_to_memory(str(again))
            self.sync()

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make the index anew from the files; readers who have it open notice.

        What no file tells is taken over: last good versions, and when contents arrived.
        Raises LibraryError, IndexFault, OSError.
        """
        if self.file.path == MEMORY:
            return
        with self.file.lock():
            try:
                self.build_successor(self.file.engine, progress)
            except IndexCorrupt:  # nothing can be taken over from a damaged index
                self.build_successor(open_index(MEMORY), progress)

    def build_successor(self, before: Index, progress: Progress | None) -> None:
        """Build an index with what is kept from `before`, and put it in place; the caller holds the lock.

        Raises LibraryError, IndexFault, OSError.
        """
        changes = scan_changes(self.file.paths, {})
        known = known_files(before)
        gone = [key for key in known if key not in changes.order]
        kept = LastGoodVersions(before, known, changes.paths, gone)
        with successor(self.file.path) as engine, engine.bulk_load(is_first=True):
            index_changes(engine, changes, {}, progress, kept)
        self.file.open_file()
