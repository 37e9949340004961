"""Lists of records that are read a window at a time, for the views.

A list's token holds the row ids, eight bytes a row: however far one jumps in
it, a window costs what is seen, whatever has become of the index meanwhile.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from briefing.search.fact_rows import Fact, ListedRecord, RecordList
from briefing.search.facts import fact
from briefing.search.fields import SECTION_NAMES
from briefing.search.index import BY_DATE, BY_DOUBT, BY_PARTIES, NEWEST
from briefing.search.indexed import FactRow
from briefing.search.query.query import Query
from briefing.search.rows import Hit
from briefing.search.sqlite.database import batches, get_meta, placeholders
from briefing.search.sqlite.planner import Planner
from briefing.search.sqlite.schema import DATE_ORDER, IS_DATED, SECTIONS

FACTS = """SELECT f.id, b.name, r.section, r.item, r.date, b.published, f.countries, f.roles, f.doubts, f.rest
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
        return dict(self.connection.execute(sql, parameters).fetchall())

    def facts(self, ids: Iterable[int]) -> Mapping[int, Fact]:
        """What the views need of these records; those that have gone are left out."""
        rows = (
            row for batch in batches(list(ids)) for row in self.connection.execute(FACTS % placeholders(batch), batch)
        )
        return {
            id: fact(Hit(name, SECTION_NAMES[section], item), date, published, FactRow(*rest))
            for id, name, section, item, date, published, *rest in rows
        }


def listed(fact: Fact | None, part: int, order: str) -> ListedRecord | None:
    """The row; None where the record, or that doubt of it, has gone."""
    if fact is None or (order == BY_DOUBT and part >= len(fact.doubts)):
        return None
    return ListedRecord(fact, part)
