"""A file has one name in its library, wherever the library lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.repository.library_paths import LibraryPaths
from tests.repository.test_indexing import write


@pytest.fixture
def library(tmp_path: Path) -> Path:
    write(tmp_path / "first" / "2014" / "a.toml", "First")
    write(tmp_path / "second" / "a.toml", "Second")
    return tmp_path


def test_a_key_is_the_path_below_the_folder(library: Path) -> None:
    paths = LibraryPaths([str(library / "first"), str(library / "second")])

    assert paths.files() == {
        "2014/a.toml": str(library / "first" / "2014" / "a.toml"),
        "/1/a.toml": str(library / "second" / "a.toml"),
    }


def test_the_same_library_elsewhere_has_the_same_keys(library: Path) -> None:
    before = list(LibraryPaths([str(library / "first")]).files())
    (library / "first").rename(library / "moved")

    assert list(LibraryPaths([str(library / "moved")]).files()) == before


def test_a_key_leads_back_to_its_file(library: Path) -> None:
    paths = LibraryPaths([str(library / "first"), str(library / "second"), str(library / "second" / "a.toml")])
    files = paths.files()

    assert {key: paths.path(key) for key in files} == files


@pytest.mark.parametrize(
    ("given", "shown"),
    [(["first"], "first/2014/a.toml"), (["./first/"], "./first/2014/a.toml"), (["second/a.toml"], "second/a.toml")],
)
def test_a_path_is_shown_as_the_library_was_given(
    given: list[str], shown: str, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(library)
    paths = LibraryPaths(given)

    assert [paths.as_given(key) for key in paths.files()] == [shown]


def test_a_library_by_a_link_has_the_same_keys(library: Path) -> None:
    (library / "link").symlink_to(library / "first")

    assert list(LibraryPaths([str(library / "link")]).files()) == ["2014/a.toml"]
