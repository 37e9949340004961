"""`briefing check`: print every problem of every file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from briefing.cli import options as shared
from briefing.cli.command import CliCommand
from briefing.cli.output import emit, plural, print_status
from briefing.export.json import dumps
from briefing.export.text import lines_to_text
from briefing.library.folder import briefing_files, without_duplicate_ids
from briefing.load import Loaded, Problem, load
from briefing.load.measures import keys_at, keys_for, unlisted
from briefing.views.layout import Line, Span


def add_check_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `briefing check`."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files or folders (default: the library)")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--strict", action="store_true", help="exit with 1 on warnings too")
    shared.add_output_options(parser)


def print_problems(options: argparse.Namespace) -> int:
    """Print the problems; return 1 where there is a fault, or with `--strict` a warning."""
    paths = options.paths or shared.library_paths(options.library)
    loaded = list(without_duplicate_ids([load(path, thorough=True) for path in briefing_files(paths)]))
    problems = list(problems_of(loaded, paths))
    faults = sum(problem.is_fault for problem in problems)
    if options.format == "json":
        emit([dumps(report_object(len(loaded), problems)) + "\n"])
    else:
        colour = shared.wants_colour(options.colour)
        with_excerpts = sys.stdout.isatty() or options.colour == "always"
        emit([lines_to_text(report(problems, with_excerpts), colour)])
        print_status(summary(len(loaded), faults, len(problems) - faults))
    return 1 if faults or (options.strict and problems) else 0


def problems_of(loaded: Sequence[Loaded], paths: Sequence[str]) -> Iterator[Problem]:
    """Yield the problems of each file, after those of its `measures.toml`, which are reported once."""
    seen: set[str] = set()
    for file in loaded:
        place = keys_for(file.path, paths)
        if place and place not in seen:
            seen.add(place)
            yield from keys_at(place).problems
        unknown_measures = unlisted(file, keys_at(place).keys) if place and keys_at(place).keys else []
        yield from sorted((*file.problems, *unknown_measures), key=lambda problem: (problem.line, problem.column))


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
