"""A file that changes or goes away while it is read."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.load.guard import Refused, read

REFUSED = "it is being written to; it will be read when it is at rest"
LONGEST = 20.0
"""Seconds until a file must have been met while somebody wrote to it."""


@contextmanager
def written_to(path: Path) -> Iterator[None]:
    """Somebody writes to the file all the time."""
    done = threading.Event()

    def write() -> None:
        with path.open("r+b", buffering=0) as file:
            while not done.is_set():
                file.seek(0)
                file.write(b"# one version or another\n")

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def told(path: Path) -> str:
    try:
        return read(str(path))
    except Refused as refused:
        return refused.message


def test_a_file_that_is_written_to_all_the_time_is_refused_after_a_moment(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text("# old\n")

    with written_to(path):
        end = time.monotonic() + LONGEST
        while (said := told(path)) != REFUSED and time.monotonic() < end:
            pass  # the writer had not begun, or was not given the processor meanwhile

    assert said == REFUSED


def test_a_file_at_rest_is_read_after_somebody_wrote_to_it(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text("# old\n")
    with written_to(path):
        told(path)

    assert told(path) == "# one version or another\n"


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    assert told(tmp_path / "gone.toml") == "there is no such file"


def test_a_file_of_the_future_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text("# old\n")
    os.utime(path, (4e9, 4e9))

    assert told(path) == "# old\n"
