"""Each system call of a write fails once: there is the old file or the new one, and the reader is told."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.cli.helpers import ROOT, clean
from tests.hostile.score import Score, score

WHAT = "an error at each call of a write: the old or the new"
CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)", re.MULTILINE)
FULL = ("write", "fsync")
"""Calls that also fail of a full disk."""
HEAD = 'schema = "briefing/1"\nheadline = "x"\ndate_published = "2016"\n'
UNPINNED = HEAD + '[[quotes]]\ntext = "Words."\nspeaker = "Somebody"\n'


class Failure(NamedTuple):
    """One call that fails: the N-th of its name."""

    call: str
    number: int
    error: str


class Writer(NamedTuple):
    """A command that writes one file."""

    name: str
    arguments: tuple[str, ...]
    target: str
    before: str


WRITERS = (
    Writer("export", ("export", "--format", "json", "--library", "library", "--output", "out.json"), "out.json", "old"),
    Writer("pin", ("pin", "library"), "library/a.toml", UNPINNED),
)


def failed_system_calls() -> Score:
    """An export and an edit of a briefing, with each of their calls failing in turn."""
    if not can_trace():
        return Score(WHAT, 0, 0, "strace is not to be had here")
    failures, total = [], 0
    for writer in WRITERS:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            (place / "library").mkdir()
            (place / "library" / "a.toml").write_text(UNPINNED)
            for _ in range(2):  # the second time everything is compiled and indexed
                (place / writer.target).write_text(writer.before)
                trace, _ = traced(writer, place)
            new = (place / writer.target).read_text()
            for failure in calls_of_the_write(trace):
                total += 1
                (place / writer.target).write_text(writer.before)
                if told := failed(writer, place, failure, new):
                    failures.append(f"{writer.name}, {failure.call} {failure.number} {failure.error}: {told}")
    return score(WHAT, failures, total)


def can_trace() -> bool:
    command = shutil.which("strace")
    return command is not None and subprocess.run([command, "true"], capture_output=True, check=False).returncode == 0


def traced(writer: Writer, place: Path, *options: str) -> tuple[str, subprocess.CompletedProcess[str]]:
    """Run the command of a writer; its system calls, and how it ended."""
    log = place / "trace"
    command = ["strace", "-f", "-o", str(log), *options, sys.executable, "-m", "briefing", *writer.arguments]
    environment = clean({"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"})
    ended = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False)
    return log.read_text("utf-8", "replace"), ended


def calls_of_the_write(trace: str) -> Iterator[Failure]:
    """The calls from the opening of the temporary file on."""
    counts: Counter[str] = Counter()
    has_begun = has_ended = False
    for name, rest in CALL.findall(trace):
        counts[name] += 1
        has_begun = has_begun or (name == "openat" and ".part" in rest)
        if has_begun and not has_ended and name not in ("brk", "mmap", "munmap"):
            yield from (Failure(name, counts[name], error) for error in ("EIO", *(["ENOSPC"] if name in FULL else [])))
        has_ended = has_ended or name == "rename"


def failed(writer: Writer, place: Path, failure: Failure, new: str) -> str:
    """What went wrong where a call failed; nothing where the old or the new file stands and the end says which."""
    inject = f"inject={failure.call}:error={failure.error}:when={failure.number}"
    _, ended = traced(writer, place, "-e", inject)
    content = (place / writer.target).read_text()
    left = [path.name for path in place.rglob("*.part")]
    for name in left:
        next(place.rglob(name)).unlink()
    if content not in (writer.before, new):
        return f"{len(content)} characters"
    if left or "fault of the program" in ended.stderr or "Traceback" in ended.stderr:
        return f"code {ended.returncode}, {left}, {ended.stderr[:200]}"
    return "" if (ended.returncode == 0) == (content == new) else f"code {ended.returncode}, {ended.stderr[:200]}"
