"""Where output goes: stdout is data, stderr is talk, a file is whole or not there."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence

from briefing.atomic import replace_file, write_pieces
from briefing.errors import OutputError
from briefing.library.folder import UnreadableFile
from briefing.safe import safe


def emit(pieces: Iterable[str]) -> None:
    """To stdout, in UTF-8 whatever the locale says. Lets BrokenPipeError and OSError through."""
    with open(sys.stdout.fileno(), "wb", closefd=False) as stream:  # sys.stdout's own may be unbuffered, and write less
        for piece in pieces:
            stream.write(piece.encode("utf-8", "replace"))


def print_status(text: str) -> None:
    """To stderr, one message a line."""
    sys.stderr.write(f"{safe(text, lines=True)}\n")
    sys.stderr.flush()


def write_file(path: str, pieces: Iterable[str]) -> None:
    """Replace a regular file as a whole, through a link to it; write to a device or pipe. Raises OutputError."""
    path = os.path.realpath(path)
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            with open(path, "wb") as file:
                write_pieces(file, pieces)
        else:
            replace_file(path, pieces)
    except OSError as error:
        raise OutputError(f"{safe(path)}: {os.strerror(error.errno or 0)}") from None


def make_folder(path: str) -> None:
    """The folder itself, not what should hold it. Raises OutputError."""
    try:
        if not os.path.isdir(path):
            os.mkdir(path)
    except OSError as error:
        raise OutputError(f"{safe(path)}: {os.strerror(error.errno or 0)}") from None


def report_unreadable(broken: Sequence[UnreadableFile]) -> int:
    """Name the files that could not be read on stderr; the exit code that says so, or 0."""
    for one in broken:
        more = f" (and {len(one.problems) - 1} more)" if len(one.problems) > 1 else ""
        print_status(f"briefing: unreadable: {one.problems[0]}{more}")
    return 3 if broken else 0


def first_faults(broken: Sequence[UnreadableFile]) -> tuple[str, ...]:
    return tuple(one.problems[0] for one in broken)


def plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
