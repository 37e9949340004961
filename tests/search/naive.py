"""A second engine: every record looked at, one after the other, by what the parts of a query mean.

Slow and plain; what the real engine finds must be what this one finds.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from hashlib import sha256

from briefing.folding import fold
from briefing.model import SECTIONS, Period
from briefing.model.days import day_as_integer
from briefing.search.fact_rows import Fact, Group, ListedRecord, RecordList
from briefing.search.facts import fact, read_roles
from briefing.search.fields import DATED
from briefing.search.groups import group_actors, group_countries, group_facts
from briefing.search.index import (
    ACTORS,
    BY_DATE,
    BY_DOUBT,
    BY_PARTIES,
    CAP,
    COUNTRIES,
    RESCORED,
    UNLIMITED,
    IdTaken,
    Limits,
)
from briefing.search.indexed import IndexDocument, IndexedFile, RecordDocument
from briefing.search.query.briefing_conditions import split_for_briefings
from briefing.search.query.corrections import replaced, variants
from briefing.search.query.query import Query
from briefing.search.rows import BriefingRow, Count, FileState, Found, Hit, Results, Signature, StoredDocument
from briefing.search.sqlite.schema import term_of
from tests.search.naive_match import holds, is_at_odds

Match = tuple[IndexDocument, RecordDocument]


class NaiveFiles:
    """The files that were applied, by path."""

    def __init__(self) -> None:
        self.files: dict[str, IndexedFile] = {}
        self.changes = 0

    def apply(self, changed: Sequence[IndexedFile], removed: Sequence[str] = ()) -> None:
        files = {path: file for path, file in self.files.items() if path not in removed}
        files |= {file.path: file for file in changed}
        ids = [file.document.row.id for file in files.values() if file.document]
        if len(ids) != len(set(ids)):
            raise IdTaken("an id of two files")
        self.files = files
        self.changes += 1

    def touch(self, signatures: Mapping[str, Signature]) -> None:
        for path, signature in signatures.items():
            self.files[path] = self.files[path]._replace(signature=signature)

    def bulk_load(self, is_first: bool) -> AbstractContextManager[None]:
        del is_first
        return nullcontext()

    def file_states(self, after: str = "", limit: int | None = None) -> dict[str, FileState]:
        files = [self.files[path] for path in sorted(self.files) if path > after][:limit]
        return {file.path: FileState(file.signature, file.claim, file.problems, file.digest) for file in files}

    def unreadable(self) -> dict[str, tuple[str, ...]]:
        return {path: file.problems for path, file in sorted(self.files.items()) if file.problems}

    def broken(self) -> dict[str, BriefingRow]:
        pairs = sorted((path, file.document) for path, file in self.files.items() if file.problems and file.document)
        return {path: document.row for path, document in pairs}

    def generation(self) -> int:
        return id(self) + self.changes

    def close(self) -> None:
        self.files = {}

    def indexed(self) -> list[tuple[IndexedFile, IndexDocument]]:
        """In the order of the index."""
        pairs = [(file, file.document) for file in self.files.values() if file.document is not None]
        return sorted(pairs, key=lambda pair: (-day_as_integer(pair[1].published[0]), pair[1].row.id))

    def document(self, id: str) -> StoredDocument | None:
        for file, document in self.indexed():
            if document.row.id == id and document.content:
                content = zlib.decompress(document.content)
                return StoredDocument(file.path, content, sha256(content).hexdigest())
        return None


class NaiveRecords:
    """Which records match."""

    def __init__(self, files: NaiveFiles) -> None:
        self.files = files

    def matches(self, query: Query) -> list[Match]:
        every = [(briefing, record) for _, briefing in self.files.indexed() for record in briefing.documents]
        series: dict[str, list[RecordDocument]] = {}
        for _, record in every:
            if record.figure:
                series.setdefault(record.series, []).append(record)
        at_odds = {record.hit.reference for same in series.values() for record in same if is_at_odds(record, same)}
        return [pair for pair in every if query.root is None or holds(query.root, pair[0], pair[1], at_odds)]

    def listed(self, query: Query, order: str) -> list[tuple[Match, int]]:
        """The rows of a list of records: what matches, and which part of it the row is."""
        matches = [match for match in self.matches(query) if match[1].fact]
        if order == BY_DATE:
            matches = sorted((match for match in matches if match[1].hit.section in DATED), key=date_order)
        if order == BY_PARTIES:
            matches = sorted((match for match in matches if fact_of(match).agreement), key=parties_order)
        if order == BY_DOUBT:
            return [(match, part) for match in matches for part in range(len(fact_of(match).doubts))]
        return [(match, 0) for match in matches]


class NaiveIndex(NaiveFiles):
    def __init__(self) -> None:
        super().__init__()
        self.records = NaiveRecords(self)

    def search(
        self, query: Query, limit: int = RESCORED, sort: str = "relevance", cap: int = CAP, limits: Limits = UNLIMITED
    ) -> Results:
        limits.watch().check()
        matches = self.records.matches(query)
        rows = [
            Found(one.hit, one.date, briefing.row.published, one.name, one.text, briefing.row.publisher)
            for briefing, one in matches
        ]
        rows = rows[::-1] if sort == "oldest" else rows
        return Results(tuple(rows[:limit]), min(len(rows), cap), len(rows) >= cap, f"{sort} first")

    def matching(self, query: Query, briefing: str) -> list[Hit]:
        return [record.hit for found, record in self.records.matches(query) if found.row.id == briefing]

    def briefings(
        self, query: Query, limit: int | None = None, offset: int = 0, arrived: int = 0, limits: Limits = UNLIMITED
    ) -> list[BriefingRow]:
        limits.watch().check()
        wanted, unwanted = split_for_briefings(query)
        rows = {doc.row.id: doc.row._replace(arrived=file.arrived) for file, doc in self.indexed()}
        ids = {id for id, row in rows.items() if row.arrived >= arrived}
        for part in wanted:
            ids &= {briefing.row.id for briefing, _ in self.records.matches(Query(part))}
        for part in unwanted:
            ids -= {briefing.row.id for briefing, _ in self.records.matches(Query(part))}
        found = [row for id, row in rows.items() if id in ids]
        return found[offset:] if limit is None else found[offset : offset + limit]

    def briefing_row(self, id: str) -> BriefingRow | None:
        return next((row for row in self.briefings(Query()) if row.id == id), None)

    def briefing_position(self, id: str) -> int:
        ids = [row.id for row in self.briefings(Query())]
        return ids.index(id) if id in ids else 0

    def size(self) -> tuple[int, int]:
        return len(self.indexed()), len(self.records.matches(Query()))

    def count(self, query: Query, cap: int | None = None, limits: Limits = UNLIMITED) -> int:
        limits.watch().check()
        found = len(self.records.matches(query))
        return found if cap is None else min(found, cap)

    def facets(
        self, query: Query, fields: Sequence[str], cap: int | None = None, limits: Limits = UNLIMITED
    ) -> Mapping[str, list[Count]]:
        limits.watch().check()
        out: dict[str, list[Count]] = {}
        for field in fields:
            counted = Counter(
                (value.label, term_of(value))
                for _, record in self.records.matches(query)[:cap]
                for value in record.values
                if value.field == field and value.label
            )
            every = [Count(label, term, count) for (label, term), count in counted.items()]
            out[field] = sorted(every, key=lambda count: (-count.records, count.label))
        return out

    def values(self, field: str, beginning: str, limit: int) -> list[str]:
        counts = self.facets(Query(), (field,))[field]
        return [one.term for one in counts if any(word.startswith(beginning) for word in fold(one.label).split())][
            :limit
        ]

    def spelling(self, query: Query) -> list[str]:
        every = self.records.matches(Query())
        known = {word for _, record in every for words in record.words for word in words.split()}
        missing = [word for phrase in query.phrases for word in phrase.words if word not in known]
        return [
            str(replaced(query.root, word, near))
            for word in missing
            for near in sorted(variants(word) & known)
            if query.root
        ]

    def list_records(self, query: Query, order: str, limits: Limits = UNLIMITED) -> RecordList:
        limits.watch().check()
        hits = [(match[1].hit, part) for match, part in self.records.listed(query, order)]
        return RecordList(query, order, len(hits), hits)

    def window(self, records: RecordList, start: int, stop: int) -> list[ListedRecord | None]:
        facts = {match[1].hit: fact_of(match) for match in self.records.matches(Query()) if match[1].fact}
        hits: list[tuple[Hit, int]] = records.token  # type: ignore[assignment]
        return [ListedRecord(facts[hit], part) if hit in facts else None for hit, part in hits[start:stop]]

    def facts(self, hits: Sequence[Hit], limits: Limits = UNLIMITED) -> dict[str, Fact]:
        limits.watch().check()
        facts = {match[1].hit: fact_of(match) for match in self.records.matches(Query()) if match[1].fact}
        return {hit.reference: facts[hit] for hit in hits if hit in facts}

    def position(self, records: RecordList, reference: str) -> int:
        hits: list[tuple[Hit, int]] = records.token  # type: ignore[assignment]
        references = [hit.reference for hit, _ in hits]
        return references.index(reference) if reference in references else -1

    def date_counts(self, query: Query, limits: Limits = UNLIMITED) -> dict[str, int]:
        limits.watch().check()
        return dict(Counter(match[1].date for match, _ in self.records.listed(query, BY_DATE)))

    def group(self, query: Query, by: str, most: int | None = None, limits: Limits = UNLIMITED) -> list[Group]:
        limits.watch().check()
        facts = [(one.hit.section, one.fact) for _, one in self.records.matches(query) if one.fact]
        if by == COUNTRIES:
            return group_countries([(name, one.countries, 1) for name, one in facts if name in SECTIONS], most)
        if by == ACTORS:
            acting = ("operations", "statistics", "agreements")
            return group_actors([(read_roles(one.roles), 1) for name, one in facts if name in acting], most)
        return group_facts(self.every_fact(query), by, most)

    def every_fact(self, query: Query) -> Iterator[Fact]:
        return (fact_of(match) for match in self.records.matches(query) if match[1].fact)


def fact_of(match: Match) -> Fact:
    briefing, record = match
    assert record.fact is not None
    return fact(record.hit, record.date, briefing.row.published, record.fact)


def date_order(match: Match) -> tuple[object, ...]:
    date = match[1].date
    return (not date, (*Period.parse(date).sort_key, date) if date else ())


def parties_order(match: Match) -> tuple[object, ...]:
    own = fact_of(match)
    assert own.agreement is not None
    return (own.agreement.parties, str(own.agreement.status), own.date is None, own.date.sort_key if own.date else ())
