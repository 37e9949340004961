"""The scoreboard: `python -m tests.hostile` (a minute or two), `--long` for the rest. Exits 1 when anything was lost."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial

from tests.hostile import caching, content, indexes, keyboard, monkeys, system_calls, writing
from tests.hostile.score import Score

SECONDS: tuple[Callable[[], Score], ...] = (
    content.legitimate,
    content.file_system,
    content.toml_invalid,
    content.toml_valid,
    partial(writing.killed_while_writing, 25),
    writing.library_untouched,
)
"""Each of them takes a few seconds at the most."""
MINUTES: tuple[Callable[[], Score], ...] = (
    content.strings_printed,
    keyboard.strings_painted,
    content.documents,
    keyboard.inputs,
    keyboard.sizes,
    keyboard.signals,
    keyboard.idle,
    partial(monkeys.monkeys, 500),
    system_calls.failed_system_calls,
    caching.wrong_caches,
    partial(caching.killed_while_indexing, 15),
    partial(caching.flipped_bits, 20),
    caching.many_at_once,
    partial(indexes.planted_indexes, 40),
    partial(indexes.flipped_published, 60),
    partial(indexes.flipped_own, 40),
    partial(indexes.flipped_rows, 60),
)
QUICK = (*SECONDS, *MINUTES)
LONG: tuple[Callable[[], Score], ...] = (
    partial(monkeys.monkeys, 100_000, seed=2),
    partial(monkeys.soak, 50_000),
    partial(writing.killed_while_writing, 300, seed=2),
    partial(caching.killed_while_indexing, 200, seed=2),
    partial(caching.flipped_bits, 500, seed=2),
    indexes.planted_indexes,
    partial(indexes.flipped_published, 1_000, seed=2),
    partial(indexes.flipped_own, 500, seed=2),
    partial(indexes.flipped_rows, 1_000, seed=2),
)


def name_of(measure: Callable[[], Score]) -> str:
    """The name of the function, whether or not it was given arguments before."""
    return str(getattr(measure, "func", measure).__name__)


def scores(long: bool) -> Iterator[Score]:
    for measure in (*QUICK, *LONG) if long else QUICK:
        yield measure()


def main() -> int:
    lost = 0
    for found in scores("--long" in sys.argv[1:]):
        print(found, flush=True)
        for failure in found.failures:
            print(f"    {failure}")
        lost += found.total - found.passed
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
