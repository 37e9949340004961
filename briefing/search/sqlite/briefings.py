"""The briefings of the SQLite index: their list, their files, their documents."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Mapping
from os import fsdecode, fsencode
from typing import Any

from briefing.search.query.briefing_conditions import split_for_briefings
from briefing.search.query.query import Query
from briefing.search.rows import BriefingRow, FileState, Signature, StoredDocument
from briefing.search.sqlite.planner import Planner, select

BRIEFING_ROW = """SELECT name, published, headline, countries, status, counts, path, modified, ednote, version, arrived,
    published_basis, broken_since FROM briefing"""


class BriefingReader:
    """List briefings."""

    def __init__(self, connection: sqlite3.Connection, planner: Planner) -> None:
        self.connection, self.planner = connection, planner

    def briefings(self, query: Query, limit: int | None = None, offset: int = 0, arrived: int = 0) -> list[BriefingRow]:
        """As `Index.briefings`."""
        wanted, unwanted = split_for_briefings(query)
        where, parameters = ["arrived >= ?" if arrived else "1"], list[object]([arrived] if arrived else ())
        for part, condition in [*((part, "id IN") for part in wanted), *((part, "id NOT IN") for part in unwanted)]:
            sql, values = select(self.planner.plan(part))
            where.append(f"{condition} (SELECT briefing FROM record WHERE id IN ({sql}))")
            parameters += values
        sql = f"{BRIEFING_ROW} WHERE {' AND '.join(where)} ORDER BY first LIMIT ? OFFSET ?"
        return list(map(to_briefing_row, self.connection.execute(sql, (*parameters, as_limit(limit), offset))))

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
        """As `Index.file_states`."""
        sql = "SELECT path, signature, claim, problems, digest FROM file WHERE path > ? ORDER BY path LIMIT ?"
        return {
            fsdecode(path): FileState(signature, claim, tuple(json.loads(problems)) if problems else (), digest)
            for path, signature, claim, problems, digest in self.connection.execute(
                sql, (fsencode(after), as_limit(limit))
            )
        }

    def unreadable(self) -> dict[str, tuple[str, ...]]:
        """As `Index.unreadable`."""
        rows = self.connection.execute("SELECT path, problems FROM file WHERE problems <> '' ORDER BY path")
        return {fsdecode(path): tuple(json.loads(problems)) for path, problems in rows}

    def document(self, id: str) -> StoredDocument | None:
        """As `Index.document`. Raises ValueError where it is damaged."""
        sql = """SELECT b.path, d.content, f.digest, b.broken_since FROM briefing AS b
            JOIN document AS d ON d.briefing = b.id JOIN file AS f ON f.path = b.path WHERE b.name = ?"""
        row = self.connection.execute(sql, (id,)).fetchone()
        if row is None:
            return None
        from hashlib import sha256  # 3 ms, and most runs read no document

        try:
            content = zlib.decompress(row[1])
            return StoredDocument(fsdecode(row[0]), content, sha256(content).hexdigest() if row[3] else row[2])
        except zlib.error as error:
            raise ValueError(f"the document of {id}: {error}") from error

    def touch(self, signatures: Mapping[str, Signature]) -> None:
        """As `Index.touch`; in a transaction of the caller's."""
        rows = [(signature, fsencode(path)) for path, signature in signatures.items()]
        self.connection.executemany("UPDATE file SET signature = ? WHERE path = ?", rows)


def as_limit(limit: int | None) -> int:
    """A limit as SQL has it: -1 for none."""
    return -1 if limit is None else limit


def to_briefing_row(row: tuple[Any, ...]) -> BriefingRow:
    """The line of a briefing from a row of BRIEFING_ROW. Raises ValueError, TypeError for other values."""
    name, published, headline, countries, status, counts, path, *rest = row
    return BriefingRow(
        name, published, headline, tuple(countries.split()), status, tuple(json.loads(counts)), fsdecode(path), *rest
    )
