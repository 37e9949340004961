"""The program as a process of its own: what it printed, where, and how it ended."""

from __future__ import annotations

import atexit
import os
import pty
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
FIRST = "2015-07-22-bolivia-peru-counterdrug"
ALL = str(ROOT / "content")


class Ended(NamedTuple):
    code: int
    out: str
    err: str


def briefing(*arguments: str, cwd: Path = ROOT, **environment: str) -> Ended:
    """Run the command line with nothing on stdin and a clean environment."""
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
