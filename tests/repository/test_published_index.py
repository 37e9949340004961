"""An index that is published: found beside the library, verified, and left when the files have gone on."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event

import pytest

from briefing.errors import IndexCorrupt
from briefing.repository.follow_events import FollowEvent, PublishedDamaged
from briefing.repository.index_file import DAMAGED
from briefing.repository.library_follower import LibraryFollower
from briefing.repository.publishing import publish
from briefing.repository.repository import BriefingRepository
from briefing.search.query.query import Query
from tests.repository.test_indexing import headlines, write
from tests.repository.test_recovering_index import FailingIndex


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    write(folder / "a.toml", "First")
    return folder


def spoil_page(path: Path) -> None:
    """A bit in the middle of a file the other way round."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_a_published_index_is_used_without_one_of_ones_own(library: Path, own_folders: Path) -> None:
    publish(str(library))
    repository = BriefingRepository.open([str(library)])

    assert (bool(repository.file.published_path), repository.refresh(), repository.notice, headlines(repository)) == (
        True,
        False,
        "",
        ["First"],
    )
    assert list((own_folders / "cache").rglob("*.sqlite")) == []


def test_publishing_again_takes_the_place_of_the_one_before(library: Path) -> None:
    first = publish(str(library))
    write(library / "b.toml", "Second")
    second = publish(str(library))

    assert ([path.name for path in library.glob(".b*")], first != second) == ([Path(second).name], True)


def test_the_same_files_are_published_as_the_same_index(library: Path) -> None:
    assert publish(str(library)) == publish(str(library))


def test_when_files_have_changed_one_of_ones_own_is_used_and_it_is_said(library: Path) -> None:
    publish(str(library))
    write(library / "b.toml", "Second")
    repository = BriefingRepository.open([str(library)])

    assert headlines(repository) == ["First", "Second"]
    assert (bool(repository.file.published_path), repository.notice) == (
        False,
        "the published index is behind the files: one of your own is used",
    )


def test_a_file_that_is_broken_since_it_was_published_is_read_in_its_last_good_version(library: Path) -> None:
    publish(str(library))
    (library / "a.toml").write_text("headline = 5\n")
    repository = BriefingRepository.open([str(library)])

    assert (headlines(repository), [file.briefing for file in repository.unreadable_files()]) == (["First"], ["a"])


@pytest.mark.parametrize("spoil", ["changed", "writable", "link"])
def test_one_that_is_not_what_its_name_says_or_that_others_can_write_is_not_trusted(spoil: str, library: Path) -> None:
    path = Path(publish(str(library)))
    if spoil == "changed":
        spoil_page(path)
    elif spoil == "writable":
        path.chmod(0o666)
    else:
        path.rename(library.parent / "elsewhere")
        path.symlink_to(library.parent / "elsewhere")

    repository = BriefingRepository.open([str(library)])
    told = repository.notice
    assert (bool(repository.file.published_path), headlines(repository)) == (False, ["First"])
    assert told == (DAMAGED if spoil == "changed" else "")


def test_a_damaged_one_is_told_on_screen_when_its_pages_were_compared(library: Path) -> None:
    spoil_page(Path(publish(str(library))))
    repository = BriefingRepository.open([str(library)], is_verified_later=True)
    events: list[FollowEvent] = []
    LibraryFollower(repository, Event(), events.append).look()
    before = (bool(repository.file.published_path), repository.notice)
    repository.file.leave_damaged()

    assert (before, events, repository.notice, headlines(repository)) == (
        (True, ""), [PublishedDamaged()], DAMAGED, ["First"],
    )  # fmt: skip


def test_a_fault_that_a_question_meets_is_told_and_answered_from_the_files(library: Path) -> None:
    publish(str(library))
    repository = BriefingRepository.open([str(library)])
    told: list[str] = []
    repository.file.tell = told.append
    repository.file.engine.close()
    repository.file.replace(FailingIndex(IndexCorrupt("malformed")))

    assert (repository.index.count(Query()), told) == (1, [DAMAGED])


@pytest.mark.parametrize("size", [0, 100, 5_000, -1, -12, -28])
def test_one_that_is_cut_short_is_told(size: int, library: Path) -> None:
    path = publish(str(library))
    os.truncate(path, size if size >= 0 else os.path.getsize(path) + size)
    repository = BriefingRepository.open([str(library)])

    assert (repository.notice, headlines(repository)) == (DAMAGED, ["First"])


def test_what_was_published_is_searched(library: Path) -> None:
    publish(str(library))
    found = BriefingRepository.open([str(library)]).index.search(Query.parse("first"))

    assert [one.hit.reference for one in found.found] == ["a"]
