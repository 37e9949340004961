"""How much of the library is news to the reader: unread, corrected, unreadable, when the last of it came in."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from briefing.cell_width import truncate
from briefing.library.folder import UnreadableFile
from briefing.repository.repository import BriefingRepository
from briefing.search.query.query import Query
from briefing.search.rows import BriefingRow
from briefing.session.read_state import CHANGED, UNREAD
from briefing.session.reader_marks import ReaderMarks

MOST_COUNTED = 5000
"""Briefings of which it is counted how many are news; of a larger library only its size is told."""
LONGEST_NAME = 60
"""Cells of a headline where it is told that it came in."""


class Snapshot(NamedTuple):
    """The library at one moment, to be compared with a later one."""

    rows: Mapping[str, BriefingRow]
    unreadable: Mapping[str, UnreadableFile]
    is_known: bool
    """The library had been looked at: what is not in it was not there."""


class LibraryNews:
    """Counts and orders what is news; rows are read once a generation of the index."""

    def __init__(self, repository: BriefingRepository, marks: ReaderMarks) -> None:
        self.repository, self.marks = repository, marks
        self.generation, self.kept = -1, list[BriefingRow]()
        self.counted: tuple[tuple[int, int], Counter[str]] = ((-1, -1), Counter())

    @property
    def rows(self) -> Sequence[BriefingRow]:
        """Every briefing, newest first; none where there are more than MOST_COUNTED."""
        index = self.repository.index
        if self.generation != (generation := index.generation()):
            is_small = index.size()[0] <= MOST_COUNTED
            self.generation, self.kept = generation, index.briefings(Query()) if is_small else []
        return self.kept

    def counts(self) -> Counter[str]:
        """How many briefings are UNREAD and how many CHANGED since they were read."""
        rows = self.rows
        key = (self.generation, self.marks.read.revision)
        if self.counted[0] != key:
            self.counted = (key, Counter(self.marks.read.news_of_version(row.id, row.version) for row in rows))
        return self.counted[1]

    def places(self) -> list[int]:
        """The places of the briefings that are news in the list of all, newest first."""
        return [place for place, row in enumerate(self.rows) if self.marks.read.news_of_version(row.id, row.version)]

    def text(self, unreadable: int) -> str:
        """` · 4 unread · 1 corrected · 1 unreadable`: what is not none."""
        counts = self.counts()
        named = ((counts[UNREAD], "unread"), (counts[CHANGED], "corrected"), (unreadable, "unreadable"))
        return "".join(f" · {count:,} {word}" for count, word in named if count)

    def last_arrival(self, now: datetime, since: datetime) -> str:
        """When the last briefing came in: the time, and before it the day where that is another.

        Empty where none came in after `since`.
        """
        last = max((row.arrived for row in self.rows), default=0)
        moment = datetime.fromtimestamp(last / 1e9).astimezone()
        if moment < since or not last:
            return ""
        return f"{moment:%H:%M}" if moment.date() == now.date() else f"{moment:%Y-%m-%d %H:%M}"

    def snapshot(self, unreadable: Mapping[str, UnreadableFile], was_known: bool | None = None) -> Snapshot:
        """Return the library as it is now. `was_known`: of the snapshot before; None where it is the first."""
        rows = {row.id: row for row in self.rows}
        is_known = self.repository.is_synced or (bool(rows) if was_known is None else was_known)
        return Snapshot(rows, unreadable, is_known)


def arrivals_text(before: Snapshot, now: Snapshot) -> str:
    """Say in a line what has come in, was corrected, cannot be read any more or has gone; empty for nothing."""
    if not before.is_known:
        return ""
    new = [row for id, row in now.rows.items() if id not in before.rows]
    corrected = [row for id, row in now.rows.items() if id in before.rows and is_corrected(before.rows[id], row)]
    broken = [file for path, file in now.unreadable.items() if path not in before.unreadable]
    gone = [
        row for id, row in before.rows.items() if id not in now.rows and not any(file.briefing == id for file in broken)
    ]
    told = (
        told_of([headline(row) for row in new], "came in"),
        told_of([headline(row) for row in corrected], "corrected"),
        told_of([fault(file) for file in broken], "cannot be read"),
        told_of([headline(row) for row in gone], "no longer there"),
    )
    return "; ".join(text for text in told if text)


def is_corrected(before: BriefingRow, now: BriefingRow) -> bool:
    """Tell whether a briefing says another thing than before."""
    return now.version != before.version and not now.broken_since


def headline(row: BriefingRow) -> str:
    """The headline of a briefing, as it is told."""
    return truncate(row.headline or row.id, LONGEST_NAME)


def fault(file: UnreadableFile) -> str:
    """The first fault of a file, with its name, line and column."""
    return f"{os.path.basename(file.name)}{file.problems[0].removeprefix(file.name)}"


def told_of(names: Sequence[str], what: str) -> str:
    """`came in: HEADLINE`, `3 came in`; empty for none."""
    if not names:
        return ""
    return f"{what}: {names[0]}" if len(names) == 1 else f"{len(names):,} {what}"
