"""What an index must offer, whatever engine holds it.

It is a cache: what it says of a file is true of that file as it was when its
`Signature` was taken, and everything in it can be made again from the files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol

from briefing.search.query.query import Query
from briefing.search.rows import BriefingRow, Count, DatedIds, Fact, FileState, Hit, IndexedFile, Results

RESCORED = 200
"""Matches that are ordered by how well they match; of more, names come first and then the newest."""
CAP = 1001
"""Where counting stops where nobody asks for all: `1,000+`."""
FACETED = 20_000
"""Matches whose values are counted on screen; of more, the newest, and it says so."""


class Limits(NamedTuple):
    timeout: float | None = None
    is_cancelled: Callable[[], bool] = lambda: False


UNLIMITED = Limits()


class QueryTimeout(Exception):
    pass


class QueryCancelled(Exception):
    pass


class Index(Protocol):
    """Briefings by what their records say."""

    def apply(self, changed: Sequence[IndexedFile], removed: Sequence[str] = ()) -> None:
        """Take in files, new or again, and forget others by path; all or nothing."""
        ...

    def file_states(self) -> dict[str, FileState]:
        """The files it holds, by path."""
        ...

    def broken(self) -> dict[str, tuple[str, ...]]:
        """The faults of the files that cannot be read, by path, in the order of the paths."""
        ...

    def search(
        self, query: Query, limit: int = RESCORED, sort: str = "relevance", cap: int = CAP, limits: Limits = UNLIMITED
    ) -> Results:
        """Records that match: `relevance`, `newest` or `oldest` first, by the first day of publication."""
        ...

    def matching(self, query: Query, briefing: str) -> list[Hit]:
        """What matches in one briefing, in reading order."""
        ...

    def briefings(self, query: Query, limit: int | None = None, offset: int = 0) -> list[BriefingRow]:
        """Briefings that match as `split_for_briefings` says, newest first."""
        ...

    def size(self) -> tuple[int, int]:
        """How many briefings and how many records it holds."""
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

    def record_ids(self, query: Query, sections: Sequence[str]) -> Sequence[int]:
        """Records of these sections that match, the newest briefing first and in reading order.

        An id is good as long as the stamp is the same.
        """
        ...

    def by_date(self, query: Query) -> DatedIds:
        """Records that match and may have a date: the earliest first, undated ones last."""
        ...

    def facts(self, ids: Sequence[int]) -> Mapping[int, Fact]:
        """What the views need of these records; those that have gone are left out."""
        ...

    def count_by(self, query: Query, sections: Sequence[str], part: str) -> Counter[tuple[str, str]]:
        """How many records that match there are of each section and each `countries` or `roles`, as they are stored."""
        ...

    def with_caveats(self, query: Query) -> Sequence[tuple[int, int]]:
        """Records that match and are in doubt, as `record_ids`, each with the number of its doubts."""
        ...

    def record_id(self, reference: str) -> int | None: ...

    def spelling(self, query: Query) -> list[str]:
        """Queries with other words, one letter away, that would find something."""
        ...

    def generation(self) -> int:
        """Another number when anything has changed, whoever changed it."""
        ...

    def close(self) -> None: ...
