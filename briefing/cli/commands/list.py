"""`briefing list [QUERY]`: list briefings, one a line."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from briefing.cell_width import pad, width
from briefing.cli import options as shared
from briefing.cli.command import CliCommand
from briefing.cli.output import emit, first_faults, print_status, report_unreadable
from briefing.cli.query_options import add_query_options, left_out, open_library, parse_query, references
from briefing.export import FORMATS
from briefing.formatting import format_readable
from briefing.model import Country
from briefing.repository.repository import BriefingRepository
from briefing.search.query.query import Query
from briefing.search.rows import BriefingRow
from briefing.table import Column
from briefing.views.briefing_list import briefing_table, marked_headline, published_date, section_counts

COLUMNS = (
    Column("date_published", "Published"), Column("id", "Reference"), Column("headline", "Headline"),
    Column("countries", "Countries"), Column("pub_status", "Status"), Column("operations", "Operations"),
    Column("statistics", "Statistics"), Column("agreements", "Agreements"), Column("quotes", "Quotes"),
    Column("date_published_basis", "Date basis"),
)  # fmt: skip
SECTIONS_SAID = 4
MOST_RANKED = 10_000
"""Records that are looked at for the order of their briefings."""


def add_list_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `briefing list`."""
    add_query_options(
        parser, "only briefings of which the head or a record matches", ("newest", "oldest", "relevance"), limit=0
    )
    parser.add_argument("--format", choices=tuple(FORMATS), default="text")


def print_list(options: argparse.Namespace) -> int:
    """Print matching briefings or their number; return the exit code: 1 where there are none.

    Raises QueryError where the query is invalid.
    """
    query = parse_query(options)
    repository = open_library(shared.library_paths(options.library))
    matching = repository.index.briefings(query)
    matching = sorted_by(options.sort, matching, query, repository)
    shown = matching[: options.limit] if options.limit else matching
    broken = repository.unreadable_files()
    if options.count:
        emit([f"{len(matching)}\n"])
    elif options.null:
        emit(references(briefing.id for briefing in shown))
    elif options.format == "text":
        emit(lines(shown))
    else:
        from briefing.export.table_writer import write_table

        head = {"total": len(matching)}
        emit(write_table(briefing_table(shown, COLUMNS), options.format, unreadable=first_faults(broken), head=head))
    left_out(len(matching) - len(shown), "briefings")
    code = report_unreadable(broken)
    if not matching:
        print_status(f"briefing: {nothing(query, bool(broken))}")
    return code or (0 if matching else 1)


def sorted_by(
    order: str, briefings: list[BriefingRow], query: Query, repository: BriefingRepository
) -> list[BriefingRow]:
    """Sort briefings, given newest first, by date, or by the best match of their records."""
    if order != "relevance":
        return briefings[::-1] if order == "oldest" else briefings
    results = repository.index.search(query, MOST_RANKED).found
    rank = {name: place for place, name in enumerate(dict.fromkeys(result.hit.briefing for result in results))}
    return sorted(briefings, key=lambda briefing: rank.get(briefing.id, len(rank)))


def nothing(query: Query, has_broken: bool) -> str:
    """Return why no briefing is listed."""
    if query.root is not None:
        return "no briefing matches"
    return "no briefing of the library can be read" if has_broken else "the library has no briefings"


def lines(briefings: list[BriefingRow]) -> Iterator[str]:
    """Yield a line a briefing; dates and references are aligned, lines are never wrapped."""
    dates = [format_readable(published_date(briefing)) for briefing in briefings]
    room = max(map(width, dates), default=0), max((width(briefing.id) for briefing in briefings), default=0)
    for date, briefing in zip(dates, briefings, strict=True):
        place = f"({format_readable(tuple(map(Country, briefing.countries)))})" if briefing.countries else ""
        parts = (
            pad(date, room[0]),
            pad(briefing.id, room[1]),
            marked_headline(briefing),
            place,
            section_counts(briefing, SECTIONS_SAID),
        )
        yield "  ".join(part for part in parts if part) + "\n"


COMMAND = CliCommand(add_list_options, print_list)
