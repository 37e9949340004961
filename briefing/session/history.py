"""Back and forward through locations, across briefings, searches and views."""

from __future__ import annotations

from briefing.session.location import Location

LONGEST = 200
"""Locations that are remembered."""


class History:
    """The locations behind and ahead of the current one, at most LONGEST behind it."""

    def __init__(self) -> None:
        self.past: list[Location] = []
        self.future: list[Location] = []

    def leave(self, location: Location) -> None:
        """Remember a location that is left for another one by any way but back and forward."""
        if not self.past or self.past[-1].identity != location.identity:
            self.past = [*self.past, location][-LONGEST:]
        self.future = []

    def back(self, current: Location) -> Location | None:
        """The location before; None where there is none."""
        return step(self.past, self.future, current)

    def forward(self, current: Location) -> Location | None:
        """The location that `back` left; None where there is none."""
        return step(self.future, self.past, current)


def step(source: list[Location], target: list[Location], current: Location) -> Location | None:
    """Take the last location of `source` that differs from the current one; None where there is none.

    The current one goes to the end of `target`.
    """
    while source:
        location = source.pop()
        if location.identity != current.identity:
            target.append(current)
            return location
    return None
