"""The index is a cache: whatever becomes of it, the answer is the same, and at most a line is said of it."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from briefing.search.sqlite.schema import VERSION
from briefing.views.registry import VIEW_MAKERS
from tests.bench.library import generate
from tests.cli.helpers import ROOT, clean
from tests.hostile.score import Score, score

FILES = 30
ASKED = ("search", "coca OR country:PE", "--limit", "0", "--format", "csv")
OTHER_USER = 65534
"""`nobody`."""


class Place:
    """A library, a cache of its own, and the answer that a good index gives."""

    def __init__(self, folder: str) -> None:
        self.library, self.home = Path(folder, "library"), Path(folder, "home")
        generate(str(self.library), FILES * 22)
        os.chmod(folder, 0o755)
        self.expected = self.ask(cache=Path(folder, "first")).stdout

    @property
    def cache(self) -> Path:
        return self.home / "briefing"

    @property
    def index(self) -> Path:
        return next(self.cache.glob("*.sqlite"))

    def command(self, asked: Sequence[str] = ASKED) -> list[str]:
        return [sys.executable, "-m", "briefing", *asked, "--library", str(self.library)]

    def environment(self, cache: Path | None = None) -> dict[str, str]:
        return clean({"XDG_CACHE_HOME": str(cache or self.home)})

    def ask(
        self,
        cache: Path | None = None,
        before: Callable[[], object] | None = None,
        asked: Sequence[str] = ASKED,
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            self.command(asked),
            cwd=ROOT,
            env=self.environment(cache),
            capture_output=True,
            timeout=60,
            check=False,
            preexec_fn=before,
        )

    def fault(self, said: subprocess.CompletedProcess[bytes]) -> str:
        """What is wrong with an answer; empty when nothing is."""
        if said.returncode != 0 or said.stdout != self.expected:
            return f"exit {said.returncode}, {len(said.stdout)} bytes for {len(self.expected)}: {said.stderr[-200:]!r}"
        return "" if said.stderr.count(b"\n") <= 1 else f"more than a line: {said.stderr[:200]!r}"


@contextmanager
def place() -> Iterator[Place]:
    with tempfile.TemporaryDirectory() as folder:
        yield Place(folder)


def killed_while_indexing(count: int, seed: int = 1) -> Score:
    """A first search, ended with SIGKILL after a random moment; the next one answers as if nothing had been."""
    choose, failures = random.Random(seed), []
    with place() as own:
        for _ in range(count):
            if choose.random() < 0.3:
                shutil.rmtree(own.home, ignore_errors=True)
            elif own.cache.exists():
                next(own.library.rglob("*.toml")).touch()
            process = subprocess.Popen(
                own.command(), cwd=ROOT, env=own.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            time.sleep(choose.uniform(0.03, 0.3))
            process.send_signal(signal.SIGKILL)
            process.wait()
            failures += [fault] if (fault := own.fault(own.ask())) else []
    return score("kill -9 while the index is made: the next answer is right", failures, count)


def wrong_caches() -> Score:
    """Each way in which a cache can be wrong, then a search."""
    failures = []
    with place() as own:
        for spoil in WRONG:
            shutil.rmtree(own.home, ignore_errors=True)
            own.ask()
            if fault := own.fault(spoil(own) or own.ask()):
                failures.append(f"{spoil.__name__}: {fault}")
            os.chmod(own.home, 0o755)
    return score("wrong caches: the answer is right, at most a line is said", failures, len(WRONG))


Said = subprocess.CompletedProcess[bytes] | None


def truncated(own: Place) -> Said:
    os.truncate(own.index, 9000)
    return None


def emptied(own: Place) -> Said:
    os.truncate(own.index, 0)
    return None


def garbage(own: Place) -> Said:
    own.index.write_bytes(b"\x1b[2J" * 5000)
    return None


def garbage_in_the_middle(own: Place) -> Said:
    size = own.index.stat().st_size
    with open(own.index, "r+b") as file:
        for at in range(4096, size - 4096, 8192):
            file.seek(at)
            file.write(b"\xff" * 4096)
    return None


def garbage_beside(own: Place) -> Said:
    Path(f"{own.index}-wal").write_bytes(b"not a log" * 1000)
    return None


def other_tables(own: Place) -> Said:
    path = own.index
    path.unlink()
    connection = sqlite3.connect(path)
    connection.executescript("CREATE TABLE meta(x); CREATE TABLE file(y);")
    connection.close()
    return None


def another_version(own: Place) -> Said:
    own.index.rename(own.cache / own.index.name.replace(VERSION, "0-00000000"))
    return None


def a_folder_in_its_place(own: Place) -> Said:
    path = own.index
    path.unlink()
    path.mkdir()
    return None


def a_link_in_its_place(own: Place) -> Said:
    path = own.index
    path.rename(own.home / "elsewhere")
    path.symlink_to(own.home / "elsewhere")
    return None


def writable_by_everybody(own: Place) -> Said:
    own.index.chmod(0o666)
    return None


def another_owner(own: Place) -> Said:
    if os.geteuid() == 0:
        os.chown(own.index, OTHER_USER, OTHER_USER)
    return None


def a_home_that_is_no_folder(own: Place) -> Said:
    return own.ask(cache=next(own.library.rglob("*.toml")))


def a_home_that_cannot_be_written(own: Place) -> Said:
    """For root, who may write everywhere, the one file system that is nobody's to write."""
    shutil.rmtree(own.cache)
    own.home.chmod(0o555)
    return own.ask(cache=Path("/proc/home") if os.geteuid() == 0 else own.home)


def a_full_disk(own: Place) -> Said:
    """A limit on the size of files, which a write meets as it meets the end of a disk."""
    shutil.rmtree(own.cache)
    return own.ask(before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)))


def a_disk_that_fills(own: Place) -> Said:
    for path in own.library.rglob("*.toml"):
        path.touch()
    size = own.index.stat().st_size + 10_000
    return own.ask(before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))


WRONG: tuple[Callable[[Place], Said], ...] = (
    truncated, emptied, garbage, garbage_in_the_middle, garbage_beside, other_tables, another_version,
    a_folder_in_its_place, a_link_in_its_place, writable_by_everybody, another_owner, a_home_that_is_no_folder,
    a_home_that_cannot_be_written, a_full_disk, a_disk_that_fills,
)  # fmt: skip


def flipped_bits(count: int, seed: int = 1) -> Score:
    """A bit of the index the other way round: every page and every row has a checksum."""
    choose, failures = random.Random(seed), []
    with place() as own:
        own.ask()
        good, right = own.index.read_bytes(), dict[tuple[str, ...], bytes]()
        for _ in range(count):
            at = choose.randrange(len(good))
            own.index.write_bytes(good[:at] + bytes([good[at] ^ 1 << choose.randrange(8)]) + good[at + 1 :])
            asked = choose.choice((ASKED, *((name, "--format", "jsonl") for name in VIEW_MAKERS)))
            said = own.ask(asked=asked)
            if asked not in right:
                right[asked] = own.ask(asked=asked).stdout
            if said.returncode != 0 or said.stderr.count(b"\n") > 1 or said.stdout != right[asked]:
                failures.append(f"byte {at}: exit {said.returncode} {said.stderr[-200:]!r}")
    return score("flipped bits of the index: the right answer", failures, count)


AS_IT_STANDS = b"the index is read as it stands"
"""Said by a process that has waited for the writer as long as it may."""


def many_at_once() -> Score:
    """Processes that all find the same stale index at the same time: each has the answer."""
    with place() as own:
        failures = []
        for _ in range(3):
            for path in own.library.rglob("*.toml"):
                path.touch()
            running = [
                subprocess.Popen(
                    own.command(), cwd=ROOT, env=own.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
                )
                for _ in range(8)
            ]
            for process in running:
                out, said = process.communicate(timeout=60)
                if (process.returncode, out) != (0, own.expected) or (said and AS_IT_STANDS not in said):
                    failures.append(f"exit {process.returncode} {said[-200:]!r}")
    return score("processes at once on one stale index", failures, 24)
