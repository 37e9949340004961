"""What a query finds, as the views ask for it: one road to the index, for one reader who may lose interest."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence

from briefing.errors import UsageError, did_you_mean
from briefing.folding import fold
from briefing.load.listed_units import LibraryUnits, titles_in
from briefing.model import Briefing, Statistic
from briefing.repository.parsing import briefing_of
from briefing.repository.repository import BriefingRepository
from briefing.safe import short
from briefing.search.fact_rows import Group, ListedRecord, RecordList
from briefing.search.index import UNLIMITED, Limits
from briefing.search.query.nodes import FieldTerm
from briefing.search.query.query import Query
from briefing.tokenizer import close_matches

MOST_FIGURES = 20_000
"""Figures whose documents are read to be compared."""
MOST_MEASURES = 100_000
MOST_PLACES = 2000
"""Files in whose folders a list of measures is looked for."""

Figures = list[tuple[Briefing, Statistic]]


def always() -> bool:
    """True: the answer stays wanted."""
    return True


class RecordQuery:
    """The records of a library that match; every question raises QueryCancelled where it is no longer wanted."""

    def __init__(self, repository: BriefingRepository, query: Query, is_wanted: Callable[[], bool] = always) -> None:
        self.index, self.query, self.files = repository.index, query, repository.files
        self.limits = UNLIMITED if is_wanted is always else Limits(is_cancelled=lambda: not is_wanted())

    def rebind(self, repository: BriefingRepository) -> None:
        """Read rows through this repository from now on, whose connection is another thread's."""
        self.index, self.files = repository.index, repository.files

    def list_records(self, order: str) -> RecordList:
        """The matching records in one of ORDERS (`search/index.py`)."""
        return self.index.list_records(self.query, order, self.limits)

    def window(self, records: RecordList, start: int, stop: int) -> Sequence[ListedRecord | None]:
        """Rows of a list; None for a record that has gone."""
        return self.index.window(records, start, stop)

    def position(self, records: RecordList, reference: str) -> int:
        """The first row of a record; -1 where it has none."""
        return self.index.position(records, reference)

    def date_counts(self) -> Mapping[str, int]:
        """How many records there are of each date, the earliest first; EDTF, empty for none."""
        return self.index.date_counts(self.query, self.limits)

    def group(self, by: str, most: int | None = None) -> list[Group]:
        """Matching records by one of GROUPINGS (`search/index.py`), the largest group first."""
        return self.index.group(self.query, by, most, self.limits)

    def figures(self, measure: str) -> Figures:
        """The figures of one measure, from the documents as they were indexed.

        Raises UsageError, with near misses, where the library does not have it, and where they are too many.
        """
        narrowed = self.of_measure(measure)
        if (count := self.index.count(narrowed, limits=self.limits)) > MOST_FIGURES:
            raise UsageError(f"{count:,} figures are too many to compare: narrow them with a search")
        results = self.index.search(narrowed, max(count, 1), "newest", limits=self.limits)
        watch, units = self.limits.watch(), LibraryUnits(self.files.roots)
        briefings: dict[str, Briefing | None] = {}
        figures: Figures = []
        for hit in (record.hit for record in results.found):
            watch.check()
            if hit.briefing not in briefings:
                briefings = {hit.briefing: self.briefing(hit.briefing, units)}  # the figures of one stand side by side
            briefing = briefings[hit.briefing]
            record = briefing.by_id.get(hit.id) if briefing else None
            if briefing and isinstance(record, Statistic):
                figures.append((briefing, record))
        return figures

    def briefing(self, id: str, units: LibraryUnits) -> Briefing | None:
        """A briefing as it was indexed."""
        document = self.index.document(id)
        return briefing_of(document, units.of_file(self.files.path(document.path))) if document else None

    def measure_titles(self) -> dict[str, str]:
        """The titles of measures by key, folded, as the library's lists of them have them now."""
        files = self.index.file_states(limit=MOST_PLACES)
        folders = {os.path.dirname(self.files.path(key)) for key in files}
        return titles_in([*self.files.roots, *sorted(folders)])

    def of_measure(self, measure: str) -> Query:
        """The query, for one measure. Raises UsageError, with near misses."""
        known = [term.partition(":")[2] for term in self.index.values("measure", "", MOST_MEASURES)]
        if measure not in known:
            close = close_matches(measure, known) or [name for name in known if name.startswith(fold(measure))][:2]
            raise UsageError(f"the library has no measure '{short(measure)}'{did_you_mean(close)}")
        return self.query.narrowed(FieldTerm("measure", (measure,)))
