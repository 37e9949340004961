"""The views of the whole library, by name: what the screens show of them, the command line prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefing.catalogue.records import Records
from briefing.table import Table
from briefing.views.compare import compare, measures
from briefing.views.compared import compare_lines
from briefing.views.layout import Line
from briefing.views.overview import actors, agreements, countries, questions, speakers
from briefing.views.timeline import timeline, timeline_lines

COMPARE = "compare"
MADE: dict[str, Callable[[Records], Table]] = {
    "timeline": timeline, "measures": measures, "countries": countries, "speakers": speakers, "actors": actors,
    "agreements": agreements, "questions": questions,
}  # fmt: skip
VIEWS = ("timeline", COMPARE, *(name for name in MADE if name != "timeline"))

LAID_OUT: dict[str, Callable[[Table, int], Iterable[Line]]] = {"timeline": timeline_lines, COMPARE: compare_lines}
"""Views that are printed otherwise than as a table."""


def view_of(name: str, records: Records, measure: str = "") -> Table:
    """Raises UsageError for a measure that the library does not have."""
    if name == COMPARE:
        return compare(records.figures(measure))
    return records.view(MADE[name])
