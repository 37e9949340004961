"""Collections: none of everything behind a key, all that is left over at rest."""

from __future__ import annotations

import gc
import weakref
from threading import Event, Thread

from briefing.tui.idle_gc import collect_when_idle


class Cycle:
    def __init__(self) -> None:
        self.itself = self


def test_what_is_left_over_is_collected_when_nothing_is_done() -> None:
    gc.collect()
    left = weakref.ref(Cycle())
    gc.collect(0)
    gc.collect(0)  # it is old by now, and only a look at everything finds it
    leaving = Event()
    thread = Thread(target=collect_when_idle, args=(leaving, 0.01))
    thread.start()
    for _ in range(500):
        if left() is None:
            break
        leaving.wait(0.01)
    leaving.set()
    thread.join()

    assert left() is None
