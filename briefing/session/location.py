"""Where the reader is: one frozen value, which both front ends show and the history keeps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from briefing.model import SECTIONS
from briefing.views.registry import COMPARE

BRIEFINGS, SUMMARY, RESULTS = "briefings", "summary", "results"
PANES = (BRIEFINGS, SUMMARY, *SECTIONS)
"""The panes that follow one another; RESULTS stands outside of the row."""
VIEW_PREFIX = "+"
"""Before the name of a view where it stands among panes: some sections share their names with views."""

CursorKey = tuple[str, str]
"""The id of a briefing (empty outside of one) and a pane."""


class Location(NamedTuple):
    """Where the reader is: pane, briefing, record, search and view."""

    pane: str = BRIEFINGS
    """One of PANES, or RESULTS."""
    briefing: str = ""
    """The id of the open briefing; empty for none."""
    is_record_open: bool = False
    """The record has all the room, and not the list it stands in."""
    cursors: Mapping[CursorKey, str] = {}
    """For each list that was visited the reference of its current row."""
    query: str = ""
    """The search that is on, as it was typed."""
    is_typing: bool = False
    """The last word of the query is a prefix."""
    only_matches: bool = False
    """Sections show only records that match the query."""
    view: str = ""
    """The view of the library that lies over the pane; empty for none."""
    measure: str = ""
    """What the view `compare` compares."""
    row: int = -1
    """Index of the current row where one record has several rows; -1 where it was not reported."""
    revision: int = 0
    """Counts changes of what is shown here: files, flags, results, table options."""
    is_whole: bool = False
    """Not one record has all the room but every record of the section, as one page."""
    way: tuple[Location, ...] = ()
    """The steps that led here from the library, each without a way of its own."""

    @property
    def list_key(self) -> CursorKey:
        """The list that is read: of a view, of the library, or of the open briefing."""
        if self.view:
            return "", VIEW_PREFIX + ("measures" if self.view == COMPARE and not self.measure else self.view)
        return ("", self.pane) if self.pane in (BRIEFINGS, RESULTS) else (self.briefing, self.pane)

    @property
    def list_name(self) -> str:
        """The pane or `+view`, under which its table options are kept."""
        return self.list_key[1]

    @property
    def record(self) -> str:
        """The reference of the current row; empty before the first."""
        return self.cursors.get(self.list_key, "")

    @property
    def is_in_briefing(self) -> bool:
        """Is a pane of an open briefing shown, and no view?"""
        return not self.view and self.pane not in (BRIEFINGS, RESULTS)

    @property
    def identity(self) -> tuple[object, ...]:
        """What makes it another location for the history."""
        record = self.record if (self.is_record_open and not self.is_whole) or self.view else ""
        return self.pane, self.briefing, self.is_record_open, self.is_whole, record, self.query, self.view, self.measure

    def with_cursor(self, reference: str, row: int = -1) -> Location:
        """The same location with another current row."""
        return self._replace(cursors={**self.cursors, self.list_key: reference}, row=row)

    def in_pane(self, pane: str) -> Location:
        """Another pane of the same briefing, its record closed."""
        return self._replace(pane=pane, is_record_open=False, is_whole=False, view="", row=-1)

    def without_view(self) -> Location:
        """What lies under the view."""
        return self._replace(view="", measure="", row=-1)


def to_json(location: Location) -> str:
    """Serialise for the next session: of the cursors only those of the open briefing and of the library."""
    cursors = [
        [*key, reference]
        for key, reference in location.cursors.items()
        if key[0] in ("", location.briefing) and not key[1].startswith(VIEW_PREFIX)
    ]
    is_open = location.is_record_open and not location.is_whole
    fields = [location.briefing, location.pane, is_open, cursors, location.query, location.is_typing]
    return json.dumps(fields)


def from_json(text: str) -> Location | None:
    """None where it is not what `to_json` gives: anything may have written it."""
    try:
        briefing, pane, is_open, rows, query, is_typing = json.loads(text)
        cursors = {(first, second): reference for first, second, reference in rows}
    except (ValueError, TypeError):
        return None
    names = (briefing, pane, query, *cursors.values(), *(name for key in cursors for name in key))
    if not all(isinstance(name, str) for name in names):
        return None
    return Location(pane, briefing, is_open is True, cursors, query, is_typing is True)
