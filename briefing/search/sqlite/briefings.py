"""The briefings of the SQLite index: their list, their files, their documents."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Mapping
from operator import ge
from os import fsdecode, fsencode
from typing import Any

from briefing.load.safe_read import LARGEST
from briefing.model import KINDS
from briefing.search.query.briefing_conditions import split_for_briefings
from briefing.search.query.query import Query
from briefing.search.rows import BriefingRow, FileState, Signature, StoredDocument
from briefing.search.sqlite.planner import Planner, select
from briefing.search.sqlite.row_sums import head_number, require_key, require_period, require_sum, sum_of

BRIEFING_ROW = """SELECT sum, day, last - first + 1, arrived, broken_since, path,
    name, published, headline, countries, status, counts, modified, ednote, version,
    published_basis, publisher FROM briefing"""
FILE_ROW = "SELECT sum, path, coalesce(briefing, 0), signature, digest, claim, problems FROM file"


class BriefingReader:
    """List briefings."""

    def __init__(self, connection: sqlite3.Connection, planner: Planner) -> None:
        self.connection, self.planner = connection, planner

    def briefings(self, query: Query, limit: int | None = None, offset: int = 0, arrived: int = 0) -> list[BriefingRow]:
        """As `Index.briefings`. Raises ValueError where they stand in another order."""
        wanted, unwanted = split_for_briefings(query)
        where, parameters = ["arrived >= ?" if arrived else "1"], list[object]([arrived] if arrived else ())
        for part, condition in [*((part, "id IN") for part in wanted), *((part, "id NOT IN") for part in unwanted)]:
            sql, values = select(self.planner.plan(part))
            where.append(f"{condition} (SELECT briefing FROM record WHERE id IN ({sql}))")
            parameters += values
        sql = f"{BRIEFING_ROW} WHERE {' AND '.join(where)} ORDER BY first LIMIT ? OFFSET ?"
        rows = self.connection.execute(sql, (*parameters, as_limit(limit), offset)).fetchall()
        places = [(-row[1], row[6]) for row in rows]
        if any(map(ge, places, places[1:])):
            raise ValueError("briefings stand in another order")
        return list(map(to_briefing_row, rows))

    def briefing_row(self, id: str) -> BriefingRow | None:
        """As `Index.briefing_row`."""
        row = self.connection.execute(f"{BRIEFING_ROW} WHERE name = ?", (id,)).fetchone()
        return to_briefing_row(row) if row else None

    def broken(self) -> dict[str, BriefingRow]:
        """As `Index.broken`."""
        rows = self.connection.execute(f"{BRIEFING_ROW} WHERE broken_since > 0 ORDER BY path")
        return {row.path: row for row in map(to_briefing_row, rows)}

    def briefing_position(self, id: str) -> int:
        """As `Index.briefing_position`."""
        sql = "SELECT count(*) FROM briefing WHERE first < (SELECT first FROM briefing WHERE name = ?)"
        return int(self.connection.execute(sql, (id,)).fetchone()[0])


class FileReader:
    """What is known of the files."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def file_states(self, after: str = "", limit: int | None = None) -> dict[str, FileState]:
        """As `Index.file_states`. Raises ValueError where they stand in another order."""
        sql = f"{FILE_ROW} WHERE path > ? ORDER BY path LIMIT ?"
        states = dict(map(to_file_state, self.connection.execute(sql, (fsencode(after), as_limit(limit)))))
        paths = [fsencode(after), *map(fsencode, states)]
        if any(map(ge, paths, paths[1:])):
            raise ValueError("files stand in another order")
        return states

    def unreadable(self) -> dict[str, tuple[str, ...]]:
        """As `Index.unreadable`."""
        rows = self.connection.execute(f"{FILE_ROW} WHERE problems <> '' ORDER BY path")
        return {path: state.problems for path, state in map(to_file_state, rows)}

    def document(self, id: str) -> StoredDocument | None:
        """As `Index.document`. Raises ValueError where it is damaged."""
        sql = """SELECT b.path, d.content, f.digest, b.broken_since FROM briefing AS b
            JOIN document AS d ON d.briefing = b.id JOIN file AS f ON f.path = b.path WHERE b.name = ?"""
        row = self.connection.execute(sql, (id,)).fetchone()
        if row is None:
            return None
        if tuple(map(type, row)) != (bytes, bytes, str, int):
            raise ValueError("a column holds a value of another type")
        path, content = fsdecode(row[0]), decompressed(row[1])
        require_key(path)
        from hashlib import sha256  # 3 ms, and most runs read no document

        digest = sha256(content).hexdigest()
        if not row[3] and row[2] and digest != row[2]:
            raise ValueError(f"the document of {id} is not its file's")
        return StoredDocument(path, content, digest)

    def touch(self, signatures: Mapping[str, Signature]) -> None:
        """As `Index.touch`; in a transaction of the caller's. Raises ValueError where a row is damaged."""
        for path, signature in signatures.items():
            row = self.connection.execute(f"{FILE_ROW} WHERE path = ?", (fsencode(path),)).fetchone()
            if row is not None:
                to_file_state(row)
                _, key, briefing, _, *rest = row
                total = sum_of((path, signature, *rest), briefing)
                self.connection.execute(
                    "UPDATE file SET signature = ?, sum = ? WHERE path = ?", (signature, total, key)
                )


def decompressed(blob: bytes) -> bytes:
    """The bytes of a file. Raises ValueError where they are damaged, or more than a file may have."""
    machine = zlib.decompressobj()
    try:
        content = machine.decompress(blob, LARGEST + 1)
    except zlib.error as error:
        raise ValueError(f"a document is damaged: {error}") from error
    if not machine.eof or len(content) > LARGEST:
        raise ValueError("a document is larger than a file may be, or cut short")
    return content


def as_limit(limit: int | None) -> int:
    """A limit as SQL has it: -1 for none."""
    return -1 if limit is None else limit


def to_briefing_row(row: tuple[Any, ...]) -> BriefingRow:
    """The line of a briefing from a row of BRIEFING_ROW. Raises ValueError, TypeError where it is damaged."""
    total, day, length, arrived, broken_since, path, *texts = row
    key = fsdecode(path)
    name, published, headline, countries, status, counts, modified, ednote, version, basis, publisher = texts
    require_sum(total, (name, key, *texts[1:]), head_number(day, length, arrived, broken_since))
    numbers = tuple(json.loads(counts))
    if len(numbers) != len(KINDS) or list(map(type, numbers)).count(int) != len(KINDS):
        raise ValueError("a briefing has other sections")
    require_key(key)
    require_period(published)
    require_period(modified)
    return BriefingRow(
        name, published, headline, tuple(countries.split()), status, numbers, key, modified, ednote, version, arrived,
        basis, broken_since, publisher,
    )  # fmt: skip


def to_file_state(row: tuple[Any, ...]) -> tuple[str, FileState]:
    """The path and the state of a file from a row of FILE_ROW. Raises ValueError, TypeError where it is damaged."""
    total, path, briefing, *texts = row
    key = fsdecode(path)
    require_sum(total, (key, *texts), briefing)
    require_key(key)
    signature, digest, claim, text = texts
    problems = tuple(json.loads(text)) if text else ()
    if any(type(problem) is not str for problem in problems):
        raise ValueError("a fault of a file is no text")
    return key, FileState(signature, claim, problems, digest)
