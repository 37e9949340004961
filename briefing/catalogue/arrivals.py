"""Which briefings came in or changed on this machine since a moment, and what that means for one reader."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from briefing.catalogue.catalogue import Catalogue
from briefing.catalogue.refresh import arrived
from briefing.catalogue.state import State
from briefing.model import Period
from briefing.search.query import Query
from briefing.search.rows import Listed
from briefing.search.sqlite import SqliteIndex

NEW, CORRECTED = "new", "corrected"


class Arrival(NamedTuple):
    what: str
    """`new` or `corrected`, and for what is not to be used `withheld` or `canceled`."""
    listed: Listed


def arrivals(catalogue: Catalogue, state: State, since: datetime, query: Query) -> list[Arrival]:
    """In the order of the library. What was read in just this version is no news, unless it is not to be used."""
    known = catalogue.ask(SqliteIndex.known)
    seen = state.seen()
    earliest, day = int(since.timestamp() * 1e9), since.date().isoformat()
    out = []
    for one in catalogue.ask(lambda index: index.briefings(query)):
        file = known.get(one.path)
        if file and arrived(file.signature) >= earliest and (what := what_is(one, seen, catalogue, day)):
            out.append(Arrival(what, one))
    return out


def what_is(one: Listed, seen: dict[str, str], catalogue: Catalogue, day: str) -> str:
    """Empty where it is no news."""
    if one.status != "usable":
        return one.status
    if (read := seen.get(one.id)) is not None:
        return CORRECTED if read != catalogue.version_at(one.path) else ""
    is_corrected = one.modified != "" and Period.parse(one.modified).last >= day
    return CORRECTED if is_corrected else NEW
