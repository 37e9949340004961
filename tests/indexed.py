"""A library with its index in memory: that of bundled files is made once a process, and copied."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from briefing.repository.file_cache import FileCache
from briefing.repository.repository import MEMORY, BriefingRepository
from briefing.search.sqlite.engine import SqliteIndex

CONTENT = Path(__file__).parents[1] / "content"
BUILT: dict[tuple[str, ...], sqlite3.Connection] = {}
"""By the paths of a library."""
READ = FileCache()
"""The bundled files that were opened: each is read once a process, as long as it is the same."""


def open_indexed(paths: Sequence[str]) -> BriefingRepository:
    """Open a library, with every file of it in the index."""
    repository = BriefingRepository.open(paths, MEMORY)
    engine = repository.file.engine
    is_bundled = all(Path(path).is_relative_to(CONTENT) for path in paths)
    if not is_bundled or not isinstance(engine, SqliteIndex):
        repository.refresh()
        return repository
    repository.cache = READ
    if built := BUILT.get(tuple(paths)):
        built.backup(engine.connection)
        repository.is_synced = True
    else:
        repository.refresh()
        BUILT[tuple(paths)] = sqlite3.connect(MEMORY)
        engine.connection.backup(BUILT[tuple(paths)])
    return repository
