"""Queries -> SQL over the tables as they are now: the compiler, with the vocabulary at hand."""

from __future__ import annotations

import sqlite3
from typing import Any

from briefing.search.query.corrections import variants
from briefing.search.query.nodes import Part
from briefing.search.query.query import Query
from briefing.search.sqlite.compiler import Compiler, Plan
from briefing.search.sqlite.database import batches, get_meta, placeholders
from briefing.search.sqlite.row_sums import require_sum

MOST_TERMS = 100
"""Words a beginning is replaced by; of more, the full text looks for the beginning itself."""


class Planner:
    """Compiles queries for one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def plan(self, root: Part | None, in_names: bool = False) -> Plan:
        """`in_names`: only what matches in the name of a record."""
        return Compiler(self.terms, get_meta(self.connection, "longest")).plan(root, in_names)

    def among(self, query: Query) -> tuple[str, tuple[object, ...]]:
        """A condition on the row ids of records, to be added to others."""
        if query.root is None:
            return "", ()
        sql, parameters = select(self.plan(query.root))
        return f" AND id IN ({sql})", parameters

    def terms(self, beginning: str) -> list[str]:
        """The words that begin so, the most frequent first; none where they are too many."""
        sql = "SELECT term, sum FROM vocabulary WHERE term >= ? AND term < ? ORDER BY records DESC LIMIT ?"
        rows = self.connection.execute(sql, (beginning, beginning + "\U0010ffff", MOST_TERMS + 1)).fetchall()
        return [to_term(row) for row in rows] if len(rows) <= MOST_TERMS else []

    def frequency(self, word: str) -> int:
        """How many records hold a word."""
        row = self.connection.execute("SELECT records FROM vocabulary WHERE term = ?", (word,)).fetchone()
        return int(row[0]) if row else 0

    def nearest(self, word: str) -> list[str]:
        """Words one letter away, the most frequent first."""
        rows = [
            row
            for batch in batches(list(variants(word)))
            for row in self.connection.execute(
                f"SELECT records, term, sum FROM vocabulary WHERE term IN ({placeholders(batch)})", batch
            )
        ]
        return [to_term((term, total)) for _, term, total in sorted(rows, reverse=True)]


def to_term(row: tuple[Any, ...]) -> str:
    """A word of the vocabulary. Raises ValueError where it is damaged: it becomes a part of a full-text expression."""
    term, total = row
    require_sum(total, (term,))
    if '"' in term or "\0" in term:
        raise ValueError("a word of the vocabulary is none")
    return str(term)


def select(plan: Plan) -> tuple[str, tuple[object, ...]]:
    """The row ids of what matches."""
    where = f" AND {plan.where}" if plan.where else ""
    if not plan.match:
        return f"SELECT r.id FROM record AS r WHERE 1{where}", plan.parameters
    join = " JOIN record AS r ON r.id = words.rowid" if plan.where else ""
    return f"SELECT words.rowid FROM words{join} WHERE words MATCH ?{where}", (plan.match, *plan.parameters)
