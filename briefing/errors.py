"""The exception tree of the package.

BriefingError
  UsageError        the command was called wrongly
  QueryError        a query cannot be read; carries the column
  NotFound          no such briefing or record; carries near misses
  Unreadable        the file of a briefing cannot be read; carries its first fault
  LibraryError      no such library, or it cannot be listed
  OutputError       the output could not be written
  IndexFault        the search index cannot answer
    IndexCorrupt      what it holds is wrong: it is made again from the files
    IndexUnavailable  its surroundings refuse: disk, rights, another process
    IndexAway         its engine cannot be reached at the moment: ask again later, nothing is to be mended

Library code raises from this tree; only the command line's `main` and the top
level of the screens catch it. A fault of a *file* is not an exception but a
`Problem` (briefing/load/problems.py): a bad file never hides the good ones.
"""

from __future__ import annotations

from collections.abc import Iterable

CRASHED = 70
"""Exit code for a fault of the program (EX_SOFTWARE of sysexits.h)."""
NOT_WRITTEN = 74
"""Exit code for an output that could not be written (EX_IOERR)."""
HUNG_UP, INTERRUPTED, BROKEN_PIPE, TERMINATED = 129, 130, 141, 143
"""Exit codes for a fatal signal: 128 plus its number, as shells report it."""


LONGEST = 2000
"""Code points of a message: what it quotes may be as long as a file."""

LONGEST_HINT = 120
"""Code points of a name that is suggested."""


class BriefingError(Exception):
    """Base class of all errors; `exit_code` is the exit code of the command line."""

    exit_code = 2

    def __str__(self) -> str:
        """Return the message, cut in the middle where nobody would read it all."""
        text = super().__str__()
        return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]}…{text[-LONGEST // 2 :]}"


class UsageError(BriefingError):
    """The command, or one of its arguments, is wrong."""


class QueryError(BriefingError):
    """A query cannot be parsed; `column` is 1-based, in code points."""

    def __init__(self, column: int, message: str) -> None:
        self.column, self.message = column, message
        super().__init__(f"query:{column}: {message}")


class NotFound(BriefingError):
    """No briefing or record has this reference; `near` holds the closest known ones."""

    def __init__(self, reference: str, near: Iterable[str] = ()) -> None:
        self.reference = reference
        self.near = tuple(near)
        super().__init__(f"no such briefing or record: {reference}{did_you_mean(self.near)}")


class Unreadable(BriefingError):
    """The file of a briefing cannot be read or parsed; the message is its first fault."""

    exit_code = 3


class LibraryError(BriefingError):
    """A library does not exist, or its folder cannot be listed."""


class OutputError(BriefingError):
    """The output cannot be written: a full disk, a missing folder, no permission."""

    exit_code = NOT_WRITTEN


class IndexFault(BriefingError):
    """The search index cannot answer."""


class IndexCorrupt(IndexFault):
    """What the index holds is wrong; it is made again from the files."""


class IndexUnavailable(IndexFault):
    """The surroundings of the index refuse: the disk, access rights, another process."""


class IndexAway(IndexFault):
    """The engine of the index cannot be reached at the moment; asking again later may succeed."""


SURROUNDINGS = (BriefingError, OSError)
"""What a file, an index, the reader's state, an editor or a clipboard fails of: told, and the program goes on."""


def fault_text(error: Exception) -> str:
    """Return one of SURROUNDINGS in words for the reader."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if isinstance(error.filename, str) else error.strerror
    return str(error) or type(error).__name__


def did_you_mean(near: Iterable[str]) -> str:
    """Return the hint `; did you mean 'a' or 'b'?` for an error message, empty without names."""
    names = " or ".join(f"'{name if len(name) <= LONGEST_HINT else name[:LONGEST_HINT] + '…'}'" for name in near)
    return f"; did you mean {names}?" if names else ""
