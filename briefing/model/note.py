"""Notes: the editor's doubts about records."""

from __future__ import annotations

from briefing.model.choice import Choice
from briefing.model.common import Item
from briefing.model.fields import field
from briefing.model.values import Link, Prose, Url


class NoteType(Choice):
    """What sort of doubt a note is."""

    DISCREPANCY = "discrepancy"
    AMBIGUITY = "ambiguity"
    INFERENCE = "inference"
    SOURCING = "sourcing"


class Note(Item, table="notes", columns=("type", "text", "about")):
    """A doubt, kept as data: nothing is corrected silently."""

    type: NoteType = field("What sort of doubt.", facet="type")
    about: tuple[Link, ...] = field("The records it is about.", to="*")
    text: Prose = field("The doubt, in the editor's words.", search="name")
    url: Url | None = field("Where to read more.", default=None, title="URL")
