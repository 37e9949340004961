"""`briefing list`: a line a briefing."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from briefing.cli import options as shared
from briefing.cli.commands.export_command import nothing
from briefing.cli.output import emit, first_faults, report_unreadable, talk
from briefing.export import FORMATS
from briefing.library import Library
from briefing.model import KINDS, Briefing
from briefing.search.memory import MemoryIndex
from briefing.search.query import Query
from briefing.table import Column
from briefing.views.document import counts
from briefing.views.listing import listing, titled
from briefing.width import pad, width
from briefing.written import readable

COLUMNS = (
    Column("date_published", "Published"), Column("id", "Reference"), Column("headline", "Headline"),
    Column("countries", "Countries"), Column("pub_status", "Status"), Column("operations", "Operations"),
    Column("statistics", "Statistics"), Column("agreements", "Agreements"), Column("quotes", "Quotes"),
)  # fmt: skip


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="*", metavar="QUERY", help="only briefings that have all of these words")
    parser.add_argument("--format", choices=tuple(FORMATS), default="text")


def run(options: argparse.Namespace) -> int:
    library = Library.open(shared.library_paths(options.library))
    found = matching(library, " ".join(options.query))
    if options.format == "text":
        emit(lines(found))
    else:
        from briefing.export.tables import (
            write_table,  # csv, json and markdown: 5 ms that a list of lines does not need
        )

        table = listing(found, COLUMNS)
        emit(write_table(table, options.format, unreadable=first_faults(library)))
    code = report_unreadable(library)
    if not found:
        talk(f"briefing: {'no briefing matches' if library.briefings else nothing(library, False)}")
    return code or (0 if found else 1)


def matching(library: Library, text: str) -> list[Briefing]:
    query = Query.parse(text)
    if not query.words:
        return list(library.briefings)
    return [library.by_id[name] for name in MemoryIndex.of(library).briefings(query)]


def lines(found: list[Briefing]) -> Iterator[str]:
    """Dates and references line up; a line is never broken, whatever its length."""
    dates = [readable(one.date_published) for one in found]
    room = max(map(width, dates), default=0), max((width(one.id) for one in found), default=0)
    for date, one in zip(dates, found, strict=True):
        place = f"({readable(one.countries)})" if one.countries else ""
        parts = (
            pad(date, room[0]),
            pad(one.id, room[1]),
            titled(one),
            place,
            ", ".join(counts(one, KINDS[:4])),
        )
        yield "  ".join(part for part in parts if part) + "\n"
