"""An export never overwrites a file of the library, under whatever name it is reached."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.helpers import Ended, briefing
from tests.helpers import HEAD, written


@pytest.fixture
def library(tmp_path: Path) -> Path:
    written(tmp_path / "lib", HEAD)
    written(tmp_path / "lib", "[measures]\n", "measures.toml")
    (tmp_path / "other").mkdir()
    return tmp_path / "lib"


def exported(library: Path, output: object) -> Ended:
    return briefing("export", "a", "--library", str(library), "--output", str(output), cwd=library.parent)


def linked(link: Callable[[Path, Path], None]) -> Callable[[Path], Path]:
    def make(library: Path) -> Path:
        path = library.parent / "other" / "out.txt"
        link(library / "a.toml", path)
        return path

    return make


@pytest.mark.parametrize(
    "target",
    [
        lambda library: library / "a.toml",
        lambda library: os.path.relpath(library / "a.toml", library.parent),
        lambda library: f"{library}/../lib//a.toml",
        lambda library: library / "measures.toml",
        linked(lambda path, link: link.symlink_to(path)),
        linked(os.link),
    ],
    ids=["absolute", "relative", "other-spelling", "measures", "symlink", "hardlink"],
)
def test_a_file_of_the_library_is_refused(target: Callable[[Path], object], library: Path) -> None:
    ended = exported(library, output := target(library))

    assert ended == (
        2,
        "",
        f"briefing: {output} is a file of the library, which is never overwritten: choose another file\n",
    )
    assert (library / "a.toml").read_text() == HEAD


def test_a_folder_with_a_link_into_the_library_is_refused_before_anything_is_written(library: Path) -> None:
    other = library.parent / "other"
    written(library, HEAD.replace("2015", "2016"), "b.toml")
    (other / "a.txt").symlink_to(library / "a.toml")
    ended = briefing("export", "--library", str(library), "--output", f"{other}/")

    assert (ended.code, os.listdir(other), (library / "a.toml").read_text()) == (2, ["a.txt"], HEAD)


def test_a_library_that_is_linked_to_is_known_by_its_files(library: Path) -> None:
    (library.parent / "current").symlink_to(library)

    assert briefing("export", "--library", f"{library.parent}/current", "--output", f"{library}/a.toml").code == 2


def test_what_was_exported_before_may_be_written_again(library: Path) -> None:
    path = library.parent / "other" / "out.txt"

    assert [exported(library, path).code, exported(library, path).code] == [0, 0]
    assert "Coca in Peru" in path.read_text()


@pytest.mark.parametrize("name", ["new.toml", "sub/new.TOML", "A.Toml", ".briefing-index-x.sqlite"])
def test_what_would_become_a_file_of_the_library_is_refused(name: str, library: Path) -> None:
    (library / "sub").mkdir()
    ended = exported(library, path := library / name)

    assert ended == (
        2, "", f"briefing: {path} would be a file of the library: choose another folder, or another ending\n",
    )  # fmt: skip
    assert not path.exists()


def test_another_ending_may_lie_beside_the_briefings(library: Path) -> None:
    assert exported(library, library / "a.txt").code == 0
