"""`briefing changes [QUERY]`: what came in and what was corrected since a moment, for this reader."""

from __future__ import annotations

import argparse
from datetime import datetime

from briefing.catalogue.state import State
from briefing.catalogue.when import BEGINNING, VISIT, WANTS, moment
from briefing.cli import options as shared
from briefing.cli.asking import add_arranging, add_query, arranged_as, asked, is_arranged, opened
from briefing.cli.output import emit, first_faults, report_unreadable, talk
from briefing.export import FORMATS
from briefing.export.tables import write_table
from briefing.export.text import lines_to_text
from briefing.table import Table
from briefing.views.changes import change_lines, changes_of


def describe(parser: argparse.ArgumentParser) -> None:
    add_query(parser, "only briefings of which the head or a record matches")
    shown = f"{WANTS} (default: {VISIT}, when this reader last opened the library on screen)"
    parser.add_argument("--since", default=VISIT, metavar="WHEN", help=shown)
    parser.add_argument("--format", choices=tuple(FORMATS), default="text")
    add_arranging(parser)
    shared.add_output_options(parser)


def run(options: argparse.Namespace) -> int:
    query = asked(options)
    paths = shared.library_paths(options.library)
    catalogue, state = opened(paths), State.open(paths)
    if state.notice:
        talk(f"briefing: {state.notice}")
    since = moment(options.since, datetime.now().astimezone(), state.last_visit)
    table = arranged_as(changes_of(catalogue, state, since, query), options)
    broken = catalogue.broken()
    if table.rows or options.format != "text":
        write(table, options, first_faults(broken), since)
    code = report_unreadable(broken)
    if not table.rows:
        talk(f"briefing: nothing is new or corrected{after(since)}")
    return code or (0 if table.rows else 1)


def write(table: Table, options: argparse.Namespace, unreadable: tuple[str, ...], since: datetime) -> None:
    colour = shared.wants_colour(options.colour)
    if options.format == "text" and not is_arranged(options):
        emit([lines_to_text(change_lines(table, options.width), colour)])
    else:
        head = {"since": since.isoformat(timespec="seconds")}
        emit(write_table(table, options.format, options.width, colour, unreadable, head))


def after(since: datetime) -> str:
    return "" if since == BEGINNING else f" since {since:%Y-%m-%d %H:%M}"
