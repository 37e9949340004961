"""Records of the SQLite index by what they name: countries, speakers, actors, measures."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator

from briefing.model import SECTIONS as RECORD_SECTIONS
from briefing.search.fact_rows import Fact, Group
from briefing.search.facts import read_roles
from briefing.search.groups import group_actors, group_countries, group_facts
from briefing.search.index import ACTORS, COUNTRIES, SPEAKERS, Watch
from briefing.search.query.query import Query
from briefing.search.sqlite.database import batches
from briefing.search.sqlite.lists import ListReader
from briefing.search.sqlite.planner import Planner
from briefing.search.sqlite.row_sums import section_name, without_sum
from briefing.search.sqlite.schema import SECTIONS


class GroupReader:
    """Group records."""

    def __init__(self, connection: sqlite3.Connection, planner: Planner, lists: ListReader) -> None:
        self.connection, self.planner, self.lists = connection, planner, lists

    def group(self, query: Query, by: str, most: int | None, watch: Watch) -> list[Group]:
        """As `Index.group`. Raises QueryTimeout, QueryCancelled between two batches."""
        if by == COUNTRIES:
            return group_countries(self.combinations(query, "countries", tuple(RECORD_SECTIONS)), most)
        if by == ACTORS:
            rows = self.combinations(query, "roles", ("operations", "statistics", "agreements"))
            return group_actors(((read_roles(roles), count) for _, roles, count in rows), most)
        return group_facts(self.facts(query, "quotes" if by == SPEAKERS else "statistics", watch), by, most)

    def combinations(self, query: Query, column: str, sections: tuple[str, ...]) -> list[tuple[str, str, int]]:
        """Section, what stands in the column, and how many records have just that; empty ones left out."""
        among, parameters = self.planner.among(query)
        places = ",".join(str(SECTIONS[name]) for name in sections)
        # counted here: SQLite would sort the rows to group them
        rows = self.connection.execute(
            f"SELECT section, {column} FROM fact WHERE section IN ({places}){among}", parameters
        )
        counted = Counter(rows)
        return [(section_name(section), without_sum(text), count) for (section, text), count in counted.items() if text]

    def facts(self, query: Query, section: str, watch: Watch) -> Iterator[Fact]:
        """The newest briefing first and in reading order."""
        among, parameters = self.planner.among(query)
        sql = f"SELECT id FROM fact WHERE section = {SECTIONS[section]}{among} ORDER BY id"
        ids = [id for (id,) in self.connection.execute(sql, parameters)]
        for batch in batches(ids):
            watch.check()
            facts = self.lists.facts(batch)
            yield from (facts[id] for id in batch if id in facts)
