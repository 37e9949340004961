"""Start-up: each command as a whole process on the bundled content, as ratios to a bare Python.

Measured is the wall clock from spawning to the end of `python -m briefing …`,
output to /dev/null, in interleaved runs. Beside it three floors of the same run:
`python -c pass`, `import argparse` and `import rich`. Of each the ratio of the
medians; of `pass` also that of the best runs, which says what the program costs
when nothing disturbs it.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence

from briefing.cli.options import bundled
from briefing.library.folder import Library
from tests.bench.ratios import Subject, Timing, aligned, interleaved, option

FLOORS = {
    "python -c pass": "pass",
    "python -c 'import argparse'": "import argparse",
    "python -c 'import rich'": "import rich",
}
HEADINGS = ("× pass", "best", "× argparse", "× rich", "median ms", "best ms", "process")


def commands() -> tuple[tuple[str, ...], ...]:
    reference = Library.open([bundled()]).briefings[0].id
    return (
        ("--version",), ("--help",), ("check",), ("list",), ("search", "coca"), ("compare", "coca-cultivation-area"), ("show", reference),
        ("export", "--format", "text"), ("export", "--format", "json"), ("schema",),
    )  # fmt: skip


def subjects(environment: dict[str, str]) -> dict[str, Subject]:
    words: dict[str, tuple[str, ...]] = {name: ("-c", code) for name, code in FLOORS.items()}
    words |= {f"briefing {' '.join(command)}": ("-m", "briefing", *command) for command in commands()}
    return {name: process(arguments, environment) for name, arguments in words.items()}


def process(arguments: Sequence[str], environment: dict[str, str]) -> Subject:
    """Run Python with these arguments to its end; RuntimeError where it fails."""
    argv = [sys.executable, *arguments]
    quiet = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]

    def run() -> None:
        child = os.posix_spawn(argv[0], argv, environment, file_actions=quiet)
        if code := os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
            raise RuntimeError(f"{' '.join(argv)}: exit code {code}")

    return run


def plain_environment(bytecode: str) -> dict[str, str]:
    """Ours, but for what leads to a library of the user's own or changes how Python runs.

    Bytecode is kept in the folder `bytecode`, which the warming round fills: a
    shell that forbids writing it would have every edited module compiled in every run.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "BRIEFING_"))}
    return kept | {
        "PYTHONPYCACHEPREFIX": bytecode,
        "XDG_CONFIG_HOME": os.devnull,  # a home that can hold no config file
    }


def rows(timings: dict[str, Timing]) -> Iterator[Sequence[str]]:
    floors = [timings[name] for name in FLOORS]
    for name, (median, best) in timings.items():
        bare, argparse, rich = (f"{median / floor.median:.2f}" for floor in floors)
        best_ratio = f"{best / floors[0].best:.2f}"
        yield bare, best_ratio, argparse, rich, f"{median * 1e3:.1f}", f"{best * 1e3:.1f}", name


def main() -> None:
    runs = option("Start-up of each command, as ratios to a bare Python.", "--runs", 21, "runs of each process")
    with tempfile.TemporaryDirectory() as bytecode:
        timings = interleaved(subjects(plain_environment(bytecode)), runs, time.perf_counter)
    print(aligned(HEADINGS, rows(timings)))


if __name__ == "__main__":
    main()
