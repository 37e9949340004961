"""`briefing check`: every fault of every file, at once."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from briefing.cli import options as shared
from briefing.cli.output import emit, plural, print_status
from briefing.export.json import dumps
from briefing.export.text import lines_to_text
from briefing.library.folder import files, unique
from briefing.load import Loaded, Problem, load
from briefing.load.measures import keys_at, keys_for, unlisted
from briefing.views.layout import Line, Span


def describe(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files or folders (default: the library)")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--strict", action="store_true", help="a warning counts as a fault")
    shared.add_output_options(parser)


def run(options: argparse.Namespace) -> int:
    paths = options.paths or shared.library_paths(options.library)
    loaded = list(unique([load(path, thorough=True) for path in files(paths)]))
    problems = list(found(loaded, paths))
    faults = sum(problem.is_fault for problem in problems)
    if options.format == "json":
        emit([dumps(as_data(len(loaded), problems)) + "\n"])
    else:
        colour = shared.wants_colour(options.colour)
        with_excerpts = sys.stdout.isatty() or options.colour == "always"
        emit([lines_to_text(report(problems, with_excerpts), colour)])
        print_status(summary(len(loaded), faults, len(problems) - faults))
    return 1 if faults or (options.strict and problems) else 0


def found(loaded: Sequence[Loaded], paths: Sequence[str]) -> Iterator[Problem]:
    """Of each file, and of the keys of its measures before the first that they hold for."""
    seen: set[str] = set()
    for one in loaded:
        place = keys_for(one.path, paths)
        if place and place not in seen:
            seen.add(place)
            yield from keys_at(place).problems
        own = unlisted(one, keys_at(place).keys) if place and keys_at(place).keys else []
        yield from sorted((*one.problems, *own), key=lambda problem: (problem.line, problem.column))


def report(problems: Sequence[Problem], with_excerpts: bool) -> Iterator[Line]:
    """A line a problem; with the source line and a caret for a person at a terminal."""
    for problem in problems:
        yield (Span(str(problem), "fault" if problem.is_fault else "caveat"),)
        if with_excerpts:
            yield from ((Span(line, "meta"),) for line in problem.excerpt())


def as_data(count: int, problems: Sequence[Problem]) -> dict[str, object]:
    rows = [
        {
            "file": one.file, "line": one.line, "column": one.column, "where": one.where,
            "severity": "fault" if one.is_fault else "warning", "message": one.message,
        }
        for one in problems
    ]  # fmt: skip
    return {"files": count, "faults": sum(one.is_fault for one in problems), "problems": rows}


def summary(count: int, faults: int, warnings: int) -> str:
    return f"{plural(count, 'file')}: {plural(faults, 'fault')}, {plural(warnings, 'warning')}"
