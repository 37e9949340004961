"""Where the reader has been: back and forward through what was read, across briefings, searches and views."""

from __future__ import annotations

import json
from typing import NamedTuple

MOST = 200


class View(NamedTuple):
    """A view of the whole library as it was left."""

    name: str
    measure: str
    reference: str
    """Of the row under the cursor."""


class Place(NamedTuple):
    """Where the reader is."""

    opened: str
    pane: str
    zoomed: bool
    cursors: dict[tuple[str, str], str]
    search: str = ""
    typing: bool = False
    """The last word of the search is a beginning."""
    view: View | None = None
    """The view that lay over it."""

    @property
    def where(self) -> tuple[object, ...]:
        """What makes it another place."""
        cursor = self.cursors.get((self.opened, self.pane), "") if self.zoomed else ""
        return self.opened, self.pane, self.zoomed, cursor, self.search, self.view


def written(place: Place) -> str:
    """As text, to be kept: of the cursors only those of the open briefing and of the list."""
    cursors = [[*key, value] for key, value in place.cursors.items() if key[0] in ("", place.opened)]
    return json.dumps([place.opened, place.pane, place.zoomed, cursors, place.search, place.typing])


def read(text: str) -> Place | None:
    """None where it is not what `written` gives: somebody else may have written it."""
    try:
        opened, pane, zoomed, cursors, search, typing = json.loads(text)
        own = {(one, two): value for one, two, value in cursors}
        place = Place(opened, pane, zoomed is True, own, search, typing is True)
    except (ValueError, TypeError):
        return None
    keys = (part for key in place.cursors for part in key)
    texts = (place.opened, place.pane, place.search, *place.cursors.values(), *keys)
    return place if all(isinstance(one, str) for one in texts) else None


class Trail:
    def __init__(self) -> None:
        self.past: list[Place] = []
        self.future: list[Place] = []

    def leave(self, place: Place) -> None:
        """From here to somewhere else."""
        if not self.past or self.past[-1].where != place.where:
            self.past = [*self.past, place][-MOST:]
        self.future = []

    def back(self, now: Place) -> Place | None:
        while self.past:
            found = self.past.pop()
            if found.where != now.where:
                self.future.append(now)
                return found
        return None

    def forth(self, now: Place) -> Place | None:
        if not self.future:
            return None
        self.past.append(now)
        return self.future.pop()
