"""The index as everything above asks it: it answers, also where its file is damaged or out of reach."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Concatenate, ParamSpec, TypeVar

from briefing.errors import IndexAway, IndexFault
from briefing.repository.index_file import IndexFile
from briefing.repository.updater import IndexUpdater
from briefing.search.fact_rows import Fact, Group, ListedRecord, RecordList
from briefing.search.index import CAP, RESCORED, UNLIMITED, IdTaken, Index, Limits
from briefing.search.indexed import IndexedFile
from briefing.search.query.query import Query
from briefing.search.rows import BriefingRow, Count, FileState, Hit, Results, Signature, StoredDocument

P = ParamSpec("P")
T = TypeVar("T")


class RecoveringIndex:
    """An Index whose questions are asked again of a new engine, made from the files, where the engine fails.

    An engine that cannot be reached (IndexAway) is not replaced, and who owns an id (IdTaken) is for the writer to
    decide anew: both are raised.
    """

    def __init__(self, file: IndexFile, updater: IndexUpdater) -> None:
        self.file, self.updater = file, updater

    def ask(self, method: Callable[Concatenate[Index, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Ask a method of Index of the engine that is in use."""

        def question() -> T:
            return getattr(self.file.engine, method.__name__)(*args, **kwargs)  # type: ignore[no-any-return]

        return self.answered(question)

    def answered(self, question: Callable[[], T]) -> T:
        """The answer; after a recovery once more, and then any fault is raised as the engine met it."""
        try:
            return question()
        except (IndexAway, IdTaken):
            raise
        except IndexFault as error:
            self.updater.recover(error)
        try:
            return question()
        except IndexFault as error:
            raise (error.__cause__ or error) from None

    def apply(self, changed: Sequence[IndexedFile], removed: Sequence[str] = ()) -> None:
        """Take in new or changed files and forget others by path. Raises IdTaken where another file has an id."""
        self.ask(Index.apply, changed, removed)

    def touch(self, signatures: Mapping[str, Signature]) -> None:
        """Note other signatures of files whose content is unchanged."""
        self.ask(Index.touch, signatures)

    def bulk_load(self, is_first: bool) -> AbstractContextManager[None]:
        """Return a context in which many files are applied."""
        return self.ask(Index.bulk_load, is_first)

    def file_states(self, after: str = "", limit: int | None = None) -> dict[str, FileState]:
        """Return the state of each file by path, at most `limit` after the path `after`."""
        return self.ask(Index.file_states, after, limit)

    def unreadable(self) -> dict[str, tuple[str, ...]]:
        """Return the faults of each unreadable file by path."""
        return self.ask(Index.unreadable)

    def broken(self) -> dict[str, BriefingRow]:
        """Return the briefings of unreadable files in their last good versions, by path."""
        return self.ask(Index.broken)

    def document(self, id: str) -> StoredDocument | None:
        """Return the stored file of a briefing; None where there is none of that id."""
        return self.ask(Index.document, id)

    def generation(self) -> int:
        """Return a number that changes whenever the content does."""
        return self.ask(Index.generation)

    def close(self) -> None:
        """Close the connection."""
        self.file.close()

    def size(self) -> tuple[int, int]:
        """Return the number of briefings and of records."""
        return self.ask(Index.size)

    def briefings(
        self, query: Query, limit: int | None = None, offset: int = 0, arrived: int = 0, limits: Limits = UNLIMITED
    ) -> list[BriefingRow]:
        """Return briefings that match, newest first."""
        return self.ask(Index.briefings, query, limit, offset, arrived, limits)

    def briefing_row(self, id: str) -> BriefingRow | None:
        """Return the line of a briefing; None where there is none of that id."""
        return self.ask(Index.briefing_row, id)

    def briefing_position(self, id: str) -> int:
        """Return how many briefings stand before one; 0 where it is not listed."""
        return self.ask(Index.briefing_position, id)

    def search(
        self, query: Query, limit: int = RESCORED, sort: str = "relevance", cap: int = CAP, limits: Limits = UNLIMITED
    ) -> Results:
        """Return records that match, in the order `sort`."""
        return self.ask(Index.search, query, limit, sort, cap, limits)

    def matching(self, query: Query, briefing: str) -> list[Hit]:
        """Return what matches in one briefing, in reading order."""
        return self.ask(Index.matching, query, briefing)

    def count(self, query: Query, cap: int | None = None, limits: Limits = UNLIMITED) -> int:
        """Return how many records match, counted up to `cap`."""
        return self.ask(Index.count, query, cap, limits)

    def facets(
        self, query: Query, fields: Sequence[str], cap: int | None = None, limits: Limits = UNLIMITED
    ) -> Mapping[str, list[Count]]:
        """Return for each field its values among the matches, the most frequent first."""
        return self.ask(Index.facets, query, fields, cap, limits)

    def values(self, field: str, beginning: str, limit: int) -> list[str]:
        """Return values of a field that begin with a text, the most frequent first."""
        return self.ask(Index.values, field, beginning, limit)

    def spelling(self, query: Query) -> list[str]:
        """Return queries with similar words that would match."""
        return self.ask(Index.spelling, query)

    def list_records(self, query: Query, order: str, limits: Limits = UNLIMITED) -> RecordList:
        """Return the list of matching records in one of ORDERS."""
        return self.ask(Index.list_records, query, order, limits)

    def window(self, records: RecordList, start: int, stop: int) -> list[ListedRecord | None]:
        """Return the rows from `start` to before `stop`; None for one that has gone."""
        return self.ask(Index.window, records, start, stop)

    def facts(self, hits: Sequence[Hit], limits: Limits = UNLIMITED) -> dict[str, Fact]:
        """Return what the views need of records, by reference."""
        return self.ask(Index.facts, hits, limits)

    def position(self, records: RecordList, reference: str) -> int:
        """Return the first row of a record; -1 where it has none."""
        return self.ask(Index.position, records, reference)

    def date_counts(self, query: Query, limits: Limits = UNLIMITED) -> dict[str, int]:
        """Return the number of records of each date, EDTF, in the order BY_DATE."""
        return self.ask(Index.date_counts, query, limits)

    def group(self, query: Query, by: str, most: int | None = None, limits: Limits = UNLIMITED) -> list[Group]:
        """Return matching records grouped by one of GROUPINGS, the largest group first."""
        return self.ask(Index.group, query, by, most, limits)
