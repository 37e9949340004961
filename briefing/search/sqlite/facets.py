"""What the SQLite index counts and completes: values of fields, and words that may have been meant."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice

from briefing.search.query.corrections import replaced, variants
from briefing.search.query.query import Query
from briefing.search.rows import Count
from briefing.search.sqlite.reader import IndexReader, batches, placeholders
from briefing.tokenizer import fold

VALUE = re.compile("[:=]")
"""Behind it stands the value of a term."""


class FacetReader(IndexReader):
    """Questions that a key does not wait for."""

    def facets(self, query: Query, fields: Sequence[str], cap: int | None = None) -> Mapping[str, list[Count]]:
        ids = self.ids(self.compiler().plan(query.root), cap)
        counted: Counter[int] = Counter()
        for some in batches(ids, 500):
            for (facets,) in self.connection.execute(
                f"SELECT facets FROM record WHERE id IN ({placeholders(some)})", some
            ):
                counted.update(array("i", facets))
        out: dict[str, list[Count]] = {field: [] for field in fields}
        for id, count in counted.most_common():
            field, label, term = self.connection.execute(
                "SELECT field, label, term FROM value WHERE id = ?", (id,)
            ).fetchone()
            if field in out:
                out[field].append(Count(label, term, count))
        return {field: sorted(found, key=lambda one: (-one.records, one.label)) for field, found in out.items()}

    def values(self, field: str, beginning: str, limit: int) -> list[str]:
        rows = self.connection.execute(
            "SELECT label, term FROM value WHERE field = ? AND total > 0 ORDER BY total DESC, label", (field,)
        )
        wanted = fold(beginning)
        fitting = (
            term
            for label, term in rows
            if any(word.startswith(wanted) for word in (fold(label), *fold(label).split(), VALUE.split(term, 1)[-1]))
        )
        return list(islice(fitting, limit))

    def spelling(self, query: Query) -> list[str]:
        if query.root is None:
            return []
        out = []
        for phrase in query.phrases:
            for word in phrase.words:
                if not self.frequency(word):
                    out += [Query(replaced(query.root, word, other)) for other in self.nearest(word)[:2]]
        return [str(one) for one in dict.fromkeys(out) if self.count(one, 1)]

    def nearest(self, word: str) -> list[str]:
        tried = list(variants(word))
        rows = [
            row
            for some in batches(tried, 500)
            for row in self.connection.execute(
                f"SELECT records, term FROM vocabulary WHERE term IN ({placeholders(some)})", some
            )
        ]
        return [term for _, term in sorted(rows, reverse=True)]
