"""The views of the whole library, by name: what the screens show of them, the command line prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefing.model import Briefing, Item
from briefing.table import Table
from briefing.views.compare import compare, measures
from briefing.views.compared import compare_lines
from briefing.views.layout import Line
from briefing.views.overview import actors, agreements, countries, questions, speakers
from briefing.views.timeline import timeline, timeline_lines

Records = list[tuple[Briefing, Item]]

VIEWS: dict[str, Callable[[Records], Table]] = {
    "timeline": timeline, "compare": compare, "measures": measures, "countries": countries, "speakers": speakers,
    "actors": actors, "agreements": agreements, "questions": questions,
}  # fmt: skip

LAID_OUT: dict[str, Callable[[Table, int], Iterable[Line]]] = {"timeline": timeline_lines, "compare": compare_lines}
"""Views that are printed otherwise than as a table."""
