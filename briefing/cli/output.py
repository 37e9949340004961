"""Where output goes: data to stdout, status to stderr; a file is replaced whole or not at all. All through the sink."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from briefing.atomic import give_user_mode, replace_file, write_pieces
from briefing.errors import OutputError
from briefing.library.folder import UnreadableFile, local_minute
from briefing.safe import safe
from briefing.sink import Piece, emit, print_error, printable

__all__ = [
    "emit", "first_faults", "make_folder", "plural", "print_status", "report_unreadable", "write_file",
]  # fmt: skip


def print_status(text: str) -> None:
    """Write a message to stderr, on a line of its own."""
    print_error(text)


def write_file(path: str, pieces: Iterable[Piece]) -> None:
    """Replace a regular file as a whole (through a symbolic link), or write to a device or pipe.

    Raises OutputError where it cannot be written.
    """
    path, printed = os.path.realpath(path), map(printable, pieces)
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            with open(path, "wb") as file:
                write_pieces(file, printed)
        else:
            replace_file(path, printed)
    except OSError as error:
        raise OutputError(f"{safe(path)}: {os.strerror(error.errno or 0)}") from None


def make_folder(path: str) -> None:
    """Create a folder, but not its parents; an existing one stays.

    Raises OutputError where it cannot be created.
    """
    try:
        if not os.path.isdir(path):
            os.mkdir(path)
            give_user_mode(path, 0o777)
    except OSError as error:
        raise OutputError(f"{safe(path)}: {os.strerror(error.errno or 0)}") from None


def report_unreadable(broken: Sequence[UnreadableFile]) -> int:
    """Print the files that cannot be read to stderr; return exit code 3, or 0 where there are none."""
    for file in broken:
        more = f" (and {len(file.problems) - 1} more)" if len(file.problems) > 1 else ""
        since = f"; since {local_minute(file.since)} its last good version stands for it" if file.briefing else ""
        print_status(f"briefing: unreadable: {file.problems[0]}{more}{since}")
    return 3 if broken else 0


def first_faults(broken: Sequence[UnreadableFile]) -> tuple[str, ...]:
    """Return the first problem of each file that cannot be read."""
    return tuple(file.problems[0] for file in broken)


def plural(count: int, noun: str) -> str:
    """Return a count with its noun: `1 file`, `2,000 files`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
