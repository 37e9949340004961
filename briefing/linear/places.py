"""Where the reader is, and the ways back."""

from __future__ import annotations

from typing import NamedTuple

from briefing.model import SECTIONS
from briefing.views.registry import VIEWS

BRIEFINGS, SUMMARY, RESULTS = "briefings", "summary", "results"
PANES = (BRIEFINGS, SUMMARY, *SECTIONS)
LONGEST = 200
"""Places that are remembered."""


class Place(NamedTuple):
    pane: str = BRIEFINGS
    """One of PANES, RESULTS, or the name of a view behind a plus: `+timeline`."""
    opened: str = ""
    """The id of the briefing; empty outside of one."""
    at: str = ""
    """The reference of the current row; empty before the first."""
    row: int = -1
    """Where that row stood when it was read: a view may have several of one record."""
    is_read: bool = False
    """The record in full, and not the list it stands in."""
    asked: str = ""
    """The search that is on, as it was typed."""
    measure: str = ""
    """What is compared."""

    @property
    def view(self) -> str:
        """The name of the view; empty outside of the views, which some sections share their names with."""
        return self.pane[1:] if self.pane.startswith("+") else ""

    @property
    def is_in_briefing(self) -> bool:
        return self.pane == SUMMARY or self.pane in SECTIONS

    def on(self, view: str) -> Place:
        """A view of what is searched for here."""
        return Place(f"+{view}", asked=self.asked, measure=self.measure)


class Way:
    """The places that were left, and those that were come back from."""

    def __init__(self) -> None:
        self.past: list[Place] = []
        self.future: list[Place] = []

    def leave(self, place: Place) -> None:
        """For another place, by another way than back."""
        if not self.past or self.past[-1] != place:
            self.past = [*self.past[1 - LONGEST :], place]
        self.future.clear()

    def before(self, here: Place) -> Place:
        """The place before; `here` where there is none."""
        return step(self.past, self.future, here)

    def forth(self, here: Place) -> Place:
        return step(self.future, self.past, here)


def step(source: list[Place], target: list[Place], here: Place) -> Place:
    while source:
        found = source.pop()
        if found != here:
            target.append(here)
            return found
    return here


VIEW_NAMES = (*VIEWS, "changes")
