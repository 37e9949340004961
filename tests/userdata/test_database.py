"""The tables of a reader's data: files of older versions are migrated, none loses a row."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from briefing.paths import library_digest
from briefing.userdata.annotations import UserData
from briefing.userdata.database import (
    MEMORY,
    MIGRATIONS,
    VERSION,
    copy_rows,
    in_transaction,
    migrate,
    open_database,
    version_of,
)
from tests.userdata.readers import file_of, read_versions

VERSION_1 = """
CREATE TABLE seen(briefing TEXT PRIMARY KEY, version TEXT);
CREATE TABLE remark(reference TEXT PRIMARY KEY, flagged INTEGER, note TEXT, caption TEXT, at TEXT, moment INTEGER);
CREATE TABLE mark(letter TEXT PRIMARY KEY, reference TEXT, caption TEXT, at TEXT);
CREATE TABLE kept(name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE visit(id INTEGER PRIMARY KEY, at TEXT);
INSERT INTO seen VALUES('a', '1');
INSERT INTO remark VALUES('a#x', 1, 'ask', 'X', '2026-11-22T18:00:00+01:00', 5);
INSERT INTO mark VALUES('m', 'a#y', 'Y', '2026-11-22T18:00:01+01:00');
INSERT INTO kept VALUES('place', '{}');
INSERT INTO visit VALUES(1, '2026-11-22T17:00:00+01:00');
PRAGMA user_version=1;
"""
"""A file as the first version of the program wrote it."""
LATER = (*MIGRATIONS, ("ALTER TABLE remark ADD COLUMN colour TEXT DEFAULT 'red'", "UPDATE kept SET value = 'moved'"))


def old_file(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(VERSION_1)
    return path


def test_a_new_file_is_of_the_current_version(tmp_path: Path) -> None:
    with closing(open_database(str(tmp_path / "new.sqlite"))) as connection:
        assert version_of(connection) == VERSION == len(MIGRATIONS)


def test_a_file_of_the_first_version_keeps_everything(library: str, folder: Path) -> None:
    UserData.open([library]).close()
    file_of(folder).unlink()
    old_file(folder / f"reader-{library_digest([library])}.sqlite").chmod(0o600)
    state = UserData.open([library])

    assert (state.notice, read_versions(state), state.settings.get("place"), state.settings.last_visit) == (
        "", {"a": "1"}, "{}", "2026-11-22T17:00:00+01:00",
    )  # fmt: skip
    assert (state.annotations()["a#x"][1:4], state.bookmarks()["m"][1:3]) == ((True, "ask", "X"), ("a#y", "Y"))


def test_a_file_is_taken_over_once_and_stays(library: str, folder: Path) -> None:
    folder.mkdir(parents=True, mode=0o700)
    old_file(path := folder / f"reader-{library_digest([library])}.sqlite").chmod(0o600)
    before = path.read_bytes()
    state = UserData.open([library])
    state.flag("a#x", "X")
    state.annotate("a#x", "X", "")

    assert (UserData.open([library]).annotations(), path.read_bytes() == before) == ({}, True)


def test_a_file_of_a_library_of_two_folders_is_known_in_either_order(library: str, folder: Path) -> None:
    second = f"{library}-2"
    Path(second).mkdir()
    folder.mkdir(parents=True, mode=0o700)
    old_file(folder / f"reader-{library_digest([library, second])}.sqlite").chmod(0o600)

    assert [list(UserData.open(paths).annotations()) for paths in ([library, second], [second, library], [second])] == [
        ["a#x"], ["a#x"], [],
    ]  # fmt: skip


def test_a_file_of_an_earlier_version_that_is_no_database_is_left(library: str, folder: Path) -> None:
    folder.mkdir(parents=True, mode=0o700)
    path = folder / f"reader-{library_digest([library])}.sqlite"
    path.write_text("no database" * 1000)
    path.chmod(0o600)
    state = UserData.open([library])

    assert (state.annotations(), state.notice, path.exists()) == ({}, "", True)


def test_a_migration_runs_once_and_keeps_the_rows(tmp_path: Path) -> None:
    with closing(sqlite3.connect(old_file(tmp_path / "old.sqlite"), isolation_level=None)) as connection:
        in_transaction(connection, lambda database: migrate(database, LATER))
        connection.execute("UPDATE kept SET value = 'mine'")
        in_transaction(connection, lambda database: migrate(database, LATER))

        assert (version_of(connection), rows(connection, "kept")) == (len(LATER), [("place", "", "mine")])
        assert rows(connection, "remark") == [
            ("a#x", 0, 1, "ask", "X", "2026-11-22T18:00:00+01:00", 5, "", "", "", "red")
        ]


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    broken = (*MIGRATIONS, ("DELETE FROM seen", "DELETE FROM absent"))
    with closing(sqlite3.connect(old_file(tmp_path / "old.sqlite"), isolation_level=None)) as connection:
        with pytest.raises(sqlite3.OperationalError, match="no such table: absent"):
            in_transaction(connection, lambda database: migrate(database, broken))

        assert (version_of(connection), rows(connection, "seen")) == (1, [("a", "1")])


@pytest.mark.parametrize("statement", ["ALTER TABLE seen ADD COLUMN day TEXT", "ALTER TABLE mark DROP COLUMN caption"])
def test_rows_are_copied_from_tables_with_more_or_fewer_columns(statement: str, tmp_path: Path) -> None:
    with (
        closing(sqlite3.connect(old_file(tmp_path / "old.sqlite"), isolation_level=None)) as source,
        closing(open_database(MEMORY)) as target,
    ):
        source.execute(statement)
        copy_rows(source, target)

        assert ([row[::2] for row in rows(target, "seen")], [row[:2] for row in rows(target, "mark")]) == (
            [("a", "1")], [("m", "a#y")],
        )  # fmt: skip


def rows(connection: sqlite3.Connection, table: str) -> Sequence[tuple[object, ...]]:
    return connection.execute(f"SELECT * FROM {table}").fetchall()
