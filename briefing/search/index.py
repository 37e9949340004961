"""What an index must offer, whatever engine holds it: the only type of an index above `search/`.

It is a cache: what it says of a file is true of that file as its digest names
it, and everything in it can be made again from the files.

Records are named by their `Hit`; no engine's key leaves it. The order among
records is fixed: the newest day of publication first, on one day by the id of
the briefing, in one briefing in reading order. `oldest` is the reverse of that.
Wherever records are equal in another order (date, parties), they stand so.

Every question raises IndexFault (`errors.py`) where the index cannot answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from briefing.errors import IndexCorrupt
from briefing.search.fact_rows import Fact, Group, ListedRecord, RecordList
from briefing.search.indexed import IndexedFile
from briefing.search.limits import UNLIMITED, Limits, QueryCancelled, QueryStopped, QueryTimeout, Watch
from briefing.search.query.query import Query
from briefing.search.rows import BriefingRow, Count, FileState, Hit, Results, Signature, StoredDocument

__all__ = [
    "ACTORS", "BY_DATE", "BY_DOUBT", "BY_PARTIES", "CAP", "COUNTRIES", "FACETED", "GROUPINGS", "MARKS", "MEASURES",
    "NEWEST", "ORDERS", "RESCORED", "ROLES", "SPEAKERS", "UNLIMITED", "IdTaken", "Index", "Limits", "QueryCancelled",
    "QueryStopped", "QueryTimeout", "Watch",
]  # fmt: skip

RESCORED = 200
"""Matches that are ordered by how well they match; of more, names come first and then the newest."""
CAP = 1001
"""Where counting stops where nobody asks for all: `1,000+`."""
FACETED = 20_000
"""Matches whose values are counted on screen; of more, the newest, and it says so."""

NEWEST, BY_DATE, BY_PARTIES, BY_DOUBT = ORDERS = ("newest", "date", "parties", "doubt")
"""The lists of records: all of them; those that may have a date, the earliest first and undated ones last;
agreements by parties, status and date; and a row for each caveat or note."""
COUNTRIES, SPEAKERS, ACTORS, MEASURES = GROUPINGS = ("countries", "speakers", "actors", "measures")
ROLES = ("actor", "target", "by", "party")
"""In which role an actor is named."""
MARKS = ("for another", "second-hand", "reported")
"""What is counted of a speaker's quotes besides their number."""


class IdTaken(IndexCorrupt):
    """Another file has the id of a briefing; where nobody can have been quicker, the index is wrong."""


class Index(Protocol):
    """Briefings by what their records say."""

    # ------------------------------------------------------------------ files

    def apply(self, changed: Sequence[IndexedFile], removed: Sequence[str] = ()) -> None:
        """Take in files, new or again, and forget others by path.

        All of a briefing is taken in, or after a retry all of it: who is told that it failed may apply the same
        again, and readers never see a part of one briefing. One file owns an id: raises IdTaken, and applies
        nothing, where a file that is not replaced or removed in the same call has the id of another; who has read
        the files decides then anew which of them owns it.
        """
        ...

    def touch(self, signatures: Mapping[str, Signature]) -> None:
        """Note other signatures of files whose content is as it was; by path."""
        ...

    def bulk_load(self, is_first: bool) -> AbstractContextManager[None]:
        """Many files are applied within it. `is_first`: most of the library; an engine may put off what slows it down.

        What a load that was cut short has put off is done at the end of the next one.
        """
        ...

    def file_states(self, after: str = "", limit: int | None = None) -> dict[str, FileState]:
        """The files it holds, by path and in the order of the paths: at most `limit` behind the path `after`."""
        ...

    def unreadable(self) -> dict[str, tuple[str, ...]]:
        """The faults of the files that cannot be read, by path, in the order of the paths."""
        ...

    def broken(self) -> dict[str, BriefingRow]:
        """The briefings of which only the last good version is known, by the paths of their files, in their order."""
        ...

    def document(self, id: str) -> StoredDocument | None:
        """The file of a briefing as it was when it could be read last; None where there is none of that id."""
        ...

    def generation(self) -> int:
        """Another number when anything has changed, whoever changed it, and for another index of the same files."""
        ...

    def close(self) -> None:
        """Give the connection back; nothing may be asked afterwards."""
        ...

    # -------------------------------------------------------------- briefings

    def size(self) -> tuple[int, int]:
        """How many briefings and how many records it holds, heads included."""
        ...

    def briefings(
        self, query: Query, limit: int | None = None, offset: int = 0, arrived: int = 0, limits: Limits = UNLIMITED
    ) -> list[BriefingRow]:
        """Briefings that match as `split_for_briefings` says, newest first; by id on the same day.

        `arrived`: only those whose content came in then or later; nanoseconds since 1970.
        """
        ...

    def briefing_row(self, id: str) -> BriefingRow | None:
        """The line of one briefing; None where there is none of that id."""
        ...

    def briefing_position(self, id: str) -> int:
        """How many briefings stand before one in the list of all; 0 where it is not in it."""
        ...

    # ---------------------------------------------------------------- records

    def search(
        self,
        query: Query,
        limit: int = RESCORED,
        sort: str = "relevance",
        cap: int = CAP,
        limits: Limits = UNLIMITED,
    ) -> Results:
        """Records that match: `relevance`, `newest` or `oldest` first, by the first day of publication."""
        ...

    def matching(self, query: Query, briefing: str) -> list[Hit]:
        """What matches in one briefing, in reading order."""
        ...

    def count(self, query: Query, cap: int | None = None, limits: Limits = UNLIMITED) -> int:
        """How many records match, counted no further than `cap`."""
        ...

    def facets(
        self, query: Query, fields: Sequence[str], cap: int | None = None, limits: Limits = UNLIMITED
    ) -> Mapping[str, list[Count]]:
        """For each field its values among the matches, or the `cap` newest of them; the most frequent first."""
        ...

    def values(self, field: str, beginning: str, limit: int) -> list[str]:
        """Values of a field that begin so, the most frequent first, as a query writes them."""
        ...

    def spelling(self, query: Query) -> list[str]:
        """Queries with other words, one letter away, that would find something."""
        ...

    # ------------------------------------------------------------------ views

    def list_records(self, query: Query, order: str, limits: Limits = UNLIMITED) -> RecordList:
        """Records that match, in one of ORDERS, to be read by `window`."""
        ...

    def window(self, records: RecordList, start: int, stop: int) -> list[ListedRecord | None]:
        """The rows from `start` to before `stop`, fewer at the end; None for one that has gone since."""
        ...

    def facts(self, hits: Sequence[Hit], limits: Limits = UNLIMITED) -> dict[str, Fact]:
        """What the views need of records, by reference; those that have gone and heads are left out."""
        ...

    def position(self, records: RecordList, reference: str) -> int:
        """The first row of a record; -1 where it has none."""
        ...

    def date_counts(self, query: Query, limits: Limits = UNLIMITED) -> dict[str, int]:
        """How many records there are of each date, EDTF and empty for none, in the order BY_DATE."""
        ...

    def group(self, query: Query, by: str, most: int | None = None, limits: Limits = UNLIMITED) -> list[Group]:
        """Matching records by one of GROUPINGS, the largest group first and by name among equals; at most `most`."""
        ...
