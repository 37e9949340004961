"""An index follows its files: what is new, changed, gone, unreadable or called as another one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.errors import LibraryError, NotFound
from briefing.repository.repository import MEMORY, BriefingRepository
from briefing.search.query.query import Query

TEXT = 'schema = "briefing/1"\n{id}headline = "{headline}"\ndate_published = 2015-01-01\n'


def write(path: Path, headline: str, id: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TEXT.format(headline=headline, id=f'id = "{id}"\n' if id else ""), "utf-8")
    return path


def indexed_library(folder: Path) -> BriefingRepository:
    """A new library of one briefing, with an index of its own."""
    write(folder / "a.toml", "First")
    repository = BriefingRepository.open([str(folder)])
    repository.refresh()
    return repository


def headlines(repository: BriefingRepository) -> list[str]:
    repository.refresh()
    return sorted(one.headline for one in repository.index.briefings(Query()))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    write(folder / "a.toml", "First")
    write(folder / "b.toml", "Second")
    return folder


@pytest.fixture
def repository(library: Path) -> BriefingRepository:
    return BriefingRepository.open([str(library)], MEMORY)


def test_a_library_is_read_once_and_then_only_looked_at(repository: BriefingRepository) -> None:
    assert [repository.refresh(), repository.refresh()] == [True, False]


def test_a_file_that_is_written_removed_or_renamed_is_followed(repository: BriefingRepository, library: Path) -> None:
    seen = [headlines(repository)]
    write(library / "a.toml", "Changed")
    seen.append(headlines(repository))
    (library / "b.toml").rename(library / "c.toml")
    seen.append([*headlines(repository), repository.find("c").briefing.id])
    (library / "a.toml").unlink()
    seen.append(headlines(repository))

    assert seen == [["First", "Second"], ["Changed", "Second"], ["Changed", "Second", "c"], ["Second"]]


def test_a_change_that_keeps_size_and_time_is_seen(repository: BriefingRepository, library: Path) -> None:
    headlines(repository)
    before = (library / "a.toml").stat()
    write(library / "a.toml", "Tsrif")
    os.utime(library / "a.toml", ns=(before.st_atime_ns, before.st_mtime_ns))

    assert headlines(repository) == ["Second", "Tsrif"]


def test_only_what_has_changed_is_read_again(repository: BriefingRepository, library: Path) -> None:
    told: list[tuple[int, int]] = []
    repository.refresh(lambda done, total: told.append((done, total)))
    write(library / "b.toml", "Changed")
    repository.refresh(lambda done, total: told.append((done, total)))

    assert told == [(0, 2), (2, 2), (0, 1), (1, 1)]


def test_a_file_that_is_touched_is_not_taken_in_again(repository: BriefingRepository, library: Path) -> None:
    repository.refresh()
    before = repository.index.generation(), repository.index.briefings(Query())
    os.utime(library / "a.toml", (1, 1))

    assert ([bool(repository.changes()), repository.refresh(), repository.refresh()]) == [True, True, False]
    assert (repository.index.generation(), repository.index.briefings(Query())) == before


def test_a_file_whose_id_was_taken_gets_it_although_it_was_only_touched(
    repository: BriefingRepository, library: Path
) -> None:
    write(library / "c.toml", "Third", id="a")
    headlines(repository)
    (library / "a.toml").unlink()
    os.utime(library / "c.toml", (1, 1))

    assert headlines(repository) == ["Second", "Third"]


def test_an_earlier_file_takes_the_id_of_one_that_was_only_touched(
    repository: BriefingRepository, library: Path
) -> None:
    headlines(repository)
    os.utime(library / "b.toml", (1, 1))
    write(library / "0.toml", "Zeroth", id="b")

    assert (headlines(repository), [file.name for file in repository.unreadable_files()]) == (
        ["First", "Zeroth"],
        [f"{library}/b.toml"],
    )


def test_of_two_files_with_one_id_the_first_counts_and_the_second_says_so(
    repository: BriefingRepository, library: Path
) -> None:
    write(library / "c.toml", "Third", id="a")

    assert headlines(repository) == ["First", "Second"]
    assert [problem for one in repository.unreadable_files() for problem in one.problems] == [
        f"{library}/c.toml:2:6: id: the id 'a' is taken by {library}/a.toml: expected one of its own"
    ]


def test_an_earlier_file_takes_its_id_and_the_later_one_gets_it_back(
    repository: BriefingRepository, library: Path
) -> None:
    seen = [headlines(repository)]
    write(library / "0.toml", "Zeroth", id="b")
    seen.append(headlines(repository))
    (library / "0.toml").unlink()
    seen.append(headlines(repository))

    assert seen == [["First", "Second"], ["First", "Zeroth"], ["First", "Second"]]


def test_a_file_that_becomes_unreadable_is_named_and_one_that_is_mended_is_back(
    repository: BriefingRepository, library: Path
) -> None:
    headlines(repository)
    (library / "a.toml").write_text("headline = 5\n", "utf-8")
    seen = [headlines(repository), [one.path for one in repository.unreadable_files()]]
    write(library / "a.toml", "Mended")

    assert [*seen, headlines(repository), repository.unreadable_files()] == [
        ["First", "Second"],
        [str(library / "a.toml")],
        ["Mended", "Second"],
        [],
    ]


def test_a_briefing_is_read_from_its_file_as_it_is_now(repository: BriefingRepository, library: Path) -> None:
    repository.refresh()
    before = repository.find("a").briefing.headline
    write(library / "a.toml", "Later")

    assert (before, repository.find("a").briefing.headline) == ("First", "Later")


def test_a_reference_that_nothing_has_is_told_with_what_is_near(repository: BriefingRepository, library: Path) -> None:
    write(library / "briefing-one.toml", "x")
    repository.refresh()

    with pytest.raises(NotFound, match="did you mean 'briefing-one'"):
        repository.find("briefing-on")


def test_a_library_that_is_not_there_is_told() -> None:
    with pytest.raises(LibraryError, match="no such file or folder: /nowhere"):
        BriefingRepository.open(["/nowhere"])


def test_the_index_lies_in_the_cache_of_the_reader_and_outlives_the_run(library: Path, own_folders: Path) -> None:
    before = sorted(library.iterdir())
    first = BriefingRepository.open([str(library)])
    first.refresh()
    first.close()
    second = BriefingRepository.open([str(library)])

    assert (second.index.size(), second.refresh()) == ((2, 2), False)
    assert (Path(second.file.path).parent, sorted(library.iterdir())) == (own_folders / "cache" / "briefing", before)


def test_one_library_by_another_path_is_one_index(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(library.parent)

    assert BriefingRepository.open(["library"]).file.path == BriefingRepository.open([str(library)]).file.path


def test_a_path_is_shown_as_it_was_given(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (library / "bad.toml").write_text("=", "utf-8")
    monkeypatch.chdir(library.parent)
    repository = BriefingRepository.open(["library"])
    repository.refresh()

    assert repository.unreadable_files()[0].problems[0].startswith("library/bad.toml:1:1: ")
