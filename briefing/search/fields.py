"""The fields a query can ask for, from the declarations of the kinds.

A *key* field is matched as a whole (`section:quotes`, `type:seizure`), one of
*names* by any of its words (`speaker:antezana`).
"""

from __future__ import annotations

from typing import Any

from briefing.model import KINDS, Briefing, Measure, Section
from briefing.model.choice import Choice
from briefing.model.values import Id, Language
from briefing.model.vocabulary import Vocabulary

HEADS = "briefings"
"""The section of what stands in the head of a briefing: headline, summary, subjects."""

SECTION_NAMES = (HEADS, *(kind.TABLE for kind in KINDS))
DATED = tuple(kind.TABLE for kind in KINDS if "date" in kind.FIELDS)
"""The sections whose records have a date of their own."""
OWN = ("section", "in", "id", "has")
FACETS = ("section", "country", "year", "speaker", "measure")
"""What is counted for a query, in this order."""


def declared() -> dict[str, bool]:
    """Field names with whether each is a key, in the order of the declarations."""
    keys = dict.fromkeys(OWN, True)
    kinds: tuple[type[Section], ...] = (*KINDS, Measure, Briefing)
    for kind in kinds:
        for field in kind.FIELDS.values():
            if field.facet:
                is_key = isinstance(field.type, type) and issubclass(field.type, Choice | Vocabulary)
                keys[field.facet] = keys.get(field.facet, False) or is_key or field.type is Id
    return keys


FIELDS: dict[str, bool] = declared()


def may_miss(kind: type[Section]) -> tuple[str, ...]:
    """The fields of a kind that say something by being there: no choices, codes or truths."""
    return tuple(
        name
        for name, field in kind.FIELDS.items()
        if not field.required and name not in ("id", "paragraph", "page", "unit_code") and not is_small(field.type)
    )


def is_small(kind: Any) -> bool:
    """Is it a choice, a code or a truth?"""
    return kind in (bool, Language) or (isinstance(kind, type) and issubclass(kind, Choice | Vocabulary))


HAS = ("conflict", "notes", *dict.fromkeys(name for kind in (*KINDS, Measure) for name in may_miss(kind)))
"""What `has:` can ask for: a field that a record may leave out, notes about it, figures that disagree with it."""
