"""Which records a query finds in the SQLite index, and in which order."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from briefing.search.index import CAP, RESCORED
from briefing.search.query.query import Query
from briefing.search.rows import Found, Hit, Results
from briefing.search.sqlite.compiler import Plan
from briefing.search.sqlite.database import batches, get_meta, placeholders
from briefing.search.sqlite.planner import Planner, select
from briefing.search.sqlite.ranking import score, weight
from briefing.search.sqlite.row_sums import place_number, require_period, require_sum, section_name
from briefing.tokenizer import Phrase

NAMES_FIRST = "names first, then newest"
FOUND = """SELECT r.id, r.sum, r.id - b.first, r.section, b.name, b.published, b.publisher, r.item, r.date,
    r.name, r.text FROM record AS r JOIN briefing AS b ON b.id = r.briefing WHERE r.id IN (%s)"""


class RecordReader:
    """Search, match and count records; nothing here changes them."""

    def __init__(self, connection: sqlite3.Connection, planner: Planner) -> None:
        self.connection, self.planner = connection, planner

    def search(self, query: Query, limit: int = RESCORED, sort: str = "relevance", cap: int = CAP) -> Results:
        """As `Index.search`."""
        ids = self.ids(self.planner.plan(query.root), max(cap, limit), is_newest_first=sort != "oldest")
        total, order = len(ids), f"{sort} first"
        if sort == "relevance":
            ids, order = self.by_relevance(query, ids, limit)
        return Results(self.found(ids[:limit]), min(total, cap), total >= cap, order)

    def ids(self, plan: Plan, limit: int | None, is_newest_first: bool = True) -> list[int]:
        """Row ids of what matches, the newest first or the oldest."""
        sql, parameters = select(plan)
        direction = "" if is_newest_first else "DESC"
        rows = self.connection.execute(
            f"{sql} ORDER BY {'words.rowid' if plan.match else 'r.id'} {direction} LIMIT ?",
            (*parameters, -1 if limit is None else limit),
        )
        return [row[0] for row in rows]

    def by_relevance(self, query: Query, newest: list[int], limit: int) -> tuple[list[int], str]:
        """Row ids in the order of relevance, and what that order is called; `newest`: all that match."""
        if not query.phrases:
            return newest, "newest first"
        if len(newest) <= RESCORED:
            return self.best(newest, query.phrases), "best first"
        named = dict.fromkeys(self.ids(self.planner.plan(query.root, in_names=True), limit // 2))
        return [*named, *(id for id in newest if id not in named)], NAMES_FIRST

    def best(self, ids: list[int], phrases: Sequence[Phrase]) -> list[int]:
        """The best match first; the newest of those that match as well."""
        if len(ids) < 2:
            return ids
        total = get_meta(self.connection, "records")
        weights = {phrase: weight(min(map(self.planner.frequency, phrase.words)), total) for phrase in phrases}
        sql = f"SELECT rowid, name, text FROM words WHERE rowid IN ({placeholders(ids)})"
        scores = {id: score(name, text, phrases, weights) for id, name, text in self.connection.execute(sql, ids)}
        return sorted(ids, key=lambda id: (-round(scores[id], 6), id))

    def found(self, ids: Sequence[int]) -> tuple[Found, ...]:
        """The records of row ids, in their order. Raises KeyError where one is missing."""
        rows = {
            row[0]: to_found(row)
            for batch in batches(ids)
            for row in self.connection.execute(FOUND % placeholders(batch), batch)
        }
        return tuple(rows[id] for id in ids)

    def matching(self, query: Query, briefing: str) -> list[Hit]:
        """As `Index.matching`."""
        row = self.connection.execute("SELECT first, last FROM briefing WHERE name = ?", (briefing,)).fetchone()
        if row is None:
            return []
        plan = self.planner.plan(query.root)
        sql, parameters = select(plan)
        between = f"{'words.rowid' if plan.match else 'r.id'} BETWEEN ? AND ?"
        ids = [id for (id,) in self.connection.execute(f"{sql} AND {between}", (*parameters, *row))]
        return [record.hit for record in self.found(sorted(ids))]

    def count(self, query: Query, cap: int | None = None) -> int:
        """As `Index.count`."""
        sql, parameters = select(self.planner.plan(query.root))
        row = self.connection.execute(
            f"SELECT count(*) FROM ({sql} LIMIT ?)", (*parameters, -1 if cap is None else cap)
        )
        return int(row.fetchone()[0])


def to_found(row: tuple[Any, ...]) -> Found:
    """A record from a row of FOUND. Raises ValueError, TypeError where it is damaged."""
    _, total, place, section, *texts = row
    require_sum(total, texts, place_number(place, section))
    name, published, publisher, item, date, title, text = texts
    require_period(date)
    require_period(published)
    return Found(Hit(name, section_name(section), item), date, published, title, text, publisher)
