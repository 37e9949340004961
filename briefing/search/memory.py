"""An index in memory: folded words of every record, looked through one by one.

Good for libraries of hundreds of briefings; a larger one wants an engine on disk
behind the same protocol.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Self

from briefing.library import Library, newest_first
from briefing.model import KINDS, Briefing, Item, Measure
from briefing.model.dimensions import Dimensions
from briefing.model.values import Link, Mention
from briefing.search.index import Hit
from briefing.search.query import Query
from briefing.table import resolved
from briefing.words import tokens
from briefing.written import readable


class Entry(NamedTuple):
    hit: Hit
    words: str
    """Its folded words, each with a space before it: a word begins where ` word` is found."""


class MemoryIndex:
    def __init__(self) -> None:
        self.entries: dict[str, tuple[tuple[int, str], str, list[Entry]]] = {}
        """By briefing: where it stands among the newest, all its words, and its records."""

    @classmethod
    def of(cls, library: Library) -> Self:
        index = cls()
        index.apply(library.briefings)
        return index

    def apply(self, changed: Iterable[Briefing], removed: Iterable[str] = ()) -> None:
        taken = {briefing.id: (newest_first(briefing), *words_of(briefing)) for briefing in changed}
        kept = {name: entry for name, entry in self.entries.items() if name not in {*removed, *taken}}
        self.entries = dict(sorted((kept | taken).items(), key=lambda pair: pair[1][0]))

    def known(self) -> frozenset[str]:
        return frozenset(self.entries)

    def search(self, query: Query, limit: int | None = None) -> list[Hit]:
        wanted = [f" {word}" for word in query.words]
        every = (entry for _, _, found in self.entries.values() for entry in found)
        hits = (entry.hit for entry in every if all(word in entry.words for word in wanted))
        return [hit for hit, _ in zip(hits, range(limit), strict=False)] if limit is not None else list(hits)

    def briefings(self, query: Query) -> list[str]:
        wanted = [f" {word}" for word in query.words]
        return [name for name, (_, words, _) in self.entries.items() if all(word in words for word in wanted)]

    def count(self, query: Query) -> int:
        return len(self.search(query))

    def close(self) -> None:
        self.entries = {}


def words_of(briefing: Briefing) -> tuple[str, list[Entry]]:
    """All words of a briefing, and its records with theirs."""
    found = list(entries(briefing))
    return head(briefing) + "".join(entry.words for entry in found), found


def entries(briefing: Briefing) -> Iterator[Entry]:
    for kind in KINDS:
        for record in briefing.section(kind):
            yield Entry(Hit(briefing.id, kind.TABLE, record.id), folded(texts(briefing, record)))


HEAD = ("headline", "byline", "date_published", "countries", "subjects", "summary")


def head(briefing: Briefing) -> str:
    """The words of a briefing's own fields: headline, summary, subjects, publisher."""
    own = (getattr(briefing, name) for name in HEAD)
    publisher = briefing.source.publisher if briefing.source else None
    return folded((briefing.id, *(spoken(value) for value in own), publisher or ""))


def folded(found: Iterable[str]) -> str:
    return "".join(f" {token.word}" for text in found for token in tokens(text))


def texts(briefing: Briefing, record: Item) -> Iterator[str]:
    """What is shown of a record is found: every field but its links, names for ids, and its own id."""
    yield record.id
    for name, declared in record.FIELDS.items():
        value = getattr(record, name)
        if declared.type in (Link, Measure) or value in (None, (), "", declared.default):
            continue
        if declared.type is Mention:
            yield spoken(resolved(briefing, record, name))
        yield spoken(value)
    for measure in getattr(record, "measures", ()):
        yield from texts(briefing, measure)


def spoken(value: object) -> str:
    if isinstance(value, Dimensions):
        return " ".join(f"{name} {' '.join(values)} {readable(value, short=True)}" for name, values in value)
    return readable(value) if not isinstance(value, tuple) else " ".join(readable(one) for one in value)
