"""What it costs to do nothing, and to read a document made to be slow, as ratios: `python -m tests.bench.costs`.

Measured is processor time. An idle screen is compared with a bare Textual application that is
left alone meanwhile; a hostile document with a plain one of the same size, its neighbour in time.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefing.load import load
from briefing.load.safe_read import LARGEST
from tests.bench.ratios import aligned, interleaved, option
from tests.bench.screen import FLOOR
from tests.hostile.documents import DOCUMENTS, ROOM, filled
from tests.terminal import Session

IDLE = 10.0
"""Seconds that a screen is left alone."""
PLAIN = '[[quotes]]\nid="q"\ntext="Some words on coca"\nspeaker="Somebody"\n'


def idle() -> Iterator[Sequence[str]]:
    """Left alone side by side: in the list, in the search bar, and the bare application."""
    with Session() as listed, Session() as searching, Session(command=[sys.executable, "-c", FLOOR]) as bare:
        sessions = {"the list": listed, "the search bar": searching, "bare Textual": bare}
        listed.started()
        searching.started().type(b"/")
        bare.expect("keys met")
        for session in sessions.values():
            session.rest()
        before = [session.usage.cpu() for session in sessions.values()]
        time.sleep(IDLE)
        costs = [session.usage.cpu() - cost for session, cost in zip(sessions.values(), before, strict=True)]
    floor = max(costs[-1], 0.01)  # the kernel counts in hundredths
    for name, cost in zip(sessions, costs, strict=True):
        yield f"{cost / floor:.1f}", f"{cost / IDLE:.2%}", name


def documents(rounds: int) -> Iterator[Sequence[str]]:
    """Each hostile document against a plain one as large, the costliest first."""
    with tempfile.TemporaryDirectory() as folder:
        ratios = {name: ratio(Path(folder), make(ROOM)[:LARGEST], rounds) for name, make in DOCUMENTS.items()}
    for name, (times, seconds) in sorted(ratios.items(), key=lambda pair: -pair[1][0]):
        yield f"{times:.2f}", f"{seconds * 1e3:.0f}", name


def ratio(folder: Path, text: str, rounds: int) -> tuple[float, float]:
    """How many times as long it takes as a plain document as large; seconds."""
    paths = {"hostile": folder / "hostile.toml", "plain": folder / "plain.toml"}
    paths["hostile"].write_text(text, "utf-8")
    paths["plain"].write_text(filled(PLAIN)[: len(text)], "utf-8")
    subjects = {name: lambda path=path: load(str(path), thorough=True) for name, path in paths.items()}
    timings = interleaved(subjects, rounds, time.process_time)
    return timings["hostile"].median / timings["plain"].median, timings["hostile"].median


def main() -> None:
    rounds = option("What idling and hostile documents cost.", "--rounds", 3, "readings of each document")
    print(aligned(("×", "of a core", "left alone"), idle()), flush=True)
    print(aligned(("× plain", "ms", "hostile document"), documents(rounds)))


if __name__ == "__main__":
    main()
