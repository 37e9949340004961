"""How long a question may take, and what becomes of one that is over."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple


class QueryStopped(Exception):
    """A question was not answered to its end, as its `Limits` wanted."""


class QueryTimeout(QueryStopped):
    """The answer took longer than it was given."""


class QueryCancelled(QueryStopped):
    """Nobody wants the answer any more."""


def never() -> bool:
    """False: nobody cancels."""
    return False


class Limits(NamedTuple):
    """How long a question may take. An engine asks again and again whether it is cancelled, from the asking thread."""

    timeout: float | None = None
    """Seconds."""
    is_cancelled: Callable[[], bool] = never

    def watch(self) -> Watch:
        """Begin to count the time."""
        return Watch(self)


UNLIMITED = Limits()


class Watch:
    """The limits of one question from the moment it is asked."""

    def __init__(self, limits: Limits) -> None:
        self.is_cancelled = limits.is_cancelled
        self.end = None if limits.timeout is None else time.monotonic() + limits.timeout
        self.stopped: QueryStopped | None = None
        """Why it is over; None while it is not."""

    def is_over(self) -> bool:
        """Is the question cancelled, or its time over? `stopped` says which."""
        if self.is_cancelled():
            self.stopped = QueryCancelled()
        elif self.end is not None and time.monotonic() >= self.end:
            self.stopped = QueryTimeout()
        return self.stopped is not None

    def check(self) -> None:
        """Raise QueryTimeout or QueryCancelled where the question is over."""
        if self.is_over() and self.stopped:
            raise self.stopped
