"""A second engine: every record looked at, one after the other, by what the parts of a query mean.

Slow and plain; what the real engine finds must be what this one finds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from briefing.model import Period
from briefing.search.documents import day
from briefing.search.facts import fact
from briefing.search.fields import DATED, FIELDS
from briefing.search.index import CAP, RESCORED
from briefing.search.query.briefing_conditions import split_for_briefings
from briefing.search.query.corrections import replaced, variants
from briefing.search.query.nodes import And, DateTerm, FieldTerm, Not, Or, Part, TextTerm, ValueTerm
from briefing.search.query.query import Query
from briefing.search.rows import (
    BriefingRow,
    Count,
    DatedIds,
    Fact,
    FileState,
    Found,
    Hit,
    IndexDocument,
    IndexedFile,
    RecordDocument,
    Results,
)
from briefing.search.sqlite.schema import term_of
from briefing.tokenizer import fold


class NaiveIndex:
    def __init__(self) -> None:
        self.files: dict[str, IndexedFile] = {}
        self.changes = 0

    def apply(self, changed: Sequence[IndexedFile], removed: Sequence[str] = ()) -> None:
        for path in (*removed, *(one.path for one in changed)):
            self.files.pop(path, None)
        self.files |= {one.path: one for one in changed}
        self.changes += 1

    def file_states(self) -> dict[str, FileState]:
        return {one.path: FileState(one.signature, one.claim, one.problems) for one in self.files.values()}

    def broken(self) -> dict[str, tuple[str, ...]]:
        return {path: one.problems for path, one in sorted(self.files.items()) if one.problems}

    def generation(self) -> int:
        return self.changes

    def close(self) -> None:
        self.files = {}

    def whole(self) -> list[IndexDocument]:
        found = [one.document for one in self.files.values() if one.document is not None]
        return sorted(found, key=lambda one: one.published[0], reverse=True)

    def matches(self, query: Query) -> list[tuple[IndexDocument, RecordDocument]]:
        every = [(briefing, one) for briefing in self.whole() for one in briefing.documents]
        values: dict[str, set[object]] = {}
        for _, one in every:
            values.setdefault(one.series, set()).add(one.bounds)
        at_odds = {series for series, bounds in values.items() if series and len(bounds) > 1}
        return [pair for pair in every if query.root is None or holds(query.root, pair[0], pair[1], at_odds)]

    def search(self, query: Query, limit: int = RESCORED, sort: str = "relevance", cap: int = CAP) -> Results:
        found = self.matches(query)
        rows = [Found(one.hit, one.date, briefing.row.published, one.name, one.text) for briefing, one in found]
        rows = rows[::-1] if sort == "oldest" else rows
        return Results(tuple(rows[:limit]), min(len(rows), cap), len(rows) >= cap, f"{sort} first")

    def matching(self, query: Query, briefing: str) -> list[Hit]:
        return [one.hit for found, one in self.matches(query) if found.row.id == briefing]

    def briefings(self, query: Query, limit: int | None = None, offset: int = 0) -> list[BriefingRow]:
        wanted, unwanted = split_for_briefings(query)
        ids = {briefing.row.id for briefing in self.whole()}
        for part in wanted:
            ids &= {briefing.row.id for briefing, _ in self.matches(Query(part))}
        for part in unwanted:
            ids -= {briefing.row.id for briefing, _ in self.matches(Query(part))}
        found = [briefing.row for briefing in self.whole() if briefing.row.id in ids]
        return found[offset:] if limit is None else found[offset : offset + limit]

    def size(self) -> tuple[int, int]:
        return len(self.whole()), len(self.matches(Query()))

    def count(self, query: Query, cap: int | None = None) -> int:
        found = len(self.matches(query))
        return found if cap is None else min(found, cap)

    def facets(self, query: Query, fields: Sequence[str], cap: int | None = None) -> Mapping[str, list[Count]]:
        out: dict[str, list[Count]] = {}
        for field in fields:
            counted = Counter(
                (value.label, term_of(value))
                for _, one in self.matches(query)[:cap]
                for value in one.values
                if value.field == field and value.label
            )
            every = [Count(label, term, count) for (label, term), count in counted.items()]
            out[field] = sorted(every, key=lambda one: (-one.records, one.label))
        return out

    def values(self, field: str, beginning: str, limit: int) -> list[str]:
        found = self.facets(Query(), (field,))[field]
        return [one.term for one in found if any(word.startswith(beginning) for word in fold(one.label).split())][
            :limit
        ]

    def numbered(self, query: Query) -> list[tuple[int, IndexDocument, RecordDocument]]:
        wanted = {one.hit for _, one in self.matches(query)}
        return [(id, *pair) for id, pair in enumerate(self.matches(Query())) if pair[1].hit in wanted]

    def record_ids(self, query: Query, sections: Sequence[str]) -> Sequence[int]:
        return [id for id, _, one in self.numbered(query) if one.hit.section in sections]

    def by_date(self, query: Query) -> DatedIds:
        found = [(id, one.date) for id, _, one in self.numbered(query) if one.hit.section in DATED]
        ordered = sorted(found, key=lambda pair: (not pair[1], Period.parse(pair[1]).order if pair[1] else ()))
        return DatedIds([id for id, _ in ordered], [date for _, date in ordered])

    def facts(self, ids: Sequence[int]) -> Mapping[int, Fact]:
        every = {id: (briefing, one) for id, briefing, one in self.numbered(Query())}
        pairs = {id: every[id] for id in ids if id in every}
        return {
            id: fact(one.hit, one.date, briefing.row.published, one.fact)
            for id, (briefing, one) in pairs.items()
            if one.fact
        }

    def count_by(self, query: Query, sections: Sequence[str], part: str) -> Counter[tuple[str, str]]:
        found = [one for _, _, one in self.numbered(query) if one.fact and one.hit.section in sections]
        return Counter((one.hit.section, text) for one in found if (text := getattr(one.fact, part)))

    def with_caveats(self, query: Query) -> Sequence[tuple[int, int]]:
        return [(id, one.fact.doubts) for id, _, one in self.numbered(query) if one.fact and one.fact.doubts]

    def record_id(self, reference: str) -> int | None:
        return next((id for id, _, one in self.numbered(Query()) if one.hit.reference == reference), None)

    def spelling(self, query: Query) -> list[str]:
        known = {word for _, one in self.matches(Query()) for words in one.words for word in words.split()}
        missing = [word for phrase in query.phrases for word in phrase.words if word not in known]
        return [
            str(replaced(query.root, word, one))
            for word in missing
            for one in sorted(variants(word) & known)
            if query.root
        ]


def holds(part: Part, briefing: IndexDocument, one: RecordDocument, at_odds: set[str]) -> bool:
    """Does the record match?"""
    match part:
        case TextTerm(words, is_prefix):
            return any(stands(words, is_prefix, text.split()) for text in one.words)
        case FieldTerm("has", ("conflict",), False):
            return one.series in at_odds
        case FieldTerm(field, words, is_prefix, is_whole):
            own = [value.words for value in one.values if value.field == field and value.words]
            if FIELDS[field]:
                return any(value[0].startswith(words[0]) if is_prefix else value[0] == words[0] for value in own)
            if is_whole:
                return any(value[field == "country" :] == words for value in own)
            return any(stands(words, is_prefix, value) for value in own)
        case ValueTerm(low, high, has_low, has_high):
            return bool(one.series) and above(one.bounds[1], low, has_low) and below(one.bounds[0], high, has_high)
        case DateTerm("published", _, first, last):
            return briefing.published[0] <= last and briefing.published[1] >= first
        case DateTerm(_, _, first, last):
            return one.days[1] > 0 and one.days[0] <= day(last) and one.days[1] >= day(first)
        case Not(inner):
            return not holds(inner, briefing, one, at_odds)
        case And(parts):
            return all(holds(inner, briefing, one, at_odds) for inner in parts)
        case Or(parts):
            return any(holds(inner, briefing, one, at_odds) for inner in parts)
    raise TypeError(part)


def stands(wanted: Sequence[str], is_prefix: bool, words: Sequence[str]) -> bool:
    """Do the wanted words stand side by side, the last perhaps going on?"""
    for at in range(len(words) - len(wanted) + 1):
        *head, last = words[at : at + len(wanted)]
        if head == list(wanted[:-1]) and (last.startswith(wanted[-1]) if is_prefix else last == wanted[-1]):
            return True
    return False


def above(value: float | None, bound: object, counts: bool) -> bool:
    return bound is None or value is None or value > float(bound) or (counts and value == float(bound))  # type: ignore[arg-type]


def below(value: float | None, bound: object, counts: bool) -> bool:
    return bound is None or value is None or value < float(bound) or (counts and value == float(bound))  # type: ignore[arg-type]
