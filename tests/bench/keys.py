"""A key -> its paint: how long after it, and how many bytes, through the pty of a program that runs.

A key is painted with the last byte before QUIET seconds without one: that is longer
than the ticks of 60 Hz for which Textual keeps what it did not paint at once. What
comes later still is counted as late. Nothing here knows which program it is.
"""

from __future__ import annotations

import os
import select
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.terminal import Session

QUIET, AT_REST = 0.06, 1.5
"""Seconds without a byte after which a key is painted, and after which a search has found out everything."""
PATIENCE, LONGEST = 0.5, 10.0
"""Seconds a first byte is waited for: of a key that may paint nothing, and of one that has to paint."""
KEYS = 100
"""Of one sort that are measured."""
FRAME = 3.0
"""Milliseconds without a byte that part one paint from the next."""
HELD, RATE = 150, 30
"""Keys of one that is held down, and how many a second a keyboard sends."""

chance = Random(1)


class Sample(NamedTuple):
    """Milliseconds from a key to the first and to the last byte of its paint."""

    first: float
    painted: float
    paints: int
    """In how many pieces, one after the other."""
    size: int
    """Bytes; 0, and the times too, where the key painted nothing."""
    late: int
    """Bytes that the key before had still to paint."""


class Repeat(NamedTuple):
    """What a key costs that is held down."""

    share: float
    """Of one processor."""
    size: float
    """Bytes a key."""
    lag: float
    """Milliseconds from the last key to the last byte; 0 where none came after it."""
    memory: int
    """Bytes resident when everything has been answered."""


def is_readable(session: Session, seconds: float) -> bool:
    return bool(select.select([session.master], [], [], max(seconds, 0))[0])


def drained(session: Session) -> int:
    """Bytes read so far, which are let go: to a long output each new chunk is appended the slower."""
    size, session.output = len(session.output), b""
    return size


def take(session: Session) -> None:
    if not session.take() or session.process.poll() is not None:
        raise RuntimeError(f"the program has ended: {session.output[-2000:].decode(errors='replace')}")


def press(session: Session, key: bytes, quiet: float = QUIET, patience: float = LONGEST) -> Sample:
    session.settle(0.005 + chance.random() * 0.02)  # never in step with the program's own ticks
    late, began, times = drained(session), time.perf_counter(), [0.0]
    os.write(session.master, key)
    while is_readable(session, quiet if times[1:] else patience):
        take(session)
        times.append((time.perf_counter() - began) * 1e3)
    paints = sum(now - before > FRAME for before, now in pairwise(times[1:])) + len(times[1:2])
    return Sample(times[:2][-1], times[-1], paints, drained(session), late)


def go(session: Session, *keys: bytes) -> None:
    """Press keys that are not measured."""
    for key in keys:
        session.type(key)
        session.settle(0.4)
    drained(session)


def walked(session: Session, keys: Sequence[bytes]) -> Iterator[Sample]:
    """There and back: where one key paints nothing any more the next is pressed. None where none of them paints."""
    painted = silent = turns = 0
    while painted < KEYS and silent < len(keys):
        sample = press(session, keys[turns % len(keys)], patience=PATIENCE)
        if sample.size:
            painted, silent = painted + 1, 0
            yield sample
        else:
            silent, turns = silent + 1, turns + 1


def to_and_fro(session: Session, key: bytes, back: bytes) -> Iterator[Sample]:
    """The one key, for as long as it paints; the other takes it back, and is not measured."""
    for _ in range(KEYS):
        sample = press(session, key)
        if not sample.size:
            return
        yield sample
        press(session, back)


def searched(session: Session, words: Iterable[str], resting: list[Sample]) -> Iterator[Sample]:
    """Words letter by letter; into `resting` goes each last letter, until everything about its word was found out."""
    for word in words:
        yield from (press(session, letter.encode()) for letter in word[:-1])
        resting.append(press(session, word[-1].encode(), AT_REST))
        go(session, b"\x15")


def held(session: Session, keys: Sequence[bytes]) -> Repeat:
    """Keys in turn, as a keyboard repeats one, whether or not the program keeps up."""
    session.rest()
    drained(session)
    used, size, began = session.usage.cpu(), 0, time.perf_counter()
    for number in range(HELD):
        while (left := began + number / RATE - time.perf_counter()) > 0:
            size += read_for(session, left)
        os.write(session.master, keys[number % len(keys)])
    last = painted = time.perf_counter()
    while taken := read_for(session, PATIENCE):
        size, painted = size + taken, time.perf_counter()
    share = (session.usage.cpu() - used) / (last - began)
    session.rest()
    return Repeat(share, size / HELD, (painted - last) * 1e3, resident(session))


def resident(session: Session) -> int:
    pages = Path(f"/proc/{session.process.pid}/statm").read_text("ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def read_for(session: Session, seconds: float) -> int:
    """Bytes of the next chunk; 0 where none came in time."""
    if is_readable(session, seconds):
        take(session)
    return drained(session)
