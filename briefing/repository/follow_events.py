"""What a LibraryFollower reports to the owner of the repository."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from briefing.repository.changes import Changes
from briefing.search.rows import FileState


class IndexChanged(NamedTuple):
    """The index holds something new, or was made again; the owner opens it anew where `is_replaced`."""

    activity: str = ""
    """What is still going on; empty when the index is level with the files."""


class IndexStale(NamedTuple):
    """Files have changed, and the index in memory is for its owner to change: `repository.apply_changes`."""

    changes: Changes
    known: Mapping[str, FileState]


class PublishedBehind(NamedTuple):
    """The published index is behind the files: the owner opens one of the reader's own, `open_or_rebuild`."""


class PublishedDamaged(NamedTuple):
    """The published index is not as it was made: the owner opens one of the reader's own, `leave_damaged`."""


FollowEvent = IndexChanged | IndexStale | PublishedBehind | PublishedDamaged
