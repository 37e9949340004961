"""What a query asks of a whole briefing, where it lists briefings and not records."""

from __future__ import annotations

from briefing.search.query.nodes import And, Not, Or, Part, TextTerm
from briefing.search.query.query import Query


def split_for_briefings(query: Query) -> tuple[list[Part], list[Part]]:
    """What a briefing must have, each in some record of it or its head, and what none of them may have.

    Words may stand in different records; fields, figures and dates belong to one.
    """
    parts = query.root.parts if isinstance(query.root, And) else (query.root,) if query.root is not None else ()
    wanted = [part for part in parts if not isinstance(part, Not)]
    alone = [part for part in wanted if is_words(part)]
    together = tuple(part for part in wanted if not is_words(part))
    return [*alone, *([And(together)] if together else [])], [part.part for part in parts if isinstance(part, Not)]


def is_words(part: Part) -> bool:
    """Does it ask for words only?"""
    if isinstance(part, And | Or):
        return all(map(is_words, part.parts))
    return isinstance(part, TextTerm)
