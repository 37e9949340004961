"""One process at a time writes the index; the next one waits, and says for whom it waited in vain."""

from __future__ import annotations

import os
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefing.errors import IndexUnavailable
from briefing.search.sqlite.file_lock import UnusableFolder, exclusive_lock, holder_of, require_owner


def test_the_next_one_waits_until_the_lock_is_free(tmp_path: Path) -> None:
    path = str(tmp_path / "index")

    def locked() -> bool:
        with exclusive_lock(path, 30):
            return True

    with ThreadPoolExecutor(1) as pool:
        with exclusive_lock(path):
            waiting = pool.submit(locked)
            with pytest.raises(TimeoutError):
                waiting.result(0.01)
        assert waiting.result(30)


@pytest.mark.parametrize("patience", [0, 0.05])
def test_who_has_waited_long_enough_is_told_which_process_has_the_lock(patience: float, tmp_path: Path) -> None:
    path = str(tmp_path / "index")
    start = time.monotonic()
    with exclusive_lock(path), pytest.raises(IndexUnavailable) as told, exclusive_lock(path, patience):
        pass

    assert str(told.value) == f"it is still being written by process {os.getpid()}"
    assert time.monotonic() - start >= patience


@pytest.mark.parametrize(
    ("content", "holder"), [("4711", "process 4711"), ("", "another process"), ("x", "another process")]
)
def test_a_lock_that_says_no_number_is_that_of_another_process(content: str, holder: str, tmp_path: Path) -> None:
    path = tmp_path / "index.lock"
    path.write_text(content)
    with path.open("rb") as file:
        assert holder_of(file.fileno()) == holder


def test_the_file_of_the_lock_is_for_its_owner_alone_and_has_its_number(tmp_path: Path) -> None:
    (tmp_path / "index.lock").touch(0o600)
    (tmp_path / "index.lock").write_text("9" * 20)
    with exclusive_lock(str(tmp_path / "index")):
        content = (tmp_path / "index.lock").read_text()

    assert (content, stat.S_IMODE((tmp_path / "index.lock").stat().st_mode)) == (str(os.getpid()), 0o600)


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755])
def test_a_file_that_others_can_read_is_ones_own(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "index.lock"
    path.touch()
    path.chmod(mode)
    require_owner(str(path), stat.S_ISREG)


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_can_write_to_is_refused(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "index.lock"
    path.touch()
    path.chmod(mode)
    with pytest.raises(UnusableFolder, match="belongs to others too"):
        require_owner(str(path), stat.S_ISREG)
