"""What the SQLite index gives to the views: which records there are, in which order, and what each of them says."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence

from briefing.search.facts import fact
from briefing.search.fields import SECTION_NAMES
from briefing.search.query.query import Query
from briefing.search.rows import DatedIds, Fact, FactRow, Hit
from briefing.search.sqlite.reader import BATCH, IndexReader, batches, placeholders, select
from briefing.search.sqlite.schema import BY_DATE, IS_DATED, SECTIONS

FACTS = """SELECT f.id, b.name, r.section, r.item, r.date, b.published, f.countries, f.roles, f.doubts, f.rest
    FROM fact AS f JOIN record AS r ON r.id = f.id JOIN briefing AS b ON b.id = r.briefing WHERE f.id IN (%s)"""


class FactReader(IndexReader):
    def record_ids(self, query: Query, sections: Sequence[str]) -> Sequence[int]:
        where, parameters = self.among(query)
        places = [SECTIONS[name] for name in sections]
        sql = f"SELECT id FROM fact WHERE section IN ({placeholders(places)}){where} ORDER BY id"
        return array("q", (row[0] for row in self.connection.execute(sql, (*places, *parameters))))

    def by_date(self, query: Query) -> DatedIds:
        where, parameters = self.among(query)
        sql = f"SELECT id, date FROM record WHERE {IS_DATED}{where} ORDER BY {BY_DATE}, id"
        ids, dates, same = array("q"), list[str](), dict[str, str]()
        for id, date in self.connection.execute(sql, parameters):
            ids.append(id)
            dates.append(same.setdefault(date, date))  # a million records have few dates
        return DatedIds(ids, dates)

    def among(self, query: Query) -> tuple[str, tuple[object, ...]]:
        """A condition on the ids of records."""
        if query.root is None:
            return "", ()
        sql, parameters = select(self.compiler().plan(query.root))
        return f" AND id IN ({sql})", parameters

    def facts(self, ids: Sequence[int]) -> Mapping[int, Fact]:
        rows = (
            row for some in batches(ids, BATCH) for row in self.connection.execute(FACTS % placeholders(some), some)
        )
        return {
            id: fact(Hit(name, SECTION_NAMES[section], item), date, published, FactRow(*rest))
            for id, name, section, item, date, published, *rest in rows
        }

    def count_by(self, query: Query, sections: Sequence[str], part: str) -> Counter[tuple[str, str]]:
        where, parameters = self.among(query)
        places = [SECTIONS[name] for name in sections]
        column = {"countries": "countries", "roles": "roles"}[part]
        sql = f"SELECT section, {column} FROM fact WHERE section IN ({placeholders(places)}){where}"
        counted = Counter(self.connection.execute(sql, (*places, *parameters)))
        return Counter({(SECTION_NAMES[section], text): count for (section, text), count in counted.items() if text})

    def with_caveats(self, query: Query) -> Sequence[tuple[int, int]]:
        where, parameters = self.among(query)
        sql = f"SELECT id, doubts FROM fact WHERE doubts > 0{where} ORDER BY id"
        return self.connection.execute(sql, parameters).fetchall()

    def record_id(self, reference: str) -> int | None:
        name, _, item = reference.partition("#")
        sql = """SELECT r.id FROM briefing AS b JOIN record AS r ON r.id BETWEEN b.first AND b.last
            WHERE b.name = ? AND r.item = ?"""
        row = self.connection.execute(sql, (name, item)).fetchone()
        return int(row[0]) if row else None
