"""A flood of keys: how often something is painted meanwhile, how soon the program ends after it, the memory.

`python -m tests.bench.flood`; printed, and nothing fails: a clock depends on the machine.
"""

from __future__ import annotations

import random
import time

from tests.cli.helpers import ALL
from tests.hostile.keyboard import KEYS
from tests.terminal import Session

BURST = 5_000
"""Keys that come at once."""
STREAM = 3.0
"""Seconds of a flood that goes on, as of a cat on the keyboard."""
TICK = 0.1
"""Seconds in which at least one frame is to come."""


def keys(count: int, seed: int) -> bytes:
    choose = random.Random(seed)
    return b"".join(choose.choice(KEYS) for _ in range(count))


def burst(seed: int) -> str:
    """How long after the last of many keys `q` ends the program; escape before it, where it is in a text."""
    with Session(["--library", ALL]) as session:
        session.started().type(keys(BURST, seed))
        began, spent = time.monotonic(), session.cpu()
        rounds = 0
        while session.ended(0.0) is None and rounds < 20:
            session.type(b"\x1b")
            session.settle(0.12, 0.13)
            spent = session.cpu()
            session.type(b"q")
            session.ended(0.25)
            rounds += 1
        return f"{BURST:,} keys at once: ended {time.monotonic() - began:.2f} s later, at the {rounds}. q, {spent:.2f} s of CPU"


def stream(seed: int) -> str:
    """In how many ticks of a flood that goes on something was painted; what it has in memory then."""
    with Session(["--library", ALL]) as session:
        session.started()
        typed, painted, ticks = 0, 0, 0
        end = time.monotonic() + STREAM
        while time.monotonic() < end:
            before, tick = len(session.output), time.monotonic() + TICK
            while time.monotonic() < tick:
                session.type(keys(100, seed + typed))
                typed += 100
            ticks += 1
            painted += len(session.output) > before
        memory = session.resident_memory() >> 20
        return f"{typed:,} keys in {STREAM:.0f} s: painted in {painted} of {ticks} tenths of a second, {memory} MB"


if __name__ == "__main__":
    for number in (1, 2, 3):
        print(burst(number))
        print(stream(number))
