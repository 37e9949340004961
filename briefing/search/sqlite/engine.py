"""The index in a file: SQLite's full text, several processes at once, readers beside one writer."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial

from briefing.errors import IndexUnavailable
from briefing.search.fact_rows import Fact, Group, ListedRecord, RecordList
from briefing.search.index import CAP, RESCORED, UNLIMITED, Limits
from briefing.search.indexed import IndexedFile
from briefing.search.query.query import Query
from briefing.search.rows import BriefingRow, Count, FileState, Hit, Results, Signature, StoredDocument
from briefing.search.sqlite.briefings import BriefingReader, FileReader
from briefing.search.sqlite.bulk import bulk_load
from briefing.search.sqlite.database import connect, get_meta, transaction
from briefing.search.sqlite.facets import FacetReader
from briefing.search.sqlite.grouping import GroupReader
from briefing.search.sqlite.guard import Meter, answering, distrusting, translated
from briefing.search.sqlite.lists import ListReader
from briefing.search.sqlite.page_sums import forget_sums
from briefing.search.sqlite.planner import Planner
from briefing.search.sqlite.records import RecordReader
from briefing.search.sqlite.writer import Writer


def connect_strange(path: str) -> tuple[sqlite3.Connection, str, Meter]:
    """Open a stranger's file; what a SqliteIndex is made of. Raises IndexCorrupt, IndexUnavailable."""
    try:
        meter = Meter(os.path.getsize(path))
    except OSError as error:
        raise IndexUnavailable(str(error)) from error
    with distrusting(meter), translated():
        return connect(path, meter), "", meter


@contextmanager
def writing(path: str) -> Iterator[None]:
    """Return a context in which the index at `path` is written to: the checksums of its pages are those of before."""
    forget_sums(path)
    with translated():
        yield


class SqliteIndex:
    """The Index protocol over one connection: each question goes to the part that answers it."""

    def __init__(self, connection: sqlite3.Connection, path: str = "", meter: Meter | None = None) -> None:
        """`path`: the file that is written to. `meter`: the file is a stranger's."""
        planner = Planner(connection)
        self.connection, self.path = connection, path
        self.answering = partial(answering, connection, meter=meter)
        self.files, self.heads = FileReader(connection), BriefingReader(connection, planner)
        self.records, self.lists = RecordReader(connection, planner), ListReader(connection, planner)
        self.counts = FacetReader(connection, planner, self.records)
        self.groups = GroupReader(connection, planner, self.lists)

    @classmethod
    def open(cls, path: str, immutable: bool = False, epoch: int | None = None) -> SqliteIndex:
        """The index at `path`; `immutable`: one that somebody else has made. Raises IndexCorrupt, IndexUnavailable."""
        if immutable:
            return cls(*connect_strange(path))
        with translated():
            return cls(connect(path, epoch=epoch), path)

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    def apply(self, changed: Sequence[IndexedFile], removed: Sequence[str] = ()) -> None:
        """Take in new or changed files and forget others by path. Raises IdTaken where another file has an id."""
        with writing(self.path), transaction(self.connection):
            writer = Writer(self.connection)
            writer.remove([*removed, *(file.path for file in changed)])
            writer.add(changed)
            writer.finish()

    def touch(self, signatures: Mapping[str, Signature]) -> None:
        """Note other signatures of files whose content is unchanged."""
        with writing(self.path), transaction(self.connection):
            self.files.touch(signatures)

    @contextmanager
    def bulk_load(self, is_first: bool) -> Iterator[None]:
        """Return a context in which many files are applied."""
        with writing(self.path), bulk_load(self.connection, is_first):
            yield

    def file_states(self, after: str = "", limit: int | None = None) -> dict[str, FileState]:
        """Return the state of each file by path, at most `limit` after the path `after`."""
        with self.answering():
            return self.files.file_states(after, limit)

    def unreadable(self) -> dict[str, tuple[str, ...]]:
        """Return the faults of each unreadable file by path."""
        with self.answering():
            return self.files.unreadable()

    def broken(self) -> dict[str, BriefingRow]:
        """Return the briefings of unreadable files in their last good versions, by path."""
        with self.answering():
            return self.heads.broken()

    def document(self, id: str) -> StoredDocument | None:
        """Return the stored file of a briefing; None where there is none of that id."""
        with self.answering():
            return self.files.document(id)

    def generation(self) -> int:
        """Return a number that changes whenever the content does."""
        with self.answering():
            return (get_meta(self.connection, "epoch") << 32) + get_meta(self.connection, "stamp")

    def size(self) -> tuple[int, int]:
        """Return the number of briefings and of records."""
        with self.answering():
            return get_meta(self.connection, "briefings"), get_meta(self.connection, "records")

    def briefings(
        self, query: Query, limit: int | None = None, offset: int = 0, arrived: int = 0, limits: Limits = UNLIMITED
    ) -> list[BriefingRow]:
        """Return briefings that match, newest first."""
        with self.answering(limits):
            return self.heads.briefings(query, limit, offset, arrived)

    def briefing_row(self, id: str) -> BriefingRow | None:
        """Return the line of a briefing; None where there is none of that id."""
        with self.answering():
            return self.heads.briefing_row(id)

    def briefing_position(self, id: str) -> int:
        """Return how many briefings stand before one; 0 where it is not listed."""
        with self.answering():
            return self.heads.briefing_position(id)

    def search(
        self, query: Query, limit: int = RESCORED, sort: str = "relevance", cap: int = CAP, limits: Limits = UNLIMITED
    ) -> Results:
        """Return records that match, in the order `sort`."""
        with self.answering(limits):
            return self.records.search(query, limit, sort, cap)

    def matching(self, query: Query, briefing: str) -> list[Hit]:
        """Return what matches in one briefing, in reading order."""
        with self.answering():
            return self.records.matching(query, briefing)

    def count(self, query: Query, cap: int | None = None, limits: Limits = UNLIMITED) -> int:
        """Return how many records match, counted up to `cap`."""
        with self.answering(limits):
            return self.records.count(query, cap)

    def facets(
        self, query: Query, fields: Sequence[str], cap: int | None = None, limits: Limits = UNLIMITED
    ) -> Mapping[str, list[Count]]:
        """Return for each field its values among the matches, the most frequent first."""
        with self.answering(limits):
            return self.counts.facets(query, fields, cap)

    def values(self, field: str, beginning: str, limit: int) -> list[str]:
        """Return values of a field that begin with a text, the most frequent first."""
        with self.answering():
            return self.counts.values(field, beginning, limit)

    def spelling(self, query: Query) -> list[str]:
        """Return queries with similar words that would match."""
        with self.answering():
            return self.counts.spelling(query)

    def list_records(self, query: Query, order: str, limits: Limits = UNLIMITED) -> RecordList:
        """Return the list of matching records in one of ORDERS."""
        with self.answering(limits):
            return self.lists.list_records(query, order)

    def window(self, records: RecordList, start: int, stop: int) -> list[ListedRecord | None]:
        """Return the rows from `start` to before `stop`; None for one that has gone."""
        with self.answering():
            return self.lists.window(records, start, stop)

    def facts(self, hits: Sequence[Hit], limits: Limits = UNLIMITED) -> dict[str, Fact]:
        """Return what the views need of records, by reference."""
        with self.answering(limits):
            return self.lists.facts_of(hits)

    def position(self, records: RecordList, reference: str) -> int:
        """Return the first row of a record; -1 where it has none."""
        with self.answering():
            return self.lists.position(records, reference)

    def date_counts(self, query: Query, limits: Limits = UNLIMITED) -> dict[str, int]:
        """Return the number of records of each date, EDTF, in the order BY_DATE."""
        with self.answering(limits):
            return self.lists.date_counts(query)

    def group(self, query: Query, by: str, most: int | None = None, limits: Limits = UNLIMITED) -> list[Group]:
        """Return matching records grouped by one of GROUPINGS, the largest group first."""
        with self.answering(limits) as watch:
            return self.groups.group(query, by, most, watch)
