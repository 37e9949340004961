"""Every bit of a finished index is looked at."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.errors import IndexCorrupt
from briefing.repository.index_file import MADE_ANEW
from briefing.repository.repository import BriefingRepository
from briefing.search.sqlite import page_sums
from briefing.search.sqlite.page_sums import (
    BLOCK,
    SUMS,
    has_its_sums,
    require_sums,
    stamp,
    sums_of,
    trailer,
    write_sums,
)
from tests.repository.test_indexing import headlines, indexed_library, write


def opened(path: Path) -> int:
    return os.open(path, os.O_RDONLY)


@pytest.mark.parametrize("size", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK])
def test_a_file_has_the_checksums_behind_it(size: int, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(os.urandom(size))
    behind = trailer(size, sums_of(opened(path), size))
    path.write_bytes(path.read_bytes() + behind)

    assert has_its_sums(opened(path))


def test_no_byte_of_it_can_be_another_one(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(bytes(range(200)))
    whole = path.read_bytes() + trailer(200, sums_of(opened(path), 200))
    seen = []
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        seen += [place] if has_its_sums(opened(path)) else []

    assert seen == []


@pytest.fixture
def repository(tmp_path: Path) -> BriefingRepository:
    return indexed_library(tmp_path / "library")


def reopened(repository: BriefingRepository) -> BriefingRepository:
    repository.close()
    return BriefingRepository.open(repository.paths)


def spoil(path: str) -> None:
    """A bit of the free space at the end of the first page, which no question reads."""
    with open(path, "r+b") as file:
        file.seek(3000)
        byte = file.read(1)
        file.seek(3000)
        file.write(bytes([byte[0] ^ 1]))


def test_ones_own_index_is_made_anew_where_a_bit_has_changed(repository: BriefingRepository) -> None:
    spoil(repository.file.path)
    again = reopened(repository)

    assert (again.notice, headlines(again), reopened(again).notice) == (MADE_ANEW, ["First"], "")


def test_so_it_is_where_its_checksums_have_changed(repository: BriefingRepository) -> None:
    spoiled = Path(repository.file.path + SUMS)
    content = spoiled.read_bytes()
    spoiled.write_bytes(bytes([content[0] ^ 1]) + content[1:])
    again = reopened(repository)

    assert (again.notice, headlines(again)) == (MADE_ANEW, ["First"])


def test_what_is_taken_in_has_new_checksums(repository: BriefingRepository, tmp_path: Path) -> None:
    before = Path(repository.file.path + SUMS).read_bytes()
    write(tmp_path / "library" / "b.toml", "Second")
    repository.refresh()
    after = Path(repository.file.path + SUMS).read_bytes()

    assert (before != after, reopened(repository).notice) == (True, "")


def test_a_writer_who_is_killed_leaves_none_and_the_next_makes_them(
    repository: BriefingRepository, tmp_path: Path
) -> None:
    sums = Path(repository.file.path + SUMS)
    document = repository.index.document("a")
    repository.file.engine.touch({"a.toml": "another"})
    was_there = sums.exists()
    again = reopened(repository)

    assert (was_there, sums.exists(), again.notice, again.index.document("a")) == (False, True, "", document)
    assert tmp_path.exists()


def test_a_large_file_is_looked_at_when_its_times_are_others(
    repository: BriefingRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_sums, "SMALL", 0)
    path = repository.file.path
    repository.close()
    require_sums(path)
    spoil(path)
    with pytest.raises(IndexCorrupt):
        require_sums(path)


def test_a_very_large_one_has_none(repository: BriefingRepository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_sums, "LARGE", 0)
    path = repository.file.path
    os.unlink(path + SUMS)
    write_sums(path)

    assert (os.path.exists(path + SUMS), reopened(repository).notice) == (False, "")


def test_a_small_file_is_looked_at_also_where_its_times_are_those_that_were_noted(
    repository: BriefingRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = repository.file.path
    repository.close()
    sums = Path(path + SUMS)
    noted = stamp(os.stat(path)).encode()
    spoil(path)
    sums.write_bytes(sums.read_bytes().removesuffix(noted) + stamp(os.stat(path)).encode())
    monkeypatch.setattr(page_sums, "SMALL", os.path.getsize(path))
    with pytest.raises(IndexCorrupt):
        require_sums(path)
    monkeypatch.setattr(page_sums, "SMALL", os.path.getsize(path) - 1)
    require_sums(path)


def test_the_largest_that_has_some(repository: BriefingRepository, monkeypatch: pytest.MonkeyPatch) -> None:
    path = repository.file.path
    repository.close()
    monkeypatch.setattr(page_sums, "LARGE", os.path.getsize(path))
    os.unlink(path + SUMS)
    write_sums(path)

    assert os.path.exists(path + SUMS)
