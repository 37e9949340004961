"""`briefing marks`: print this reader's bookmarks, flags and notes in this library, to hand over."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from briefing.cli import options as shared
from briefing.cli.command import CliCommand
from briefing.cli.output import emit, first_faults, print_status, report_unreadable
from briefing.cli.query_options import open_library
from briefing.export import FORMATS
from briefing.export.handover import handover_lines, handover_markdown, handover_table
from briefing.export.table_writer import write_table
from briefing.export.text import lines_to_text
from briefing.userdata.annotations import UserData
from briefing.userdata.resolved import ResolvedAnnotation, resolve_annotations

UNREAD = 3
"""Exit code where what was marked cannot be read now; that nothing is marked is not said then."""


def add_marks_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `briefing marks`."""
    parser.add_argument("--format", choices=tuple(FORMATS), default="text")
    parser.add_argument("--flagged", action="store_true", help="only what is flagged")
    shared.add_output_options(parser)


def print_marks(options: argparse.Namespace) -> int:
    """Print the annotations; return the exit code: 1 where there are none, 3 where files, or they, cannot be read."""
    paths = shared.library_paths(options.library)
    repository, state = open_library(paths), UserData.open(paths)
    state.follow(repository)
    if state.notice:
        print_status(f"briefing: {state.notice}")
    every = resolve_annotations(repository, state)
    annotations = [annotation for annotation in every if annotation.flagged or not options.flagged]
    broken = repository.unreadable_files()
    write_annotations(annotations, options, first_faults(broken))
    code = report_unreadable(broken)
    if state.store.is_unread:
        return code or UNREAD
    if not annotations:
        print_status(f"briefing: nothing is {'flagged' if options.flagged else 'marked'} in this library")
    return code or (0 if annotations else 1)


def write_annotations(
    annotations: Sequence[ResolvedAnnotation], options: argparse.Namespace, unreadable: tuple[str, ...]
) -> None:
    """Print annotations in the format of the options; `unreadable` goes into JSON."""
    match options.format:
        case "text":
            emit(lines_to_text(handover_lines(annotations, options.width), shared.wants_colour(options.colour)))
        case "markdown":
            emit(handover_markdown(annotations))
        case _:
            emit(write_table(handover_table(annotations), options.format, unreadable=unreadable))


COMMAND = CliCommand(add_marks_options, print_marks)
