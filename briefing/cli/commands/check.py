"""`briefing check`: print every problem of every file."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.cli import options as shared
from briefing.cli.command import CliCommand
from briefing.cli.output import emit, plural, print_status
from briefing.export.json import dumps
from briefing.export.text import lines_to_text
from briefing.library.files import files_by_real_path
from briefing.library.folder import without_duplicate_ids
from briefing.library.references import LibraryReferences
from briefing.load import Loaded, Problem, load
from briefing.load.listed_units import LibraryUnits
from briefing.load.measures import keys_at, keys_for, unlisted
from briefing.userdata.state_file import state_path
from briefing.views.layout import Line, Span

if TYPE_CHECKING:
    from briefing.userdata.unpinned import Kept


def add_check_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `briefing check`."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files or folders (default: the library)")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--strict", action="store_true", help="exit with 1 on warnings too")
    shared.add_output_options(parser)


def print_problems(options: argparse.Namespace) -> int:
    """Print the problems; return 1 where there is a fault, or with `--strict` a warning."""
    paths = options.paths or shared.library_paths(options.library)
    loaded, references = load_with_library(paths, options.library or ())
    problems = list(problems_of(loaded, paths, references, kept_in(options.library or paths)))
    faults = sum(problem.is_fault for problem in problems)
    if options.format == "json":
        emit([dumps(report_object(len(loaded), problems)) + "\n"])
    else:
        colour = shared.wants_colour(options.colour)
        with_excerpts = sys.stdout.isatty() or options.colour == "always"
        emit([lines_to_text(report(problems, with_excerpts), colour)])
        print_status(summary(len(loaded), faults, len(problems) - faults))
    return 1 if faults or (options.strict and problems) else 0


def load_with_library(paths: Sequence[str], library: Sequence[str]) -> tuple[list[Loaded], LibraryReferences]:
    """Load the files to check, and what their references may lead to: they themselves and the files of the library.

    Raises LibraryError where a path is missing or cannot be listed.
    """
    checked, beside = files_by_real_path(paths), files_by_real_path(library)
    units = LibraryUnits([*paths, *library])
    everything = [
        load(path, real in checked, units.of_file(path)) for real, path in (beside | checked).items()
    ]  # in the order of the library, whose first file of an id owns it
    unique = list(without_duplicate_ids(everything))
    names = set(checked.values())
    is_whole = bool(library) or any(map(os.path.isdir, paths))
    return [file for file in unique if file.path in names], LibraryReferences(unique, is_whole)


def kept_in(paths: Sequence[str]) -> dict[str, Kept]:
    """Return what this reader keeps of the library at `paths`; nothing is made where nothing was kept yet."""
    if not os.path.exists(state_path()):
        return {}
    from briefing.userdata.annotations import UserData  # it loads sqlite3, which a check for others does without
    from briefing.userdata.unpinned import kept_by_reference

    state = UserData.open(paths)
    try:
        return kept_by_reference(state)
    finally:
        state.close()


def kept_problems(file: Loaded, kept: Mapping[str, Kept]) -> list[Problem]:
    """Return the warnings about records whose ids are not written though something is kept by them."""
    from briefing.userdata.unpinned import unpinned_problems  # as above

    return unpinned_problems(file, kept)


def problems_of(
    loaded: Sequence[Loaded], paths: Sequence[str], references: LibraryReferences, kept: Mapping[str, Kept]
) -> Iterator[Problem]:
    """Yield the problems of each file, after those of its `measures.toml`, which are reported once."""
    seen: set[str] = set()
    for file in loaded:
        place = keys_for(file.path, paths)
        if place and place not in seen:
            seen.add(place)
            yield from keys_at(place).problems
        unknown_measures = unlisted(file, keys_at(place).keys) if place and keys_at(place).keys else []
        across = (*references.problems(file), *(kept_problems(file, kept) if kept else ()))
        yield from sorted(
            (*file.problems, *unknown_measures, *across), key=lambda problem: (problem.line, problem.column)
        )


def report(problems: Sequence[Problem], with_excerpts: bool) -> Iterator[Line]:
    """Yield a line a problem; with excerpts, followed by the source line and a caret."""
    for problem in problems:
        yield (Span(str(problem), "fault" if problem.is_fault else "caveat"),)
        if with_excerpts:
            yield from ((Span(line, "meta"),) for line in problem.excerpt())


def report_object(count: int, problems: Sequence[Problem]) -> dict[str, object]:
    """Return the problems as a JSON object; `count` is the number of files."""
    rows = [
        {
            "file": problem.file, "line": problem.line, "column": problem.column, "where": problem.where,
            "severity": "fault" if problem.is_fault else "warning", "message": problem.message,
        }
        for problem in problems
    ]  # fmt: skip
    return {"files": count, "faults": sum(problem.is_fault for problem in problems), "problems": rows}


def summary(count: int, faults: int, warnings: int) -> str:
    """Return `3 files: 1 fault, 2 warnings`."""
    return f"{plural(count, 'file')}: {plural(faults, 'fault')}, {plural(warnings, 'warning')}"


COMMAND = CliCommand(add_check_options, print_problems)
