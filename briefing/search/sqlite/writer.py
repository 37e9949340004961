"""Files -> rows of the SQLite index, and out again."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from os import fsencode

from briefing.model.days import day_as_integer
from briefing.search.fields import FACETS
from briefing.search.indexed import IndexDocument, IndexedFile, RecordDocument, Value
from briefing.search.sqlite.database import get_meta, set_meta
from briefing.search.sqlite.row_ids import allocate
from briefing.search.sqlite.row_sums import (
    fact_number,
    from_blob,
    head_number,
    place_number,
    sum_of,
    to_blob,
    with_sum,
)
from briefing.search.sqlite.schema import SECTIONS, day_number, field_text, term_of

RECORD = "INSERT INTO record VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
FACT = "INSERT INTO fact VALUES(?,?,?,?,?,?,?,?)"
BRIEFING = "INSERT INTO briefing VALUES(NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
WORDS = "INSERT INTO words(rowid, name, text, field) VALUES(?,?,?,?)"


class Writer:
    """One transaction's work; the caller begins and ends it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.vocabulary: Counter[str] = Counter()
        self.totals: Counter[int] = Counter()
        self.ids: dict[tuple[str, str], int] = {}
        """Ids of values, by field and label."""

    def remove(self, paths: Iterable[str]) -> None:
        """Forget files, with their briefings."""
        if self.connection.execute("SELECT 1 FROM file LIMIT 1").fetchone() is None:
            return
        for path in map(fsencode, paths):
            row = self.connection.execute("SELECT briefing FROM file WHERE path = ?", (path,)).fetchone()
            if row is None:
                continue
            if row[0] is not None:
                self.remove_briefing(row[0])
            self.connection.execute("DELETE FROM file WHERE path = ?", (path,))

    def remove_briefing(self, id: int) -> None:
        """Delete the rows of a briefing, and what was counted of them."""
        execute = self.connection.execute
        first, last = execute("SELECT first, last FROM briefing WHERE id = ?", (id,)).fetchone()
        for name, text in execute("SELECT name, text FROM words WHERE rowid BETWEEN ? AND ?", (first, last)):
            self.vocabulary.subtract({*name.split(" "), *text.split(" ")})
        for (facets,) in execute("SELECT facets FROM record WHERE id BETWEEN ? AND ?", (first, last)):
            self.totals.subtract(from_blob(facets))
        for row_id in range(first, last + 1):
            execute("DELETE FROM words WHERE rowid = ?", (row_id,))
        execute("DELETE FROM record WHERE id BETWEEN ? AND ?", (first, last))
        execute("DELETE FROM fact WHERE id BETWEEN ? AND ?", (first, last))
        execute("DELETE FROM briefing WHERE id = ?", (id,))
        execute("DELETE FROM document WHERE briefing = ?", (id,))

    def add(self, files: Sequence[IndexedFile]) -> None:
        """In the order of the index: the full text wants its rows so."""
        readable = [(file.document, file) for file in files if file.document is not None]
        for document, file in sorted(readable, key=lambda pair: newest_first(pair[0])):
            self.add_file(file, self.add_briefing(document, file.arrived))
        for file in files:
            if file.document is None:
                self.add_file(file, None)

    def add_file(self, file: IndexedFile, briefing: int | None) -> None:
        """Note a file; `briefing`: the row id of its briefing, None for an unreadable one."""
        problems = json.dumps(file.problems) if file.problems else ""
        total = sum_of((file.path, file.signature, file.digest, file.claim, problems), briefing or 0)
        row = (fsencode(file.path), file.signature, file.digest, file.claim, briefing, problems, total)
        self.connection.execute("INSERT INTO file VALUES(?,?,?,?,?,?,?)", row)

    def add_briefing(self, document: IndexDocument, arrived: int) -> int:
        """Add the rows of a briefing; its row id."""
        head, records = document.row, document.documents
        first = allocate(self.connection, document.published[0], head.id, len(records))
        day, length = day_number(document.published[0]), len(records)
        before = (head.published, head.headline, " ".join(head.countries), head.status, json.dumps(head.counts))
        behind = (head.modified, head.ednote, head.version)
        total = sum_of(
            (head.id, head.path, *before, *behind, head.published_basis, head.publisher),
            head_number(day, length, arrived, head.broken_since),
        )
        path, times = fsencode(head.path), (arrived, head.published_basis, head.broken_since, head.publisher)
        row = (head.id, day, first, first + length - 1, *before, path, *behind, *times, total)
        id = self.connection.execute(BRIEFING, row).lastrowid or 0
        published = (day_as_integer(document.published[0]), day_as_integer(document.published[1]))
        numbered = list(enumerate(records, first))
        rows = [
            (number, id, *self.row((head.id, head.published, head.publisher), number - first, published, record))
            for number, record in numbered
        ]
        self.connection.executemany(RECORD, rows)
        self.connection.executemany(FACT, facts(numbered, (head.id, head.published)))
        self.connection.executemany(WORDS, [self.text_row(number, record) for number, record in numbered])
        if document.content:
            self.connection.execute("INSERT INTO document VALUES(?, ?)", (id, document.content))
        self.note_length(document.published)
        return id

    def row(
        self, head: tuple[str, str, str], place: int, published: tuple[int, int], record: RecordDocument
    ) -> tuple[object, ...]:
        """A row of the table `record` behind its ids; `head`: id, date and publisher of its briefing."""
        facets = array("i", [self.value_id(value) for value in record.values if value.label and value.field in FACETS])
        self.totals.update(facets)
        section, shown = SECTIONS[record.hit.section], (record.hit.id, record.date, record.name, record.text)
        total = sum_of((*head, *shown), place_number(place, section))
        return (section, *published, *record.days, *figure_columns(record), to_blob(facets), *shown, total)

    def text_row(self, id: int, record: RecordDocument) -> tuple[int, str, str, str]:
        """A row of the full text."""
        names, texts = record.words
        count, known = self.vocabulary, self.vocabulary.get
        for word in {*names.split(" "), *texts.split(" ")}:  # half the time of Counter.update for so few
            count[word] = known(word, 0) + 1
        return id, names, texts, field_text(record)

    def value_id(self, value: Value) -> int:
        """The row id of a value, added where it is new."""
        key = (value.field, value.label)
        known = self.ids.get(key)
        if known is None:
            row = (*key, term_of(value))
            self.connection.execute("INSERT OR IGNORE INTO value VALUES(NULL,?,?,?,0,?)", (*row, sum_of(row)))
            known = self.connection.execute("SELECT id FROM value WHERE field = ? AND label = ?", key).fetchone()[0]
            self.ids[key] = known
        return int(known)

    def note_length(self, published: tuple[str, str]) -> None:
        """The longest period of publication: a search by it must look so far around."""
        days = day_number(published[1]) - day_number(published[0])
        if days > get_meta(self.connection, "longest"):
            set_meta(self.connection, "longest", days)

    def finish(self) -> None:
        """Write what was counted."""
        self.vocabulary.pop("", None)
        sql = "INSERT INTO vocabulary VALUES(?,?,?) ON CONFLICT DO UPDATE SET records = records + excluded.records"
        counted = [(term, count, sum_of((term,))) for term, count in self.vocabulary.items() if count]
        self.connection.executemany(sql, counted)
        if any(count < 0 for count in self.vocabulary.values()):
            self.connection.execute("DELETE FROM vocabulary WHERE records <= 0")
        self.connection.executemany(
            "UPDATE value SET total = total + ? WHERE id = ?",
            [(count, id) for id, count in self.totals.items() if count],
        )
        size = self.connection.execute("SELECT count(*), coalesce(sum(last - first + 1), 0) FROM briefing").fetchone()
        for key, value in zip(("briefings", "records"), size, strict=True):
            set_meta(self.connection, key, value)
        set_meta(self.connection, "stamp", get_meta(self.connection, "stamp") + 1)


def figure_columns(record: RecordDocument) -> tuple[str | None, ...]:
    """Least and most, series, source and vintage of a figure; None for an open end, for no vintage and no figure."""
    if record.figure is None:
        return (None,) * 5
    (low, high), source, vintage = record.figure
    return (low or None, high or None, record.series, source, vintage or None)


def newest_first(document: IndexDocument) -> tuple[int, str]:
    """By day of publication, the newest first; by id on the same day."""
    return -day_number(document.published[0]), document.row.id


def facts(numbered: Sequence[tuple[int, RecordDocument]], head: tuple[str, str]) -> Iterator[tuple[object, ...]]:
    """Rows of the table `fact`; `head`: id and date of the briefing."""
    for place, (number, record) in enumerate(numbered):
        if record.fact is not None:
            section, fact = SECTIONS[record.hit.section], record.fact
            named = (with_sum(fact.countries), with_sum(fact.roles))
            texts = (*head, record.hit.id, record.date, *named, fact.rest, fact.order)
            total = sum_of(texts, fact_number(place, section, fact.doubts))
            yield (number, section, *named, fact.doubts, fact.rest, fact.order, total)
