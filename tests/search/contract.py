"""What the contract of an index is tested with: the engines, and an index of two briefings."""

from __future__ import annotations

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from briefing.load import load
from briefing.repository.index_file import IndexFile
from briefing.repository.recovering_index import RecoveringIndex
from briefing.repository.updater import IndexUpdater
from briefing.search.documents import to_document
from briefing.search.fact_rows import ListedRecord
from briefing.search.index import Index
from briefing.search.indexed import IndexedFile
from briefing.search.open_index import MEMORY
from briefing.search.query.query import Query
from briefing.search.sqlite.engine import SqliteIndex
from tests.search.naive import NaiveIndex

TEXT = """
schema = "briefing/1"
headline = "{headline}"
date_published = {date}
[[people]]
id = "caceres"
name = "Felipe Cáceres"
[[quotes]]
id = "words"
text = "{text}"
speaker = "caceres"
[[statistics]]
id = "area"
measure = "coca-cultivation-area"
title = "Area under coca"
value = {value}
unit = "hectares"
area = ["PE"]
date = "2013"
"""
ARRIVED = 1_700_000_000_000_000_000
ENGINES: dict[str, Callable[[Path], Index]] = {
    "sqlite in memory": lambda _: SqliteIndex.open(":memory:"),
    "sqlite in a file": lambda folder: SqliteIndex.open(str(folder / "index.sqlite")),
    "naive": lambda _: NaiveIndex(),
    "recovering": lambda _: recovering(),
}


def filed(folder: Path, name: str, text: str, signature: str = "1") -> IndexedFile:
    path = folder / f"{name}.toml"
    path.write_text(text, "utf-8")
    os.utime(path, ns=(ARRIVED, ARRIVED))  # a file that was just written is waited for until it is at rest
    briefing = load(str(path)).briefing
    assert briefing is not None
    content = text.encode()
    document = to_document(briefing, path.name, content)
    return IndexedFile(path.name, signature, briefing.id, document, (), sha256(content).hexdigest(), ARRIVED)


def recovering() -> RecoveringIndex:
    """As the repository has it."""
    file = IndexFile([], MEMORY)
    return RecoveringIndex(file, IndexUpdater(file))


def found(index: Index, text: str) -> list[str]:
    return [one.hit.reference for one in index.search(Query.parse(text)).found]


def rows(index: Index, query: Query, order: str) -> list[ListedRecord | None]:
    """All of a list, read in windows."""
    records = index.list_records(query, order)
    return [row for start in range(0, records.length, 7) for row in index.window(records, start, start + 7)]


def references(index: Index, order: str) -> list[str]:
    return [row.fact.hit.reference if row else "" for row in rows(index, Query(), order)]
