"""How the time of each regular expression grows with its text: `python -m tests.bench.regexes`.

Every pattern of the package is tried on texts of one and two characters again and again,
those it is made of and some it is not. Printed is the worst ratio of the time for twice
the text; more than `LINEAR` is tried again, so that a busy machine is no quadratic pattern.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from importlib import import_module
from itertools import product
from pkgutil import walk_packages

import briefing
from tests.bench.ratios import option

LINEAR = 2.5
REPEATS = 1_000
"""Of the shorter text; the longer has twice as many."""
ROUNDS = 3
PLAIN = "a0 \n"
"""In every alphabet."""
KNOWN = ('\\"""\n', "\\'''\n", '"\\"', "\n ", "a.", '["', "1,", "\\\\u", "@a ", "-a-", "$.")
"""Pumps that some pattern was slow with."""


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern at the top of a module, and those that functions without arguments keep, each once."""
    seen = set()
    for module in walk_packages(briefing.__path__, "briefing."):
        if module.name == "briefing.__main__":
            continue
        for name, value in vars(import_module(module.name)).items():
            if hasattr(value, "cache_info") and not value.__wrapped__.__code__.co_argcount:
                value = value()
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str) and value not in seen:
                seen.add(value)
                yield f"{module.name}.{name}", value


def alphabet(pattern: re.Pattern[str], most: int) -> list[str]:
    """Characters that the pattern is written in, at most `most`, and PLAIN."""
    signs = [sign for sign in dict.fromkeys(pattern.pattern) if not sign.isalnum() or sign in "TPWXxuU"]
    return list(dict.fromkeys([*PLAIN, *signs[:most]]))


def seconds(pattern: re.Pattern[str], text: str) -> float:
    """The least processor time of all matches in a text, and of one from its beginning."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        any(False for _ in pattern.finditer(text))
        pattern.fullmatch(text)
        taken.append(time.process_time() - start)
    return min(taken)


def growth(pattern: re.Pattern[str], pump: str) -> float:
    """How many times as long twice the text takes; 1 for what is too quick to be told."""
    for repeats in (REPEATS, 2 * REPEATS, 4 * REPEATS):
        short, long = (seconds(pattern, pump * count + "\0") for count in (repeats, 2 * repeats))
        if long < 0.002:
            return 1.0
        if long / short <= LINEAR:
            return long / short
    return long / short


def worst(pattern: re.Pattern[str], most: int) -> tuple[float, str]:
    """The pump with the largest growth."""
    letters = alphabet(pattern, most)
    pumps = [*letters, *KNOWN, *map("".join, product(letters, repeat=2))]
    return max((growth(pattern, pump), pump) for pump in pumps)


def main() -> None:
    """Print each pattern with its worst pump as soon as it is known, and how many are not linear."""
    most = option("How the time of regular expressions grows.", "--signs", 6, "characters of a pattern that are tried")
    count = too_slow = 0
    for name, pattern in patterns():
        ratio, pump = worst(pattern, most)
        count, too_slow = count + 1, too_slow + (ratio > LINEAR)
        print(f"{ratio:6.1f}  {pump!r:12}  {name}", flush=True)
    print(f"{too_slow} of {count} are not linear")


if __name__ == "__main__":
    main()
