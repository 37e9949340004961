"""The screen at size: keys and their paints, autorepeat, memory and start, as ratios to bare Textual.

    python -m tests.bench.screen [--records 10000 | --library FOLDER]

The reader runs on a real pty, over a library that is generated and indexed first; of
a FOLDER that was generated before, the index in $XDG_CACHE_HOME is used again. After
each of its keys a bare Textual application, one line that is drawn anew with every
key, is given one too: that is the floor, of the same moment on the same machine.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import fmean, median
from typing import NamedTuple

from briefing.repository.repository import BriefingRepository
from briefing.search.sqlite.engine import SqliteIndex
from tests.bench import keys
from tests.bench.keys import Sample, go
from tests.bench.library import generate
from tests.bench.queries import typed
from tests.bench.ratios import aligned, whole
from tests.cli.helpers import ROOT, clean
from tests.terminal import Session

STARTS = 5
WORDS = 12
"""Words of each kind that are typed into the search bar."""
FLOOR = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    keys = 0
    def compose(self):
        yield Static("keys met: 0")
    def on_key(self):
        self.keys += 1
        self.query_one(Static).update(f"keys met: {self.keys}", layout=False)
Bare().run(mouse=False)
"""
FEED = "<rss version='2.0'><channel><title>F</title><link>http://x</link><item><title>T</title></item></channel></rss>"
HOMES = ("HOME", *(f"XDG_{kind}_HOME" for kind in ("CACHE", "STATE", "CONFIG")))
KEY_HEADINGS = ("n", "first ms", "p50 ms", "p99 ms", "× p50", "× p99", "paints", "bytes", "late", "key to paint")
HELD_HEADINGS = ("CPU", "×", "bytes a key", "lag ms", "memory", "×", "bytes at start", "key held down, memory after")
START_HEADINGS = ("first paint", "×", "live", "×", "start")


class Program(NamedTuple):
    """What is started, the text that says it is there, a key, and the text that answers it."""

    name: str
    command: Sequence[str]
    shown: str
    key: bytes
    answer: str

    def session(self) -> Session:
        return Session(command=self.command, environment={name: os.environ[name] for name in HOMES})

    def at_rest(self, session: Session) -> int:
        """Wait until all of the start is over; the bytes it took."""
        session.expect(self.shown)
        session.rest()
        return keys.drained(session)

    def start(self) -> tuple[float, float]:
        """Seconds until it shows something, and until a key that was typed then is answered."""
        began = time.perf_counter()
        with self.session() as session:
            session.expect(self.shown)
            painted = time.perf_counter() - began
            os.write(session.master, self.key)
            session.expect(self.answer)
            return painted, time.perf_counter() - began


BARE = Program("bare Textual, one line a key", (sys.executable, "-c", FLOOR), "keys met: 0", b"j", "keys met: 1")


def row(samples: Sequence[Sample], floor: Sequence[Sample], name: str) -> Sequence[str]:
    if not samples:
        return *("–" for _ in KEY_HEADINGS[1:]), f"{name}: painted nothing"
    own, bare = (sorted(one.painted for one in some) for some in (samples, floor))
    high, high_bare = (times[int((len(times) - 1) * 0.99)] for times in (own, bare))
    paints, size, late = (fmean(column) for column in list(zip(*samples, strict=True))[2:])
    return (f"{len(own)}", f"{median(one.first for one in samples):.1f}", f"{median(own):.1f}", f"{high:.1f}",
            f"{median(own) / median(bare):.2f}", f"{high / high_bare:.2f}", f"{paints:.1f}", f"{size:,.0f}", f"{late:,.0f}", name)  # fmt: skip


def key_rows(reader: Session, floor: Session, words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Begins and ends in the list of the library; the last of the words is rare enough for a view."""
    everything: list[Sample] = []
    resting: list[Sample] = []

    def beside(samples: Iterable[Sample], name: str) -> Sequence[str]:
        pairs = [(sample, keys.press(floor, b"j")) for sample in samples]
        everything.extend(bare for _, bare in pairs)
        return row([sample for sample, _ in pairs], [bare for _, bare in pairs], name)

    go(reader, b"h")
    yield beside(keys.walked(reader, (b"j", b"k")), "cursor down in the library (j)")
    go(reader, b"g")
    yield beside(keys.walked(reader, (b" ", b"\x02")), "page down in the library (space)")
    go(reader, b"g", b"\t", b"\t")
    yield beside(keys.to_and_fro(reader, b"J", b"K"), "record scroll (J)")
    yield beside(keys.walked(reader, (b"\t",)), "section change (tab)")
    go(reader, b"h", b"/")
    yield beside(keys.searched(reader, words, resting), "search key")
    yield row(resting, everything, f"search, all found out ({keys.AT_REST} s of quiet)")
    go(reader, words[-1].encode(), b"\r")
    yield beside(keys.to_and_fro(reader, b"v", b"q"), "view opened (v)")
    go(reader, b"v")
    yield beside(keys.walked(reader, (b"\t",)), "view change (tab)")
    go(reader, b"q", b"h", b"g")
    yield row(everything, everything, BARE.name)


def held_rows(sessions: dict[str, Session], started: dict[str, int], span: int) -> Iterator[Sequence[str]]:
    """Down and up again where the library is shorter than the key is held. The floor is the first of the sessions."""
    found = {name: keys.held(one, [b"j"] * span + [b"k"] * span) for name, one in sessions.items()}
    bare = found[BARE.name]
    for name, own in found.items():
        yield (f"{own.share:.0%}", f"{own.share / bare.share:.2f}", f"{own.size:,.0f}", f"{own.lag:.1f}",
               f"{own.memory / 1e6:.1f} MB", f"{own.memory / bare.memory:.2f}", f"{started[name]:,}", name)  # fmt: skip


def start_rows(programs: Sequence[Program]) -> Iterator[Sequence[str]]:
    """The floor is the first of the programs; a first round warms the caches."""
    taken = [[program.start() for program in programs] for _ in range(STARTS + 1)][1:]
    medians = [[median(times) for times in zip(*own, strict=True)] for own in zip(*taken, strict=True)]
    for program, own in zip(programs, medians, strict=True):
        painted, live = (f"{seconds * 1e3:.0f} ms" for seconds in own)
        yield painted, f"{own[0] / medians[0][0]:.2f}", live, f"{own[1] / medians[0][1]:.2f}", program.name


def leave(program: Program) -> None:
    """As a reader leaves: what is killed keeps no frame."""
    with program.session() as session:
        program.at_rest(session)
        os.write(session.master, b"Q")
        session.ended()


def newsboat(folder: str) -> Iterator[Program]:
    """A feed of its own; none where it is not installed."""
    if program := shutil.which("newsboat"):
        Path(folder, "feed.xml").write_text(FEED, "utf-8")
        Path(folder, "urls").write_text(f"file://{folder}/feed.xml\n", "utf-8")
        command = (program, "-u", f"{folder}/urls", "-c", f"{folder}/articles.db", "-C", os.devnull)
        subprocess.run((*command, "-x", "reload"), check=True)
        yield Program("newsboat, one feed", command, "q:Quit", b"?", "Help")
    else:
        print("newsboat: not installed, not measured")


def bench(folder: str, library: str) -> None:
    subprocess.run((sys.executable, "-m", "briefing", "index", "update", "--library", library), cwd=ROOT, check=True,
                   env=clean({name: os.environ[name] for name in HOMES}), stdout=subprocess.DEVNULL)  # fmt: skip
    index = SqliteIndex.open(BriefingRepository.open([library]).file.path)
    words = [word for kind in ("common word", "rare word") for word in whole_words(typed(index, kind, WORDS))]
    briefings, records = index.size()
    print(f"{records:,} records and heads in {briefings:,} briefings")
    own = Program("reader", (sys.executable, "-m", "briefing", "--library", library), " search", b"/", " results")
    with BARE.session() as floor, own.session() as reader:
        started = {BARE.name: BARE.at_rest(floor), own.name: own.at_rest(reader)}
        print(aligned(KEY_HEADINGS, key_rows(reader, floor, words)), flush=True)
        sessions = {BARE.name: floor, own.name: reader}
        print(aligned(HELD_HEADINGS, held_rows(sessions, started, min(max(briefings - 1, 1), keys.HELD))), flush=True)
    without = list(start_rows((BARE, own, *newsboat(folder))))
    leave(own)
    _, again = start_rows((BARE, own._replace(name="reader, the frame of its last session first")))
    print(aligned(START_HEADINGS, [*without, again]), flush=True)


def whole_words(texts: Sequence[str]) -> Iterator[str]:
    """The words, of the beginnings of each one after the other."""
    for text, following in zip(texts, [*texts[1:], ""], strict=True):
        if not following.startswith(text):
            yield text


def main() -> None:
    parser = argparse.ArgumentParser(description="The screen at size.")
    parser.add_argument("--records", type=whole, default=10_000, metavar="N", help="of the generated library")
    parser.add_argument("--library", metavar="FOLDER", help="a library that was generated before")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        kept = os.environ.get("XDG_CACHE_HOME") if options.library else None
        os.environ.update({name: tempfile.mkdtemp(dir=folder) for name in HOMES})
        os.environ["XDG_CACHE_HOME"] = kept or os.environ["XDG_CACHE_HOME"]
        library = options.library or os.path.join(folder, "library")
        if not options.library:
            generate(library, options.records)
        bench(folder, library)


if __name__ == "__main__":
    main()
