"""The engine that is in use, chosen in one place: nothing above `search/` knows which one it is.

SQLite's is a file: it has a path, a lock between processes, and is made again where it is damaged.
"""

from __future__ import annotations

from briefing.search.index import Index
from briefing.search.sqlite.engine import SqliteIndex
from briefing.search.sqlite.file_lock import UnusableFolder, exclusive_lock, make_private_folder
from briefing.search.sqlite.index_path import delete_index, index_path
from briefing.search.sqlite.page_sums import (
    SMALL,
    blocks,
    forget_sums,
    has_its_sums,
    keep_sums,
    published_trailer,
    require_sums,
    stamp,
    sums_of,
    trailer,
)
from briefing.search.sqlite.schema import VERSION
from briefing.search.sqlite.seal import merge_log

__all__ = [
    "MEMORY",
    "SMALL",
    "VERSION",
    "UnusableFolder",
    "blocks",
    "delete_index",
    "exclusive_lock",
    "forget_sums",
    "has_its_sums",
    "index_path",
    "keep_sums",
    "make_private_folder",
    "merge_log",
    "open_index",
    "published_trailer",
    "require_sums",
    "stamp",
    "sums_of",
    "trailer",
]  # fmt: skip

MEMORY = ":memory:"
"""The path of an index that nothing outlives."""


def open_index(path: str, is_immutable: bool = False, epoch: int | None = None) -> Index:
    """Open the index at `path`, or make it; `MEMORY` for one in memory. Raises IndexCorrupt, IndexUnavailable.

    `is_immutable`: a stranger's file that nobody will ever change, opened without writing beside it. `epoch`: of a new
    one that shall be the same for the same files.
    """
    return SqliteIndex.open(path, is_immutable, epoch)
