"""The views of the whole library, by name: what the screens show of them, the command line prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefing.repository.record_query import RecordQuery
from briefing.table import Table
from briefing.views.comparison import compare, measures
from briefing.views.comparison_text import compare_lines
from briefing.views.layout import Line
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


def make_view(name: str, records: RecordQuery, measure: str = "") -> Table:
    """Raises UsageError for a measure that the library does not have."""
    if name == COMPARE:
        return compare(records.figures(measure))
    return records.view(VIEW_MAKERS[name])
