"""The index in a file: SQLite's full text, several processes at once, readers beside one writer.

Every method may raise sqlite3.Error: the caller decides what a cache that cannot
be used is replaced by.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from os import fsdecode

from briefing.search.rows import FileState, IndexedFile
from briefing.search.sqlite.facets import FacetReader
from briefing.search.sqlite.fact_reader import FactReader
from briefing.search.sqlite.schema import TABLES
from briefing.search.sqlite.writer import Writer

STEPS = 2000
"""Steps of SQLite's machine between two looks at the clock."""


from briefing.search.index import CAP, RESCORED, UNLIMITED, Limits, QueryTimeout


class OldQueryTimeout(Exception):
    """An answer took longer than it was given, or than anybody wanted it."""


class SqliteIndex(FacetReader, FactReader):
    @classmethod
    def open(cls, path: str, immutable: bool = False) -> SqliteIndex:
        """The index at `path`, made where there is none; `:memory:` for one that nothing outlives.

        `immutable`: a file that nobody will ever change, opened without writing beside it.
        """
        target = f"file:{quoted(path)}?mode=ro&immutable=1" if immutable else path
        connection = sqlite3.connect(target, timeout=10, isolation_level=None, check_same_thread=False, uri=immutable)
        try:
            connection.execute("PRAGMA cache_size=-16384")
            connection.execute("PRAGMA temp_store=MEMORY")
            if not immutable:
                prepare(connection)
        except BaseException:
            connection.close()
            raise
        return cls(connection)

    def close(self) -> None:
        self.connection.close()

    def apply(self, changed: Sequence[IndexedFile], removed: Sequence[str] = ()) -> None:
        with self.transaction():
            writer = Writer(self.connection)
            writer.remove([*removed, *(one.path for one in changed)])
            writer.add(changed)
            writer.finish()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    def build(self, merging: bool) -> None:
        """Whether segments of the full text are merged as they come: a first build ends with one merge instead."""
        for name, usual in (("automerge", 4), ("crisismerge", 16)):
            value = usual if merging else 0 if name == "automerge" else 1999
            self.connection.execute("INSERT INTO words(words, rank) VALUES(?, ?)", (name, value))
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES('building', ?)", (int(not merging),))

    def broken(self) -> dict[str, tuple[str, ...]]:
        rows = self.connection.execute("SELECT path, problems FROM file WHERE problems <> '' ORDER BY path")
        return {fsdecode(path): tuple(json.loads(problems)) for path, problems in rows}

    def optimize(self) -> None:
        """After a first build: one segment, so that no later change has to merge many."""
        self.connection.execute("INSERT INTO words(words) VALUES('optimize')")
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def file_states(self) -> dict[str, FileState]:
        rows = self.connection.execute("SELECT path, signature, claim, problems FROM file")
        return {
            fsdecode(path): FileState(signature, claim, tuple(json.loads(problems)) if problems else ())
            for path, signature, claim, problems in rows
        }

    def limited(self, limits):  # type: ignore
        end = time.monotonic() + (limits.timeout if limits.timeout is not None else 1e9)
        return self.cancel_when(lambda: time.monotonic() > end or limits.is_cancelled())

    def search(self, query, limit=RESCORED, sort="relevance", cap=CAP, limits=UNLIMITED):  # type: ignore
        with self.limited(limits):
            return super().search(query, limit, sort, cap)

    def count(self, query, cap=None, limits=UNLIMITED):  # type: ignore
        with self.limited(limits):
            return super().count(query, cap)

    def facets(self, query, fields, cap=None, limits=UNLIMITED):  # type: ignore
        with self.limited(limits):
            return super().facets(query, fields, cap)

    def time_limit(self, seconds: float) -> AbstractContextManager[None]:
        """Raise QueryTimeout from what takes longer."""
        end = time.monotonic() + seconds
        return self.cancel_when(lambda: time.monotonic() > end)

    @contextmanager
    def cancel_when(self, is_over: Callable[[], bool]) -> Iterator[None]:
        """Raise QueryTimeout from a question that is still being answered when it is over."""
        self.connection.set_progress_handler(is_over, STEPS)
        try:
            yield
        except sqlite3.OperationalError as error:
            if str(error) != "interrupted":
                raise
            raise QueryTimeout from None
        finally:
            self.connection.set_progress_handler(None, 0)


def prepare(connection: sqlite3.Connection) -> None:
    """Make the tables where there are none; a writer killed at any moment leaves the last whole transaction."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:  # nobody else was quicker
            for statement in TABLES.split(";\n"):
                connection.execute(statement)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def quoted(path: str) -> str:
    """A path inside a URI."""
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
