"""The index in a file: SQLite's full text, several processes at once, readers beside one writer."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from briefing.search.fact_rows import Group, ListedRecord, RecordList
from briefing.search.index import CAP, RESCORED, UNLIMITED, Limits
from briefing.search.indexed import IndexedFile
from briefing.search.query.query import Query
from briefing.search.rows import BriefingRow, Count, FileState, Hit, Results, Signature, StoredDocument
from briefing.search.sqlite.briefings import BriefingReader, FileReader
from briefing.search.sqlite.bulk import bulk_load
from briefing.search.sqlite.database import connect, get_meta, transaction
from briefing.search.sqlite.facets import FacetReader
from briefing.search.sqlite.grouping import GroupReader
from briefing.search.sqlite.guard import answering, translated
from briefing.search.sqlite.lists import ListReader
from briefing.search.sqlite.planner import Planner
from briefing.search.sqlite.records import RecordReader
from briefing.search.sqlite.writer import Writer


class SqliteIndex:
    """The Index protocol over one connection: each question goes to the part that answers it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        planner = Planner(connection)
        self.connection = connection
        self.files, self.heads = FileReader(connection), BriefingReader(connection, planner)
        self.records, self.lists = RecordReader(connection, planner), ListReader(connection, planner)
        self.counts = FacetReader(connection, planner, self.records)
        self.groups = GroupReader(connection, planner, self.lists)

    @classmethod
    def open(cls, path: str, immutable: bool = False) -> SqliteIndex:
        """The index at `path`, as `connect` opens it. Raises IndexCorrupt, IndexUnavailable."""
        with translated():
            return cls(connect(path, immutable))

    def close(self) -> None:
        self.connection.close()

    def apply(self, changed: Sequence[IndexedFile], removed: Sequence[str] = ()) -> None:
        with translated(), transaction(self.connection):
            writer = Writer(self.connection)
            writer.remove([*removed, *(file.path for file in changed)])
            writer.add(changed)
            writer.finish()

    def touch(self, signatures: Mapping[str, Signature]) -> None:
        with translated(), transaction(self.connection):
            self.files.touch(signatures)

    @contextmanager
    def bulk_load(self, is_first: bool) -> Iterator[None]:
        with translated(), bulk_load(self.connection, is_first):
            yield

    def file_states(self, after: str = "", limit: int | None = None) -> dict[str, FileState]:
        with answering(self.connection):
            return self.files.file_states(after, limit)

    def unreadable(self) -> dict[str, tuple[str, ...]]:
        with answering(self.connection):
            return self.files.unreadable()

    def document(self, id: str) -> StoredDocument | None:
        with answering(self.connection):
            return self.files.document(id)

    def generation(self) -> int:
        with answering(self.connection):
            return (get_meta(self.connection, "epoch") << 32) + get_meta(self.connection, "stamp")

    def size(self) -> tuple[int, int]:
        with answering(self.connection):
            return get_meta(self.connection, "briefings"), get_meta(self.connection, "records")

    def briefings(
        self, query: Query, limit: int | None = None, offset: int = 0, arrived: int = 0, limits: Limits = UNLIMITED
    ) -> list[BriefingRow]:
        with answering(self.connection, limits):
            return self.heads.briefings(query, limit, offset, arrived)

    def briefing_row(self, id: str) -> BriefingRow | None:
        with answering(self.connection):
            return self.heads.briefing_row(id)

    def briefing_position(self, id: str) -> int:
        with answering(self.connection):
            return self.heads.briefing_position(id)

    def search(
        self, query: Query, limit: int = RESCORED, sort: str = "relevance", cap: int = CAP, limits: Limits = UNLIMITED
    ) -> Results:
        with answering(self.connection, limits):
            return self.records.search(query, limit, sort, cap)

    def matching(self, query: Query, briefing: str) -> list[Hit]:
        with answering(self.connection):
            return self.records.matching(query, briefing)

    def count(self, query: Query, cap: int | None = None, limits: Limits = UNLIMITED) -> int:
        with answering(self.connection, limits):
            return self.records.count(query, cap)

    def facets(
        self, query: Query, fields: Sequence[str], cap: int | None = None, limits: Limits = UNLIMITED
    ) -> Mapping[str, list[Count]]:
        with answering(self.connection, limits):
            return self.counts.facets(query, fields, cap)

    def values(self, field: str, beginning: str, limit: int) -> list[str]:
        with answering(self.connection):
            return self.counts.values(field, beginning, limit)

    def spelling(self, query: Query) -> list[str]:
        with answering(self.connection):
            return self.counts.spelling(query)

    def list_records(self, query: Query, order: str, limits: Limits = UNLIMITED) -> RecordList:
        with answering(self.connection, limits):
            return self.lists.list_records(query, order)

    def window(self, records: RecordList, start: int, stop: int) -> list[ListedRecord | None]:
        with answering(self.connection):
            return self.lists.window(records, start, stop)

    def position(self, records: RecordList, reference: str) -> int:
        with answering(self.connection):
            return self.lists.position(records, reference)

    def date_counts(self, query: Query, limits: Limits = UNLIMITED) -> dict[str, int]:
        with answering(self.connection, limits):
            return self.lists.date_counts(query)

    def group(self, query: Query, by: str, most: int | None = None, limits: Limits = UNLIMITED) -> list[Group]:
        with answering(self.connection, limits) as watch:
            return self.groups.group(query, by, most, watch)
