"""The engine that is in use, chosen in one place: nothing above `search/` knows which one it is.

SQLite's is a file: it has a path, a lock between processes, and is made again where it is damaged.
"""

from __future__ import annotations

from briefing.search.index import Index
from briefing.search.sqlite.engine import SqliteIndex
from briefing.search.sqlite.file_lock import UnusableFolder, exclusive_lock, make_private_folder
from briefing.search.sqlite.index_path import delete_index, index_path
from briefing.search.sqlite.schema import VERSION
from briefing.search.sqlite.seal import merge_log, seal_index

__all__ = [
    "MEMORY", "VERSION", "UnusableFolder", "delete_index", "exclusive_lock", "index_path", "make_private_folder",
    "merge_log", "open_index", "seal_index",
]  # fmt: skip

MEMORY = ":memory:"
"""The path of an index that nothing outlives."""


def open_index(path: str, is_immutable: bool = False) -> Index:
    """Open the index at `path`, or make it; `MEMORY` for one in memory. Raises IndexCorrupt, IndexUnavailable.

    `is_immutable`: a file that nobody will ever change, opened without writing beside it.
    """
    return SqliteIndex.open(path, is_immutable)
