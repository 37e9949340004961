"""`briefing marks`: what this reader marked, flagged and noted in this library, to hand over."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from briefing.cli import options as shared
from briefing.cli.output import emit, first_faults, print_status, report_unreadable
from briefing.cli.query_options import open_library
from briefing.export import FORMATS
from briefing.export.handover import handover_lines, handover_markdown, handover_table
from briefing.export.table_writer import write_table
from briefing.export.text import lines_to_text
from briefing.userdata.annotations import UserData
from briefing.userdata.resolved import ResolvedAnnotation, resolve_annotations


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=tuple(FORMATS), default="text")
    shared.add_output_options(parser)


def run(options: argparse.Namespace) -> int:
    paths = shared.library_paths(options.library)
    repository, state = open_library(paths), UserData.open(paths)
    if state.notice:
        print_status(f"briefing: {state.notice}")
    found = resolve_annotations(repository, state)
    broken = repository.broken()
    write(found, options, first_faults(broken))
    code = report_unreadable(broken)
    if not found:
        print_status("briefing: nothing is marked in this library")
    return code or (0 if found else 1)


def write(found: Sequence[ResolvedAnnotation], options: argparse.Namespace, unreadable: tuple[str, ...]) -> None:
    match options.format:
        case "text":
            emit([lines_to_text(handover_lines(found, options.width), shared.wants_colour(options.colour))])
        case "markdown":
            emit(handover_markdown(found))
        case _:
            emit(write_table(handover_table(found), options.format, unreadable=unreadable))
