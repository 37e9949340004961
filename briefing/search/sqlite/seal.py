"""An index that is finished: one file, opened without a log beside it."""

from __future__ import annotations

from briefing.search.sqlite.database import connect
from briefing.search.sqlite.guard import translated


def merge_log(path: str) -> None:
    """Write the log of an index into its file. Raises IndexCorrupt, IndexUnavailable."""
    with translated():
        connection = connect(path)
        try:
            connection.execute("PRAGMA journal_mode=DELETE")
        finally:
            connection.close()
