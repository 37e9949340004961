"""The rows of a view on screen, of what a query finds; no widget."""

from __future__ import annotations

from collections.abc import Callable

from briefing.errors import BriefingError
from briefing.repository.record_query import RecordQuery, always
from briefing.repository.repository import BriefingRepository
from briefing.search.query.query import Query
from briefing.table import Table
from briefing.tui.desk import Desk
from briefing.views.changes import changes_of
from briefing.views.registry import COMPARE, VIEWS, make_view

QUICK = {"timeline": 20_000, "countries": 20_000, "questions": 20_000, "actors": 5000, "compare": 150, "changes": 150}
AT_ONCE = 1000
"""Records of which a view is made before the next key, where it is not in `QUICK`; of more it is made beside.

What is compared is read from its files.
"""
COUNTED = 20_000
"""Records that are counted before anything is looked at; of more it is said that they are more."""
NAMES = (*VIEWS, "changes")


def how_many(desk: Desk, query: Query, view: str) -> int:
    """Records, or for the news briefings; counted up to one more than `COUNTED`."""
    if view == "changes":
        return desk.briefing_count
    return (
        desk.catalogue.query_with_recovery(lambda index: index.count(query, COUNTED + 1)) if query.root else desk.total
    )


def is_quick(view: str, count: int) -> bool:
    return count <= QUICK.get(view, AT_ONCE)


def looking(query: Query, count: int) -> str:
    """What an empty pane says meanwhile."""
    more = f"more than {COUNTED:,}" if query.root and count > COUNTED else f"{count:,}"
    return f"looking through {more} records …"


def looked_at(
    catalogue: BriefingRepository,
    desk: Desk,
    query: Query,
    view: str,
    measure: str,
    is_wanted: Callable[[], bool] = always,
) -> tuple[Table, str]:
    """The rows of the view, and what it says where there are none; of fewer records where it is no longer wanted."""
    nothing = Table(view.capitalize(), (), ())
    try:
        if view == "changes":
            return changes_of(catalogue, desk.state, desk.since, query), "nothing new, nothing corrected"
        if view == COMPARE and not measure:
            return nothing, "choose a measure: enter on one of the measures, or :compare MEASURE"
        records = RecordQuery(catalogue, query, is_wanted)
        table = make_view(view, records, measure)
        records.rebind(desk.catalogue)  # that of another thread is closed before the rows are read
        return table, "nothing here"
    except BriefingError as error:
        return nothing, str(error)
