"""The query, table and limit options that commands share."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Collection, Sequence

from briefing.cli.output import print_status
from briefing.library.folder import named_foreign
from briefing.repository.repository import BriefingRepository
from briefing.safe import short
from briefing.search.query.query import Query
from briefing.sink import print_progress
from briefing.table import Table
from briefing.userdata.saved_searches import expand_saved
from briefing.views.table_options import arranged

QUIET_SECONDS = 1.0
"""Seconds of indexing before progress is printed."""
MINUS_MARK = "\0"
"""Prefix of a query word that begins with a minus; NUL, which no argument of a process can contain."""
SHORT_OPTIONS = ("-0", "-h")


def add_query_options(
    parser: argparse.ArgumentParser, matching: str, sorts: Sequence[str], limit: int
) -> argparse._MutuallyExclusiveGroup:
    """Add the query, `--count`, `--limit`, `--sort` and `--null`.

    `matching`: the help of the query. `sorts`: the orders, the default first. `limit`: the
    default limit; 0 is none. Returns the group of options that replace the list of results.
    """
    add_query(parser, matching)
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--count", action="store_true", help="print only the number of matches")
    shown = f"print at most N (default: {limit or 'all'}; 0: all)"
    parser.add_argument("--limit", type=non_negative_int, default=limit, metavar="N", help=shown)
    parser.add_argument(
        "--sort", choices=tuple(sorts), default=sorts[0], help=f"order of the results (default: {sorts[0]})"
    )
    instead.add_argument(
        "-0", "--null", action="store_true", help="print only references, each followed by a NUL, for xargs -0"
    )
    return instead


def add_query(parser: argparse.ArgumentParser, matching: str) -> None:
    """Add the words of the query; `matching` is their help."""
    parser.add_argument(
        "query",
        nargs="*",
        default=(),
        metavar="QUERY",
        type=restore_minus_words,
        help=f"{matching}; @NAME is a saved search",
    )


def add_arranging(parser: argparse.ArgumentParser) -> None:
    """Add `--columns` and `--sort` for a table."""
    parser.add_argument(
        "--columns", default=(), type=parse_names, metavar="A,B,C", help="print these columns, in this order"
    )
    parser.add_argument(
        "--sort", default="", metavar="COLUMN", help="sort by a column; -COLUMN sorts in descending order"
    )


def arranged_as(table: Table, options: argparse.Namespace) -> Table:
    """Select the columns and sort the rows of a table by its options.

    Raises UsageError where there is no such column, with close matches.
    """
    return arranged(table, options.columns, options.sort)


def is_arranged(options: argparse.Namespace) -> bool:
    """Tell whether columns or an order were asked for; then a view is printed as a plain table."""
    return bool(options.columns or options.sort)


def parse_names(text: str) -> tuple[str, ...]:
    """Split a list of names separated by commas."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def escape_minus_words(words: Sequence[str], take_a_value: Collection[str]) -> list[str]:
    """Mark query words that begin with a minus, which argparse would take as options: `-marijuana`.

    All options but `-0` and `-h` have two dashes. After an option with a value the word is
    its value: `--sort -date` becomes `--sort=-date`, the only form that argparse accepts.
    """
    escaped: list[str] = []
    is_value = False
    for word in words:
        has_minus = word[:1] == "-" and word[1:2] not in ("-", "") and word not in SHORT_OPTIONS
        if has_minus and is_value:
            escaped[-1] += f"={word}"
        else:
            escaped.append(MINUS_MARK + word if has_minus else word)
        is_value = word in take_a_value
    return escaped


def restore_minus_words(word: str) -> str:
    """Undo `escape_minus_words` for one word."""
    return word.removeprefix(MINUS_MARK)


def non_negative_int(text: str) -> int:
    """Parse a whole number of at most nine digits.

    Raises ArgumentTypeError where it is none.
    """
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise argparse.ArgumentTypeError(f"expected a whole number, found {short(text)}")
    return int(text)


def parse_query(options: argparse.Namespace) -> Query:
    """Parse the query, its saved searches replaced; print what should be known of how it was read.

    Raises QueryError where it cannot be parsed, UsageError where there is no such saved search.
    """
    remarks: list[str] = []
    query = Query.parse(expand_saved(" ".join(options.query)), remarks=remarks)
    for remark in remarks:
        print_status(f"briefing: {remark}")
    return query


def open_library(paths: Sequence[str]) -> BriefingRepository:
    """Open a library and update its index; print what the reader should know about it.

    Raises LibraryError where a path cannot be read.
    """
    repository = BriefingRepository.open(paths)
    repository.refresh(Progress())
    for notice in filter(None, (repository.notice, *named_foreign(paths))):
        print_notice(notice)
    repository.file.tell = print_notice
    return repository


def print_notice(notice: str) -> None:
    """Print what the reader should know of the index."""
    print_status(f"briefing: {notice}")


class Progress:
    """Print the progress of indexing on a terminal, after the first second."""

    def __init__(self) -> None:
        self.since = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        if sys.stderr.isatty() and time.monotonic() - self.since > QUIET_SECONDS:
            print_progress(f"briefing: indexing {done:,} of {total:,} files", is_last=done == total)


def left_out(count: int, noun: str) -> None:
    """Print how many results the limit left out; nothing where it left out none."""
    if count > 0:
        print_status(f"briefing: {count:,} more {noun} left out; --limit 0 shows all")
