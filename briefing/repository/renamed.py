"""References by ids that briefings and records had before: where they lead now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.folding import fold
from briefing.model import Briefing
from briefing.search.query.nodes import FieldTerm
from briefing.search.query.query import Query
from briefing.search.rows import Hit

if TYPE_CHECKING:  # it asks here for what it does not find
    from briefing.repository.repository import BriefingRepository

MOST_RENAMED = 1000
"""Records that are looked at for one id of before."""
RENAMED = Query(FieldTerm("has", ("formerly",)))


def renamed_briefing(repository: BriefingRepository, former: str) -> Briefing | None:
    """Return the briefing that had this id before; None where there is none."""
    briefings = (repository.briefing(hit.briefing) for hit in renamed(repository, former) if not hit.id)
    return next((briefing for briefing in briefings if briefing and former in briefing.formerly), None)


def renamed(repository: BriefingRepository, former: str) -> list[Hit]:
    """Return the records and heads that had an id before, its case and accents apart."""
    query = Query(FieldTerm("formerly", (fold(former),)))
    return [record.hit for record in repository.index.search(query, MOST_RENAMED).found] if former else []


class CurrentReferences:
    """Turns references by ids of before into those of now; costs nothing in a library where nothing was renamed."""

    def __init__(self, repository: BriefingRepository) -> None:
        self.repository = repository
        self.is_needed = repository.index.count(RENAMED, 1) > 0

    def current(self, reference: str) -> str:
        """Return the reference by the ids of now; the same where nothing is known of it."""
        if not self.is_needed:
            return reference
        name, mark, item = reference.partition("#")
        if self.repository.index.briefing_row(name) is None:
            briefing = renamed_briefing(self.repository, name)
            if briefing is None:
                return reference
            name = briefing.id
        return f"{name}#{self.current_id(name, item)}" if mark else name

    def current_id(self, name: str, item: str) -> str:
        """Return the id that a record of a briefing has now; the same where none had it before."""
        if all(hit.briefing != name for hit in renamed(self.repository, item)):
            return item
        briefing = self.repository.briefing(name)
        record = briefing.find_record(item) if briefing else None
        return record.id if record else item
