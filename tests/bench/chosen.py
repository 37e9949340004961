"""A plugin of pytest: run only the tests that a file names, in its order: `-p tests.bench.chosen`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

FILE = "MUTATIONS_TESTS"
"""The variable of the environment that names the file: a test a line."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the named tests, in the order of their names."""
    names = Path(os.environ[FILE]).read_text("utf-8").split("\n")
    places = {name: place for place, name in enumerate(names)}
    items[:] = sorted((item for item in items if item.nodeid in places), key=lambda item: places[item.nodeid])
