"""How many small faults the tests notice: `python -m tests.bench.mutations --count 60 --seed 7`.

Each is made in a copy of the whole checkout, which is the one that is imported,
by processes that the tests start, too. The tests that mirror the changed file
run first, then the others without the long ones (`LEFT_OUT`). What fails is run
again alone, and without the mutation, so that a test that fails now and then, or
always, catches nothing. Printed is each mutation, the test that caught it or
SURVIVED, and the share at the end.
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

from tests.bench.checkout import ROOT, SLOW, Checkout, copied
from tests.bench.mutants import Edit, Source, edits
from tests.bench.ratios import whole
from tests.bench.source import PACKAGE

ROOMS = ("model", "load", "search", "views", "session")
"""Where mutations are made; those that there are."""
MEMORY = 6 << 30
"""Bytes that a process may take: a loop without an end would fill the machine before its time is up."""
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


def tried(mutation: Mutation, checkout: Checkout, is_quick: bool) -> Verdict:
    """Run the tests over a copy with one mutation."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as temporary:
        folder = copied(checkout.folder, temporary)
        (folder / mutation.path).write_text(mutation.text, "utf-8", newline="")
        own, others = checkout.own_tests(mutation.path), checkout.other_tests(mutation.path, is_quick)
        failure = checkout.first_failure(folder, own, LIMIT) if own else ""
        failure = failure or checkout.first_failure(folder, others, LONGEST_RUN)
    return Verdict(failure, time.monotonic() - start)


def report(numbered: Mapping[int, Mutation], checkout: Checkout, jobs: int, is_quick: bool) -> Iterator[str]:
    """Yield two lines for each mutation as soon as it is tried, in their order, and the share at the end."""
    survivors = 0
    with ThreadPoolExecutor(jobs) as pool:
        verdicts = pool.map(lambda mutation: tried(mutation, checkout, is_quick), numbered.values())
        for (number, mutation), verdict in zip(numbered.items(), verdicts, strict=True):
            survivors += not verdict.test
            outcome = f"caught by {verdict.test}" if verdict.test else "SURVIVED"
            yield f"{number:3} {mutation}\n    {outcome} ({verdict.seconds:.0f} s)"
    yield from (f"left out from its first failure on: {test}" for test in sorted(checkout.unsteady))
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
            for line in report(numbered, checkout, options.jobs, options.quick):
                print(line, flush=True)


if __name__ == "__main__":
    main()
