"""What is left over is collected while nothing is done, rather than behind a key."""

from __future__ import annotations

import gc
from threading import Event, Thread

REST = 0.5
"""Seconds in which nothing was done."""
YOUNG, MIDDLE, OLD = 700, 10, 100
"""Python's own thresholds, but for the last: a walk over everything takes as long as three keys.

Much larger, and what a view has left behind lies in memory until the reader rests.
"""


def settle(leaving: Event) -> None:
    """What is there by now stays: no collection need walk it. Of what comes, the old is collected at rest."""
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
    Thread(target=tidy, args=(leaving,), name="tidy", daemon=True).start()


def tidy(leaving: Event, rest: float = REST) -> None:
    """The thread. Where nothing was done, no collection of the young has been counted since the last look."""
    before = (0, 0)
    while not leaving.wait(rest):
        done = gc.get_count()[1:]
        if done == before and any(done):
            gc.collect()
        before = gc.get_count()[1:]
