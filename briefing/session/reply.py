"""What a command answers: a message in one line, and effects that each front end carries out in its way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.views.layout import Paragraph


class Ask(NamedTuple):
    """Ask for a text: `search`, `command` or `note`; the answer goes to the command of that name."""

    command: str
    text: str = ""
    """What the answer begins with."""
    hint: str = ""


class AskLetter(NamedTuple):
    """Ask for one letter; it goes to the command of that name."""

    command: str


class Copy(NamedTuple):
    """Put a text where the reader can paste it; it is in the clip file already."""

    text: str
    label: str
    """What it is, in a few words."""
    written: str
    """What was done with the clip file."""


class Edit(NamedTuple):
    """Open the reader's editor."""

    path: str
    line: int


class MoveRows(NamedTuple):
    """Move the cursor, or scroll where there is none."""

    rows: int


class MovePages(NamedTuple):
    """Move the cursor, or scroll, by pages; 0.5 is half a page."""

    pages: float


class MoveToEnd(NamedTuple):
    """Move the cursor to the first or the last row."""

    side: int
    """-1 the first row, 1 the last, or the row of the number that was typed before."""


Move = MoveRows | MovePages | MoveToEnd


class ScrollRecord(NamedTuple):
    """Scroll the record that stands beside or under its list."""

    lines: int


class ShowText(NamedTuple):
    """Paragraphs that stand nowhere else."""

    paragraphs: Sequence[Paragraph]


class ShowKeys(NamedTuple):
    """Every command with its keys."""


class SetTheme(NamedTuple):
    """Change the theme; its name is one of THEMES."""

    name: str


class Returned(NamedTuple):
    """The location was read before: say which it is, do not read it again."""


class Suspend(NamedTuple):
    """Stop until the shell lets the program go on."""


class Leave(NamedTuple):
    """End the session."""

    exit_code: int = 0


Effect = (
    Ask | AskLetter | Copy | Edit | Move | ScrollRecord | ShowText | ShowKeys | SetTheme | Returned | Suspend | Leave
)  # fmt: skip


class Reply(NamedTuple):
    """The answer to a command: a message in one line, empty for none, and effects in order."""

    message: str = ""
    effects: tuple[Effect, ...] = ()


DONE = Reply()
"""The location says it all."""
