"""Which briefings came in or changed on this machine since a moment, and what that means for one reader."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from briefing.model import Period
from briefing.repository.indexing import arrival_time
from briefing.repository.repository import BriefingRepository
from briefing.search.query.query import Query
from briefing.search.rows import BriefingRow
from briefing.search.sqlite.connection import SqliteIndex
from briefing.userdata.annotations import UserData

NEW, CORRECTED = "new", "corrected"


class NewsItem(NamedTuple):
    what: str
    """`new` or `corrected`, and for what is not to be used `withheld` or `canceled`."""
    row: BriefingRow


def find_news(repository: BriefingRepository, state: UserData, since: datetime, query: Query) -> list[NewsItem]:
    """In the order of the library. What was read in just this version is no news, unless it is not to be used."""
    known = repository.query_with_recovery(SqliteIndex.file_states)
    seen = state.read_versions()
    earliest, day = int(since.timestamp() * 1e9), since.date().isoformat()
    out = []
    for one in repository.query_with_recovery(lambda index: index.briefings(query)):
        file = known.get(one.path)
        if file and arrival_time(file.signature) >= earliest and (what := classify_news(one, seen, repository, day)):
            out.append(NewsItem(what, one))
    return out


def classify_news(one: BriefingRow, seen: dict[str, str], repository: BriefingRepository, day: str) -> str:
    """Empty where it is no news."""
    if one.status != "usable":
        return one.status
    if (read := seen.get(one.id)) is not None:
        return CORRECTED if read != repository.content_hash_at(one.path) else ""
    is_corrected = one.modified != "" and Period.parse(one.modified).last >= day
    return CORRECTED if is_corrected else NEW
