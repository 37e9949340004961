"""Which briefings came in or changed on this machine since a moment, and what that means for one reader."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from briefing.model import Period
from briefing.repository.repository import BriefingRepository
from briefing.search.query.query import Query
from briefing.search.rows import BriefingRow
from briefing.userdata.annotations import UserData

NEW, CORRECTED = "new", "corrected"


class NewsItem(NamedTuple):
    """A briefing that is news to the reader."""

    what: str
    """`new` or `corrected`, and for what is not to be used `withheld` or `canceled`."""
    row: BriefingRow


def find_news(repository: BriefingRepository, state: UserData, since: datetime, query: Query) -> list[NewsItem]:
    """News since a moment, in the order of the library, as the index has it: no file is read.

    What was read in just this version is no news, unless it is not to be used.
    """
    day = since.date().isoformat()
    rows = repository.index.briefings(query, arrived=max(int(since.timestamp() * 1e9), 0))
    items = (NewsItem(classify_news(row, state.read_versions(row.id), day), row) for row in rows)
    return [item for item in items if item.what]


def classify_news(row: BriefingRow, read_versions: set[str], day: str) -> str:
    """What is new of a briefing; empty where nothing is. `day`: ISO, from which a correction counts."""
    if row.status != "usable":
        return row.status
    if read_versions:
        return CORRECTED if row.version not in read_versions else ""
    is_corrected = row.modified != "" and Period.parse(row.modified).last >= day
    return CORRECTED if is_corrected else NEW
