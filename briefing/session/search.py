"""The search that is on: its query, what has been found of it, and why it cannot be read. No thread of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from briefing.errors import BriefingError, QueryError, did_you_mean
from briefing.repository.repository import BriefingRepository
from briefing.search.fact_rows import Fact
from briefing.search.fields import FACETS
from briefing.search.index import FACETED, RESCORED, UNLIMITED, Index, Limits, QueryTimeout
from briefing.search.query.query import Query
from briefing.search.rows import Count, Results
from briefing.userdata.saved_searches import expand_saved

QUICK_LIMIT = 60
"""Records that are read while somebody types; the rest follow when the keys rest."""
FULL_LIMIT = 1000
KEY_TIMEOUT = 0.012
"""Seconds that a search may take before the next key; a longer one goes on in the background."""
NO_RESULTS = Results((), 0, False, "")


class SearchOutcome(NamedTuple):
    """Everything that the results pane says of a query."""

    text: str
    results: Results
    facets: Mapping[str, list[Count]]
    spelling: tuple[str, ...]
    facts: Mapping[str, Fact] = {}
    """What a row shows besides, by the reference of the result."""


class SearchState:
    """The search that is on: its query, results, facets and fault."""

    def __init__(self, repository: BriefingRepository, is_background: bool) -> None:
        """`is_background`: somebody completes the search in a worker; else it is completed at once."""
        self.repository, self.is_background = repository, is_background
        self.text, self.query, self.fault = "", Query(), ""
        self.remark = ""
        """What should be known of how the text was read; empty where there is nothing."""
        self.awaited = ""
        """What a text that is being typed lacks to be a query; empty where it is one, or nothing is typed yet."""
        self.is_typing = False
        """The text was typed, and its last word is a prefix."""
        self.results, self.is_complete = NO_RESULTS, True
        self.facets: Mapping[str, list[Count]] = {}
        self.spelling: tuple[str, ...] = ()
        self.facts: Mapping[str, Fact] = {}
        """What the rows show besides, by reference; of results that are not complete it may be missing."""
        self.sorted: tuple[Results, Mapping[str, Fact], str, Results] | None = None
        """Results, what their rows show, what they are sorted by, and the results in that order."""
        self.serial = 0
        """Counts searches: another number means that the results have to be completed again."""

    @property
    def is_on(self) -> bool:
        """Is there a query?"""
        return self.query.root is not None

    def search(self, text: str, is_typing: bool, saved: Mapping[str, str] | None = None) -> None:
        """Search as far as there is time. A query that cannot be read finds nothing, and `fault` says why."""
        self.fault, self.remark, self.awaited, self.serial = "", "", "", self.serial + 1
        self.facets, self.spelling, self.facts = {}, (), {}
        try:
            expanded = expand_saved(text, saved)
            self.text, self.is_typing = expanded, is_typing and expanded == text
            remarks: list[str] = []
            self.query = Query.parse(expanded, self.is_typing, remarks=remarks)
            self.remark = "; ".join(remarks)
            self.awaited = "" if self.is_on else awaited(expanded)
        except QueryError as error:
            self.refuse(f"column {error.column}: {error.message}")
            return
        except BriefingError as error:
            self.refuse(str(error))
            return
        if not self.is_on:
            self.results, self.is_complete = NO_RESULTS, True
        elif self.is_background:
            self.search_quick()
        else:
            self.accept(search_full(self.repository.index, self.text, self.query))

    def refuse(self, fault: str) -> None:
        """Find nothing: what was found before is no answer to this text."""
        self.fault, self.query, self.results, self.is_complete = fault, Query(), NO_RESULTS, True

    @property
    def unreadable(self) -> str:
        """Why the text is no query, or not yet one; empty where it is, and for no text."""
        return self.fault or self.awaited

    def search_quick(self) -> None:
        """Read the first results within KEY_TIMEOUT; `is_complete` tells whether there was time."""
        try:
            limits, index = Limits(KEY_TIMEOUT), self.repository.index
            self.results = index.search(self.query, QUICK_LIMIT, cap=RESCORED + 1, limits=limits)
            self.facts = index.facts([found.hit for found in self.results.found], limits)
            self.is_complete = True
        except QueryTimeout:
            self.is_complete = False

    def accept(self, outcome: SearchOutcome) -> bool:
        """Take what a worker found; False where something else is searched for by now."""
        if outcome.text != self.text or self.fault:
            return False
        self.results, self.facets, self.spelling = outcome.results, outcome.facets, outcome.spelling
        self.facts, self.is_complete = outcome.facts, True
        return True

    def heading(self) -> str:
        """The query in words."""
        return self.query.in_words() if self.is_on else "Search"

    def empty_text(self) -> str:
        """What an empty list of results says."""
        if self.fault:
            return self.fault
        if self.awaited:
            return self.awaited
        if not self.is_on:
            return "type to search the whole library; ↑ earlier searches, tab completes fields and values"
        if not self.is_complete:
            return "looking …"
        hint = f"; {self.remark}" if self.remark else ""
        return f"nothing matches{did_you_mean(self.spelling)}{hint}"


def awaited(text: str) -> str:
    """Return what a text lacks to be a query, as it is said where nobody is typing any more; empty for no text."""
    try:
        Query.parse(text)
    except QueryError as error:
        return error.message
    return ""


def search_full(index: Index, text: str, query: Query, limits: Limits = UNLIMITED) -> SearchOutcome:
    """Results, facets and corrections of a query. Raises QueryTimeout and QueryCancelled as `limits` say."""
    results = index.search(query, FULL_LIMIT, limits=limits)
    total = index.count(query, limits=limits) if results.is_capped else results.total
    spelling = () if total else tuple(index.spelling(query))
    facets = index.facets(query, FACETS, FACETED, limits=limits)
    rows = index.facts([found.hit for found in results.found], limits)
    return SearchOutcome(text, results._replace(total=total, is_capped=False), facets, spelling, rows)
