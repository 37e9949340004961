"""What is news to a reader: which version of a briefing he has read, and what came in since."""

from __future__ import annotations

import os
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from zlib import crc32

import pytest

from briefing.catalogue.arrivals import arrivals
from briefing.catalogue.catalogue import MEMORY, Catalogue
from briefing.catalogue.refresh import arrived, signature
from briefing.catalogue.state import State
from briefing.catalogue.when import BEGINNING
from briefing.search.query import Query
from tests.helpers import HEAD, written

DIGEST = f"{crc32(HEAD.encode()):08x}"
DAYS_AGO = datetime.now().astimezone() - timedelta(days=3)
WITHHELD = 'pub_status = "withheld"\nednote = "The source asks for it."\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def catalogue(folder: Path) -> Catalogue:
    written(folder, HEAD)
    return Catalogue.open([str(folder)], MEMORY)


@pytest.fixture
def state(catalogue: Catalogue) -> State:
    return State.open(catalogue.paths)


def news(catalogue: Catalogue, state: State, since: datetime = BEGINNING, query: str = "") -> list[tuple[str, str]]:
    catalogue.refresh()
    return [(one.what, one.listed.id) for one in arrivals(catalogue, state, since, Query.parse(query))]


def moment_between() -> datetime:
    """Later than what was written before and earlier than what is written after, by the clock of the file system."""
    with tempfile.NamedTemporaryFile() as file:
        before = touched(file.name)
        while (between := touched(file.name)) == before:
            pass  # the clock has not gone on
        while touched(file.name) == between:
            pass
    return datetime.fromtimestamp(between / 1e9).astimezone()


def touched(path: str) -> int:
    """Touch a file; its time in nanoseconds."""
    os.utime(path)
    return os.stat(path).st_mtime_ns


def test_the_version_is_that_of_the_bytes(folder: Path, catalogue: Catalogue) -> None:
    catalogue.refresh()
    first = catalogue.version("a")
    written(folder, HEAD + "# more\n")
    second = catalogue.version("a")
    written(folder, HEAD)

    assert (first, first == second, catalogue.version("a"), catalogue.version("b")) == (DIGEST, False, first, "")


def test_a_file_that_cannot_be_read_has_no_version(folder: Path, catalogue: Catalogue) -> None:
    catalogue.refresh()
    (folder / "a.toml").unlink()
    os.mkfifo(folder / "a.toml")

    assert catalogue.version("a") == ""


def test_an_unchanged_file_is_not_read_again(folder: Path, catalogue: Catalogue) -> None:
    catalogue.refresh()
    first = catalogue.version("a")
    path = str(folder / "a.toml")
    catalogue.versions[path] = (signature(path), "kept")

    assert (len(first), catalogue.version("a")) == (8, "kept")


def test_a_file_arrived_when_it_came_to_this_machine_whatever_time_it_was_given(folder: Path) -> None:
    path = written(folder, HEAD)
    before = os.stat(path).st_ctime_ns
    os.utime(path, (1, 1))
    os.utime(path, ns=(-5, -5))

    assert (arrived(signature(path)) >= before, os.stat(path).st_mtime_ns, arrived("")) == (True, -5, 0)


def test_what_was_never_read_is_new(catalogue: Catalogue, state: State) -> None:
    assert news(catalogue, state) == [("new", "a")]


def test_what_was_read_as_it_is_now_is_no_news(catalogue: Catalogue, state: State) -> None:
    catalogue.refresh()
    state.see("a", catalogue.version("a"))

    assert news(catalogue, state) == []


def test_what_was_read_before_it_changed_is_corrected(folder: Path, catalogue: Catalogue, state: State) -> None:
    catalogue.refresh()
    state.see("a", catalogue.version("a"))
    written(folder, HEAD.replace("Peru", "Bolivia"))

    assert news(catalogue, state) == [("corrected", "a")]


@pytest.mark.parametrize(
    ("day", "what"), [(DAYS_AGO - timedelta(days=1), "new"), (DAYS_AGO, "corrected"), (datetime.now(), "corrected")]
)
def test_what_was_never_read_is_corrected_where_it_says_so_since_that_day(
    day: datetime, what: str, folder: Path, catalogue: Catalogue, state: State
) -> None:
    written(folder, f"{HEAD}date_modified = {day:%Y-%m-%d}\n")

    assert news(catalogue, state, DAYS_AGO) == [(what, "a")]


def test_what_is_not_to_be_used_stays_in_sight_when_it_was_read(
    folder: Path, catalogue: Catalogue, state: State
) -> None:
    written(folder, HEAD + WITHHELD, "b.toml")
    written(folder, HEAD + 'pub_status = "canceled"\n', "c.toml")
    catalogue.refresh()
    state.see_all({name: catalogue.version(name) for name in "abc"})

    assert news(catalogue, state) == [("withheld", "b"), ("canceled", "c")]


def test_only_what_came_in_since_is_news(folder: Path, catalogue: Catalogue, state: State) -> None:
    between = moment_between()
    written(folder, HEAD, "b.toml")
    os.utime(folder / "b.toml", (1, 1))

    assert (news(catalogue, state, between), news(catalogue, state, moment_between())) == ([("new", "b")], [])


def test_only_what_matches_is_news(folder: Path, catalogue: Catalogue, state: State) -> None:
    written(folder, HEAD.replace("Peru", "Bolivia"), "b.toml")

    assert news(catalogue, state, query="bolivia") == [("new", "b")]
