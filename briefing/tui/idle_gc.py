"""Run the garbage collector while the app is idle, never between two key presses."""

from __future__ import annotations

import gc
from threading import Event, Thread

REST = 0.5
"""Seconds in which nothing was done."""
YOUNG, MIDDLE, OLD = 700, 10, 100
"""Python's own thresholds, but for the last: a walk over everything takes as long as three keys.

Much larger, and what a view has left behind lies in memory until the reader rests.
"""


def start_idle_gc(closing: Event) -> None:
    """Freeze the objects that are there by now; start a thread that collects the later ones until `closing`."""
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
    Thread(target=collect_when_idle, args=(closing,), name="idle-gc", daemon=True).start()


def collect_when_idle(closing: Event, rest: float = REST) -> None:
    """The thread: where the app was idle, no young collection has been counted for `rest` seconds."""
    before = (0, 0)
    while not closing.wait(rest):
        counts = gc.get_count()[1:]
        if counts == before and any(counts):
            gc.collect()
        before = gc.get_count()[1:]
