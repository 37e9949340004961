"""What is written to a terminal that may be gone by then."""

from __future__ import annotations

import contextlib
from typing import IO


class Output:
    """The terminal as a file that swallows what a dead link refuses."""

    def __init__(self, file: IO[str]) -> None:
        self.file = file

    def write(self, text: str) -> int:
        """Write; what a dead link refuses counts as written."""
        try:
            return self.file.write(text)
        except (OSError, ValueError):
            return len(text)

    def flush(self) -> None:
        """Flush, where there is still somebody to flush to."""
        with contextlib.suppress(OSError, ValueError):
            self.file.flush()

    def fileno(self) -> int:
        """Return the descriptor of the terminal."""
        return self.file.fileno()
