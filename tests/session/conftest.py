"""The screen is looked at as often as in its own tests."""

from __future__ import annotations

from tests.tui.conftest import in_a_hurry

__all__ = ["in_a_hurry"]
