"""Problems: errors and warnings in a file, with their position and an excerpt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.cell_width import width
from briefing.safe import safe, short

Path = tuple[str | int, ...]
"""The path to a value in the parsed file: ("statistics", 2, "value")."""

LONGEST_EXCERPT = 100
"""Code points of a line that an excerpt shows."""

LONGEST_MESSAGE = 1000
"""Code points of a message: a problem is told in one line that can be read."""


class Problem(NamedTuple):
    """One error or warning; `str` writes it as `file:line:column: where: message`."""

    file: str
    line: int
    column: int
    """1-based; columns count code points."""
    where: str
    """`statistics[2].value`, 0-based as in the parsed file; empty for the file as a whole."""
    message: str
    is_fault: bool = True
    """False for a warning: the file is valid, but should be reviewed."""
    source: str = ""
    """The line of the file, or a window of it: safe to show, at most `LONGEST_EXCERPT` long."""
    caret: int = 0
    """Cells before the caret under `source`."""

    def __str__(self) -> str:
        kind = "" if self.is_fault else "warning: "
        where = f"{self.where}: " if self.where else ""
        return f"{self.file}:{self.line}:{self.column}: {kind}{where}{self.message}"

    def excerpt(self) -> list[str]:
        """Return two lines: the source line, and a caret under the column; none without a source line."""
        if not self.source:
            return []
        number = f"{self.line:>5}"
        return [f"{number} | {self.source}", f"{' ' * len(number)} | {' ' * self.caret}^"]


def problem_at(
    file: str, lines: Sequence[str], line: int, column: int, where: str, message: str, is_fault: bool = True
) -> Problem:
    """Return a problem with its excerpt: a window of the line around the column."""
    source = lines[line - 1].rstrip("\r") if 0 < line <= len(lines) else ""
    start = max(0, column - 1 - LONGEST_EXCERPT // 2) if len(source) > LONGEST_EXCERPT else 0
    before = safe(source[start : max(column - 1, 0)])
    shown = safe(source[start : start + LONGEST_EXCERPT])
    return Problem(
        safe(file), line, column, safe(where), short(message, LONGEST_MESSAGE), is_fault, shown, width(before)
    )


def dotted(path: Sequence[str | int]) -> str:
    """Return a path in dotted form: `statistics[2].value`."""
    text = ""
    for step in path:
        name = f"[{step}]" if isinstance(step, int) else short(step)
        text += f".{name}" if text and isinstance(step, str) else name
    return text
