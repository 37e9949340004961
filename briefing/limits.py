"""How many times its size a file may become: what the operator of this process has set."""

from __future__ import annotations

GROWTH, FLOOR = 20, 1 << 16
"""An index, an export and what is listed of a file have at most GROWTH times its bytes, and FLOOR more."""
OPERATOR: list[int] = []
"""What the operator sets instead of GROWTH; empty for nothing."""


def growth() -> int:
    """Return how many times its size a file may become."""
    return OPERATOR[0] if OPERATOR else GROWTH


def set_growth(number: int) -> None:
    """Let files become `number` times their size, in this process and those that it forks."""
    OPERATOR[:] = [number]
