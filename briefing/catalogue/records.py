"""What matches a query, as records of their briefings: what views are made of."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.catalogue.catalogue import Catalogue
from briefing.errors import UsageError, did_you_mean
from briefing.model import Briefing, Item, Statistic
from briefing.safe import safe
from briefing.search.fields import HEADS
from briefing.search.query import All, Of, Query
from briefing.words import fold, near

Records = list[tuple[Briefing, Item]]


def records_of(catalogue: Catalogue, query: Query) -> Iterator[tuple[Briefing, Item]]:
    """Newest briefing first and in reading order; a briefing is read when its turn comes."""
    total = catalogue.ask(lambda index: index.count(query))
    found = catalogue.ask(lambda index: index.search(query, max(total, 1), "newest")).found
    for hit in (one.hit for one in found if one.hit.section != HEADS):
        briefing = catalogue.briefing(hit.briefing)
        record = briefing.by_id.get(hit.id) if briefing else None
        if briefing and record:
            yield briefing, record


def of_measure(catalogue: Catalogue, query: Query, measure: str) -> Records:
    """The figures of one measure. Raises UsageError, with near misses, where the library does not have it."""
    known = [term.partition(":")[2] for term in catalogue.ask(lambda index: index.values("measure", "", 100_000))]
    if measure not in known:
        close = near(measure, known) or [one for one in known if one.startswith(fold(measure))][:2]
        raise UsageError(f"the library has no measure '{safe(measure)}'{did_you_mean(close)}")
    narrowed = Query(All((*([query.root] if query.root else []), Of("measure", (measure,)))))
    return [pair for pair in records_of(catalogue, narrowed) if isinstance(pair[1], Statistic)]
