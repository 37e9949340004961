"""A copy of the checkout, and the tests that are run in it: those that mirror a file, and all others."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from tests.bench.source import PACKAGE

ROOT = PACKAGE.parent
LEFT_OUT = ("bench", "hostile", "test_house.py")
"""Of the tests: no tests, the long ones, and the one that only reads the source."""
LAST = ("linear", "tui")
"""Tests that take long, after all others."""
NOT_COPIED = shutil.ignore_patterns(".venv", ".git", ".*_cache", ".hypothesis", "build", "dist")
LONGEST_RUN = 1800
"""Seconds for all the other tests; more counts as caught."""
FAILED = re.compile(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", re.MULTILINE)


def own_tests(path: str, checkout: Path) -> list[str]:
    """Return the tests that mirror a file of the package, by its name or that of a folder it lies in; maybe none."""
    parts = Path(path).with_suffix("").parts[1:]
    for depth in range(len(parts), 0, -1):
        folder = checkout.joinpath("tests", *parts[:depth])
        file = checkout.joinpath("tests", *parts[: depth - 1], f"test_{parts[depth - 1]}.py")
        existing = [str(test.relative_to(checkout)) for test in (file, folder) if test.exists()]
        if existing:
            return existing
    return []


def other_tests(path: str, done: Sequence[str], checkout: Path) -> list[str]:
    """Return all tests but those, and but the ones left out: the file's room first, the slow folders last."""
    tests = checkout / "tests"
    room = Path(path).with_suffix("").parts[1]
    tops = {tests / test.relative_to(tests).parts[0] for test in tests.rglob("test_*.py")}
    order = sorted(tops, key=lambda top: (top.name != room, top.name in LAST, top.name))
    names = [str(top.relative_to(checkout)) for top in order if top.name not in LEFT_OUT]
    return [name for name in names if name not in done]


def run_tests(folder: Path, tests: Sequence[str], limit: float, deselected: Sequence[str] = ()) -> str:
    """Run tests in a copy of the checkout to the first failure: its name, `time-out`, or empty where all passed."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-rfE", "--tb=no", *tests]
    command += ["-n", "0"] if find_spec("xdist") else []
    command += [f"--deselect={test}" for test in deselected]
    environment = os.environ | {"PYTHONPATH": str(folder), "COLUMNS": "400"}
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, errors="replace", start_new_session=True,
    )  # fmt: skip
    try:
        output, _ = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        return "time-out"
    finally:
        end_group(process)
    if process.returncode in (0, 5):  # 5: nothing was collected
        return ""
    failures: list[str] = FAILED.findall(output)
    return failures[0] if failures else f"pytest ended with {process.returncode}"


def end_group(process: subprocess.Popen[str]) -> None:
    """End the process and all that it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()


def first_failure(folder: Path, tests: Sequence[str], limit: float) -> str:
    """Run tests to the first that fails twice, once with the others and once alone."""
    unsteady: list[str] = []
    while (failure := run_tests(folder, tests, limit, unsteady)) and "::" in failure:
        if run_tests(folder, [failure], limit):
            return failure
        unsteady.append(failure)
    return failure


@cache
def usual_seconds(tests: tuple[str, ...], checkout: Path) -> float:
    """Return how long tests take without a mutation. Raises SystemExit where they fail: nothing could be said then."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as temporary:
        failure = first_failure(copied(checkout, temporary), tests, LONGEST_RUN)
    if failure:
        raise SystemExit(f"without any mutation {failure} fails")
    return time.monotonic() - start


def copied(checkout: Path, temporary: str) -> Path:
    """Copy a checkout into a temporary folder, and lead to the material beside it."""
    folder = Path(temporary) / checkout.name
    shutil.copytree(checkout, folder, ignore=NOT_COPIED)
    material = (checkout.parent / "shared").resolve()
    if material.exists():
        (Path(temporary) / "shared").symlink_to(material)
    return folder
