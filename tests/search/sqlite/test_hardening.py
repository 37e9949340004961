"""A stranger's file: only our tables are asked, and no question goes on for ever."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from briefing.errors import IndexCorrupt
from briefing.search.index import NEWEST
from briefing.search.query.query import Query
from briefing.search.sqlite.engine import SqliteIndex
from briefing.search.sqlite.guard import Meter, answering
from briefing.search.sqlite.hardening import declared_schema, present_schema
from briefing.search.sqlite.seal import merge_log
from tests.search.contract import TEXT, filed

ENDLESS = "WITH RECURSIVE e(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM e) SELECT {} FROM e"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of an index of one briefing."""
    folder = tmp_path_factory.mktemp("index")
    path = str(folder / "index.sqlite")
    index = SqliteIndex.open(path)
    index.apply([filed(folder, "a", TEXT.format(headline="A bridge", date="2015", text="Talks", value=42900))])
    index.close()
    merge_log(path)
    return Path(path).read_bytes()


@pytest.fixture
def path(content: bytes, tmp_path: Path) -> str:
    path = tmp_path / "index.sqlite"
    path.write_bytes(content)
    return str(path)


def change(path: str, script: str) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(script)
    connection.close()


def test_the_declared_tables_are_those_that_sqlite_makes() -> None:
    assert declared_schema() == present_schema()


def test_a_file_with_our_tables_is_asked(path: str) -> None:
    index = SqliteIndex.open(path, immutable=True)

    assert (index.size(), [row.id for row in index.briefings(Query())]) == ((1, 4), ["a"])


@pytest.mark.parametrize(
    "script",
    [
        "DROP TABLE file; CREATE VIEW file AS SELECT 1 AS path",
        "CREATE VIEW other AS SELECT 1",
        "CREATE TRIGGER other AFTER INSERT ON file BEGIN DELETE FROM briefing; END",
        "CREATE TABLE other(a)",
        "CREATE INDEX other ON record(text)",
        "DROP INDEX record_date",
        "ALTER TABLE fact RENAME COLUMN sort TO sorted",
        "CREATE VIRTUAL TABLE other USING fts5(a)",
        "ANALYZE",
        "PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = replace(sql, 'ascii', 'porter')",
        "PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = 'garbage'",
    ],
)
@pytest.mark.parametrize("immutable", [True, False])
def test_a_file_with_others_is_damaged(script: str, immutable: bool, path: str) -> None:
    change(path, script)
    with pytest.raises(IndexCorrupt):
        SqliteIndex.open(path, immutable)


def test_nothing_is_written_through_a_strangers_file(path: str) -> None:
    index = SqliteIndex.open(path, immutable=True)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        index.connection.execute("DELETE FROM file")


def test_what_a_file_may_not_make_of_a_connection(path: str) -> None:
    index = SqliteIndex.open(path, immutable=True)
    settings = ("trusted_schema", "cell_size_check", "query_only")
    values = [index.connection.execute(f"PRAGMA {setting}").fetchone()[0] for setting in settings]
    attached = index.connection.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED)

    assert (values, attached, index.connection.getlimit(sqlite3.SQLITE_LIMIT_LENGTH)) == ([0, 1, 1], 0, 1 << 23)


def test_a_question_takes_as_many_steps_as_the_file_is_large() -> None:
    connection = sqlite3.connect(":memory:")
    meter = Meter(1000)
    with pytest.raises(IndexCorrupt, match="longer than the size"), answering(connection, meter=meter):
        connection.execute(ENDLESS.format("count(*)")).fetchone()


def test_a_question_reads_as_much_as_the_file_is_large() -> None:
    connection = sqlite3.connect(":memory:")
    meter = Meter(1000)
    connection.row_factory = meter.take_row
    with pytest.raises(IndexCorrupt, match="more than the file can hold"), answering(connection, meter=meter):
        connection.execute(ENDLESS.format("zeroblob(1000000)")).fetchall()


def test_the_next_question_begins_anew(path: str) -> None:
    index = SqliteIndex.open(path, immutable=True)
    with pytest.raises(IndexCorrupt), index.answering():
        index.connection.execute(ENDLESS.format("count(*)")).fetchone()

    assert index.count(Query()) == 4


def test_whatever_goes_wrong_with_a_strangers_file_is_its_fault(path: str) -> None:
    index = SqliteIndex.open(path, immutable=True)
    with pytest.raises(IndexCorrupt), index.answering():
        raise RecursionError


VALUES = ("NULL", "x'ff00'", "'text'", "'x' || hex(zeroblob(5000000))", "9223372036854775807", "-7", "9e999")
COLUMNS = {
    "briefing": ("headline", "published", "countries", "status", "counts", "path", "modified", "version", "arrived"),
    "record": ("section", "item", "date", "name", "text", "facets"),
    "fact": ("countries", "roles", "doubts", "rest", "sort"),
    "value": ("label", "term"),
    "file": ("signature", "digest", "claim", "problems"),
    "meta": ("value",),
}


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize(("table", "column"), [(table, column) for table in COLUMNS for column in COLUMNS[table]])
def test_a_value_that_was_not_written_there_is_damage(table: str, column: str, value: str, path: str) -> None:
    change(path, f"UPDATE OR IGNORE {table} SET {column} = {value}")
    index = SqliteIndex.open(path, immutable=True)
    with pytest.raises(IndexCorrupt):
        ask(index)


@pytest.mark.parametrize("value", ["'text'", "7"])
def test_a_path_that_is_no_path_is_no_file(value: str, path: str) -> None:
    change(path, f"UPDATE file SET path = {value}")

    assert SqliteIndex.open(path, immutable=True).file_states() == {}


def ask(index: SqliteIndex) -> None:
    """Questions that read every column."""
    everything = Query()
    index.size()
    index.file_states()
    index.briefings(everything)
    index.search(Query.parse("section:quotes OR section:briefings OR section:statistics"))
    index.facets(everything, ("section", "country", "year", "speaker", "measure"))
    index.window(index.list_records(everything, NEWEST), 0, 4)
    for by in ("countries", "actors"):
        index.group(everything, by)
