"""An index that is finished: one file, the same bytes for the same files."""

from __future__ import annotations

from briefing.search.sqlite.database import connect
from briefing.search.sqlite.guard import translated


def seal_index(path: str) -> None:
    """Leave one file that is opened without a log beside it. Raises IndexCorrupt, IndexUnavailable."""
    with translated():
        connection = connect(path)
        try:
            connection.execute("PRAGMA journal_mode=DELETE")
        finally:
            connection.close()
