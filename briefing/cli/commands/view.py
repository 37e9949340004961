"""`briefing timeline | compare | measures | countries | speakers | actors | agreements | questions [QUERY]`."""

from __future__ import annotations

import argparse

from briefing.cli import options as shared
from briefing.cli.command import CliCommand
from briefing.cli.output import emit, first_faults, print_status, report_unreadable
from briefing.cli.query_options import add_arranging, add_query, arranged_as, is_arranged, open_library, parse_query
from briefing.export import FORMATS
from briefing.export.table_writer import write_table
from briefing.export.text import lines_to_text
from briefing.repository.record_query import RecordQuery
from briefing.table import Table
from briefing.views.registry import LAID_OUT, make_view


def add_view_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of a view."""
    if parser.prog.endswith(" compare"):
        parser.add_argument("measure", metavar="MEASURE", help="the name of a measure, as `briefing measures` lists it")
    add_query(parser, "only records that match")
    parser.add_argument("--format", choices=tuple(FORMATS), default="text")
    add_arranging(parser)
    shared.add_output_options(parser)


def print_view(options: argparse.Namespace) -> int:
    """Print a view of the library; return the exit code: 1 where it is empty, 3 where files cannot be read.

    Raises UsageError where a column or measure does not exist, QueryError where the query is invalid.
    """
    query = parse_query(options)
    repository = open_library(shared.library_paths(options.library))
    table = make_view(options.command, RecordQuery(repository, query), vars(options).get("measure", ""))
    arranged = arranged_as(table, options)
    broken = repository.unreadable_files()
    if table.rows or options.format != "text":
        print_view_table(table, arranged, options, first_faults(broken))
    code = report_unreadable(broken)
    if not table.rows:
        print_status("briefing: nothing matches" if query.root else f"briefing: there is nothing for {options.command}")
    return code or (0 if table.rows else 1)


def print_view_table(table: Table, arranged: Table, options: argparse.Namespace, unreadable: tuple[str, ...]) -> None:
    """Print the table in the view's own layout where it has one, else as it is arranged, in the options' format."""
    colour = shared.wants_colour(options.colour)
    if options.format == "text" and options.command in LAID_OUT and not is_arranged(options):
        emit(lines_to_text(LAID_OUT[options.command](table, options.width), colour))
    else:
        emit(write_table(arranged, options.format, options.width, colour, unreadable))


COMMAND = CliCommand(add_view_options, print_view)
