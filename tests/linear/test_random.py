"""Any command, anywhere, in any order: an answer, and never a fault of the program."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from briefing.linear.names import KEYS
from briefing.linear.names import NAMES as COMMAND_NAMES
from tests.helpers import HEAD, statistic, written
from tests.linear.conversation import AREA, LIBRARY, NAMES, converse

ARGUMENTS = (
    "", "", "", "1", "2", "9", "0", "007", "a", "coca", "coca area", "section:quotes", "zzz", "-date", "name", "title date", "timeline",
    "measures", "compare", "quotes", "briefings", "summary", AREA, NAMES[2], "#coca-area-2014", "@x", "json", "-", "²", "x" * 300,
)  # fmt: skip
WORDS = (*(name for name in COMMAND_NAMES if name not in ("leave", "quit", "close")), *KEYS, "", "3")
LEAVE = ("q", ":q", "Q", ":Q", "close", ":close")


@pytest.mark.parametrize("seed", range(6))
def test_any_commands_are_answered(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "true")
    chosen = random.Random(seed)
    typed = [f"{chosen.choice(WORDS)} {chosen.choice(ARGUMENTS)}".strip() for _ in range(300)]
    library = [*LIBRARY, Path(written(tmp_path, "headline = 3")), Path(written(tmp_path, HEAD + statistic(), "c.toml"))]
    printed: list[str] = []

    assert converse([line for line in typed if line not in LEAVE], printed, library) == 0
