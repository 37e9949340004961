"""A flood of keys: how often something is painted meanwhile, how soon the program ends after it, the memory.

`python -m tests.bench.flood`; printed, and nothing fails: a clock depends on the machine.
"""

from __future__ import annotations

import os
import random
import select
import time
from itertools import pairwise

from tests.cli.helpers import ALL
from tests.hostile.keyboard import KEYS
from tests.terminal import Session

BURST = 5_000
"""Keys that come at once."""
STREAM = 3.0
"""Seconds of a flood that goes on, as of a cat on the keyboard."""
ESCAPE = 0.12
"""Seconds after which an escape is a key of its own."""
TICK = 0.1
"""Seconds in which at least one frame is to come."""


def keys(count: int, seed: int) -> bytes:
    choose = random.Random(seed)
    return b"".join(choose.choice(KEYS) for _ in range(count))


def burst(seed: int) -> str:
    """How long after the last of many keys `q` ends the program; escape before it, where it is in a text or a view."""
    with Session(["--library", ALL]) as session:
        session.started()
        before = session.usage.cpu()
        session.type(keys(BURST, seed))
        began, rounds = time.monotonic(), 0
        session.met()
        met, spent = time.monotonic() - began, session.usage.cpu() - before
        while session.ended(0.0) is None and rounds < 20:
            session.type(b"\x1b")
            session.settle(ESCAPE, ESCAPE)
            session.type(b"Q")
            session.ended(0.3)
            rounds += 1
        return (
            f"{BURST:,} keys at once: met after {met:.2f} s with {spent:.2f} s of CPU, "
            f"ended {time.monotonic() - began:.2f} s after the last of them, at the {rounds}. q"
        )


def stream(seed: int) -> str:
    """In how many tenths of a second of a flood that goes on something was painted; what it has in memory then."""
    with Session(["--library", ALL]) as session:
        session.started()
        content, typed, began = keys(1000, seed), 0, time.monotonic()
        painted: list[float] = []
        while (now := time.monotonic() - began) < STREAM:
            readable, writable, _ = select.select([session.master], [session.master], [], 0.01)
            if readable and session.take():
                painted.append(now)
            if writable:
                typed += os.write(session.master, content[:256])
        ticks = {int(moment / TICK) for moment in painted}
        longest = max(after - before for before, after in pairwise([0.0, *painted, STREAM]))
        return (
            f"{typed:,} bytes of keys in {STREAM:.0f} s: painted in {len(ticks)} of {STREAM / TICK:.0f} tenths of a second, "
            f"the longest pause {longest * 1000:.0f} ms, {session.usage.cpu():.1f} s of CPU, {session.usage.resident_memory() >> 20} MB"
        )


if __name__ == "__main__":
    for number in (1, 2, 3):
        print(burst(number))
        print(stream(number))
