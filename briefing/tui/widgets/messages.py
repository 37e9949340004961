"""What the widgets of the reader tell their screen."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from briefing.session.location import CursorKey


@dataclass
class RowHighlighted(Message):
    """The cursor of a list has come to a row."""

    key: CursorKey
    """The list."""
    reference: str
    row: int = -1
    """Its index, where one record may have several rows."""


@dataclass
class RowOpened(Message):
    """The row under the cursor was clicked."""

    key: CursorKey
    reference: str


@dataclass
class LinkClicked(Message):
    """A link of the record was clicked; `index` is 0-based among its links."""

    index: int


@dataclass
class LetterTyped(Message):
    """The letter that a command waited for."""

    command: str
    letter: str
    """Empty for a key that is none: it cancels."""
