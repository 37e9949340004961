"""Lists of records that are read a window at a time, for the views.

A list's token holds the row ids, eight bytes a row: however far one jumps in
it, a window costs what is seen, whatever has become of the index meanwhile.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from briefing.search.fact_rows import Fact, ListedRecord, RecordList
from briefing.search.facts import fact
from briefing.search.index import BY_DATE, BY_DOUBT, BY_PARTIES, NEWEST
from briefing.search.indexed import FactRow
from briefing.search.query.query import Query
from briefing.search.rows import Hit
from briefing.search.sqlite.database import batches, get_meta, placeholders
from briefing.search.sqlite.planner import Planner
from briefing.search.sqlite.row_sums import (
    MOST_DOUBTS,
    fact_number,
    require_period,
    require_sum,
    section_name,
    without_sum,
)
from briefing.search.sqlite.schema import DATE_ORDER, IS_DATED, SECTIONS

FACTS = """SELECT f.id, f.sum, f.id - b.first, f.section, f.doubts,
    b.name, b.published, r.item, r.date, f.countries, f.roles, f.rest, f.sort
    FROM fact AS f JOIN record AS r ON r.id = f.id JOIN briefing AS b ON b.id = r.briefing WHERE f.id IN (%s)"""
LISTS = {
    NEWEST: "SELECT id FROM fact WHERE 1{among} ORDER BY id",
    BY_DATE: f"SELECT id FROM record WHERE {IS_DATED}{{among}} ORDER BY {DATE_ORDER}, id",
    BY_PARTIES: f"SELECT id FROM fact WHERE section = {SECTIONS['agreements']}{{among}} ORDER BY sort, id",
    BY_DOUBT: "SELECT id, doubts FROM fact WHERE doubts > 0{among} ORDER BY id",
}


class Token(NamedTuple):
    """What a RecordList carries for this engine."""

    epoch: int
    """Of the index whose row ids these are."""
    ids: array[int]
    parts: array[int] | None
    """Of a list of doubts, which one each row shows."""


class ListReader:
    """List records, and read windows of the lists."""

    def __init__(self, connection: sqlite3.Connection, planner: Planner) -> None:
        self.connection, self.planner = connection, planner

    def list_records(self, query: Query, order: str) -> RecordList:
        """As `Index.list_records`. Raises KeyError for an order that is none of ORDERS."""
        among, parameters = self.planner.among(query)
        rows = self.connection.execute(LISTS[order].format(among=among), parameters)
        ids, parts = array("q"), array("q") if order == BY_DOUBT else None
        if parts is None:
            ids.extend(id for (id,) in rows)
        else:
            for id, doubts in rows:
                require_doubts(doubts)
                ids.extend([id] * doubts)
                parts.extend(range(doubts))
        return RecordList(query, order, len(ids), Token(get_meta(self.connection, "epoch"), ids, parts))

    def token(self, records: RecordList) -> Token:
        """Its row ids; listed again where they are those of another index."""
        token = records.token
        if isinstance(token, Token) and token.epoch == get_meta(self.connection, "epoch"):
            return token
        return self.token(self.list_records(records.query, records.order))

    def window(self, records: RecordList, start: int, stop: int) -> list[ListedRecord | None]:
        """As `Index.window`."""
        token = self.token(records)
        ids = token.ids[start:stop]
        parts = token.parts[start:stop] if token.parts is not None else [0] * len(ids)
        facts = self.facts(ids)
        return [listed(facts.get(id), part, records.order) for id, part in zip(ids, parts, strict=True)]

    def position(self, records: RecordList, reference: str) -> int:
        """As `Index.position`."""
        name, _, item = reference.partition("#")
        sql = """SELECT r.id FROM briefing AS b JOIN record AS r ON r.id BETWEEN b.first AND b.last
            WHERE b.name = ? AND r.item = ?"""
        row = self.connection.execute(sql, (name, item)).fetchone()
        ids = self.token(records).ids
        return ids.index(row[0]) if row and row[0] in ids else -1

    def date_counts(self, query: Query) -> dict[str, int]:
        """As `Index.date_counts`."""
        among, parameters = self.planner.among(query)
        sql = f"SELECT date, count(*) FROM record WHERE {IS_DATED}{among} GROUP BY {DATE_ORDER} ORDER BY {DATE_ORDER}"
        counts: dict[str, int] = dict(self.connection.execute(sql, parameters).fetchall())
        for date in counts:
            require_period(date)
        return counts

    def facts(self, ids: Iterable[int]) -> Mapping[int, Fact]:
        """What the views need of these records; those that have gone are left out."""
        rows = (
            row for batch in batches(list(ids)) for row in self.connection.execute(FACTS % placeholders(batch), batch)
        )
        return {row[0]: to_fact(row) for row in rows}

    def facts_of(self, hits: Sequence[Hit]) -> dict[str, Fact]:
        """As `Index.facts`."""
        ids = [id for name, items in by_briefing(hits).items() for id in self.record_ids(name, items)]
        return {fact.hit.reference: fact for fact in self.facts(ids).values()}

    def record_ids(self, name: str, items: set[str]) -> Iterator[int]:
        """The row ids of items of a briefing; a head has no fact."""
        sql = """SELECT r.id FROM briefing AS b JOIN record AS r ON r.id BETWEEN b.first AND b.last
            WHERE b.name = ? AND r.item <> '' AND r.item IN (%s)"""
        for batch in batches(sorted(items)):
            yield from (id for (id,) in self.connection.execute(sql % placeholders(batch), (name, *batch)))


def by_briefing(hits: Iterable[Hit]) -> Mapping[str, set[str]]:
    """The items of each briefing."""
    items: dict[str, set[str]] = {}
    for hit in hits:
        items.setdefault(hit.briefing, set()).add(hit.id)
    return items


def to_fact(row: tuple[Any, ...]) -> Fact:
    """What the views need of a record, from a row of FACTS. Raises ValueError, TypeError where it is damaged."""
    _, total, place, section, doubts, *texts = row
    require_sum(total, texts, fact_number(place, section, doubts))
    name, published, item, date, countries, roles, rest, order = texts
    require_doubts(doubts)
    stored = FactRow(without_sum(countries), without_sum(roles), doubts, rest, order)
    return fact(Hit(name, section_name(section), item), date, published, stored)


def require_doubts(count: object) -> None:
    """Accept how many doubts a record has. Raises ValueError where it is no number, or one that no file holds."""
    if type(count) is not int or not 0 <= count < MOST_DOUBTS:
        raise ValueError("a record has an impossible number of doubts")


def listed(fact: Fact | None, part: int, order: str) -> ListedRecord | None:
    """The row; None where the record, or that doubt of it, has gone."""
    if fact is None or (order == BY_DOUBT and part >= len(fact.doubts)):
        return None
    return ListedRecord(fact, part)
