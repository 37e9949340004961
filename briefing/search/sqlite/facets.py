"""What the SQLite index counts and completes: values of fields, and words that may have been meant."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from briefing.folding import fold
from briefing.search.query.corrections import replaced
from briefing.search.query.query import Query
from briefing.search.rows import Count
from briefing.search.sqlite.database import batches, placeholders
from briefing.search.sqlite.planner import Planner
from briefing.search.sqlite.records import RecordReader
from briefing.search.sqlite.row_sums import from_blob, require_sum

VALUE = re.compile("[:=]")
"""Behind it stands the value of a term."""


class FacetReader:
    """Questions that a key does not wait for."""

    def __init__(self, connection: sqlite3.Connection, planner: Planner, records: RecordReader) -> None:
        self.connection, self.planner, self.records = connection, planner, records

    def facets(self, query: Query, fields: Sequence[str], cap: int | None = None) -> Mapping[str, list[Count]]:
        """As `Index.facets`."""
        counts: dict[str, list[Count]] = {field: [] for field in fields}
        for id, count in self.value_counts(query, cap).items():
            row = self.connection.execute("SELECT field, label, term, sum FROM value WHERE id = ?", (id,)).fetchone()
            field, label, term = to_value(row)
            if field in counts:
                counts[field].append(Count(label, term, count))
        return {
            field: sorted(values, key=lambda count: (-count.records, count.label)) for field, values in counts.items()
        }

    def value_counts(self, query: Query, cap: int | None) -> Counter[int]:
        """How many of the matches have each value, by the value's id."""
        counted: Counter[int] = Counter()
        for batch in batches(self.records.ids(self.planner.plan(query.root), cap)):
            for (facets,) in self.connection.execute(
                f"SELECT facets FROM record WHERE id IN ({placeholders(batch)})", batch
            ):
                counted.update(from_blob(facets))
        return counted

    def values(self, field: str, beginning: str, limit: int) -> list[str]:
        """As `Index.values`."""
        rows = self.connection.execute(
            "SELECT field, label, term, sum FROM value WHERE field = ? AND total > 0 ORDER BY total DESC, label",
            (field,),
        )
        wanted = fold(beginning)
        fitting = (
            term
            for _, label, term in map(to_value, rows)
            if any(word.startswith(wanted) for word in (fold(label), *fold(label).split(), VALUE.split(term, 1)[-1]))
        )
        return list(islice(fitting, limit))

    def spelling(self, query: Query) -> list[str]:
        """As `Index.spelling`."""
        if query.root is None:
            return []
        words = [word for phrase in query.phrases for word in phrase.words if not self.planner.frequency(word)]
        queries = [Query(replaced(query.root, word, near)) for word in words for near in self.planner.nearest(word)[:2]]
        return [str(corrected) for corrected in dict.fromkeys(queries) if self.records.count(corrected, 1)]


def to_value(row: tuple[Any, ...]) -> tuple[str, str, str]:
    """Field, label and term of a value. Raises ValueError, TypeError where there is none, or it is damaged."""
    field, label, term, total = row
    require_sum(total, (field, label, term))
    return field, label, term
