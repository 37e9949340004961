"""`briefing list [QUERY]`: a line a briefing."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from briefing.cell_width import pad, width
from briefing.cli import options as shared
from briefing.cli.output import emit, first_faults, print_status, report_unreadable
from briefing.cli.query_options import add_query_options, left_out, open_library, parse_query, references
from briefing.export import FORMATS
from briefing.formatting import format_readable
from briefing.model import Country, Period
from briefing.repository.repository import BriefingRepository
from briefing.search.query.query import Query
from briefing.search.rows import BriefingRow
from briefing.table import Column
from briefing.views.briefing_list import holds, listing, titled

COLUMNS = (
    Column("date_published", "Published"), Column("id", "Reference"), Column("headline", "Headline"),
    Column("countries", "Countries"), Column("pub_status", "Status"), Column("operations", "Operations"),
    Column("statistics", "Statistics"), Column("agreements", "Agreements"), Column("quotes", "Quotes"),
)  # fmt: skip
SECTIONS_SAID = 4
MOST_RANKED = 10_000
"""Records that are looked at for the order of their briefings."""


def describe(parser: argparse.ArgumentParser) -> None:
    add_query_options(
        parser, "only briefings of which the head or a record matches", ("newest", "oldest", "relevance"), limit=0
    )
    parser.add_argument("--format", choices=tuple(FORMATS), default="text")


def run(options: argparse.Namespace) -> int:
    query = parse_query(options)
    repository = open_library(shared.library_paths(options.library))
    every = repository.index.briefings(query)
    every = sorted_by(options.sort, every, query, repository)
    rows = every[: options.limit] if options.limit else every
    broken = repository.unreadable_files()
    if options.count:
        emit([f"{len(every)}\n"])
    elif options.null:
        emit(references(row.id for row in rows))
    elif options.format == "text":
        emit(lines(rows))
    else:
        from briefing.export.table_writer import write_table

        head = {"total": len(every)}
        emit(write_table(listing(rows, COLUMNS), options.format, unreadable=first_faults(broken), head=head))
    left_out(len(every) - len(rows), "briefings")
    code = report_unreadable(broken)
    if not every:
        print_status(f"briefing: {nothing(query, bool(broken))}")
    return code or (0 if every else 1)


def sorted_by(order: str, every: list[BriefingRow], query: Query, repository: BriefingRepository) -> list[BriefingRow]:
    """The newest first, the oldest, or those whose records match best."""
    if order != "relevance":
        return every[::-1] if order == "oldest" else every
    records = repository.index.search(query, MOST_RANKED).found
    rank = {name: place for place, name in enumerate(dict.fromkeys(row.hit.briefing for row in records))}
    return sorted(every, key=lambda row: rank.get(row.id, len(rank)))


def nothing(query: Query, has_broken: bool) -> str:
    if query.root is not None:
        return "no briefing matches"
    return "no briefing of the library can be read" if has_broken else "the library has no briefings"


def lines(rows: list[BriefingRow]) -> Iterator[str]:
    """Dates and references line up; a line is never broken, whatever its length."""
    dates = [format_readable(Period.parse(row.published)) for row in rows]
    room = max(map(width, dates), default=0), max((width(row.id) for row in rows), default=0)
    for date, row in zip(dates, rows, strict=True):
        place = f"({format_readable(tuple(map(Country, row.countries)))})" if row.countries else ""
        parts = (pad(date, room[0]), pad(row.id, room[1]), titled(row), place, holds(row, SECTIONS_SAID))
        yield "  ".join(part for part in parts if part) + "\n"
