"""Publishing into a folder that others write to: no link is followed, nothing is left, the mode is its own."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from briefing.errors import LibraryError
from briefing.repository.publishing import ASIDE, BUILDING, folder_aside, lock, publish
from tests.repository.test_indexing import write


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    write(folder / "a.toml", "First")
    return folder


def hidden(library: Path) -> list[str]:
    return sorted(path.name for path in library.glob(".*"))


def test_the_mode_does_not_depend_on_the_publisher(library: Path) -> None:
    before = os.umask(0o077)
    try:
        path = publish(str(library))
    finally:
        os.umask(before)

    assert os.stat(path).st_mode & 0o7777 == 0o644


def test_a_planted_link_is_not_followed(library: Path, tmp_path: Path) -> None:
    dangling, database = tmp_path / "dangling", tmp_path / "database"
    connection = sqlite3.connect(database)
    connection.execute("CREATE TABLE precious(a)")
    connection.close()
    database.chmod(0o600)
    before = database.read_bytes()
    (library / f"{BUILDING}{os.getpid()}").symlink_to(dangling)
    (library / f"{BUILDING}{os.getpid() + 1}").symlink_to(database)
    path = Path(publish(str(library)))

    assert (dangling.exists(), database.read_bytes() == before, database.stat().st_mode & 0o777) == (False, True, 0o600)
    assert (path.is_symlink(), path.is_file()) == (False, True)


def test_a_link_in_place_of_the_index_is_replaced(library: Path, tmp_path: Path) -> None:
    path, aside = Path(publish(str(library))), tmp_path / "aside"
    path.rename(aside)
    path.symlink_to(aside)
    before = aside.stat().st_mtime_ns
    publish(str(library))

    assert (path.is_symlink(), aside.stat().st_mtime_ns == before) == (False, True)


def test_what_killed_publishers_left_is_removed(library: Path, own_folders: Path) -> None:
    cache = own_folders / "cache" / "briefing"
    publish(str(library))
    (library / f"{BUILDING}abc").write_bytes(b"half of an index")
    (cache / f"{ASIDE}abc").mkdir()
    path = publish(str(library))

    assert (hidden(library), list(cache.glob(f"{ASIDE}*"))) == ([Path(path).name], [])


def test_what_another_publisher_is_writing_is_left_alone(library: Path) -> None:
    aside = library / f"{BUILDING}abc"
    with open(aside, "wb") as file, folder_aside() as folder:
        lock(file.fileno())
        path = publish(str(library))

        assert (os.path.isdir(folder), hidden(library)) == (True, sorted([aside.name, Path(path).name]))


def test_a_folder_that_is_none_is_told_and_nothing_is_left(library: Path, own_folders: Path) -> None:
    with pytest.raises(LibraryError, match="this is none"):
        publish(str(library / "a.toml"))

    assert (hidden(library), list(own_folders.rglob(f"{ASIDE}*"))) == ([], [])
