"""A briefing as its file once was."""

from __future__ import annotations

from briefing.model import Briefing
from briefing.repository.parsing import briefing_of
from briefing.repository.repository import BriefingRepository
from briefing.search.rows import StoredDocument


def earlier_version(repository: BriefingRepository, id: str, content: bytes) -> Briefing | None:
    """Return the briefing of an id of which the file once had that content; None where it cannot be read now."""
    row = repository.index.briefing_row(id)
    document = StoredDocument(row.path, content, "") if row else None
    return briefing_of(document, repository.files.units(document.path)) if document else None
