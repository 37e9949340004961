"""`briefing pin PATH...`: write the ids that files leave out into them."""

from __future__ import annotations

import argparse

from briefing.cli.command import CliCommand
from briefing.cli.output import emit, plural, print_status
from briefing.errors import Unreadable
from briefing.library.files import briefing_files
from briefing.library.pin import Pinned, pin
from briefing.safe import safe


def add_pin_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `briefing pin`."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files or folders")
    parser.add_argument("--dry-run", action="store_true", help="print what would be written, and write nothing")


def pin_files(options: argparse.Namespace) -> int:
    """Write the ids of each file and print them; return the exit code: 3 where a file cannot be read or changed.

    Raises LibraryError where a path is missing, OutputError where a file cannot be written.
    """
    written = changed = code = 0
    for path in briefing_files(options.paths):
        try:
            pinned = pin(path, options.paths)
            if pinned.ids and not options.dry_run:
                pinned.source.write(pinned.text)
        except Unreadable as refused:
            print_status(f"briefing: {refused}")
            code = refused.exit_code
            continue
        emit(lines_of(pinned))
        written, changed = written + len(pinned.ids), changed + bool(pinned.ids)
    verb = "would be written to" if options.dry_run else "written to"
    print_status(f"{plural(written, 'id')} {verb} {plural(changed, 'file')}")
    return code


def lines_of(pinned: Pinned) -> list[str]:
    """Return `FILE:LINE: id = "ID"`, a line each."""
    return [f'{safe(pinned.source.path)}:{line}: id = "{id}"\n' for line, id in pinned.ids]


COMMAND = CliCommand(add_pin_options, pin_files)
