"""Making a view of the library: at once where it is quick, else by a worker with a connection of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

from briefing.errors import BriefingError
from briefing.export.handover import handover_table
from briefing.repository.record_query import RecordQuery, always
from briefing.repository.repository import BriefingRepository
from briefing.search.fields import FACETS
from briefing.search.index import FACETED
from briefing.search.query.query import Query
from briefing.table import Table
from briefing.userdata.annotations import UserData
from briefing.userdata.resolved import resolve_annotations
from briefing.views.changes import changes_of
from briefing.views.comparison_text import series_headings
from briefing.views.layout import Line
from briefing.views.measure_list import MEASURES, by_title
from briefing.views.registry import COMPARE, VIEWS, make_view
from briefing.views.result_rows import facet_rows
from briefing.views.table_options import arranged

CHANGES = "changes"
MARKS = "marks"
FACET_VIEW = "facets"
VIEW_NAMES = (*VIEWS, CHANGES, MARKS, FACET_VIEW)
BRIEFING_VIEWS = (CHANGES, MARKS)
"""Views whose rows may stand for whole briefings."""
UNNARROWED = (COMPARE, MARKS)
"""Views that show all there is, whatever is searched for."""
QUICK = {"timeline": 20_000, "countries": 20_000, "questions": 20_000, "actors": 5000, COMPARE: 150, CHANGES: 150}
MARK_COLUMNS = ("caption", "note", "section", "at", "state", "flagged", "mark")
NO_MARKS = "nothing is flagged, noted or marked yet: flag, note and mark do that"
QUICK_RECORDS = 1000
"""Records of which a view is made before the next key, where it is not in QUICK."""
MOST_COUNTED = 20_000
"""Records that are counted before a view is made; of more it is said that they are more."""


class ViewRequest(NamedTuple):
    """A view, and what it is of."""

    view: str
    measure: str
    query: Query
    since: datetime
    """For the view of changes; with its zone."""
    generation: int
    """Of the index."""
    revision: int = 0
    """Of the reader's own data, for the view of marks."""

    @property
    def is_choice(self) -> bool:
        """Are the measures listed, for one to be compared?"""
        return self.view == COMPARE and not self.measure

    @property
    def name(self) -> str:
        """The view in words: `Timeline`, `Compare coca-cultivation-area`."""
        return f"{self.view.capitalize()} {self.measure if self.view == COMPARE else ''}".strip()

    def subject(self) -> str:
        """What the view is of, in words: `the whole library`, `“coca” since 2026-01-02 06:00`."""
        if self.is_choice:
            return "choose a measure"
        subject = self.query.in_words() if self.query.root else "the whole library"
        if self.view != CHANGES:
            return subject
        return (
            f"{subject} since {self.since:%Y-%m-%d %H:%M}"
            if self.since.year > 1970
            else f"{subject} from the beginning"
        )


class MadeView(NamedTuple):
    """The table of a view that was requested."""

    request: ViewRequest
    table: Table
    empty_text: str
    """What an empty table says."""
    headings: Mapping[int, Line] = {}
    """What stands above the rows of these numbers: of a comparison its series."""
    title: str = ""
    """Of the measure that is compared, as `measures.toml` has it; empty without one."""


def marks_table(repository: BriefingRepository, userdata: UserData) -> Table:
    """What the reader has flagged, noted and marked in all briefings, as `briefing marks` has it."""
    return arranged(handover_table(resolve_annotations(repository, userdata)), MARK_COLUMNS)


def make(
    request: ViewRequest,
    repository: BriefingRepository,
    userdata: UserData,
    reader: BriefingRepository | None = None,
    is_wanted: Callable[[], bool] = always,
) -> MadeView:
    """Make the view; of fewer records where it is no longer wanted.

    `reader`: through whom its rows are read afterwards, where `repository` is a worker's own.
    """
    try:
        if request.view == CHANGES:
            table = changes_of(repository, userdata, request.since, request.query)
            return MadeView(request, table, "nothing new, nothing corrected")
        if request.view == FACET_VIEW:
            facets = repository.index.facets(request.query, FACETS, FACETED)
            return MadeView(request, facet_rows(facets), "nothing here")
        if request.view == MARKS:
            return MadeView(request, marks_table(repository, userdata), NO_MARKS)
        records = RecordQuery(repository, request.query, is_wanted)
        table = make_view("measures" if request.is_choice else request.view, records, request.measure)
        table = by_title(table) if table.columns == MEASURES else table
        title = records.measure_titles().get(request.measure, "") if request.measure else ""
        records.rebind(reader or repository)  # a worker's connection is closed before the rows are read
        return MadeView(request, table, "nothing here", series_headings(table), title)
    except BriefingError as error:
        return MadeView(request, Table(request.view.capitalize(), (), ()), str(error))


def records_to_read(request: ViewRequest, repository: BriefingRepository) -> int:
    """How many records the view is made of, counted up to one more than MOST_COUNTED; for changes briefings."""
    briefings, records = repository.index.size()
    if request.view == CHANGES:
        return briefings
    if request.view == MARKS:
        return 0
    return repository.index.count(request.query, MOST_COUNTED + 1) if request.query.root else records


def is_quick(view: str, count: int) -> bool:
    """Can it be made before the next key?"""
    return count <= QUICK.get(view, QUICK_RECORDS)


def progress_text(query: Query, count: int) -> str:
    """What an empty table says while the view is made."""
    more = f"more than {MOST_COUNTED:,}" if query.root and count > MOST_COUNTED else f"{count:,}"
    return f"looking through {more} records …"
