"""A file that changes or goes away while it is read."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from briefing.load.safe_read import FileRejected, read_text

BEING_WRITTEN = "it is being written to; it will be read when it is at rest"


@contextmanager
def written_to(path: Path) -> Iterator[threading.Event]:
    """Write to the file continuously in a thread; the event is set by each write."""
    stop, has_written = threading.Event(), threading.Event()

    def write() -> None:
        with path.open("r+b", buffering=0) as file:
            while not stop.is_set():
                file.seek(0)
                file.write(b"# one version or another\n")
                has_written.set()

    thread = threading.Thread(target=write)
    thread.start()
    has_written.wait()
    try:
        yield has_written
    finally:
        stop.set()
        thread.join()


def told(path: Path) -> str:
    try:
        return read_text(str(path))
    except FileRejected as refused:
        return refused.message


def reason_within(seconds: float, path: Path, has_written: threading.Event) -> str:
    """Read until the file is refused: on a busy machine the writer may pause for long enough to be read."""
    deadline = monotonic() + seconds
    while (reason := told(path)) != BEING_WRITTEN and monotonic() < deadline:
        has_written.clear()
        has_written.wait(seconds)
    return reason


def test_a_file_that_is_written_to_all_the_time_is_refused_after_a_moment(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text("# old\n")

    with written_to(path) as has_written:
        assert reason_within(20, path, has_written) == BEING_WRITTEN


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
