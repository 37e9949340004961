"""The briefings of some folders and files through an index: listed and searched without reading them all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import NoReturn, Self

from briefing.errors import NotFound, Unreadable
from briefing.library.folder import Resolved, UnreadableFile
from briefing.load.loader import default_id
from briefing.model import Briefing
from briefing.repository.changes import Changes
from briefing.repository.file_cache import FileCache
from briefing.repository.follow_events import IndexStale
from briefing.repository.id_owners import QUOTE
from briefing.repository.index_file import IndexFile
from briefing.repository.indexing import Progress, index_changes
from briefing.repository.library_paths import LibraryPaths
from briefing.repository.parsing import briefing_of
from briefing.repository.recovering_index import RecoveringIndex
from briefing.repository.renamed import renamed_briefing
from briefing.repository.updater import IndexUpdater
from briefing.safe import safe
from briefing.search.open_index import MEMORY
from briefing.search.query.query import Query
from briefing.search.rows import BriefingRow
from briefing.tokenizer import close_matches


class BriefingRepository:
    """The library: opens one briefing at a time, and has the index of all of them."""

    def __init__(self, file: IndexFile) -> None:
        self.file, self.updater = file, IndexUpdater(file)
        self.index = RecoveringIndex(file, self.updater)
        """The Index of the library, as everything above asks it."""
        self.paths = file.paths
        self.files = LibraryPaths(file.paths)
        self.cache = FileCache()

    @classmethod
    def open(cls, paths: Sequence[str], path: str | None = None, is_verified_later: bool = False) -> Self:
        """Open a library as it was known, before looking whether that is still so. Raises LibraryError.

        `path`: the file of the index, or `MEMORY`; by default one in the reader's cache. `is_verified_later`: a
        published index is compared with its checksums by a LibraryFollower.
        """
        return cls(IndexFile.open(paths, path, is_verified_later))

    def for_thread(self) -> Self | None:
        """For another thread: the same library through a connection of its own; None where there can be none."""
        file = self.file.another()
        return type(self)(file) if file else None

    def close(self) -> None:
        """Close the index."""
        self.file.close()

    # -------------------------------------------------------------- the index

    @property
    def is_synced(self) -> bool:
        """Have the files been compared with the index since it was opened?"""
        return self.file.is_synced

    @is_synced.setter
    def is_synced(self, is_synced: bool) -> None:
        """Note whether they have."""
        self.file.is_synced = is_synced

    @property
    def notice(self) -> str:
        """What the reader should know of the index; empty when all is well."""
        return self.file.notice

    @notice.setter
    def notice(self, notice: str) -> None:
        """Replace the notice; empty for none."""
        self.file.notice = notice

    def changes(self) -> Changes:
        """What differs between the files and the index. Raises LibraryError."""
        return self.index.answered(self.updater.changes)

    def refresh(self, progress: Progress | None = None) -> bool:
        """Bring the index up to date with the files; whether anything had changed. Raises LibraryError."""
        self.is_synced = True
        changes = self.changes()
        self.updater.refresh(changes, progress)
        return bool(changes)

    def apply_changes(self, stale: IndexStale) -> None:
        """Take in what a LibraryFollower found for an index in memory. Raises LibraryError."""
        index_changes(self.index, stale.changes, stale.known)
        self.is_synced = True

    def rebuild(self, progress: Progress | None = None) -> None:
        """Forget the index and make it anew; readers who have it open notice. Raises LibraryError."""
        self.updater.rebuild(progress)

    def is_replaced(self) -> bool:
        """Has somebody made the index anew since it was opened?"""
        return self.file.is_replaced()

    def open_or_rebuild(self) -> None:
        """Open the reader's own index, made anew where it is damaged. Raises LibraryError, IndexFault."""
        changes = self.changes() if self.file.published_path else None
        if changes is not None and self.file.published_path:  # asking for them may have left a damaged one
            self.updater.leave_published(changes)
        else:
            self.file.open_or_rebuild()

    def lock(self) -> AbstractContextManager[None]:
        """One process at a time takes in what has changed."""
        return self.file.lock()

    # -------------------------------------------------------------- briefings

    def path_of(self, row: BriefingRow) -> str:
        """The absolute path of a briefing's file."""
        return self.files.path(row.path)

    def briefing(self, id: str) -> Briefing | None:
        """The briefing of that id as its file is now, or its last good version; None where it has gone."""
        row = self.index.briefing_row(id)
        return self.cache.briefing(self.path_of(row), id, self.files.units(row.path), self.last_good) if row else None

    def last_good(self, id: str) -> Briefing | None:
        """The briefing of an id as it could be read last; None where the index does not have it."""
        stored = self.index.document(id)
        return briefing_of(stored, self.files.units(stored.path)) if stored else None

    def content_hash(self, id: str) -> str:
        """Another text for other bytes of its file as it is now; empty where there is none that can be read."""
        row = self.index.briefing_row(id)
        if row and row.broken_since:
            return row.version
        return self.cache.version(self.path_of(row)) if row else ""

    def find(self, reference: str) -> Resolved:
        """`briefing-id` or `briefing-id#item-id`. Raises NotFound with near misses, Unreadable."""
        text = reference.encode("utf-8", "replace").decode()  # bytes of an argument that are no text
        name, mark, item = unicodedata.normalize("NFC", text).partition("#")
        briefing = self.briefing(name) or renamed_briefing(self, name)
        if briefing is None:
            self.raise_not_found(name, reference)
        if not mark:
            return Resolved(briefing, None)
        record = briefing.find_record(item)
        if record is None:
            raise NotFound(safe(reference), [f"{name}#{near}" for near in close_matches(item, list(briefing.by_id))])
        return Resolved(briefing, record)

    def raise_not_found(self, name: str, reference: str) -> NoReturn:
        """Raise Unreadable where a file of that name cannot be read, else NotFound with near misses."""
        for file in self.unreadable_files():
            if default_id(file.path) == name:
                raise Unreadable(file.problems[0])
        rows = self.index.briefings(Query(), 2000)
        raise NotFound(safe(reference), close_matches(name, [row.id for row in rows]))

    def unreadable_files(self) -> list[UnreadableFile]:
        """The files that cannot be read, in the order of their paths."""
        unreadable, broken = self.index.unreadable(), self.index.broken()
        return [self.unreadable_file(key, faults, broken.get(key)) for key, faults in unreadable.items()]

    def unreadable_file(self, key: str, faults: Sequence[str], last_good: BriefingRow | None) -> UnreadableFile:
        """The file of a key with its faults, and what is known of its last good version."""
        problems = tuple(self.as_given(key, fault) for fault in faults)
        known = (last_good.id, last_good.broken_since) if last_good else ("", 0)
        return UnreadableFile(self.files.path(key), problems, self.files.as_given(key), *known)

    def as_given(self, key: str, fault: str) -> str:
        """A fault of a file, with paths as the reader wrote the library's."""
        named = re.sub(
            f"{QUOTE}(.*?){QUOTE}", lambda quoted: safe(self.files.as_given(quoted[1])), fault, flags=re.DOTALL
        )
        return f"{safe(self.files.as_given(key))}{named}"


__all__ = ["MEMORY", "BriefingRepository"]
