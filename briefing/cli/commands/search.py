"""`briefing search QUERY`: search records, best match first, with an excerpt around the first match."""

from __future__ import annotations

import argparse

from briefing.cli import options as shared
from briefing.cli.command import CliCommand
from briefing.cli.output import emit, first_faults, print_status, report_unreadable
from briefing.cli.query_options import add_query_options, left_out, open_library, parse_query
from briefing.errors import UsageError, did_you_mean
from briefing.export import FORMATS
from briefing.export.text import lines_to_text
from briefing.search.fields import FACETS
from briefing.search.query.query import Query
from briefing.search.rows import Count, Results
from briefing.sink import NUL
from briefing.views.results import result_lines

DEFAULT_LIMIT = 50
SORTS = ("relevance", "newest", "oldest")
EVERY = 1 << 60


def add_search_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `briefing search`."""
    instead = add_query_options(
        parser, 'words, "phrases", field:value, value>N, since:DATE, OR, -not', SORTS, DEFAULT_LIMIT
    )
    parser.add_argument("--format", choices=tuple(FORMATS), default="text")
    instead.add_argument("--facet", choices=FACETS, help="count the values of a field among the matches instead")
    instead.add_argument("--save", metavar="NAME", help="save the query as @NAME, without searching")
    shared.add_output_options(parser)


def search_records(options: argparse.Namespace) -> int:
    """Print matching records, their number or a facet; return the exit code: 1 where nothing matches.

    Raises QueryError where the query is invalid, UsageError where a saved search is.
    """
    if options.save is not None:
        return save(options.save, " ".join(options.query))
    query = parse_query(options)
    repository = open_library(shared.library_paths(options.library))
    broken = repository.unreadable_files()
    total = repository.index.count(query)
    if options.count:
        emit([f"{total}\n"])
    elif options.facet:
        counts(repository.index.facets(query, (options.facet,))[options.facet], options)
    else:
        limit = min(options.limit or EVERY, total)
        results = repository.index.search(query, max(limit, 1), options.sort)
        print_results(results._replace(total=total), query, options, first_faults(broken))
        left_out(total - len(results.found), f"records ({results.order})")
    code = report_unreadable(broken)
    if not total:
        near = repository.index.spelling(query)
        print_status(f"briefing: nothing matches {query.in_words()}{did_you_mean(near)}")
    return code or (0 if total else 1)


def print_results(results: Results, query: Query, options: argparse.Namespace, unreadable: tuple[str, ...]) -> None:
    """Print the results in the format of the options; `unreadable` goes into JSON."""
    if options.null:
        emit((result.hit.reference for result in results.found), end=NUL)
    elif options.format == "text":
        lines = result_lines(results, query.phrases, options.width)
        emit(lines_to_text(lines, shared.wants_colour(options.colour)))
    else:
        from briefing.export.table_writer import (
            write_table,  # csv, json and markdown: 5 ms that plain text does not need
        )
        from briefing.views.results import results_table

        table = results_table(results, query.phrases)
        head = {"query": str(query), "order": results.order, "total": results.total}
        emit(write_table(table, options.format, options.width, unreadable=unreadable, head=head))


def counts(facet: list[Count], options: argparse.Namespace) -> None:
    """Print the counts of a facet."""
    from briefing.export.table_writer import write_table
    from briefing.views.results import facet_table

    emit(
        write_table(
            facet_table(options.facet, facet), options.format, options.width, shared.wants_colour(options.colour)
        )
    )


def save(name: str, text: str) -> int:
    """Save the query under a name; return 0.

    Raises UsageError where there is no query or the name is invalid or taken, OutputError
    where the file cannot be written.
    """
    from briefing.userdata.saved_searches import save_search

    if not text.strip():
        raise UsageError("there is no query to keep: expected one beside --save NAME")
    save_search(name, text)
    print_status(f"briefing: kept as @{name}: {Query.parse(text).in_words()}")
    return 0


COMMAND = CliCommand(add_search_options, search_records)
