"""Text <-> query: the words that a record must have."""

from __future__ import annotations

from typing import NamedTuple

from briefing.words import tokens


class Query(NamedTuple):
    words: tuple[str, ...]
    """Folded; a record matches when each is the beginning of a word of it."""

    @classmethod
    def parse(cls, text: str) -> Query:
        """Every word of the text; a text without any matches everything."""
        return cls(tuple(dict.fromkeys(token.word for token in tokens(text))))

    def __str__(self) -> str:
        return " ".join(self.words)
