"""An index that is built beside another, and takes its place once it is whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from briefing.search.index import Index
from briefing.search.open_index import delete_index, merge_log, open_index

BESIDE = ".new"
"""Behind the name of the index that it will replace."""


@contextmanager
def successor(path: str) -> Iterator[Index]:
    """Give a new index that takes the place of the one at `path` once it is whole; the caller holds the lock.

    Raises IndexFault, OSError; the index at `path` then stays as it was.
    """
    beside = path + BESIDE
    delete_index(beside)  # of a build that was killed
    try:
        engine = open_index(beside)
        try:
            yield engine
        finally:
            engine.close()
        merge_log(beside)
        delete_index(path)
        os.replace(beside, path)
    finally:
        delete_index(beside)
