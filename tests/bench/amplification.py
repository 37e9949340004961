"""What files made to become much cost every command: `python -m tests.bench.amplification --size 250000`.

Each command runs as a process of its own, on a library of one such file and a cache of its
own, beside the same command on an empty briefing. Printed is what it takes beyond that: CPU
seconds, MB of memory, and how many times the size of the file it printed or indexed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from briefing.export import FORMATS
from tests.bench.ratios import aligned, whole
from tests.hostile.amplifiers import AMPLIFIERS
from tests.hostile.documents import HEAD

VIEWS = ("timeline", "measures", "countries", "speakers", "actors", "agreements", "questions", "changes")
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "check": ("check", "LIBRARY"), "list, first time": ("list", "--library", "LIBRARY"),
    "list": ("list", "--library", "LIBRARY"), "search": ("search", "a", "--library", "LIBRARY"),
    "show": ("show", "x", "--library", "LIBRARY"),
    **{f"export {form}": ("export", "--library", "LIBRARY", "--format", form) for form in FORMATS},
    **{view: (view, "--library", "LIBRARY") for view in VIEWS},
    "compare": ("compare", "m", "--library", "LIBRARY"),
}  # fmt: skip
MEGABYTES, TIMES = 64, 20
"""What is beyond is printed."""


class Cost(NamedTuple):
    """What a command took."""

    seconds: float
    megabytes: float
    printed: int
    """Bytes."""


def measured(arguments: tuple[str, ...], library: Path) -> Cost:
    """Run a command on a library whose cache and state stand beside it."""
    places = {f"XDG_{kind}_HOME": str(library.parent / kind.lower()) for kind in ("CACHE", "STATE", "CONFIG")}
    command = [sys.executable, "-m", "briefing", *(str(library) if part == "LIBRARY" else part for part in arguments)]
    with tempfile.TemporaryFile() as output:
        actions = [(os.POSIX_SPAWN_DUP2, output.fileno(), 1), (os.POSIX_SPAWN_DUP2, output.fileno(), 2)]
        child = os.posix_spawn(command[0], command, {**os.environ, **places}, file_actions=actions)
        _, _, usage = os.wait4(child, 0)
        return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, os.fstat(output.fileno()).st_size)


def costs(text: str) -> dict[str, Cost]:
    """What every command takes on a library of one file, and the size of its index."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        library.mkdir()
        (library / "x.toml").write_text(text, "utf-8")
        os.utime(library / "x.toml", (1e9, 1e9))
        taken = {name: measured(arguments, library) for name, arguments in COMMANDS.items()}
        size = sum(path.stat().st_size for path in (library.parent / "cache").rglob("*.sqlite"))
        return {**taken, "index": Cost(0, 0, size)}


def rows(size: int, beginning: str) -> Iterator[tuple[str, str, str, str]]:
    """For each document what is beyond the goal, or its costliest command."""
    floor = costs(HEAD)
    for name, make in AMPLIFIERS.items():
        if not name.startswith(beginning):
            continue
        text = make(size)
        beyond = {command: less(cost, floor[command]) for command, cost in costs(text).items()}
        length = len(text.encode())
        worst = max(beyond, key=lambda command: beyond[command].seconds)
        for command, cost in beyond.items():
            if command == worst or cost.megabytes > MEGABYTES or cost.printed > TIMES * length + (1 << 16):
                times = f"{cost.printed / length:.1f}"
                yield f"{cost.seconds:.2f}", f"{cost.megabytes:.0f}", times, f"{name}: {command}"


def less(cost: Cost, floor: Cost) -> Cost:
    """What a command takes beyond the empty library."""
    return Cost(cost.seconds - floor.seconds, cost.megabytes - floor.megabytes, cost.printed - floor.printed)


def main() -> None:
    """Print the costliest command of each document, and all that are beyond the goal in memory or bytes."""
    parser = argparse.ArgumentParser(description="What files made to become much cost every command.")
    parser.add_argument("--size", type=whole, default=250_000, metavar="N", help="bytes of each file (default: 250000)")
    parser.add_argument("--name", default="", metavar="TEXT", help="only documents whose name begins so")
    options = parser.parse_args()
    print(aligned(("seconds", "MB", "times", "document: command"), list(rows(options.size, options.name))))


if __name__ == "__main__":
    main()
