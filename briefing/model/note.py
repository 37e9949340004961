"""Notes: the editor's doubts about records."""

from __future__ import annotations

from briefing.model.choice import Choice
from briefing.model.common import Item
from briefing.model.fields import field
from briefing.model.values import Link, Prose, Url


class NoteType(Choice):
    """What sort of doubt a note is."""

    DISCREPANCY = "discrepancy", "Sources or figures disagree."
    AMBIGUITY = "ambiguity", "The source can be read in more than one way."
    INFERENCE = "inference", "The editor concludes what the source does not say."
    SOURCING = "sourcing", "Where something is from, and how far that can be relied on."


class Note(Item, table="notes", columns=("type", "text", "about")):
    """A doubt, kept as data: nothing is corrected silently."""

    type: NoteType = field("What sort of doubt.", facet="type")
    about: tuple[Link, ...] = field("The records it is about.", to="*")
    text: Prose = field("The doubt, in the editor's words.", search="name")
    url: Url | None = field("Where to read more.", default=None, title="URL")
