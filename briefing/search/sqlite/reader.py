"""What the SQLite index answers."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from os import fsdecode
from typing import Any, TypeVar

from briefing.search.fields import SECTION_NAMES
from briefing.search.index import CAP, RESCORED
from briefing.search.query.briefing_conditions import split_for_briefings
from briefing.search.query.query import Query
from briefing.search.rows import BriefingRow, Found, Hit, Results
from briefing.search.sqlite.compiler import Compiler, Plan
from briefing.search.sqlite.ranking import score, weight
from briefing.tokenizer import Phrase

T = TypeVar("T")

BATCH = 500
"""Rows that are asked for at once: SQLite takes some thirty thousand parameters, and not more."""

MOST_TERMS = 100
"""Words a beginning is replaced by; of more, the full text looks for the beginning itself."""
NAMES_FIRST = "names first, then newest"
FOUND = """SELECT r.id, b.name, r.section, r.item, r.date, b.published, r.name, r.text
    FROM record AS r JOIN briefing AS b ON b.id = r.briefing WHERE r.id IN (%s)"""
LISTED = "SELECT name, published, headline, countries, status, counts, path, modified, ednote FROM briefing"


class IndexReader:
    """Questions to the tables; nothing here changes them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def size(self) -> tuple[int, int]:
        return self.meta("briefings"), self.meta("records")

    def generation(self) -> int:
        return self.meta("stamp")

    def meta(self, key: str) -> int:
        """A number kept beside the rows; 0 where nothing was ever taken in."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return int(row[0]) if row else 0

    def compiler(self) -> Compiler:
        return Compiler(self.terms, self.meta("longest"))

    def terms(self, beginning: str) -> list[str]:
        """The words that begin so, the most frequent first; none where they are too many."""
        sql = "SELECT term FROM vocabulary WHERE term >= ? AND term < ? ORDER BY records DESC LIMIT ?"
        rows = self.connection.execute(sql, (beginning, beginning + "\U0010ffff", MOST_TERMS + 1)).fetchall()
        return [row[0] for row in rows] if len(rows) <= MOST_TERMS else []

    def ids(self, plan: Plan, limit: int | None, newest: bool = True) -> list[int]:
        """Row ids of what matches, the newest first or the oldest."""
        sql, parameters = select(plan)
        rows = self.connection.execute(
            f"{sql} ORDER BY {'words.rowid' if plan.match else 'r.id'} {'' if newest else 'DESC'} LIMIT ?",
            (*parameters, -1 if limit is None else limit),
        )
        return [row[0] for row in rows]

    def search(self, query: Query, limit: int = RESCORED, sort: str = "relevance", cap: int = CAP) -> Results:
        compiler = self.compiler()
        plan = compiler.plan(query.root)
        wanted = max(cap, limit)
        ids = self.ids(plan, wanted, newest=sort != "oldest")
        phrases = query.phrases
        order = f"{sort} first"
        if sort == "relevance" and phrases and len(ids) > RESCORED:
            ids, order = (
                self.names_first(ids, compiler.plan(query.root, in_names=True), limit),
                "names first, then newest",
            )
        elif sort == "relevance":
            ids, order = (self.best(ids, phrases), "best first") if phrases else (ids, "newest first")
        total = len(ids) if order != "names first, then newest" else self.last_count
        return Results(self.found(ids[:limit]), min(total, cap), total >= cap, order)

    last_count = 0

    def names_first(self, newest: list[int], plan: Plan, limit: int) -> list[int]:
        self.last_count = len(newest)
        named = dict.fromkeys(self.ids(plan, limit // 2))
        return [*named, *(one for one in newest if one not in named)]

    def best(self, ids: list[int], phrases: Sequence[Phrase]) -> list[int]:
        """The best match first; the newest of those that match as well."""
        if len(ids) < 2:
            return ids
        total = self.size()[1]
        weights = {phrase: weight(min(map(self.frequency, phrase.words)), total) for phrase in phrases}
        sql = f"SELECT rowid, name, text FROM words WHERE rowid IN ({placeholders(ids)})"
        scores = {id: score(name, text, phrases, weights) for id, name, text in self.connection.execute(sql, ids)}
        return sorted(ids, key=lambda id: (-round(scores[id], 6), id))

    def frequency(self, word: str) -> int:
        row = self.connection.execute("SELECT records FROM vocabulary WHERE term = ?", (word,)).fetchone()
        return int(row[0]) if row else 0

    def found(self, ids: list[int]) -> tuple[Found, ...]:
        rows = {
            row[0]: row
            for some in batches(ids, BATCH)
            for row in self.connection.execute(FOUND % placeholders(some), some)
        }
        return tuple(
            Found(Hit(name, SECTION_NAMES[section], item), date, published, title, text)
            for _, name, section, item, date, published, title, text in (rows[id] for id in ids)
        )

    def matching(self, query: Query, briefing: str) -> list[Hit]:
        row = self.connection.execute("SELECT first, last FROM briefing WHERE name = ?", (briefing,)).fetchone()
        if row is None:
            return []
        plan = self.compiler().plan(query.root)
        sql, parameters = select(plan)
        between = f"{'words.rowid' if plan.match else 'r.id'} BETWEEN ? AND ?"
        ids = [
            found[0]
            for found in self.connection.execute(
                f"{sql} {'AND' if ' WHERE ' in sql else 'WHERE'} {between}", (*parameters, *row)
            )
        ]
        return [one.hit for one in self.found(sorted(ids))]

    def briefings(self, query: Query, limit: int | None = None, offset: int = 0) -> list[BriefingRow]:
        wanted, unwanted = split_for_briefings(query)
        compiler = self.compiler()
        where, parameters = ["1"], list[object]()
        for part, condition in [*((one, "id IN") for one in wanted), *((one, "id NOT IN") for one in unwanted)]:
            sql, own = select(compiler.plan(part))
            where.append(f"{condition} (SELECT briefing FROM record WHERE id IN ({sql}))")
            parameters += own
        sql = f"{LISTED} WHERE {' AND '.join(where)} ORDER BY first LIMIT ? OFFSET ?"
        return [
            to_briefing_row(row)
            for row in self.connection.execute(sql, (*parameters, -1 if limit is None else limit, offset))
        ]

    def briefing_row(self, name: str) -> BriefingRow | None:
        row = self.connection.execute(f"{LISTED} WHERE name = ?", (name,)).fetchone()
        return to_briefing_row(row) if row else None

    def briefing_position(self, name: str) -> int:
        """How many briefings stand before one in the list; 0 where it is not in it."""
        sql = "SELECT count(*) FROM briefing WHERE first < (SELECT first FROM briefing WHERE name = ?)"
        return int(self.connection.execute(sql, (name,)).fetchone()[0])

    def count(self, query: Query, cap: int | None = None) -> int:
        sql, parameters = select(self.compiler().plan(query.root))
        row = self.connection.execute(
            f"SELECT count(*) FROM ({sql} LIMIT ?)", (*parameters, -1 if cap is None else cap)
        )
        return int(row.fetchone()[0])


def select(plan: Plan) -> tuple[str, tuple[object, ...]]:
    """The row ids of what matches."""
    where = f" AND {plan.where}" if plan.where else ""
    if not plan.match:
        return f"SELECT r.id FROM record AS r WHERE 1{where}", plan.parameters
    join = " JOIN record AS r ON r.id = words.rowid" if plan.where else ""
    return f"SELECT words.rowid FROM words{join} WHERE words MATCH ?{where}", (plan.match, *plan.parameters)


def to_briefing_row(row: tuple[Any, ...]) -> BriefingRow:
    name, published, headline, countries, status, counts, path, *rest = row
    return BriefingRow(
        name, published, headline, tuple(countries.split()), status, tuple(json.loads(counts)), fsdecode(path), *rest
    )


def placeholders(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))


def batches(values: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (values[at : at + size] for at in range(0, len(values), size))
