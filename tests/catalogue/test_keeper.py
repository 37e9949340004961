"""What becomes of an index that is damaged, made anew by others, or asked too much."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefing.catalogue.catalogue import Catalogue
from briefing.search.query import Query
from briefing.search.sqlite import SqliteIndex
from tests.catalogue.test_refresh import headlines, write


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    write(folder / "a.toml", "First")
    return folder


def test_a_table_that_is_gone_is_made_again_and_said(library: Path) -> None:
    catalogue = Catalogue.open([str(library)])
    catalogue.refresh()
    catalogue.index.connection.execute("DROP TABLE record")

    assert catalogue.ask(lambda index: index.search(Query.parse("first"))).total == 1
    assert catalogue.notice == "the index was damaged and is made again"


def test_a_row_that_is_gone_is_damage_too(library: Path) -> None:
    catalogue = Catalogue.open([str(library)])
    catalogue.refresh()
    catalogue.index.connection.execute("DELETE FROM record")

    assert [one.hit.reference for one in catalogue.ask(lambda index: index.search(Query.parse("first"))).found] == ["a"]


def test_a_fault_of_the_question_leaves_the_index_where_it_is(library: Path) -> None:
    catalogue = Catalogue.open([str(library)])
    catalogue.refresh()
    with pytest.raises(sqlite3.OperationalError):
        catalogue.ask(
            lambda index: index.connection.execute("SELECT words FROM words WHERE words MATCH 'AND'").fetchall()
        )

    assert (catalogue.is_replaced(), catalogue.notice) == (False, "")


def test_an_index_that_others_made_anew_is_noticed(library: Path) -> None:
    reader, other = Catalogue.open([str(library)]), Catalogue.open([str(library)])
    reader.refresh()
    other.rebuild()
    noticed = reader.is_replaced()
    reader.settle()

    assert (noticed, reader.is_replaced(), headlines(reader)) == (True, False, ["First"])


def test_many_may_open_a_new_index_at_once(tmp_path: Path) -> None:
    def opened(_: int) -> int:
        index = SqliteIndex.open(str(tmp_path / "index.sqlite"))
        index.close()
        return 1

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(opened, range(24))) == 24


def test_ids_that_are_exchanged_between_files_are_followed(tmp_path: Path) -> None:
    files = [write(tmp_path / f"{number:04}.toml", f"Number {number}", id=f"id-{number}") for number in range(600)]
    catalogue = Catalogue.open([str(tmp_path)])
    catalogue.refresh()
    for number, path in enumerate(files):
        write(path, f"Again {number}", id=f"id-{599 - number}")
    catalogue.refresh()

    assert (catalogue.notice, catalogue.find("id-599").briefing.headline, len(headlines(catalogue))) == (
        "",
        "Again 0",
        600,
    )


def test_a_library_by_a_link_is_the_same_library(library: Path) -> None:
    Catalogue.open([str(library)]).refresh()
    link = library.parent / "link"
    link.symlink_to(library)

    assert Catalogue.open([str(link)]).refresh() is False
