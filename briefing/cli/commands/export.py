"""`briefing export`: write whole briefings or single records in a format, to stdout, a file or a folder of files."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Sequence

from briefing.cli import options as shared
from briefing.cli.command import CliCommand
from briefing.cli.library_guard import refuse_library_files
from briefing.cli.output import emit, first_faults, make_folder, print_status, report_unreadable, write_file
from briefing.export import FORMATS, SUFFIXES, ExportRequest, writer
from briefing.export.request import section_kind
from briefing.library.folder import Library, Resolved, UnreadableFile, newest_first
from briefing.model import KINDS, SECTIONS, Item


def add_export_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `briefing export`."""
    parser.add_argument("references", nargs="*", metavar="REF", help="a briefing, or a record as briefing-id#item-id")
    parser.add_argument("--format", choices=tuple(FORMATS), default="text")
    parser.add_argument(
        "--section", action="append", choices=tuple(SECTIONS), help="write only this section; may be repeated"
    )
    parser.add_argument("--output", metavar="FILE|DIR/", help="a file, or a folder to write one file a briefing into")
    shared.add_output_options(parser)


def export_selection(options: argparse.Namespace) -> int:
    """Write what was selected; return the exit code: 1 where nothing is selected, 3 where files cannot be read.

    Raises UsageError, NotFound or OutputError where an argument, a reference or the output is wrong.
    """
    selection, broken = find_selected(options) if options.references else whole_library(options)
    code = report_unreadable(broken)
    kinds = wanted_kinds(options.section)
    selection = tuple(
        selected for selected in selection if selected.record is None or section_kind(selected.record) in kinds
    )
    if not selection:
        print_status(f"briefing: {empty_reason(bool(broken), bool(options.references))}")
        return code or 1
    request = ExportRequest(selection, kinds, options.width, shared.wants_colour(options.colour) and not options.output)
    request = request._replace(unreadable=first_faults(broken))
    write_output(request, options.format, options.output, shared.library_paths(options.library))
    return code


def find_selected(options: argparse.Namespace) -> tuple[tuple[Resolved, ...], list[UnreadableFile]]:
    """Return what the references name, and the unreadable files; only the named files are parsed.

    Raises NotFound where a reference names nothing.
    """
    from briefing.cli.query_options import open_library  # the index: 12 ms that a whole library does not need

    repository = open_library(shared.library_paths(options.library))
    return tuple(repository.find(reference) for reference in options.references), repository.unreadable_files()


def whole_library(options: argparse.Namespace) -> tuple[tuple[Resolved, ...], list[UnreadableFile]]:
    """Return every briefing of the library, of unreadable files the last good versions, and these files."""
    paths = shared.library_paths(options.library)
    library = Library.open(paths)
    if not library.broken:
        return tuple(Resolved(briefing, None) for briefing in library.briefings), []
    from briefing.cli.query_options import open_library  # the index, which has the last good versions

    repository = open_library(paths)
    broken = repository.unreadable_files()
    last_good = [briefing for file in broken if (briefing := repository.briefing(file.briefing))]
    briefings = sorted((*library.briefings, *last_good), key=newest_first)
    return tuple(Resolved(briefing, None) for briefing in briefings), broken


def empty_reason(has_broken: bool, has_references: bool) -> str:
    """Return why there is nothing to write."""
    if has_references:
        return "none of these records is in a section that was asked for"
    return "no briefing of the library can be read" if has_broken else "the library has no briefings"


def wanted_kinds(names: Sequence[str] | None) -> tuple[type[Item], ...]:
    """Return the kinds of these sections, in reading order; all without names."""
    return tuple(kind for kind in KINDS if kind.TABLE in names) if names else KINDS


def write_output(request: ExportRequest, form: str, output: str | None, library: Sequence[str]) -> None:
    """Write to stdout, into a folder (a file a briefing) or to a file.

    Raises OutputError where a file or folder cannot be written, UsageError where there is no such
    format or the file is one of the library at these paths.
    """
    write = writer(form)
    if output is None:
        emit(write(request))
    elif output.endswith(os.sep) or os.path.isdir(output):
        write_folder(request, form, output, library)
    else:
        refuse_library_files([output], library)
        write_file(output, write(request))


def write_folder(request: ExportRequest, form: str, folder: str, library: Sequence[str]) -> None:
    """Write a file a briefing into a folder, which is made where it is missing.

    Raises OutputError where a file or the folder cannot be written, UsageError where a file is one of the library.
    """
    grouped = group_by_briefing(request.selection)
    targets = [os.path.join(folder, f"{name}.{SUFFIXES[form]}") for name, _ in grouped]
    refuse_library_files(targets, library)
    make_folder(folder)
    for path, (_, selected) in zip(targets, grouped, strict=True):
        write_file(path, writer(form)(request._replace(selection=selected)))


def group_by_briefing(selection: Iterable[Resolved]) -> list[tuple[str, tuple[Resolved, ...]]]:
    """Group a selection by briefing id, in order of first appearance."""
    groups: dict[str, tuple[Resolved, ...]] = {}
    for selected in selection:
        groups[selected.briefing.id] = (*groups.get(selected.briefing.id, ()), selected)
    return list(groups.items())


COMMAND = CliCommand(add_export_options, export_selection)
