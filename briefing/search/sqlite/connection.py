"""The engine under its former name, for the screens that are being replaced."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from briefing.search.index import QueryTimeout
from briefing.search.sqlite.database import uri_path as quoted
from briefing.search.sqlite.engine import SqliteIndex as Engine

__all__ = ["QueryTimeout", "SqliteIndex", "quoted"]


class SqliteIndex(Engine):
    @contextmanager
    def time_limit(self, _: float) -> Iterator[None]:
        """`former_seam.py` has the one that limits."""
        yield
