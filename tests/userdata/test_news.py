"""What is news to a reader: which version of a briefing he has read, and what came in since."""

from __future__ import annotations

import os
import time
from datetime import datetime, timedelta
from pathlib import Path
from zlib import crc32

import pytest

from briefing.repository.parsing import arrival_time, signature
from briefing.repository.repository import MEMORY, BriefingRepository
from briefing.search.query.query import Query
from briefing.userdata.annotations import UserData
from briefing.userdata.news import find_news
from briefing.userdata.since import BEGINNING
from tests.helpers import HEAD, written

DIGEST = f"{crc32(HEAD.encode()):08x}"
DAYS_AGO = datetime.now().astimezone() - timedelta(days=3)
WITHHELD = 'pub_status = "withheld"\nednote = "The source asks for it."\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def repository(folder: Path) -> BriefingRepository:
    written(folder, HEAD)
    return BriefingRepository.open([str(folder)], MEMORY)


@pytest.fixture
def state(repository: BriefingRepository) -> UserData:
    return UserData.open(repository.paths)


def news(
    repository: BriefingRepository, state: UserData, since: datetime = BEGINNING, query: str = ""
) -> list[tuple[str, str]]:
    repository.refresh()
    return [(one.what, one.row.id) for one in find_news(repository, state, since, Query.parse(query))]


def moment_between() -> datetime:
    """Later than what was written before and earlier than what is written after, by the clock of the file system."""
    time.sleep(0.02)
    between = datetime.now().astimezone()
    time.sleep(0.02)
    return between


def test_the_version_is_that_of_the_bytes(folder: Path, repository: BriefingRepository) -> None:
    repository.refresh()
    first = repository.content_hash("a")
    written(folder, HEAD + "# more\n")
    second = repository.content_hash("a")
    written(folder, HEAD)

    assert (first, first == second, repository.content_hash("a"), repository.content_hash("b")) == (
        DIGEST,
        False,
        first,
        "",
    )


def test_a_file_that_cannot_be_read_has_no_version(folder: Path, repository: BriefingRepository) -> None:
    repository.refresh()
    (folder / "a.toml").unlink()
    os.mkfifo(folder / "a.toml")

    assert repository.content_hash("a") == ""


def test_an_unchanged_file_is_not_read_again(folder: Path, repository: BriefingRepository) -> None:
    repository.refresh()
    first = repository.content_hash("a")
    path = str(folder / "a.toml")
    repository.cache.versions[path] = (signature(path), "kept")

    assert (len(first), repository.content_hash("a")) == (8, "kept")


def test_a_file_arrived_when_it_came_to_this_machine_whatever_time_it_was_given(folder: Path) -> None:
    path = written(folder, HEAD)
    before = os.stat(path).st_ctime_ns
    os.utime(path, (1, 1))
    os.utime(path, ns=(-5, -5))

    assert (arrival_time(signature(path)) >= before, os.stat(path).st_mtime_ns, arrival_time("")) == (True, -5, 0)


def test_what_was_never_read_is_new(repository: BriefingRepository, state: UserData) -> None:
    assert news(repository, state) == [("new", "a")]


def test_what_was_read_as_it_is_now_is_no_news(repository: BriefingRepository, state: UserData) -> None:
    repository.refresh()
    state.mark_read("a", repository.content_hash("a"))

    assert news(repository, state) == []


def test_what_was_read_before_it_changed_is_corrected(
    folder: Path, repository: BriefingRepository, state: UserData
) -> None:
    repository.refresh()
    state.mark_read("a", repository.content_hash("a"))
    written(folder, HEAD.replace("Peru", "Bolivia"))

    assert news(repository, state) == [("corrected", "a")]


@pytest.mark.parametrize(
    ("day", "what"), [(DAYS_AGO - timedelta(days=1), "new"), (DAYS_AGO, "corrected"), (datetime.now(), "corrected")]
)
def test_what_was_never_read_is_corrected_where_it_says_so_since_that_day(
    day: datetime, what: str, folder: Path, repository: BriefingRepository, state: UserData
) -> None:
    written(folder, f"{HEAD}date_modified = {day:%Y-%m-%d}\n")

    assert news(repository, state, DAYS_AGO) == [(what, "a")]


def test_what_is_not_to_be_used_stays_in_sight_when_it_was_read(
    folder: Path, repository: BriefingRepository, state: UserData
) -> None:
    written(folder, HEAD + WITHHELD, "b.toml")
    written(folder, HEAD + 'pub_status = "canceled"\n', "c.toml")
    repository.refresh()
    state.mark_all_read({name: repository.content_hash(name) for name in "abc"})

    assert news(repository, state) == [("withheld", "b"), ("canceled", "c")]


def test_only_what_came_in_since_is_news(folder: Path, repository: BriefingRepository, state: UserData) -> None:
    between = moment_between()
    written(folder, HEAD, "b.toml")
    os.utime(folder / "b.toml", (1, 1))

    assert (news(repository, state, between), news(repository, state, moment_between())) == ([("new", "b")], [])


def test_news_are_told_by_the_index_and_no_file_is_read(
    folder: Path, repository: BriefingRepository, state: UserData
) -> None:
    repository.refresh()
    (folder / "a.toml").unlink()

    assert find_news(repository, state, BEGINNING, Query())[0].row.id == "a"


def test_only_what_matches_is_news(folder: Path, repository: BriefingRepository, state: UserData) -> None:
    written(folder, HEAD.replace("Peru", "Bolivia"), "b.toml")

    assert news(repository, state, query="bolivia") == [("new", "b")]
