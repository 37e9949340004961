"""An index that is finished: one file, opened without a log beside it."""

from __future__ import annotations

from briefing.search.sqlite.database import connect
from briefing.search.sqlite.guard import translated


def seal_index(path: str) -> None:
    """Leave the same bytes for the same files. Raises IndexCorrupt, IndexUnavailable."""
    with translated():
        connection = connect(path)
        try:
            connection.execute("PRAGMA journal_mode=DELETE")
        finally:
            connection.close()
