"""What can go wrong, drawn.

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

Library code raises from this tree; only the command line's `main` and the roof
of the screens catch it. A fault of a *file* is not an exception but a `Problem`
(briefing/load/problems.py): a bad file never hides the good ones.
"""

from __future__ import annotations

from collections.abc import Iterable

CRASHED = 70
"""Exit code for a fault of the program (EX_SOFTWARE of sysexits.h)."""
NOT_WRITTEN = 74
"""Exit code for an output that could not be written (EX_IOERR)."""
HUNG_UP, INTERRUPTED, BROKEN_PIPE, TERMINATED = 129, 130, 141, 143
"""128 and the number of the signal, as a shell tells it."""


class BriefingError(Exception):
    """The root; `exit_code` is what the command line ends with."""

    exit_code = 2


class UsageError(BriefingError):
    pass


class QueryError(BriefingError):
    def __init__(self, column: int, message: str) -> None:
        self.column, self.message = column, message
        super().__init__(f"query:{column}: {message}")


class NotFound(BriefingError):
    def __init__(self, reference: str, near: Iterable[str] = ()) -> None:
        self.reference = reference
        self.near = tuple(near)
        super().__init__(f"no such briefing or record: {reference}{did_you_mean(self.near)}")


class Unreadable(BriefingError):
    exit_code = 3


class LibraryError(BriefingError):
    pass


class OutputError(BriefingError):
    exit_code = NOT_WRITTEN


class IndexFault(BriefingError):
    pass


class IndexCorrupt(IndexFault):
    pass


class IndexUnavailable(IndexFault):
    pass


class IndexAway(IndexFault):
    pass


def did_you_mean(near: Iterable[str]) -> str:
    """`; did you mean 'a' or 'b'?`, or nothing where there is nothing near."""
    names = " or ".join(f"'{name}'" for name in near)
    return f"; did you mean {names}?" if names else ""
