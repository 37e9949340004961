"""Which tests execute which line: learned by one run of them, and kept in a file.

The run needs the package `coverage`, in which only this tool is interested.
A line that only an import executes, such as a constant, is looked at by the
tests of the lines that mention what it defines.
"""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from pathlib import Path

from tests.bench.source import PACKAGE

FOLDER, FILES = "MUTATIONS_FOLDER", "MUTATIONS_FILES"
"""Variables of the environment of a recorded run: where its records go, and the files recorded, a pattern a line."""
LINES, SECONDS = "lines", "seconds"
"""What the names of the records begin with."""
Lines = dict[str, dict[int, frozenset[str]]]
"""File, from the root of the checkout -> line -> the tests that executed it; none where an import did."""


class Executions:
    """The tests that passed, their seconds and their lines."""

    def __init__(self, seconds: dict[str, float], lines: Lines) -> None:
        self.seconds = seconds
        self.lines = lines

    def tests(self, path: str, text: str, line: int) -> list[str]:
        """Return the tests that could notice a change of one line of a file, those of its room first, then the quick."""
        executed = self.lines.get(path, {})
        around = enclosing(text, line)
        tests = executed.get(line, frozenset()) or united(executed, span(around))
        if not is_in_body(around, line) or (not tests and line in executed):  # an import executes it, in no test or any
            tests = self.tests_of_names(path, text, around) or united(executed, executed)
            tests = tests or frozenset(test for test in self.seconds if mirrors(test, path))
        return sorted(tests, key=lambda test: (not mirrors(test, path), self.seconds[test]))

    def tests_of_names(self, path: str, text: str, around: Sequence[ast.stmt]) -> frozenset[str]:
        """Return the tests of the lines that mention what a statement defines: a constant, a field, a function."""
        names = defined(around)
        mention = re.compile(rf"\b({'|'.join(map(re.escape, names))})\b") if names else re.compile(r"(?!)")
        tests: set[str] = set()
        for file, executed in self.lines.items():
            rows = (PACKAGE.parent / file).read_text("utf-8").splitlines() if file != path else text.splitlines()
            mentioned = [number for number, row in enumerate(rows, 1) if mention.search(row)]
            tests |= united(executed, mentioned)
        return frozenset(tests)

    def total(self, tests: Iterable[str]) -> float:
        """Return the seconds of all the tests."""
        return sum(self.seconds[test] for test in tests)

    def within(self, tests: Sequence[str], seconds: float) -> list[str]:
        """Return as many of the tests as take no more than so many seconds."""
        sums = accumulate(self.seconds[test] for test in tests)
        return [test for test, total in zip(tests, sums, strict=True) if total <= seconds]

    def write(self, file: Path) -> None:
        """Keep all in a file; lines that the same tests executed share their list."""
        numbers = {test: number for number, test in enumerate(self.seconds)}
        groups: dict[frozenset[str], int] = {}
        lines = {
            path: {line: groups.setdefault(tests, len(groups)) for line, tests in executed.items()}
            for path, executed in self.lines.items()
        }
        lists = [sorted(numbers[test] for test in tests) for tests in groups]
        file.write_text(json.dumps({"seconds": self.seconds, "groups": lists, "lines": lines}), "utf-8")


def read(file: Path) -> Executions:
    """Read what was kept."""
    kept = json.loads(file.read_text("utf-8"))
    names = list(kept["seconds"])
    groups = [frozenset(names[number] for number in group) for group in kept["groups"]]
    lines = {
        path: {int(line): groups[group] for line, group in executed.items()} for path, executed in kept["lines"].items()
    }
    return Executions(kept["seconds"], lines)


def learn(checkout: Path, tests: Sequence[str], patterns: Sequence[str]) -> Executions:
    """Run tests of a checkout once, with a record of the lines that they execute of its files that match."""
    with tempfile.TemporaryDirectory() as temporary:
        recorded = {
            "PYTHONPATH": str(checkout),
            FOLDER: temporary,
            FILES: "\n".join(str(checkout / pattern) for pattern in patterns),
        }
        command = [sys.executable, "-m", "pytest", "-p", "tests.bench.recorder", "--tb=no", *tests]
        subprocess.run(command, cwd=checkout, env=os.environ | recorded, stdout=sys.stderr, check=False)
        return recorded_in(Path(temporary), checkout)


def recorded_in(folder: Path, checkout: Path) -> Executions:
    """Put together what the processes of a run have left."""
    from coverage import CoverageData  # 0.1 s and a package that is else not needed

    seconds: dict[str, float] = {}
    for file in folder.glob(f"{SECONDS}.*.json"):
        seconds |= json.loads(file.read_text("utf-8"))
    lines: defaultdict[str, defaultdict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for file in folder.glob(f"{LINES}.*"):
        kept = CoverageData(str(file))
        kept.read()
        for measured in kept.measured_files():
            executed = lines[Path(measured).relative_to(checkout).as_posix()]
            for line, tests in kept.contexts_by_lineno(measured).items():
                executed[line].update(test for test in tests if test in seconds)
    frozen = {path: {line: frozenset(tests) for line, tests in rows.items()} for path, rows in lines.items()}
    return Executions(seconds, frozen)


def mirrors(test: str, path: str) -> bool:
    """Whether a test stands in the room of a file."""
    return Path(test).parts[1].removeprefix("test_") == Path(path).parts[1]


def united(executed: dict[int, frozenset[str]], lines: Iterable[int]) -> frozenset[str]:
    """Return the tests that executed any of the lines."""
    return frozenset[str]().union(*(executed.get(line, ()) for line in lines))


def enclosing(text: str, line: int) -> list[ast.stmt]:
    """Return the statements that a line lies in, the innermost last."""
    nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.stmt)]
    around = [node for node in nodes if node.lineno <= line <= (node.end_lineno or node.lineno)]
    return sorted(around, key=lambda node: (node.lineno, -(node.end_lineno or 0)))


def span(around: Sequence[ast.stmt]) -> range:
    """Return the lines of the innermost statement."""
    return range(around[-1].lineno, (around[-1].end_lineno or 0) + 1) if around else range(0)


def is_in_body(around: Sequence[ast.stmt], line: int) -> bool:
    """Whether a line is one that a call of a function executes, and no import."""
    functions = (node for node in around if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return any(node.body[0].lineno <= line for node in functions)


def defined(around: Sequence[ast.stmt]) -> set[str]:
    """Return the names that the innermost statement which defines some defines."""
    for node in reversed(around):
        match node:
            case ast.Assign(targets=targets):
                return {name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                return {name}
    return set()
