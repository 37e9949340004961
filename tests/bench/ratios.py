"""Subjects -> how long each took -> a table of ratios.

Absolute times drift with the machine and with what else runs on it; so the
subjects take turns, each once a round, and a floor among them is the measure of
the others. No number here is good or bad: goals stand in the project's notes.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median
from typing import NamedTuple

Clock = Callable[[], float]
Subject = Callable[[], object]


class Timing(NamedTuple):
    """Seconds of one subject over all rounds."""

    median: float
    best: float


def interleaved(subjects: Mapping[str, Subject], rounds: int, clock: Clock) -> dict[str, Timing]:
    """Each subject's time by `clock`; a round runs each once, and a first round to warm the caches is not counted."""
    seconds: dict[str, list[float]] = {name: [] for name in subjects}
    for _ in range(rounds + 1):
        for name, subject in subjects.items():
            start = clock()
            subject()
            seconds[name].append(clock() - start)
    return {name: Timing(median(taken[1:]), min(taken[1:])) for name, taken in seconds.items()}


def aligned(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A plain table, two spaces between columns: figures to the right, the name in the last column to the left."""
    table = [headings, *rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join("  ".join([*map(str.rjust, row[:-1], widths), row[-1]]) for row in table)


def option(description: str, name: str, default: int, text: str) -> int:
    """The one whole number from 1 that a bench takes on its command line."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument(name, type=whole, default=default, metavar="N", help=f"{text} (default: {default})", dest="n")
    return int(parser.parse_args().n)


def whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text)):
        raise argparse.ArgumentTypeError(f"expected a whole number from 1, found {text}")
    return int(text)
