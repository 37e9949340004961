"""The queries of earlier sessions, one a line, kept beside the reader's annotations."""

from __future__ import annotations

import os
from contextlib import suppress

from briefing.atomic import make_own_folders, replace_file
from briefing.paths import state_folder
from briefing.safe import safe

MOST = 200
"""Queries that are kept."""
LONGEST = 1 << 20
"""Characters of the file that are read."""


def history_path() -> str:
    """The file of the search history."""
    return os.path.join(state_folder(), "searches")


def load_search_history() -> list[str]:
    """The oldest query first; empty where the file cannot be read: a lost history stops nobody."""
    try:
        with open(history_path(), encoding="utf-8", errors="replace") as file:
            return [safe(line) for line in file.read(LONGEST).split("\n") if line][-MOST:]
    except OSError:
        return []


def save_search_history(queries: list[str]) -> None:
    """Write the newest queries; a state folder that cannot be written is no reason to disturb the reader."""
    with suppress(OSError):
        make_own_folders(state_folder())
        replace_file(history_path(), [f"{safe(query)}\n" for query in queries[-MOST:]], is_own=True)
