"""Where output goes: stdout is data, stderr is talk, a file is whole or not there."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from briefing.errors import OutputError
from briefing.library import Library
from briefing.safe import safe


def emit(pieces: Iterable[str]) -> None:
    """To stdout, in UTF-8 whatever the locale says. Lets BrokenPipeError and OSError through."""
    stream = sys.stdout.buffer
    for piece in pieces:
        stream.write(piece.encode("utf-8", "replace"))
    stream.flush()


def talk(text: str) -> None:
    """To stderr, one message a line."""
    sys.stderr.write(f"{safe(text, lines=True)}\n")
    sys.stderr.flush()


def write_file(path: str, pieces: Iterable[str]) -> None:
    """Atomic: a temporary file beside it, fsync, rename. Raises OutputError; what stood there stays then."""
    folder = os.path.dirname(path) or "."
    temporary = os.path.join(folder, f".{os.path.basename(path)[:200]}.{os.getpid()}.part")
    try:
        with open(temporary, "xb") as file:
            for piece in pieces:
                file.write(piece.encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as error:
        raise OutputError(f"{safe(path)}: {os.strerror(error.errno or 0)}") from None
    finally:
        if os.path.lexists(temporary):
            os.unlink(temporary)


def report_unreadable(library: Library) -> int:
    """Name the files that could not be read on stderr; the exit code that says so, or 0."""
    for one in library.unreadable:
        more = f" (and {len(one.faults) - 1} more)" if len(one.faults) > 1 else ""
        talk(f"briefing: unreadable: {one.faults[0]}{more}")
    return 3 if library.unreadable else 0


def first_faults(library: Library) -> tuple[str, ...]:
    return tuple(str(one.faults[0]) for one in library.unreadable)
