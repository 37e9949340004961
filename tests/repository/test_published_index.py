"""An index that is published: found beside the library, verified, and left when the files have gone on."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import LibraryError
from briefing.repository.publishing import publish
from briefing.repository.repository import BriefingRepository
from briefing.search.query.query import Query
from tests.repository.test_indexing import headlines, write


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    write(folder / "a.toml", "First")
    return folder


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
        data = bytearray(path.read_bytes())
        data[-100] ^= 1
        path.write_bytes(data)
    elif spoil == "writable":
        path.chmod(0o666)
    else:
        path.rename(library.parent / "elsewhere")
        path.symlink_to(library.parent / "elsewhere")

    repository = BriefingRepository.open([str(library)])
    assert (bool(repository.file.published_path), headlines(repository)) == (False, ["First"])


def test_a_file_is_no_folder_to_publish_into(library: Path) -> None:
    with pytest.raises(LibraryError, match="this is none"):
        publish(str(library / "a.toml"))


def test_what_was_published_is_searched(library: Path) -> None:
    publish(str(library))
    found = BriefingRepository.open([str(library)]).index.search(Query.parse("first"))

    assert [one.hit.reference for one in found.found] == ["a"]
