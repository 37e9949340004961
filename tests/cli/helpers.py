"""The program, called here or as a process of its own: what it printed, where, and how it ended."""

from __future__ import annotations

import atexit
import os
import pty
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from briefing.cli import run

ROOT = Path(__file__).parents[2]
FIRST = "2015-07-22-bolivia-peru-counterdrug"
ALL = str(ROOT / "content")


class Ended(NamedTuple):
    code: int
    out: str
    err: str


def briefing(*arguments: str, cwd: Path = ROOT, **environment: str) -> Ended:
    """Run the command line with nothing on stdin and a clean environment, in this process: a start costs 150 ms."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        with in_place_of_this_process(cwd, clean(environment), (out, err)):
            code = exit_code(arguments)
        return Ended(code, text_of(out), text_of(err))


def exit_code(arguments: Sequence[str]) -> int:
    """Run the command line; the code that the process would end with."""
    try:
        return run(arguments)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 1


def text_of(file: BinaryIO) -> str:
    file.seek(0)
    return file.read().decode("utf-8")


@contextmanager
def in_place_of_this_process(
    cwd: Path, environment: dict[str, str], outputs: tuple[BinaryIO, BinaryIO]
) -> Iterator[None]:
    """Whatever a process has of its own is as in a new one meanwhile: folder, environment, standard streams, signals."""
    folder, before, handler = Path.cwd(), dict(os.environ), signal.getsignal(signal.SIGTERM)
    with ExitStack() as stack:
        stack.callback(signal.signal, signal.SIGTERM, handler)
        stack.callback(os.chdir, folder)
        stack.callback(replace_environment, before)
        stack.enter_context(standard_streams(outputs))
        os.chdir(cwd)
        replace_environment(environment)
        yield


def replace_environment(environment: dict[str, str]) -> None:
    for name in set(os.environ) - set(environment):
        del os.environ[name]
    os.environ.update(environment)


@contextmanager
def standard_streams(outputs: tuple[BinaryIO, BinaryIO]) -> Iterator[None]:
    """The three descriptors and what Python makes of them: nothing to read, and two files to write to."""
    before, kept = (sys.stdin, sys.stdout, sys.stderr), [os.dup(descriptor) for descriptor in (0, 1, 2)]
    with open(os.devnull, "rb") as nothing:
        for descriptor, file in enumerate((nothing, *outputs)):
            os.dup2(file.fileno(), descriptor)
    try:
        with (
            open(0, encoding="utf-8", closefd=False) as sys.stdin,
            open(1, "w", encoding="utf-8", errors="surrogateescape", closefd=False) as sys.stdout,
            open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False) as sys.stderr,
        ):
            yield
    finally:
        sys.stdin, sys.stdout, sys.stderr = before
        for descriptor, original in enumerate(kept):
            os.dup2(original, descriptor)
            os.close(original)


def started(*arguments: str, cwd: Path = ROOT, **environment: str) -> Ended:
    """Run the command line as `briefing` does, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "briefing", *arguments],
        cwd=cwd,
        env=clean(environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


CACHE = tempfile.mkdtemp(prefix="briefing-tests-")
"""Where the indexes of a test run lie: never in the folders of whoever runs it."""
atexit.register(shutil.rmtree, CACHE, ignore_errors=True)
ONE = os.path.join(CACHE, "library")
"""The library of most tests: the first article alone, so that a new one in content/ changes none of them."""
os.makedirs(os.path.join(CACHE, "config", "briefing"))
os.makedirs(ONE)
shutil.copy2(ROOT / "content" / f"{FIRST}.toml", ONE)
Path(CACHE, "config", "briefing", "config.toml").write_text(f'library = ["{ONE}"]\n', "utf-8")


def clean(environment: dict[str, str]) -> dict[str, str]:
    """No config of whoever runs the tests: only the way to the interpreter, and what a test asks for."""
    return (
        {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "PYTHONPATH": str(ROOT), "TERM": "xterm", "EDITOR": "true"}
        | {f"XDG_{kind}_HOME": os.path.join(CACHE, kind.lower()) for kind in ("CACHE", "STATE", "CONFIG")}
        | environment
    )


def on_a_terminal(*arguments: str, **environment: str) -> tuple[int, bytes]:
    """Run with stdout on a pty: the exit code and the bytes that reached the terminal."""
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "briefing", *arguments]
    process = subprocess.Popen(
        command, cwd=ROOT, env=clean(environment), stdin=subprocess.DEVNULL, stdout=slave, stderr=subprocess.DEVNULL
    )
    os.close(slave)
    chunks = []
    while True:
        try:
            chunk = os.read(master, 65536)
        except OSError:  # Linux tells the end of a pty so
            break
        if not chunk:
            break
        chunks.append(chunk)
    os.close(master)
    return process.wait(timeout=60), b"".join(chunks)
