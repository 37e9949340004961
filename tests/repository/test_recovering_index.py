"""An index that fails is replaced where that helps, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import IndexAway, IndexCorrupt, IndexUnavailable
from briefing.repository.repository import BriefingRepository
from briefing.search.index import UNLIMITED, Limits
from briefing.search.query.query import Query
from tests.repository.test_indexing import headlines, indexed_library, write
from tests.search.naive import NaiveIndex


class FailingIndex(NaiveIndex):
    """An engine that counts nothing."""

    def __init__(self, fault: Exception) -> None:
        super().__init__()
        self.fault = fault

    def count(self, query: Query, cap: int | None = None, limits: Limits = UNLIMITED) -> int:
        del query, cap, limits
        raise self.fault


@pytest.fixture
def repository(tmp_path: Path) -> BriefingRepository:
    return indexed_library(tmp_path / "library")


def test_what_is_damaged_is_opened_again_or_made_anew(repository: BriefingRepository) -> None:
    repository.file.replace(FailingIndex(IndexCorrupt("malformed")))

    assert (repository.index.count(Query()), repository.file.is_in_memory) == (1, False)
    assert repository.notice == "the index was damaged and is made again"


def test_what_its_surroundings_refuse_is_read_in_memory(repository: BriefingRepository) -> None:
    repository.file.replace(FailingIndex(IndexUnavailable("disk is full")))

    assert (repository.index.count(Query()), repository.file.is_in_memory) == (1, True)
    assert repository.file.memory_reason == "no index can be kept (disk is full): the library is read again each time"


def test_an_engine_that_is_away_is_asked_again_later_and_not_replaced(repository: BriefingRepository) -> None:
    engine = FailingIndex(IndexAway("no route"))
    repository.file.replace(engine)
    with pytest.raises(IndexAway):
        repository.index.count(Query())

    assert (repository.file.engine is engine, repository.notice) == (True, "")


def test_another_class_of_engine_follows_the_files_too(repository: BriefingRepository, tmp_path: Path) -> None:
    repository.file.replace(NaiveIndex())
    seen = [headlines(repository)]
    write(tmp_path / "library" / "b.toml", "Second")
    seen.append(headlines(repository))

    assert (seen, type(repository.file.engine)) == ([["First"], ["First", "Second"]], NaiveIndex)
