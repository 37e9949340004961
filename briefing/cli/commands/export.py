"""`briefing export`: whole briefings or single records, in a format, to stdout, a file or a folder of files."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Sequence

from briefing.cli import options as shared
from briefing.cli.output import emit, first_faults, make_folder, print_status, report_unreadable, write_file
from briefing.export import FORMATS, SUFFIXES, ExportRequest, writer
from briefing.export.request import wanted_as
from briefing.library.folder import Library, Resolved, UnreadableFile
from briefing.model import KINDS, SECTIONS, Item


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("references", nargs="*", metavar="REF", help="a briefing, or a record as briefing-id#item-id")
    parser.add_argument("--format", choices=tuple(FORMATS), default="text")
    parser.add_argument(
        "--section", action="append", choices=tuple(SECTIONS), help="only this section; may be repeated"
    )
    parser.add_argument("--output", metavar="FILE|DIR/", help="a file, or a folder that gets a file a briefing")
    shared.add_output_options(parser)


def run(options: argparse.Namespace) -> int:
    found, broken = asked_for(options) if options.references else whole_library(options)
    code = report_unreadable(broken)
    kinds = sections(options.section)
    found = tuple(one for one in found if one.record is None or wanted_as(one.record) in kinds)
    if not found:
        print_status(f"briefing: {nothing(bool(broken), bool(options.references))}")
        return code or 1
    job = ExportRequest(found, kinds, options.width, shared.wants_colour(options.colour) and not options.output)
    deliver(job._replace(unreadable=first_faults(broken)), options.format, options.output)
    return code


def asked_for(options: argparse.Namespace) -> tuple[tuple[Resolved, ...], list[UnreadableFile]]:
    """What the references name; only their files are read."""
    from briefing.cli.query_options import open_library  # the index: 12 ms that a whole library does not need

    repository = open_library(shared.library_paths(options.library))
    return tuple(repository.find(reference) for reference in options.references), repository.broken()


def whole_library(options: argparse.Namespace) -> tuple[tuple[Resolved, ...], list[UnreadableFile]]:
    library = Library.open(shared.library_paths(options.library))
    return tuple(Resolved(briefing, None) for briefing in library.briefings), library.broken


def nothing(has_broken: bool, has_references: bool) -> str:
    """Why there is nothing to write."""
    if has_references:
        return "none of these records is in a section that was asked for"
    return "no briefing of the library can be read" if has_broken else "the library has no briefings"


def sections(names: Sequence[str] | None) -> tuple[type[Item], ...]:
    """The wanted kinds in reading order, whatever order they were asked for in."""
    return tuple(kind for kind in KINDS if kind.TABLE in names) if names else KINDS


def deliver(job: ExportRequest, form: str, output: str | None) -> None:
    write = writer(form)
    if output is None:
        emit(write(job))
    elif output.endswith(os.sep) or os.path.isdir(output):
        make_folder(output)
        for name, found in by_briefing(job.found):
            write_file(os.path.join(output, f"{name}.{SUFFIXES[form]}"), write(job._replace(found=found)))
    else:
        write_file(output, write(job))


def by_briefing(found: Iterable[Resolved]) -> list[tuple[str, tuple[Resolved, ...]]]:
    out: dict[str, tuple[Resolved, ...]] = {}
    for one in found:
        out[one.briefing.id] = (*out.get(one.briefing.id, ()), one)
    return list(out.items())
