"""Where the index of a library lies: in the cache of the reader, never in the library."""

from __future__ import annotations

import os
from collections.abc import Sequence

from briefing.paths import cache_folder, library_digest
from briefing.search.sqlite.page_sums import SUMS
from briefing.search.sqlite.schema import VERSION


def index_path(paths: Sequence[str]) -> str:
    """The file of the index of these folders and files: one for each library and version of the tables."""
    return os.path.join(cache_folder(), f"index-{VERSION}-{library_digest(paths)}.sqlite")


def delete_index(path: str) -> None:
    """Delete an index with what SQLite keeps beside it; what is not there is no fault."""
    for suffix in ("", "-wal", "-shm", "-journal", SUMS):
        try:
            os.unlink(path + suffix)
        except FileNotFoundError:
            continue
