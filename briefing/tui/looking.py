"""The rows of a view on screen, of what a query finds; no widget."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from briefing.catalogue.catalogue import Catalogue
from briefing.catalogue.records import of_measure, records_of
from briefing.errors import BriefingError
from briefing.search.query import Query
from briefing.table import Table
from briefing.tui.desk import Desk
from briefing.views.changes import changes_of
from briefing.views.library import VIEWS

AT_ONCE = 150
"""Records of which a view is made before the next key; of more it is made beside."""
MOST = 20_000
"""Records that a view is made of on screen; more are for a search to narrow, or for the command line."""
NAMES = (*VIEWS, "changes")


def how_many(desk: Desk, query: Query, view: str) -> int:
    """Records, or for the news briefings, counted up to one more than `MOST`."""
    if view == "changes":
        return min(desk.briefing_count, MOST)
    return desk.catalogue.ask(lambda index: index.count(query, MOST + 1))


def always() -> bool:
    return True


def looked_at(
    catalogue: Catalogue, desk: Desk, query: Query, view: str, measure: str, is_wanted: Callable[[], bool] = always
) -> tuple[Table, str]:
    """The rows of the view, and what it says where there are none; of fewer records where it is no longer wanted."""
    nothing = Table(view.capitalize(), (), ())
    try:
        if view == "changes":
            return changes_of(catalogue, desk.state, desk.since, query), "nothing new, nothing corrected"
        if view != "compare":
            return VIEWS[view](list(takewhile(lambda _: is_wanted(), records_of(catalogue, query)))), "nothing here"
        if not measure:
            return nothing, "choose a measure: enter on one of the measures, or :compare MEASURE"
        return VIEWS[view](of_measure(catalogue, query, measure)), "no such figure"
    except BriefingError as error:
        return nothing, str(error)
