"""The repository's former questions, for the screens and the linear mode that are being replaced by the session."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, cast

from briefing.library.folder import UnreadableFile
from briefing.repository.index_file import IndexFile
from briefing.repository.library_paths import LibraryPaths
from briefing.repository.recovering_index import RecoveringIndex
from briefing.search.index import UNLIMITED, Index, Limits
from briefing.search.query.query import Query
from briefing.search.rows import BriefingRow, Results
from briefing.search.sqlite.connection import SqliteIndex

T = TypeVar("T")


class FormerIndex:
    """An engine whose rows have absolute paths, and whose searches have a time limit by a context."""

    def __init__(self, engine: Index, files: LibraryPaths) -> None:
        self.engine, self.files, self.limits = engine, files, UNLIMITED

    def __getattr__(self, name: str) -> Any:
        return getattr(self.engine, name)

    def briefing_row(self, id: str) -> BriefingRow | None:
        row = self.engine.briefing_row(id)
        return row._replace(path=self.files.path(row.path)) if row else None

    def search(self, query: Query, *arguments: Any, **named: Any) -> Results:
        named.setdefault("limits", self.limits)
        return self.engine.search(query, *arguments, **named)

    @contextmanager
    def time_limit(self, seconds: float) -> Iterator[None]:
        self.limits = Limits(seconds)
        try:
            yield
        finally:
            self.limits = UNLIMITED


class FormerSeam:
    """What a BriefingRepository was asked before it had an `index`."""

    file: IndexFile
    files: LibraryPaths
    index: RecoveringIndex

    def query_with_recovery(self, question: Callable[[SqliteIndex], T]) -> T:
        return self.index.answered(lambda: question(cast(SqliteIndex, FormerIndex(self.file.engine, self.files))))

    def query_in_thread(self, question: Callable[[SqliteIndex], T]) -> T:
        index = self.new_connection()
        if index is None:
            return question(cast(SqliteIndex, self.file.engine))
        try:
            return question(index)
        finally:
            index.close()

    def new_connection(self) -> SqliteIndex | None:
        file = self.file.another()
        return cast(SqliteIndex, file.engine) if file else None

    def broken(self) -> list[UnreadableFile]:
        return cast(Any, self).unreadable_files()  # type: ignore[no-any-return]

    @property
    def path(self) -> str:
        return self.file.path

    @property
    def published_path(self) -> str:
        return self.file.published_path
