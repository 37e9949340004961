"""`briefing rename OLD NEW`: give a record or a briefing another id, in every link of the library."""

from __future__ import annotations

import argparse

from briefing.cli import options as shared
from briefing.cli.command import CliCommand
from briefing.cli.output import emit, plural, print_status, report_unreadable
from briefing.library.rename import rename
from briefing.safe import safe


def add_rename_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `briefing rename`."""
    parser.add_argument("old", metavar="OLD", help="a record as briefing-id#item-id, or a briefing")
    parser.add_argument("new", metavar="NEW", help="the id that it is to have")
    parser.add_argument("--dry-run", action="store_true", help="print what would be written, and write nothing")


def rename_reference(options: argparse.Namespace) -> int:
    """Rename and print every line that changes; return the exit code: 3 where files of the library cannot be read.

    Raises NotFound where there is no such record, UsageError where the new id is taken or none, Unreadable where a
    file of the library cannot be read or changed, OutputError where one cannot be written.
    """
    renamed, broken = rename(shared.library_paths(options.library), options.old, options.new)
    if not options.dry_run:
        for file in renamed:
            file.source.write(file.text)
    for file in renamed:
        emit([f"{safe(file.source.path)}:{line}: {text}\n" for line, text in file.lines])
    verb = "would change" if options.dry_run else "changed"
    count = sum(len(file.lines) for file in renamed)
    print_status(f"{plural(count, 'line')} of {plural(len(renamed), 'file')} {verb}")
    return report_unreadable(broken)


COMMAND = CliCommand(add_rename_options, rename_reference)
