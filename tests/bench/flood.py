"""A flood of keys: frames that are painted meanwhile, the memory it takes, how soon the program ends after it.

`python -m tests.bench.flood`; printed, and nothing fails: a clock depends on the machine.
"""

from __future__ import annotations

import random
import time

from tests.cli.helpers import ALL
from tests.hostile.keyboard import KEYS
from tests.terminal import Session

FLOOD = 5_000
FRAME = b"\x1b[?2026h"
"""How each painting begins, where the terminal takes it in one go; else a cursor is placed."""


def flooded(count: int, size: tuple[int, int] = (80, 24), seed: int = 1) -> str:
    """Type so many keys at once, and then leave; what came of it, in words."""
    choose = random.Random(seed)
    keys = b"".join(choose.choice(KEYS) for _ in range(count))
    with Session(["--library", ALL], size=size) as session:
        session.started()
        began, painted = time.monotonic(), session.writes
        session.type(keys)
        typed = time.monotonic()
        frames = session.writes - painted
        left = leave(session)
        return (
            f"{count:,} keys at {size[0]}x{size[1]}: typed in {typed - began:.2f} s, {frames / (typed - began):.0f} "
            f"writes a second meanwhile, left {left - typed:.2f} s after the last of them, "
            f"{session.peak_memory_before >> 20} MB"
        )


def leave(session: Session) -> float:
    """Escape and q until it has ended; when that was."""
    while session.ended(0.0) is None:
        session.type(b"\x1b")
        session.settle(0.12, 0.13)
        session.type(b"q")
        session.ended(0.3)
    return time.monotonic()
