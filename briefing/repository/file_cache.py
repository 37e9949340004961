"""Files that were read a moment ago: briefings and versions, as long as their signatures are the same."""

from __future__ import annotations

import os
from collections.abc import Callable

from briefing.load import load
from briefing.model import Briefing
from briefing.model.measures import ListedUnit
from briefing.repository.parsing import content_of, signature
from briefing.search.documents import version_of

CACHE_SIZE = 32
"""Briefings kept after they were opened."""


class FileCache:
    """By path: what was read, and the signature under which it was read."""

    def __init__(self) -> None:
        self.briefings: dict[str, tuple[str, Briefing]] = {}
        self.versions: dict[str, tuple[str, str]] = {}

    def briefing(
        self, path: str, id: str, units: tuple[ListedUnit, ...], last_good: Callable[[str], Briefing | None]
    ) -> Briefing | None:
        """The briefing of a file as it is now; where that has another id, or none, its last good version.

        `units`: those of its `measures.toml`. None where the file has gone, or no version of it is known.
        """
        signed = signature(path, units)
        kept = self.briefings.pop(path, None)
        if kept is None or kept[0] != signed or kept[1].id != id:
            briefing = load(path, units=units).briefing if signed else None
            if briefing is None or briefing.id != id:
                briefing = last_good(id) if os.path.lexists(path) else None
            if briefing is None:
                return None
            kept = (signed, briefing)
        self.briefings[path] = kept
        while len(self.briefings) > CACHE_SIZE:
            self.briefings.pop(next(iter(self.briefings)))
        return kept[1]

    def version(self, path: str) -> str:
        """The version of a file's bytes as they are now (`version_of`); empty where it cannot be read."""
        signed = signature(path)
        kept = self.versions.get(path)
        if kept is None or kept[0] != signed or not signed:
            kept = self.versions[path] = (signed, version_of(content_of(path)))
        return kept[1]
