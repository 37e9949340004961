"""What the commands that take a query have in common."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator, Sequence

from briefing.cli.output import print_status
from briefing.repository.repository import BriefingRepository
from briefing.safe import safe
from briefing.search.query.query import Query
from briefing.table import Table
from briefing.userdata.saved_searches import expand_saved
from briefing.views.table_options import arranged

TALK_AFTER = 1.0
"""Seconds of indexing before anything is said of it."""
SHIELD = "\0"
"""Before a word of the query that begins with a minus: no argument of a process can hold it."""
OWN = ("-0", "-h")


def add_query_options(
    parser: argparse.ArgumentParser, what: str, sorts: Sequence[str], limit: int
) -> argparse._MutuallyExclusiveGroup:
    """`limit`: 0 is no limit. Gives the group of what is printed instead of the found."""
    add_query(parser, what)
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--count", action="store_true", help="print only how many there are")
    shown = f"at most N (default: {limit or 'all'}; 0 is all)"
    parser.add_argument("--limit", type=non_negative_int, default=limit, metavar="N", help=shown)
    parser.add_argument("--sort", choices=tuple(sorts), default=sorts[0], help=f"default: {sorts[0]}")
    instead.add_argument(
        "-0", "--null", action="store_true", help="print only references, each ended by a NUL, for xargs -0"
    )
    return instead


def add_query(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument(
        "query",
        nargs="*",
        default=(),
        metavar="QUERY",
        type=restore_minus_words,
        help=f"{what}; @NAME is a saved search",
    )


def add_arranging(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--columns", default=(), type=names, metavar="A,B,C", help="these columns, in this order")
    parser.add_argument("--sort", default="", metavar="COLUMN", help="by a column; -COLUMN is the other way round")


def arranged_as(table: Table, options: argparse.Namespace) -> Table:
    """The columns and the order that were asked for. Raises UsageError with near misses."""
    return arranged(table, options.columns, options.sort)


def is_arranged(options: argparse.Namespace) -> bool:
    """A table in other columns or another order is printed as a table, whatever its own layout."""
    return bool(options.columns or options.sort)


def names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def escape_minus_words(words: Sequence[str], take_a_value: Sequence[str]) -> list[str]:
    """`-marijuana` is a part of the query, not an option: every option but -0 and -h has two dashes.

    Behind an option it is its value: `--sort -date`, which argparse takes only as `--sort=-date`.
    """
    out: list[str] = []
    is_value = False
    for word in words:
        has_minus = word[:1] == "-" and word[1:2] not in ("-", "") and word not in OWN
        if has_minus and is_value:
            out[-1] += f"={word}"
        else:
            out.append(SHIELD + word if has_minus else word)
        is_value = word in take_a_value
    return out


def restore_minus_words(word: str) -> str:
    return word.removeprefix(SHIELD)


def non_negative_int(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise argparse.ArgumentTypeError(f"expected a whole number, found {safe(text)}")
    return int(text)


def parse_query(options: argparse.Namespace) -> Query:
    """The query. Raises QueryError, and NotFound for a saved search that there is not."""
    return Query.parse(expand_saved(" ".join(options.query)))


def open_library(paths: Sequence[str]) -> BriefingRepository:
    """The library, its index brought up to date; what the reader should know of that is said."""
    repository = BriefingRepository.open(paths)
    repository.refresh(Progress())
    if repository.notice:
        print_status(f"briefing: {repository.notice}")
    return repository


class Progress:
    """Tells a terminal how far indexing has come, where it takes more than a second."""

    def __init__(self) -> None:
        self.since = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        if sys.stderr.isatty() and time.monotonic() - self.since > TALK_AFTER:
            end = "\n" if done == total else ""
            sys.stderr.write(f"\rbriefing: indexing {done:,} of {total:,} files{end}")
            sys.stderr.flush()


def references(names: Iterable[str]) -> Iterator[str]:
    return (f"{name}\0" for name in names)


def left_out(count: int, what: str) -> None:
    """A limit is never silent."""
    if count > 0:
        print_status(f"briefing: {count:,} more {what} left out; --limit 0 shows all")
