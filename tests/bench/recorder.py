"""A plugin of pytest: which lines each test executes, and how long it takes: `-p tests.bench.recorder`.

Each process of the run leaves two files in a folder that the environment names:
the lines, as `coverage` keeps them, with the name of the test as their context,
and the seconds of the tests that passed. Lines that are executed by an import
have no context, unless a test imports.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Generator
from pathlib import Path

import pytest
from coverage import Coverage

from tests.bench.executions import FILES, FOLDER, LINES, SECONDS


class Recorder:
    """Records one process."""

    def __init__(self, folder: Path, patterns: list[str]) -> None:
        self.folder = folder
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.failed: set[str] = set()
        self.coverage = Coverage(
            data_file=str(folder / LINES), data_suffix=True, include=patterns, branch=False, config_file=False
        )
        self.coverage.set_option("run:disable_warnings", ["no-data-collected", "dynamic-conflict"])
        self.coverage.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Name the test that runs."""
        self.coverage.switch_context(item.nodeid)
        outcome = yield
        self.coverage.switch_context("")
        return outcome

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add up setup, call and teardown."""
        self.seconds[report.nodeid] += report.duration
        if not report.passed:
            self.failed.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        """Write both files."""
        self.coverage.stop()
        self.coverage.save()
        passed = {test: seconds for test, seconds in self.seconds.items() if test not in self.failed}
        (self.folder / f"{SECONDS}.{os.getpid()}.json").write_text(json.dumps(passed), "utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """Record the workers where there are some, or this process."""
    is_controller = getattr(config.option, "numprocesses", None) and not hasattr(config, "workerinput")
    if not is_controller:
        recorder = Recorder(Path(os.environ[FOLDER]), os.environ[FILES].splitlines())
        config.pluginmanager.register(recorder, "recorder of executed lines")
