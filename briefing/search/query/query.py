"""What a query means: frozen parts that print back to text and say themselves in words.

    coca peru          both words            "air bridge"     side by side
    traff*             the beginning of one  -marijuana       without it
    a OR b, (…)        either; grouping      section:quotes   a field (`fields.py`)
    speaker="a b"      exactly that name     speaker:b        a word of it
    value>1000 value:5..10                   date:2014 since:2013-06 until:2015 published:-30d
    has:caveats        what a record says    in:BRIEFING-ID   one briefing

`parser.py` reads the text. Nothing of it is ever the syntax of an engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefing.search.query.nodes import And, Or, Part, TextTerm
from briefing.tokenizer import Phrase


class Query(NamedTuple):
    """A query; equal ones ask for the same."""

    root: Part | None = None
    """None asks for everything."""

    @classmethod
    def parse(cls, text: str, typing: bool = False, today: str = "", remarks: list[str] | None = None) -> Query:
        """Read a query. Raises QueryError with the column (from 1) of what cannot be read.

        `typing`: it is still being typed, so the last word is a prefix, and what is begun
        and not yet ended is taken as ended. `today` is an ISO day, by default the day it is.
        `remarks` takes what is no fault, but should be known: a colon behind a word that is no field.
        """
        if not text.strip():
            return cls()
        from briefing.search.query.parser import parse  # its patterns compile only where a query is read

        return cls(parse(text, typing, today, remarks))

    def __str__(self) -> str:
        return "" if self.root is None else str(self.root)

    def narrowed(self, by: Part | None) -> Query:
        """What matches both; what is asked for twice is asked for once."""
        roots = (self.root, by)
        parts = [part for root in roots if root for part in (root.parts if isinstance(root, And) else (root,))]
        unique = tuple(dict.fromkeys(parts))
        return Query(And(unique) if len(unique) > 1 else unique[0] if unique else None)

    def in_words(self) -> str:
        """What it asks for, as a person says it."""
        return "everything" if self.root is None else self.root.in_words()

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """What is to be marked in a text that matches: the words that are asked for, not those that are not wanted."""
        return tuple(dict.fromkeys(phrases(self.root)))


def phrases(part: Part | None) -> Iterator[Phrase]:
    """The phrases of a part that are wanted."""
    match part:
        case TextTerm(words, is_prefix):
            yield Phrase(words, is_prefix)
        case And(parts) | Or(parts):
            for inner in parts:
                yield from phrases(inner)
