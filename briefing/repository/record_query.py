"""What a query finds, as the views ask for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from briefing.errors import Unreadable, UsageError, did_you_mean
from briefing.model import Briefing, Statistic
from briefing.repository.repository import BriefingRepository
from briefing.safe import safe
from briefing.search.query.nodes import FieldTerm
from briefing.search.query.query import Query
from briefing.search.rows import DatedIds, Fact
from briefing.search.sqlite.connection import SqliteIndex
from briefing.tokenizer import close_matches, fold

T = TypeVar("T")

PAGE = 500
"""Records between two looks at whether they are still wanted."""
MOST_FIGURES = 20_000
"""Figures that are read from their files to be compared."""

Figures = list[tuple[Briefing, Statistic]]


def always() -> bool:
    return True


class RecordQuery:
    """Of a library, by the index; the files are read for figures that are compared."""

    def __init__(self, repository: BriefingRepository, query: Query, is_wanted: Callable[[], bool] = always) -> None:
        self.repository, self.query, self.is_wanted = repository, query, is_wanted
        self.index = repository.index
        """Whose ids are good; the repository has another one after this one was damaged."""
        self.is_living = False

    def by_id(self, ids: Sequence[int]) -> Mapping[int, Fact]:
        """Those that are still there. Raises Unreadable where the index was damaged since they were listed.

        Of a living view there are none then: it is made again when the library has changed.
        """

        def found(index: SqliteIndex) -> Mapping[int, Fact]:
            if index is not self.index and self.is_living:
                return {}
            if index is not self.index:
                raise Unreadable("the index was damaged while it was read; it has been made again: ask once more")
            return index.facts(ids)

        return self.repository.query_with_recovery(found)

    def rebind(self, repository: BriefingRepository) -> None:
        """Be read through this one from now on, which has the same index by a connection of its own."""
        self.repository, self.index, self.is_living = repository, repository.index, True

    def view(self, make: Callable[[RecordQuery], T]) -> T:
        """What `make` makes of it; again where the index was damaged and has been made anew."""

        def made(index: SqliteIndex) -> T:
            self.index = index
            return make(self)

        return self.repository.query_with_recovery(made)

    def facts(self, *sections: str) -> Iterator[tuple[int, Fact]]:
        """With their ids, the newest briefing first and in reading order; fewer when they are no longer wanted."""
        ids = self.index.record_ids(self.query, sections)
        for at in range(0, len(ids), PAGE):
            if not self.is_wanted():
                return
            some = ids[at : at + PAGE]
            found = self.index.facts(some)
            yield from ((id, found[id]) for id in some if id in found)

    def count_by(self, part: str, *sections: str) -> Counter[tuple[str, str]]:
        return self.index.count_by(self.query, sections, part)

    def with_caveats(self) -> Sequence[tuple[int, int]]:
        return self.index.with_caveats(self.query)

    def by_date(self) -> DatedIds:
        return self.index.by_date(self.query)

    def figures(self, measure: str) -> Figures:
        """Of one measure. Raises UsageError, with near misses, where the library does not have it."""
        narrowed = self.of_measure(measure)
        ask = self.repository.query_with_recovery
        if (count := ask(lambda index: index.count(narrowed))) > MOST_FIGURES:
            raise UsageError(f"{count:,} figures are too many to compare: narrow them with a search")
        found = ask(lambda index: index.search(narrowed, max(count, 1), "newest")).found
        pairs = ((self.repository.briefing(one.hit.briefing), one.hit.id) for one in found if self.is_wanted())
        records = ((briefing, briefing.by_id.get(id)) for briefing, id in pairs if briefing)
        return [(briefing, record) for briefing, record in records if isinstance(record, Statistic)]

    def of_measure(self, measure: str) -> Query:
        known = [
            one.partition(":")[2]
            for one in self.repository.query_with_recovery(lambda one: one.values("measure", "", 100_000))
        ]
        if measure not in known:
            close = close_matches(measure, known) or [one for one in known if one.startswith(fold(measure))][:2]
            raise UsageError(f"the library has no measure '{safe(measure)}'{did_you_mean(close)}")
        return self.query.narrowed(FieldTerm("measure", (measure,)))
