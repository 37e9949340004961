"""How many small faults the tests notice: `python -m tests.bench.mutations --count 60 --seed 7`.

Each is made in a copy of the whole checkout, which is the one that is imported,
by processes that the tests start, too. With `--executions FILE` only the tests
that execute the changed line run, those of its room and the quick first, to
`--seconds` in all; which they are is learned once, by the package `coverage`,
and kept in the file: remove it when tests or code have changed. Without it, or
after them with `--all`, run the tests that mirror the changed file, then the
others without the long ones (`LEFT_OUT`). What fails is run again alone, so that
a test that fails now and then catches nothing. Printed is each mutation, the
test that caught it or SURVIVED, and the share at the end.
The checkout may be worked on meanwhile: all copies are as it was at the start.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.bench.checkout import LEFT_OUT, ROOT, SLOW, Checkout, copied
from tests.bench.executions import Executions, learn, read
from tests.bench.mutants import Edit, Source, edits
from tests.bench.ratios import whole
from tests.bench.source import PACKAGE

ROOMS = ("model", "load", "search", "views", "session")
"""Where mutations are made; those that there are."""
MEMORY = 6 << 30
"""Bytes that a process may take: a loop without an end would fill the machine before its time is up."""
FIRST = 40
"""Tests that execute the line and are run at first; collecting the files of all takes longer."""
LIMIT, LONGEST_RUN = 300, 1800
"""Seconds for the tests of a room and for all others; more counts as caught."""


class Mutation(NamedTuple):
    """One edit of one file."""

    path: str
    """From the root of the checkout."""
    line: int
    before: str
    """The line as it is, without its indentation."""
    after: str
    text: str
    """The whole file, changed."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.before}  ->  {self.after}"


class Verdict(NamedTuple):
    """What the tests said of a mutation."""

    test: str
    """The name of the test that failed, `time-out`, or empty where all passed."""
    seconds: float


def files(rooms: Sequence[str]) -> list[Path]:
    """Return the files of the rooms that there are: folders of the package, or files without their suffix."""
    paths = [path for room in rooms for path in ((PACKAGE / room), (PACKAGE / f"{room}.py"))]
    return sorted(file for path in paths for file in (path.rglob("*.py") if path.is_dir() else [path]) if file.exists())


def drawn(rooms: Sequence[str], count: int, seed: int) -> tuple[list[Mutation], int]:
    """Draw `count` mutations, the same for the same seed and files; and how many places there are."""
    draw = Random(seed)
    places = [(path, edit) for path in files(rooms) for edit in edits(path.read_text("utf-8"))]
    chosen = draw.sample(places, min(count, len(places)))
    return [mutation(path, edit, draw.choice(edit.replacements)) for path, edit in chosen], len(places)


def mutation(path: Path, edit: Edit, replacement: str) -> Mutation:
    """Make one edit of one file."""
    text = path.read_text("utf-8")
    source = Source(text)
    changed, line = source.replace(edit, replacement), source.line(edit.start)
    before, after = (version.split("\n")[line - 1].strip() for version in (text, changed))
    return Mutation(path.relative_to(ROOT).as_posix(), line, before, after, changed)


class Trial(NamedTuple):
    """What runs over a mutation."""

    checkout: Checkout
    executions: Executions | None
    seconds: float
    """Of tests that execute the line, as they were recorded."""
    is_all: bool
    """Whether the tests that do not execute the line run, too."""
    is_quick: bool

    def verdict(self, mutation: Mutation) -> Verdict:
        """Run the tests over a copy with one mutation."""
        start = time.monotonic()
        with tempfile.TemporaryDirectory() as temporary:
            folder = copied(self.checkout.folder, temporary)
            (folder / mutation.path).write_text(mutation.text, "utf-8", newline="")
            failure = self.executing(mutation, folder, self.executions) if self.executions else ""
            if not failure and (self.is_all or not self.executions):
                failure = self.all(mutation, folder)
        return Verdict(failure, time.monotonic() - start)

    def executing(self, mutation: Mutation, folder: Path, executions: Executions) -> str:
        """Run the tests that execute the changed line."""
        text = (self.checkout.folder / mutation.path).read_text("utf-8")
        tests = executions.tests(mutation.path, text, mutation.line)
        first, others = tests[:FIRST], executions.within(tests[FIRST:], self.seconds)
        steps = ((tests, executions.total(tests)) for tests in (first, others) if tests)
        return next(filter(None, (self.checkout.first_failure_of(folder, *step) for step in steps)), "")

    def all(self, mutation: Mutation, folder: Path) -> str:
        """Run the tests that mirror the file, and then all others."""
        own = self.checkout.own_tests(mutation.path)
        others = self.checkout.other_tests(mutation.path, self.is_quick)
        failure = self.checkout.first_failure(folder, own, LIMIT) if own else ""
        return failure or self.checkout.first_failure(folder, others, LONGEST_RUN)


def report(numbered: Mapping[int, Mutation], trial: Trial, jobs: int) -> Iterator[str]:
    """Yield two lines for each mutation as soon as it is tried, in their order, and the share at the end."""
    survivors = 0
    with ThreadPoolExecutor(jobs) as pool:
        verdicts = pool.map(trial.verdict, numbered.values())
        for (number, mutation), verdict in zip(numbered.items(), verdicts, strict=True):
            survivors += not verdict.test
            outcome = f"caught by {verdict.test}" if verdict.test else "SURVIVED"
            yield f"{number:3} {mutation}\n    {outcome} ({verdict.seconds:.0f} s)"
    yield from (f"left out from its first failure on: {test}" for test in sorted(trial.checkout.unsteady))
    caught = len(numbered) - survivors
    yield f"caught {caught} of {len(numbered)}, {caught / max(1, len(numbered)):.1%}"


def main() -> None:
    """Draw the mutations and try them."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.mutations", description="Count the faults that tests notice."
    )
    parser.add_argument("--count", type=whole, default=60, metavar="N", help="mutations to draw (default: 60)")
    parser.add_argument("--seed", type=int, default=7, metavar="N", help="which ones are drawn (default: 7)")
    parser.add_argument("--jobs", type=whole, default=1, metavar="N", help="how many are tried at once (default: 1)")
    parser.add_argument("--rooms", nargs="+", default=[], metavar="ROOM", help=f"rooms beside {', '.join(ROOMS)}")
    parser.add_argument("--only", nargs="+", type=whole, default=[], metavar="N", help="try only these of those drawn")
    parser.add_argument("--quick", action="store_true", help=f"leave out the tests of {' and '.join(SLOW)}, too")
    parser.add_argument(
        "--executions", type=Path, metavar="FILE", help="which tests execute which line; made if missing"
    )
    parser.add_argument(
        "--seconds", type=whole, default=60, metavar="N", help="of tests that execute the line (default: 60)"
    )
    parser.add_argument(
        "--all", action="store_true", help="run all tests over what those that execute the line let pass"
    )
    parser.add_argument("--list", action="store_true", help="print the mutations and try none")
    options = parser.parse_args()
    mutations, total = drawn([*ROOMS, *options.rooms], options.count, options.seed)
    print(f"{len(mutations)} of {total:,} places, seed {options.seed}", flush=True)
    numbered = dict(enumerate(mutations, 1))
    if options.only:
        numbered = {number: numbered[number] for number in options.only if number in numbered}
    if options.list:
        print(*(f"{number:3} {mutation}" for number, mutation in numbered.items()), sep="\n")
    else:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
        with tempfile.TemporaryDirectory() as temporary:
            checkout = Checkout(copied(ROOT, temporary))
            executions = known(options.executions, checkout) if options.executions else None
            trial = Trial(checkout, executions, options.seconds, options.all, options.quick)
            for line in report(numbered, trial, options.jobs):
                print(line, flush=True)


def known(file: Path, checkout: Checkout) -> Executions:
    """Read which tests execute which line, or learn and keep it where the file is not there yet."""
    if not file.exists():
        rooms = [f"briefing/{room}{rest}" for room in ROOMS for rest in ("/*", ".py")]
        learn(checkout.folder, checkout.tests_of(LEFT_OUT), rooms).write(file)
    return read(file)


if __name__ == "__main__":
    main()
