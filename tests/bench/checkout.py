"""A copy of the checkout, and the tests that are run in it: those that mirror a file, and all others."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from tests.bench import chosen
from tests.bench.source import PACKAGE

ROOT = PACKAGE.parent
LEFT_OUT = ("bench", "hostile", "test_house.py")
"""Of the tests: no tests, the long ones, and the one that only reads the source."""
SLOW = ("linear", "tui")
"""Tests that take long, after all others."""
NOT_COPIED = shutil.ignore_patterns(".venv", ".git", ".*_cache", ".hypothesis", "build", "dist")
AGAIN = 2
"""How often a test must fail once more, alone, before it is believed."""
STARTED = 45
"""Seconds that a run of chosen tests may take before its first test, and what a recorded second may take."""
SLOWER = 4
TIME_OUT = "time-out"
FAILED = re.compile(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", re.MULTILINE)


class Checkout:
    """The checkout as it was at the start, and which of its tests cannot be believed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.unsteady: set[str] = set()
        """Tests that fail without a mutation, or only now and then: left out from then on."""

    def own_tests(self, path: str) -> list[str]:
        """Return the tests that mirror a file, by its name or that of a folder it lies in; maybe none."""
        parts = Path(path).with_suffix("").parts[1:]
        for depth in range(len(parts), 0, -1):
            folder = self.folder.joinpath("tests", *parts[:depth])
            file = self.folder.joinpath("tests", *parts[: depth - 1], f"test_{parts[depth - 1]}.py")
            existing = [str(test.relative_to(self.folder)) for test in (file, folder) if test.exists()]
            if existing:
                return existing
        return []

    def other_tests(self, path: str, is_quick: bool) -> list[str]:
        """Return all other tests but the ones left out: the file's room first, the slow folders last, or not at all."""
        room = Path(path).with_suffix("").parts[1]
        names = self.tests_of((*LEFT_OUT, *SLOW) if is_quick else LEFT_OUT)
        order = sorted(names, key=lambda name: (Path(name).name != room, Path(name).name in SLOW, name))
        return [name for name in order if name not in self.own_tests(path)]

    def tests_of(self, left_out: Sequence[str]) -> list[str]:
        """Return all files and folders of tests but those that are left out."""
        tests = self.folder / "tests"
        tops = {tests / test.relative_to(tests).parts[0] for test in tests.rglob("test_*.py")}
        return [str(top.relative_to(self.folder)) for top in sorted(tops) if top.name not in left_out]

    def first_failure(self, mutated: Path, tests: Sequence[str], limit: float) -> str:
        """Run tests in a mutated copy to the first failure that can be believed.

        Raises SystemExit where a file of tests cannot be collected without the mutation either.
        """
        while failure := run_tests(mutated, tests, limit, self.unsteady):
            if failure == TIME_OUT or self.is_believed(failure, mutated, limit):
                return failure
            if "::" not in failure:
                raise SystemExit(f"{failure} fails without a mutation")
            self.unsteady.add(failure)
        return ""

    def first_failure_of(self, mutated: Path, tests: Sequence[str], seconds: float) -> str:
        """Run chosen tests in a mutated copy, in their order: the first that fails, once more alone; or `time-out`.

        They are known to pass without a mutation, in `seconds`.
        """
        while steady := [test for test in tests if test not in self.unsteady]:
            failure = run_chosen(mutated, steady, STARTED + SLOWER * seconds)
            if failure not in steady or run_chosen(mutated, [failure], STARTED + SLOWER * seconds):
                return failure
            self.unsteady.add(failure)
        return ""

    def is_believed(self, test: str, mutated: Path, limit: float) -> bool:
        """Whether a test fails alone, again and again, and passes without the mutation."""
        fails_always = all(run_tests(mutated, [test], limit) for _ in range(AGAIN))
        return fails_always and not run_tests(self.folder, [test], limit)


def run_chosen(folder: Path, tests: Sequence[str], limit: float) -> str:
    """Run tests by their full names, in their order, to the first failure."""
    files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as names:
        names.write("\n".join(tests))
        names.flush()
        return run_tests(folder, ["-p", "tests.bench.chosen", *files], limit, variables={chosen.FILE: names.name})


def run_tests(
    folder: Path,
    tests: Sequence[str],
    limit: float,
    deselected: Iterable[str] = (),
    variables: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Run tests in a copy of the checkout to the first failure: its name, `time-out`, or empty where all passed."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-rfE", "--tb=no", *tests]
    command += ["-n", "0"] if find_spec("xdist") else []
    command += [f"--deselect={test}" for test in deselected]
    environment = os.environ | {"PYTHONPATH": str(folder), "COLUMNS": "400"} | dict(variables)
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, errors="replace", start_new_session=True,
    )  # fmt: skip
    try:
        output, _ = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        return TIME_OUT
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


def copied(checkout: Path, temporary: str) -> Path:
    """Copy a checkout into a temporary folder, and lead to the material beside it."""
    folder = Path(temporary) / checkout.name
    shutil.copytree(checkout, folder, ignore=NOT_COPIED)
    material = (checkout.parent / "shared").resolve()
    if material.exists():
        (Path(temporary) / "shared").symlink_to(material)
    return folder
