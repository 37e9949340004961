"""`briefing list`: a line a briefing."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from briefing.cli import options as shared
from briefing.cli.output import emit, first_faults, report_unreadable, talk
from briefing.export.tables import TABLE_FORMATS, write_table
from briefing.library import Library
from briefing.model import KINDS, Briefing
from briefing.search.memory import MemoryIndex
from briefing.search.query import Query
from briefing.table import Column, readable
from briefing.views.listing import listing

COLUMNS = (
    Column("date_published", "Published"), Column("id", "Reference"), Column("headline", "Headline"),
    Column("countries", "Countries"), Column("operations", "Operations"), Column("statistics", "Statistics"),
    Column("agreements", "Agreements"), Column("quotes", "Quotes"),
)  # fmt: skip


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="*", metavar="QUERY", help="only briefings that have all of these words")
    parser.add_argument("--format", choices=TABLE_FORMATS, default="text")
    shared.add_output_options(parser)


def run(options: argparse.Namespace) -> int:
    library = Library.open(shared.library_paths(options.library))
    found = matching(library, " ".join(options.query))
    if options.format == "text":
        emit(lines(found))
    else:
        table = listing(found, COLUMNS)
        emit(write_table(table, options.format, options.width, unreadable=first_faults(library)))
    code = report_unreadable(library)
    if not found:
        talk("briefing: no briefing matches" if library.briefings else "briefing: the library has no briefings")
    return code or (0 if found else 1)


def matching(library: Library, text: str) -> list[Briefing]:
    query = Query.parse(text)
    if not query.words:
        return list(library.briefings)
    with_hits = {hit.briefing for hit in MemoryIndex.of(library).search(query)}
    return [one for one in library.briefings if one.id in with_hits]


def lines(found: list[Briefing]) -> Iterator[str]:
    """Columns that line up; a line is never broken, whatever its length."""
    longest = max((len(one.id) for one in found), default=0)
    for one in found:
        counts = ", ".join(f"{len(one.section(kind))} {kind.TABLE}" for kind in KINDS[:4] if one.section(kind))
        published = f"{readable(one.date_published):<10}"
        status = "" if one.pub_status == "usable" else f"[{one.pub_status.upper()}] "
        place = f"  ({readable(one.countries)})" if one.countries else ""
        yield f"{published}  {one.id:<{longest}}  {status}{one.headline}{place}  {counts}\n"
