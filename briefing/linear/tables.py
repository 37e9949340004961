"""What is listed at a place: the library, a summary, a section, results, a view; each a table."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from briefing.errors import NotFound, QueryError, UsageError, did_you_mean
from briefing.linear.library import library_table
from briefing.linear.places import BRIEFINGS, RESULTS, SUMMARY, Place
from briefing.model import KINDS, SECTIONS, Briefing, Item, Measure
from briefing.repository.record_query import RecordQuery
from briefing.repository.repository import BriefingRepository
from briefing.safe import safe
from briefing.search.query.query import Query
from briefing.table import Column, Row, Table
from briefing.userdata.annotations import UserData
from briefing.userdata.saved_searches import expand_saved
from briefing.userdata.since import BEGINNING
from briefing.views.changes import changes_of
from briefing.views.lazy_rows import PagedRows
from briefing.views.registry import make_view
from briefing.views.results import results_table
from briefing.views.table_options import MOST_SORTED, arranged

MOST_RESULTS = 1000
IN_RESULTS = ("name", "section", "date", "excerpt")
HOLDS = (Column("section", "Section", True), Column("records", "Records"))


class Tables:
    def __init__(self, catalogue: BriefingRepository, state: UserData) -> None:
        self.catalogue, self.state = catalogue, state
        self.since = BEGINNING
        """What came in before this is no news."""
        self.only_matching = False
        self.columns: dict[str, tuple[str, ...]] = {}
        """By pane, those that were chosen."""
        self.sorts: dict[str, str] = {}
        """By pane, a column, behind a minus where the greatest comes first."""
        self.made: tuple[object, Table | None] = ((), None)
        """The results or the view that was made last, and of what."""
        self.order = ""
        """Of the results that were made last."""

    def query(self, place: Place) -> Query:
        """What is searched for there. Raises QueryError and UsageError with the reader's own columns."""
        try:
            return Query.parse(expand_saved(place.asked))
        except QueryError as error:
            raise UsageError(f"column {error.column}: {error.message}") from None

    def briefing(self, id: str) -> Briefing:
        found = self.catalogue.briefing(id)
        if found is None:
            raise NotFound(safe(id) or "none is open")
        return found

    def table(self, place: Place) -> Table:
        """Everything of a place, as its reader has arranged it. Raises BriefingError."""
        table = self.as_it_comes(place)
        columns, sort = self.columns.get(place.pane, ()), self.sorts.get(place.pane, "")
        return arranged(table, columns, sort, MOST_SORTED) if columns or sort else table

    def as_it_comes(self, place: Place) -> Table:
        if place.pane == BRIEFINGS:
            return library_table(self.catalogue)
        if place.pane == SUMMARY:
            return held(self.briefing(place.opened))
        if place.pane in SECTIONS:
            return self.section(place)
        made_of = (
            place.pane,
            place.asked,
            place.measure,
            self.catalogue.query_with_recovery(lambda index: index.generation()),
        )
        if self.made[0] != made_of or self.made[1] is None:
            self.made = (made_of, self.results(place) if place.pane == RESULTS else self.view(place))
        return self.made[1] or Table("", (), ())

    def section(self, place: Place) -> Table:
        briefing = self.briefing(place.opened)
        matching = self.matching(place) if self.is_narrowed(place) else None
        records = [one for one in briefing.section(SECTIONS[place.pane]) if matching is None or one.id in matching]
        return Table.of(SECTIONS[place.pane], ((briefing, record) for record in records))

    def is_narrowed(self, place: Place) -> bool:
        return self.only_matching and bool(place.asked)

    def matching(self, place: Place) -> tuple[str, ...]:
        """Ids of the records of the open briefing that match, in reading order; an empty one is its head."""
        query = self.query(place)
        if query.root is None or not place.opened:
            return ()
        return tuple(
            hit.id for hit in self.catalogue.query_with_recovery(lambda index: index.matching(query, place.opened))
        )

    def results(self, place: Place) -> Table:
        query = self.query(place)
        found = self.catalogue.query_with_recovery(lambda index: index.search(query, MOST_RESULTS))
        if not found.found:
            near = self.catalogue.query_with_recovery(lambda index: index.spelling(query))
            raise UsageError(f"nothing matches {query.in_words()}{did_you_mean(near)}")
        total = self.catalogue.query_with_recovery(lambda index: index.count(query))
        left_out = f"; the first {len(found.found):,}" if total > len(found.found) else ""
        self.order = f"{total:,} record{'' if total == 1 else 's'}, {found.order}{left_out}"
        return picked(results_table(found, query.phrases), IN_RESULTS)

    def view(self, place: Place) -> Table:
        query = self.query(place)
        if place.view == "changes":
            return changes_of(self.catalogue, self.state, self.since, query)
        return make_view(place.view, RecordQuery(self.catalogue, query), place.measure)

    def index(self, place: Place, rows: Sequence[Row]) -> int:
        """Where the current row stands now; -1 before the first."""
        if 0 <= place.row < len(rows) and rows[place.row].reference == place.at:
            return place.row
        if isinstance(rows, PagedRows):
            return rows.row_index(place.at)
        return next((index for index, row in enumerate(rows) if row.reference == place.at), -1)


def held(briefing: Briefing) -> Table:
    """The sections that hold something; each leads to its pane."""
    counts = ((kind.TABLE, len(briefing.section(kind))) for kind in KINDS)
    rows = (Row(name, (name.capitalize(), Decimal(count))) for name, count in counts if count)
    return Table("Summary", HOLDS, tuple(rows))


def picked(table: Table, names: Sequence[str]) -> Table:
    """Some columns of a table, in another order."""
    places = [[column.name for column in table.columns].index(name) for name in names]
    rows = tuple(Row(row.reference, tuple(row.values[place] for place in places)) for row in table.rows)
    return Table(table.title, tuple(table.columns[place] for place in places), rows)


def row_of(briefing: Briefing, record: Item) -> Item:
    """The record whose row shows it: itself, or for a measure its agreement."""
    if isinstance(record, Measure):
        return next(one for one in briefing.agreements if record in one.measures)
    return record
