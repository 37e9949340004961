"""Search at size: building, opening, following, asking and painting, against peers in the same run.

    python -m tests.bench.search [--records 10000]

A library is generated (tests/bench/library.py), indexed by `briefing index update`,
and asked as somebody types: every beginning of a word is a search. Peers over the
same words: a plain table of SQLite's full text, newest first and by bm25, tantivy
where it is installed, and ripgrep over the files. Paints are timed through a pty,
beside a Textual application that shows nothing. CPU times are medians.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from statistics import median

from briefing.repository.changes import known_files
from briefing.repository.indexing import index_changes
from briefing.repository.repository import BriefingRepository
from briefing.search.index import RESCORED, Index, Limits, QueryTimeout
from briefing.search.query.query import Query
from briefing.search.sqlite.engine import SqliteIndex
from briefing.session.search import KEY_TIMEOUT, QUICK_LIMIT
from tests.bench.library import generate
from tests.bench.loading import each, parse
from tests.bench.peers import Ask, peers
from tests.bench.queries import QUERIES, typed
from tests.bench.ratios import aligned, option
from tests.cli.helpers import ROOT, clean
from tests.terminal import Session

SAMPLE = 2000
"""Files that are read and parsed for the floor of the build."""
BARE = "from textual.app import App; App().run()"
STARTS = 5


def seconds(act: Ask, *arguments: str) -> float:
    start = time.perf_counter()
    act(*arguments)
    return time.perf_counter() - start


class Bench:
    def __init__(self, folder: str, records: int) -> None:
        self.library, self.cache = os.path.join(folder, "library"), os.path.join(folder, "cache")
        os.environ["XDG_CACHE_HOME"] = self.cache
        os.environ["XDG_STATE_HOME"] = os.path.join(folder, "state")
        generate(self.library, records)
        self.files = sorted(map(str, Path(self.library).rglob("*.toml")))
        self.text = sum(map(os.path.getsize, self.files))

    def briefing(self, *arguments: str) -> tuple[float, float]:
        """Wall and CPU seconds of a command on the library, its helpers' included."""
        before, start = os.times(), time.perf_counter()
        command = [sys.executable, "-m", "briefing", *arguments, "--library", self.library]
        environment = clean({"XDG_CACHE_HOME": self.cache})
        subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)
        after = os.times()
        used = after.children_user + after.children_system - before.children_user - before.children_system
        return time.perf_counter() - start, used

    # ------------------------------------------------------------------ files

    def building(self) -> Iterator[Sequence[str]]:
        some = self.files[:: max(len(self.files) // SAMPLE, 1)][:SAMPLE]
        floor = seconds(lambda: each(parse, some)) * len(self.files) / len(some)
        wall, used = self.briefing("index", "update")
        index = Path(BriefingRepository.open([self.library]).file.path).stat().st_size
        yield f"{floor:.2f}", "1.00", "read + tomli, one core"
        yield f"{wall:.2f}", f"{wall / floor:.2f}", "first build, wall clock"
        yield f"{used:.2f}", f"{used / floor:.2f}", "first build, CPU"
        yield f"{index / 1e6:.1f} MB", f"{index / self.text:.2f}", f"index, against {self.text / 1e6:.1f} MB of TOML"

    def following(self) -> Iterator[Sequence[str]]:
        floor = median(seconds(self.look) for _ in range(STARTS))
        repository = BriefingRepository.open([self.library])
        again = median(seconds(lambda: BriefingRepository.open([self.library]).changes()) for _ in range(STARTS))
        yield f"{floor * 1e3:.1f} ms", "1.00", "a bare scandir and stat of every file"
        yield f"{again * 1e3:.1f} ms", f"{again / floor:.2f}", "open an unchanged library, compare every file"
        cold = median(self.cold() for _ in range(STARTS))
        yield (
            f"{cold * 1e3:.1f} ms",
            f"{cold / floor:.2f}",
            "open and ask for the first time, the index out of the page cache",
        )
        taken, parsed = [], []
        for path in self.files[:STARTS]:
            Path(path).write_text(Path(path).read_text("utf-8") + "# changed\n", "utf-8")
            found = repository.changes()
            parsed.append(seconds(lambda own=path: parse(own)))
            taken.append(seconds(lambda own=found: index_changes(repository.index, own, known_files(repository.index))))
        yield (
            f"{median(taken) * 1e3:.1f} ms",
            f"{median(taken) / median(parsed):.1f}",
            "one changed file taken in, against its parse",
        )

    def cold(self) -> float:
        """The index is written out and dropped from memory, as after a start of the machine."""
        place = BriefingRepository.open([self.library]).file.path
        descriptor = os.open(place, os.O_RDONLY)
        os.fsync(descriptor)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(descriptor)
        return seconds(lambda: BriefingRepository.open([self.library]).index.search(Query.parse("coca"), QUICK_LIMIT))

    def look(self) -> None:
        waiting = [self.library]
        while waiting:
            for entry in os.scandir(waiting.pop()):
                if entry.is_dir():
                    waiting.append(entry.path)
                else:
                    entry.stat(follow_symlinks=False)

    # ---------------------------------------------------------------- queries

    def asking(self) -> Iterator[Sequence[str]]:
        repository = BriefingRepository.open([self.library])
        index = SqliteIndex.open(repository.file.path)
        asks = {"briefing": lambda text: asked(repository.index, text)} | peers(index, self.library)
        for kind, count in QUERIES.items():
            texts = typed(index, kind, count)
            for name, ask in asks.items():
                some = texts[:8] if name == "ripgrep" else texts
                taken = sorted(seconds(ask, text) * 1e3 for text in some)
                yield f"{median(taken):.2f}", f"{taken[int(len(taken) * 0.99)]:.2f}", str(len(some)), name, kind

    # ----------------------------------------------------------------- paints

    def painting(self) -> Iterator[Sequence[str]]:
        with tempfile.TemporaryDirectory() as folder:
            generate(folder, 1)
            cache = {"XDG_CACHE_HOME": self.cache}
            commands = {
                "bare Textual application": [sys.executable, "-c", BARE],
                "reader, library of one briefing": [sys.executable, "-m", "briefing", "--library", folder],
                "reader, this library": [sys.executable, "-m", "briefing", "--library", self.library],
            }
            taken: dict[str, list[tuple[float, int]]] = {name: [] for name in commands}
            for _ in range(STARTS + 1):
                for name, command in commands.items():
                    taken[name].append(first_paint(command, cache))
        floor = median(wall for wall, _ in taken["bare Textual application"][1:])
        for name, found in taken.items():
            wall, memory = median(one for one, _ in found[1:]), median(size for _, size in found[1:])
            yield f"{wall * 1e3:.0f} ms", f"{wall / floor:.2f}", f"{memory / 1e6:.0f} MB", name


def asked(index: Index, text: str) -> None:
    """As the search bar asks."""
    query = Query.parse(text, typing=True)
    with suppress(QueryTimeout):  # the search goes on in the background; the key has been answered
        index.search(query, QUICK_LIMIT, cap=RESCORED + 1, limits=Limits(KEY_TIMEOUT))


def first_paint(command: Sequence[str], environment: dict[str, str]) -> tuple[float, int]:
    """Seconds to the first bytes of a frame, and the resident memory a moment later."""
    os.environ.update(environment)
    start = time.perf_counter()
    with Session(command=command, environment=environment) as session:
        while len(session.output) < 1000 and session.take():
            pass
        wall = time.perf_counter() - start
        session.settle(0.4, 1.5)
        pages = Path(f"/proc/{session.process.pid}/statm").read_text().split()[1]
        return wall, int(pages) * os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    records = option("Search at size.", "--records", 10_000, "records of the generated library")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(folder, records)
        print(f"{records:,} records in {len(bench.files):,} files")
        print(aligned(("seconds", "×", "build"), bench.building()), flush=True)
        print(aligned(("time", "×", "follow"), bench.following()), flush=True)
        print(aligned(("p50 ms", "p99 ms", "n", "engine", "as typed"), bench.asking()), flush=True)
        print(aligned(("first paint", "×", "memory", "start"), bench.painting()), flush=True)


if __name__ == "__main__":
    main()
