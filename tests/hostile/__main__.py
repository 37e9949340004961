"""The scoreboard: `python -m tests.hostile` (a minute or two), `--long` for the rest. Exits 1 when anything was lost."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from tests.hostile import caching, content, keyboard, writing
from tests.hostile.score import Score

QUICK: tuple[Callable[[], Score], ...] = (
    content.strings_printed,
    keyboard.strings_painted,
    content.legitimate,
    content.file_system,
    content.documents,
    content.toml_invalid,
    content.toml_valid,
    keyboard.inputs,
    keyboard.sizes,
    keyboard.signals,
    keyboard.idle,
    lambda: keyboard.random_keys(3_000),
    lambda: writing.killed_while_writing(25),
    writing.library_untouched,
    caching.wrong_caches,
    lambda: caching.killed_while_indexing(15),
    lambda: caching.flipped_bits(20),
    caching.many_at_once,
)

LONG: tuple[Callable[[], Score], ...] = (
    lambda: keyboard.random_keys(100_000, seed=2),
    lambda: writing.killed_while_writing(300, seed=2),
    lambda: caching.killed_while_indexing(200, seed=2),
    lambda: caching.flipped_bits(500, seed=2),
)


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
