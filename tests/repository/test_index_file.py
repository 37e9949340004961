"""What becomes of an index that is damaged, made anew by others, or asked too much."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from briefing.errors import IndexUnavailable
from briefing.repository.repository import BriefingRepository
from briefing.search.open_index import exclusive_lock, open_index
from briefing.search.query.nodes import TextTerm
from briefing.search.query.query import Query
from tests.helpers import ROOT
from tests.repository.test_indexing import headlines, write


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    write(folder / "a.toml", "First")
    return folder


def damage(repository: BriefingRepository, sql: str) -> None:
    """Another process does something to the file of the index."""
    with closing(sqlite3.connect(repository.file.path)) as connection, connection:
        connection.execute(sql)


def test_a_lock_that_is_never_given_back_is_waited_for_a_moment_and_its_holder_named(library: Path) -> None:
    repository = BriefingRepository.open([str(library)])
    path = repository.file.path
    with exclusive_lock(path):
        message = f"^it is still being written by process {os.getpid()}$"
        with pytest.raises(IndexUnavailable, match=message), exclusive_lock(path, patience=0.0):
            pass
        reader = BriefingRepository.open([str(library)])
        reader.refresh()

    assert [row.headline for row in reader.index.briefings(Query())] == ["First"]
    assert f"still being written by process {os.getpid()}" in reader.notice


def test_a_table_that_is_gone_is_made_again_and_said(library: Path) -> None:
    repository = BriefingRepository.open([str(library)])
    repository.refresh()
    damage(repository, "DROP TABLE record")

    assert repository.index.search(Query.parse("first")).total == 1
    assert repository.notice == "the index was damaged and is made again"


def test_a_row_that_is_gone_is_damage_too(library: Path) -> None:
    repository = BriefingRepository.open([str(library)])
    repository.refresh()
    damage(repository, "DELETE FROM record")

    assert [record.hit.reference for record in repository.index.search(Query.parse("first")).found] == ["a"]


def test_a_fault_of_the_question_leaves_the_index_where_it_is(library: Path) -> None:
    repository = BriefingRepository.open([str(library)])
    repository.refresh()
    query = Query(TextTerm(('"',), False))  # no tokenizer makes a word of a quotation mark
    with pytest.raises(sqlite3.OperationalError, match="unterminated string"):
        repository.index.search(query)

    assert (repository.is_replaced(), repository.notice) == (False, "")


def test_an_index_that_others_made_anew_is_noticed(library: Path) -> None:
    reader, other = BriefingRepository.open([str(library)]), BriefingRepository.open([str(library)])
    reader.refresh()
    other.rebuild()
    noticed = reader.is_replaced()
    reader.open_or_rebuild()

    assert (noticed, reader.is_replaced(), headlines(reader)) == (True, False, ["First"])


def test_a_rebuild_begins_anew_where_the_index_is_damaged(library: Path) -> None:
    repository = BriefingRepository.open([str(library)])
    repository.refresh()
    damage(repository, "DROP TABLE briefing")
    repository.rebuild()

    assert headlines(repository) == ["First"]


def test_a_rebuild_that_finds_the_disk_full_leaves_the_index_as_it_was(library: Path) -> None:
    write(library / "b.toml", "word " * 50_000)
    code = (
        "import resource, sys\nfrom briefing.cli import run\nrun(['list', '--library', sys.argv[1]])\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))\n"
        "sys.exit(run(['index', 'rebuild', '--library', sys.argv[1]]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(library)], cwd=ROOT, capture_output=True, timeout=60, check=False, text=True
    )
    reader = BriefingRepository.open([str(library)])
    files = os.listdir(os.path.dirname(reader.file.path))

    assert (done.returncode, done.stderr) == (74, "briefing: the index cannot be made again: disk I/O error\n")
    assert (reader.index.size()[0], [name for name in files if ".new" in name]) == (2, [])


def test_a_stopped_rebuild_leaves_an_index_to_be_read(library: Path) -> None:
    repository = BriefingRepository.open([str(library)])
    repository.refresh()
    with exclusive_lock(repository.file.path):
        reader = BriefingRepository.open([str(library)])
        has_changed = reader.refresh()

    message = f"the index is read as it stands: it is still being written by process {os.getpid()}"
    assert (has_changed, headlines(reader), reader.notice) == (False, ["First"], message)


def test_many_may_open_a_new_index_at_once(tmp_path: Path) -> None:
    def opened(_: int) -> int:
        index = open_index(str(tmp_path / "index.sqlite"))
        index.close()
        return 1

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(opened, range(24))) == 24


def test_ids_that_are_exchanged_between_files_are_followed(tmp_path: Path) -> None:
    files = [write(tmp_path / f"{number:04}.toml", f"Number {number}", id=f"id-{number}") for number in range(600)]
    repository = BriefingRepository.open([str(tmp_path)])
    repository.refresh()
    for number, path in enumerate(files):
        write(path, f"Again {number}", id=f"id-{599 - number}")
    repository.refresh()

    assert (repository.notice, repository.find("id-599").briefing.headline, len(headlines(repository))) == (
        "",
        "Again 0",
        600,
    )


def test_a_library_by_a_link_is_the_same_library(library: Path) -> None:
    BriefingRepository.open([str(library)]).refresh()
    link = library.parent / "link"
    link.symlink_to(library)

    assert BriefingRepository.open([str(link)]).refresh() is False
