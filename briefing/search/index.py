"""What an index must offer, whatever engine holds it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from briefing.model import Briefing
from briefing.search.query import Query


class Hit(NamedTuple):
    """A record that matches; names are stable, so a hit outlives the library it was found in."""

    briefing: str
    section: str
    id: str

    @property
    def reference(self) -> str:
        return f"{self.briefing}#{self.id}"


class Index(Protocol):
    """Briefings by what their records say."""

    def apply(self, changed: Iterable[Briefing], removed: Iterable[str] = ()) -> None:
        """Take in briefings, new or again, and forget others by id; all or nothing."""
        ...

    def known(self) -> frozenset[str]:
        """Ids of the briefings it holds."""
        ...

    def search(self, query: Query, limit: int | None = None) -> list[Hit]:
        """Matching records, newest briefing first and in reading order; every record where the query is empty."""
        ...

    def briefings(self, query: Query) -> list[str]:
        """Ids of briefings in which every word is found somewhere, the head included; newest first."""
        ...

    def count(self, query: Query) -> int:
        """How many records match."""
        ...

    def close(self) -> None: ...
