"""What a reader puts on a record: a flag, a note, a letter to come back by."""

from __future__ import annotations

from typing import NamedTuple


class Annotation(NamedTuple):
    """A flag, a note or both on a record or a briefing."""

    reference: str
    flagged: bool
    note: str
    """Empty without a note."""
    caption: str
    """Name of the record when it was annotated."""
    changed_at: str
    """Last change: ISO 8601, local time with seconds and offset."""
    digest: str = ""
    """`content_digest` of the record when it was annotated; empty where it was not kept."""


class Bookmark(NamedTuple):
    """A record or briefing with a letter."""

    letter: str
    reference: str
    caption: str
    """Name of the record when the bookmark was set."""
    changed_at: str
    """When it was set: ISO 8601, local time with seconds and offset."""
    digest: str = ""
    """`content_digest` of the record when it was set; empty where it was not kept."""
