"""The searches of earlier runs, a line each, kept with the reader's state."""

from __future__ import annotations

import os

from briefing.atomic import replace_file
from briefing.paths import state_folder
from briefing.safe import safe

MOST = 200
LONGEST = 1 << 20


def history_path() -> str:
    return os.path.join(state_folder(), "searches")


def past_searches() -> list[str]:
    """The oldest first; none where they cannot be read: nobody is stopped by a lost history."""
    try:
        with open(history_path(), encoding="utf-8", errors="replace") as file:
            return [safe(line) for line in file.read(LONGEST).split("\n") if line][-MOST:]
    except OSError:
        return []


def keep_searches(searches: list[str]) -> None:
    try:
        os.makedirs(state_folder(), mode=0o700, exist_ok=True)
        replace_file(history_path(), [f"{safe(one)}\n" for one in searches[-MOST:]])
    except OSError:
        pass  # a state that cannot be written is no reason to disturb the reader
