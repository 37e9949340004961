"""The views of the whole library, by name: what the screens show of them, the command line prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefing.repository.record_query import RecordQuery
from briefing.search.index import QueryCancelled
from briefing.table import Table
from briefing.views.comparison import compare
from briefing.views.comparison_text import compare_lines
from briefing.views.layout import Line
from briefing.views.measure_list import measures
from briefing.views.summaries import actors, agreements, countries, questions, speakers
from briefing.views.timeline import timeline, timeline_lines

COMPARE = "compare"
VIEW_MAKERS: dict[str, Callable[[RecordQuery], Table]] = {
    "timeline": timeline, "measures": measures, "countries": countries, "speakers": speakers, "actors": actors,
    "agreements": agreements, "questions": questions,
}  # fmt: skip
VIEWS = ("timeline", COMPARE, *(name for name in VIEW_MAKERS if name != "timeline"))

LAID_OUT: dict[str, Callable[[Table, int], Iterable[Line]]] = {"timeline": timeline_lines, COMPARE: compare_lines}
"""Views that are printed otherwise than as a table."""


def make_view(name: str, query: RecordQuery, measure: str = "") -> Table:
    """Make a view; an empty table where it is no longer wanted.

    Raises UsageError for a measure that the library does not have.
    """
    try:
        return compare(query.figures(measure)) if name == COMPARE else VIEW_MAKERS[name](query)
    except QueryCancelled:
        return Table(name.capitalize(), (), ())
