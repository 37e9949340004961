"""`briefing marks`: what this reader marked, flagged and noted in this library, to hand over."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from briefing.catalogue.handed import Handed, handed
from briefing.catalogue.state import State
from briefing.cli import options as shared
from briefing.cli.asking import opened
from briefing.cli.output import emit, first_faults, report_unreadable, talk
from briefing.export import FORMATS
from briefing.export.handover import handover_lines, handover_markdown, handover_table
from briefing.export.tables import write_table
from briefing.export.text import lines_to_text


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=tuple(FORMATS), default="text")
    shared.add_output_options(parser)


def run(options: argparse.Namespace) -> int:
    paths = shared.library_paths(options.library)
    catalogue, state = opened(paths), State.open(paths)
    if state.notice:
        talk(f"briefing: {state.notice}")
    found = handed(catalogue, state)
    broken = catalogue.broken()
    write(found, options, first_faults(broken))
    code = report_unreadable(broken)
    if not found:
        talk("briefing: nothing is marked in this library")
    return code or (0 if found else 1)


def write(found: Sequence[Handed], options: argparse.Namespace, unreadable: tuple[str, ...]) -> None:
    match options.format:
        case "text":
            emit([lines_to_text(handover_lines(found, options.width), shared.wants_colour(options.colour))])
        case "markdown":
            emit(handover_markdown(found))
        case _:
            emit(write_table(handover_table(found), options.format, unreadable=unreadable))
