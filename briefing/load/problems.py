"""What is wrong with a file, told to the person who can mend it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.cell_width import width
from briefing.safe import safe

Path = tuple[str | int, ...]
"""The way to a value in the parsed file: ("statistics", 2, "value")."""

LONGEST_EXCERPT = 100


class Problem(NamedTuple):
    file: str
    line: int
    column: int
    """1-based; columns count code points."""
    where: str
    """`statistics[2].value`, 0-based as in the parsed file; empty for the file as a whole."""
    message: str
    is_fault: bool = True
    """False is a warning: the file is good, but somebody should look."""
    source: str = ""
    """The line of the file, already safe and at most `LONGEST_EXCERPT` long."""
    caret: int = 0
    """Cells before the caret under `source`."""

    def __str__(self) -> str:
        kind = "" if self.is_fault else "warning: "
        where = f"{self.where}: " if self.where else ""
        return f"{self.file}:{self.line}:{self.column}: {kind}{where}{self.message}"

    def excerpt(self) -> list[str]:
        """The source line with a caret under the place; nothing where there is no line."""
        if not self.source:
            return []
        number = f"{self.line:>5}"
        return [f"{number} | {self.source}", f"{' ' * len(number)} | {' ' * self.caret}^"]


def problem_at(
    file: str, lines: Sequence[str], line: int, column: int, where: str, message: str, is_fault: bool = True
) -> Problem:
    """A problem with its excerpt: a window of the line in which the column is visible."""
    source = lines[line - 1].rstrip("\r") if 0 < line <= len(lines) else ""
    start = max(0, column - 1 - LONGEST_EXCERPT // 2) if len(source) > LONGEST_EXCERPT else 0
    before = safe(source[start : max(column - 1, 0)])
    shown = safe(source[start : start + LONGEST_EXCERPT])
    return Problem(safe(file), line, column, safe(where), message, is_fault, shown, width(before))


def dotted(path: Sequence[str | int]) -> str:
    """`statistics[2].value`."""
    out = ""
    for step in path:
        out += f"[{step}]" if isinstance(step, int) else f".{step}" if out else step
    return out
