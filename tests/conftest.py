"""What holds for every test: folders of its own, and how many examples a property gets."""

from __future__ import annotations

import compileall
import gc
import itertools
import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("dev", max_examples=15, deadline=None)
settings.register_profile("ci", max_examples=200, deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")  # --hypothesis-profile=NAME chooses another one


NUMBERS = itertools.count()


def pytest_xdist_auto_num_workers() -> int:
    """Three workers for two cores: some tests wait for a process; each worker more imports and collects everything."""
    return (3 * len(os.sched_getaffinity(0)) + 1) // 2


def pytest_configure(config: pytest.Config) -> None:
    """Some sixty tests start the program: from bytecode, as installed packages do, also where none is to be written."""
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(Path(__file__).parents[1] / "briefing", quiet=2)


def pytest_collection_finish() -> None:
    """What is there when the tests begin stays: walking it at each collection would take a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What is kept between runs is kept in a folder of the test's own."""
    folder = tmp_path_factory.getbasetemp() / f"home-{next(NUMBERS)}"  # `mktemp` lists all folders for each
    folder.mkdir()
    for kind in ("CACHE", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(folder / kind.lower()))
    return folder
