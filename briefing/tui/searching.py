"""What is being searched for, and what was found: no widget, no thread of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from briefing.errors import QueryError, did_you_mean
from briefing.repository.repository import BriefingRepository
from briefing.search.fields import FACETS
from briefing.search.index import FACETED, RESCORED, Index
from briefing.search.query.query import Query
from briefing.search.rows import Count, Results
from briefing.search.sqlite.connection import QueryTimeout, SqliteIndex

AT_ONCE = 60
"""Records that are found while somebody types; the rest follow when the keys rest."""
AT_REST = 1000
PATIENCE = 0.012
"""Seconds that a key may cost; a search that takes longer goes on beside."""
NONE = Results((), 0, False, "")


class Outcome(NamedTuple):
    """What is known when the keys rest."""

    text: str
    results: Results
    facets: Mapping[str, list[Count]]
    spelling: tuple[str, ...]


class Search:
    def __init__(self, catalogue: BriefingRepository) -> None:
        self.catalogue = catalogue
        self.text, self.query, self.fault = "", Query(), ""
        self.typing = False
        """The text was typed, and its last word is a beginning."""
        self.results, self.is_complete = NONE, True
        self.facets: Mapping[str, list[Count]] = {}
        self.spelling: tuple[str, ...] = ()

    @property
    def is_on(self) -> bool:
        return self.query.root is not None

    def look_for(self, text: str, typing: bool) -> None:
        """Find what there is time for. A query that cannot be read leaves what was found before, and says why."""
        self.text, self.typing, self.fault = text, typing, ""
        try:
            self.query = Query.parse(text, typing)
        except QueryError as error:
            self.fault = f"column {error.column}: {error.message}"
            return
        self.facets, self.spelling = {}, ()
        if not self.is_on:
            self.results = NONE
            return
        try:
            self.results = self.catalogue.query_with_recovery(self.quickly)
            self.is_complete = True
        except QueryTimeout:
            self.is_complete = False

    def quickly(self, index: SqliteIndex) -> Results:
        with index.time_limit(PATIENCE):
            return index.search(self.query, AT_ONCE, cap=RESCORED + 1)

    def take(self, outcome: Outcome) -> bool:
        """What was found beside; False where something else is looked for by now."""
        if outcome.text != self.text or self.fault:
            return False
        self.results, self.facets, self.spelling = outcome.results, outcome.facets, outcome.spelling
        self.is_complete = True
        return True

    def heading(self) -> str:
        return self.query.in_words() if self.is_on else "Search"

    def nothing(self) -> str:
        """What an empty list of results says."""
        if self.fault:
            return self.fault
        if not self.is_on:
            return "type to search the whole library; ↑ earlier searches, tab completes fields and values"
        if not self.is_complete:
            return "looking …"
        return f"nothing matches{did_you_mean(self.spelling)}"


def in_full(index: Index, text: str, query: Query) -> Outcome:
    """Everything that the results pane can say of a query."""
    results = index.search(query, AT_REST)
    total = index.count(query) if results.is_capped else results.total
    spelling = () if total else tuple(index.spelling(query))
    facets = index.facets(query, FACETS, FACETED)
    return Outcome(text, results._replace(total=total, is_capped=False), facets, spelling)
