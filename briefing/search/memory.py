"""An index in memory: folded words of every record, looked through one by one.

Good for libraries of hundreds of briefings; a larger one wants an engine on disk
behind the same protocol.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Self

from briefing.library import Library, newest_first
from briefing.model import KINDS, Briefing, Item, Measure
from briefing.model.values import Dimensions, Mention
from briefing.search.index import Hit
from briefing.search.query import Query
from briefing.table import readable, resolved
from briefing.words import tokens


class Entry(NamedTuple):
    hit: Hit
    words: str
    """Its folded words, each with a space before it: a word begins where ` word` is found."""


class MemoryIndex:
    def __init__(self) -> None:
        self.entries: dict[str, tuple[tuple[int, str], list[Entry]]] = {}
        """By briefing: where it stands among the newest, and its records."""

    @classmethod
    def of(cls, library: Library) -> Self:
        index = cls()
        index.apply(library.briefings)
        return index

    def apply(self, changed: Iterable[Briefing], removed: Iterable[str] = ()) -> None:
        taken = {briefing.id: (newest_first(briefing), list(entries(briefing))) for briefing in changed}
        kept = {name: entry for name, entry in self.entries.items() if name not in {*removed, *taken}}
        self.entries = dict(sorted((kept | taken).items(), key=lambda pair: pair[1][0]))

    def known(self) -> frozenset[str]:
        return frozenset(self.entries)

    def search(self, query: Query, limit: int | None = None) -> list[Hit]:
        wanted = [f" {word}" for word in query.words]
        every = (entry for _, found in self.entries.values() for entry in found)
        hits = (entry.hit for entry in every if all(word in entry.words for word in wanted))
        return [hit for hit, _ in zip(hits, range(limit), strict=False)] if limit is not None else list(hits)

    def count(self, query: Query) -> int:
        return len(self.search(query))

    def close(self) -> None:
        self.entries = {}


def entries(briefing: Briefing) -> Iterator[Entry]:
    for kind in KINDS:
        for record in briefing.section(kind):
            words = "".join(f" {token.word}" for text in texts(briefing, record) for token in tokens(text))
            yield Entry(Hit(briefing.id, kind.TABLE, record.id), words)


def texts(briefing: Briefing, record: Item) -> Iterator[str]:
    """What is searched of a record: the fields declared for it, names of what it mentions, figures, its id."""
    yield record.id
    for name, declared in record.FIELDS.items():
        value = getattr(record, name)
        if declared.search and value not in (None, ()):
            both = value if declared.type is not Mention else (resolved(briefing, record, name), value)
            yield from (spoken(one) for one in both) if declared.type is Mention else (spoken(value),)
    if quantity := getattr(record, "quantity", None):
        yield readable(quantity)
    for country in (*getattr(record, "countries", ()), *getattr(record, "area", ())):
        yield readable(country)
    for measure in getattr(record, "measures", ()):
        yield from texts(briefing, measure) if isinstance(measure, Measure) else ()


def spoken(value: object) -> str:
    if isinstance(value, Dimensions):
        return " ".join(f"{name} {' '.join(values)} {readable(value, short=True)}" for name, values in value)
    return readable(value) if not isinstance(value, tuple) else " ".join(readable(one) for one in value)
