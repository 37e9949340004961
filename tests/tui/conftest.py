"""Keys are pressed in a hurry: no test of the screens waits longer than it has to."""

from __future__ import annotations

import pytest
from textual import _wait


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether all is quiet behind a key is looked at every 5 ms: Textual's 20, three times a key, would be a minute."""
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", 0.005)
