"""A file that cannot be read any more is read in its last good version, until it is mended or its id is another's."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import NotFound, Unreadable
from briefing.repository.repository import MEMORY, BriefingRepository
from briefing.search.query.query import Query
from tests.helpers import HEAD, statistic, written

BROKEN = f"{HEAD}[[quotes]]\ntext = A\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    written(tmp_path / "lib", HEAD + statistic())
    return tmp_path / "lib"


@pytest.fixture
def repository(library: Path) -> BriefingRepository:
    repository = BriefingRepository.open([str(library)])
    repository.refresh()
    return repository


def state(repository: BriefingRepository, text: str = "area") -> tuple[list[str], list[str], list[str]]:
    """The briefings, what a search finds, and the unreadable files with the ids of their last good versions."""
    repository.refresh()
    files = [f"{os.path.basename(file.path)}:{file.line} {file.briefing}" for file in repository.unreadable_files()]
    hits = [found.hit.reference for found in repository.index.search(Query.parse(text)).found]
    return [row.id for row in repository.index.briefings(Query())], hits, files


def test_it_is_listed_found_and_read_with_its_fault_beside_it(repository: BriefingRepository, library: Path) -> None:
    written(library, BROKEN)
    before = repository.find("a#area").record

    assert state(repository) == (["a"], ["a#area"], ["a.toml:5 a"])
    assert (repository.find("a#area").record, before is not None) == (before, True)


def test_it_is_there_in_the_next_run_and_gone_without_the_index(repository: BriefingRepository, library: Path) -> None:
    written(library, BROKEN)
    repository.refresh()
    repository.close()
    again, without = BriefingRepository.open([str(library)]), BriefingRepository.open([str(library)], MEMORY)

    assert (state(again)[0], state(without)[0]) == (["a"], [])
    with pytest.raises(Unreadable):
        without.find("a")


def test_a_mended_file_is_whole_and_content_that_was_there_is_not_new(
    repository: BriefingRepository, library: Path
) -> None:
    row = repository.index.briefing_row("a")
    written(library, BROKEN)
    repository.refresh()
    broken = repository.index.briefing_row("a")
    written(library, HEAD + statistic())

    assert (state(repository)[2], repository.index.briefing_row("a")) == ([], row)
    assert row is not None
    assert broken is not None
    assert broken.broken_since > row.arrived == broken.arrived


def test_since_when_it_is_broken_does_not_move_with_another_fault(
    repository: BriefingRepository, library: Path
) -> None:
    since = []
    for text in (BROKEN, BROKEN + "x = 1\n", "headline = 5\n"):
        written(library, text)
        repository.refresh()
        since.append(repository.unreadable_files()[0].since)

    assert (len(set(since)), state(repository)[2]) == (1, ["a.toml:1 a"])


def test_a_file_that_is_deleted_takes_its_last_good_version_with_it(
    repository: BriefingRepository, library: Path
) -> None:
    written(library, BROKEN)
    repository.refresh()
    (library / "a.toml").unlink()

    assert state(repository) == ([], [], [])
    with pytest.raises(NotFound):
        repository.find("a")


@pytest.mark.parametrize("name", ["0.toml", "z.toml"])
@pytest.mark.parametrize("is_at_once", [True, False])
def test_another_file_may_have_its_id(
    name: str, is_at_once: bool, repository: BriefingRepository, library: Path
) -> None:
    written(library, BROKEN)
    if not is_at_once:
        repository.refresh()
    written(library, f'id = "a"\n{HEAD}'.replace("Coca", "Other"), name)
    taken = state(repository)
    headline = repository.find("a").briefing.headline
    (library / name).unlink()
    written(library, HEAD + statistic())

    assert (taken, headline) == ((["a"], [], ["a.toml:5 "]), "Other in Peru")
    assert state(repository) == (["a"], ["a#area"], [])


def test_a_file_that_takes_an_id_in_vain_is_read_under_its_own(repository: BriefingRepository, library: Path) -> None:
    written(library, HEAD, "b.toml")
    repository.refresh()
    written(library, f'id = "a"\n{HEAD}', "b.toml")

    assert (sorted(state(repository)[0]), state(repository)[2]) == (["a", "b"], ["b.toml:1 b"])


def test_a_file_that_was_never_good_is_unreadable(repository: BriefingRepository, library: Path) -> None:
    written(library, "headline = 5\n", "b.toml")

    assert state(repository)[2] == ["b.toml:1 "]


def test_a_rebuilt_index_keeps_it_with_its_times_and_what_was_there_is_not_new(
    repository: BriefingRepository, library: Path
) -> None:
    written(library, HEAD + statistic(), "b.toml")
    repository.refresh()
    written(library, BROKEN)
    repository.refresh()
    rows = repository.index.briefings(Query())
    for path in library.iterdir():
        path.chmod(0o640)
    repository.refresh()
    (library / "b.toml").rename(library / "moved.toml")
    repository.rebuild()
    again = repository.index.briefings(Query())

    assert state(repository) == (["a", "moved"], ["a#area", "moved#area"], ["a.toml:5 a"])
    assert {(row.headline, row.arrived, row.broken_since) for row in again} == {
        (row.headline, row.arrived, row.broken_since) for row in rows
    }


def test_a_file_that_broke_unnoticed_is_kept_by_a_rebuild(repository: BriefingRepository, library: Path) -> None:
    written(library, BROKEN)
    repository.rebuild()

    assert state(repository) == (["a"], ["a#area"], ["a.toml:5 a"])


@pytest.mark.parametrize("name", ["0.toml", "z.toml"])
def test_a_rebuild_gives_an_id_to_the_file_that_has_it(
    name: str, repository: BriefingRepository, library: Path
) -> None:
    written(library, BROKEN)
    repository.refresh()
    written(library, f'id = "a"\n{HEAD}'.replace("Coca", "Other"), name)
    repository.rebuild()

    assert (repository.find("a").briefing.headline, state(repository)[2]) == ("Other in Peru", ["a.toml:5 "])


def test_it_is_read_before_the_index_has_noticed(repository: BriefingRepository, library: Path) -> None:
    written(library, BROKEN)

    assert repository.find("a").briefing.headline == "Coca in Peru"


def test_changed_rights_and_owners_make_nothing_new(repository: BriefingRepository, library: Path) -> None:
    row, generation = repository.index.briefing_row("a"), repository.index.generation()
    os.chmod(library / "a.toml", 0o640)
    os.utime(library / "a.toml", (1, 1))
    repository.refresh()

    assert (repository.index.briefing_row("a"), repository.index.generation()) == (row, generation)


def test_a_file_that_is_renamed_is_not_new(repository: BriefingRepository, library: Path) -> None:
    written(library, f'id = "x"\n{HEAD}', "b.toml")
    repository.refresh()
    before = repository.index.briefing_row("x")
    (library / "b.toml").rename(library / "c.toml")
    repository.refresh()
    after = repository.index.briefing_row("x")

    assert before is not None
    assert after is not None
    assert (after.path, after.arrived) == ("c.toml", before.arrived)


STEPS = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["good", "broken", "gone", "as-a", "as-b"])),
    min_size=1,
    max_size=12,
)


@given(STEPS)
def test_whatever_becomes_of_files_the_index_stays_whole(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]
) -> None:
    """Every file that can be read and has an id of its own is listed; every file is either listed or unreadable."""
    library = tmp_path_factory.mktemp("library")
    repository = BriefingRepository.open([str(library)], MEMORY)
    texts = {"good": HEAD, "broken": BROKEN, "as-a": f'id = "a"\n{HEAD}', "as-b": f'id = "b"\n{HEAD}'}
    for name, what in steps:
        if what == "gone":
            (library / f"{name}.toml").unlink(missing_ok=True)
        else:
            written(library, texts[what], f"{name}.toml")
        repository.refresh()
        ids = [row.id for row in repository.index.briefings(Query())]
        files = {os.path.basename(file.path) for file in repository.unreadable_files()}
        whole = {row.path for row in repository.index.briefings(Query()) if not row.broken_since}
        assert (len(ids), files | whole, files & whole) == (len(set(ids)), set(os.listdir(library)), set())
        assert [id for id in ids if repository.briefing(id) is None] == []
    assert repository.changes().changed == []
    repository.close()
