"""`briefing changes [QUERY]`: list briefings new, corrected or withheld since a point in time."""

from __future__ import annotations

import argparse
from datetime import datetime

from briefing.cli import options as shared
from briefing.cli.command import CliCommand
from briefing.cli.output import emit, first_faults, print_status, report_unreadable
from briefing.cli.query_options import add_arranging, add_query, arranged_as, is_arranged, open_library, parse_query
from briefing.export import FORMATS
from briefing.export.table_writer import write_table
from briefing.export.text import lines_to_text
from briefing.table import Table
from briefing.userdata.annotations import UserData
from briefing.userdata.since import BEGINNING, EXPECTED_FORMS, VISIT, parse_since
from briefing.views.changes import change_lines, changes_of


def add_changes_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `briefing changes`."""
    add_query(parser, "only briefings of which the head or a record matches")
    shown = f"{EXPECTED_FORMS} (default: {VISIT}, when this reader last opened the library on screen)"
    parser.add_argument("--since", default=VISIT, metavar="WHEN", help=shown)
    parser.add_argument("--format", choices=tuple(FORMATS), default="text")
    add_arranging(parser)
    shared.add_output_options(parser)


def print_changes(options: argparse.Namespace) -> int:
    """Print the news; return the exit code: 1 where there are none, 3 where files cannot be read.

    Raises UsageError where the point in time or a column is invalid, QueryError where the query is.
    """
    query = parse_query(options)
    paths = shared.library_paths(options.library)
    repository, state = open_library(paths), UserData.open(paths)
    state.follow(repository)
    if state.notice:
        print_status(f"briefing: {state.notice}")
    since = parse_since(options.since, datetime.now().astimezone(), state.settings.last_visit)
    table = arranged_as(changes_of(repository, state, since, query), options)
    broken = repository.unreadable_files()
    if table.rows or options.format != "text":
        print_change_table(table, options, first_faults(broken), since)
    code = report_unreadable(broken)
    if not table.rows:
        print_status(f"briefing: nothing is new or corrected{after(since)}")
    return code or (0 if table.rows else 1)


def print_change_table(table: Table, options: argparse.Namespace, unreadable: tuple[str, ...], since: datetime) -> None:
    """Print the table in the format of the options; `unreadable` and `since` go into JSON."""
    colour = shared.wants_colour(options.colour)
    if options.format == "text" and not is_arranged(options):
        emit(lines_to_text(change_lines(table, options.width), colour))
    else:
        head = {"since": since.isoformat(timespec="seconds")}
        emit(write_table(table, options.format, options.width, colour, unreadable, head))


def after(since: datetime) -> str:
    """Return ` since 2026-11-23 06:00`; empty for the beginning of time."""
    return "" if since == BEGINNING else f" since {since:%Y-%m-%d %H:%M}"


COMMAND = CliCommand(add_changes_options, print_changes)
