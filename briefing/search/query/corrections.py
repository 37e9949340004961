"""Words one letter away: what may have been meant where nothing was found."""

from __future__ import annotations

from briefing.search.query.nodes import And, Not, Or, Part, TextTerm

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
LONGEST = 40
SHORTEST = 3


def variants(word: str) -> set[str]:
    """Every word that one slip of the finger makes of it: a letter more, less, other or exchanged."""
    if not SHORTEST <= len(word) <= LONGEST:
        return set()
    parts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    less = {head + tail[1:] for head, tail in parts if tail}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1}
    replacing = {head + letter + tail[1:] for head, tail in parts if tail for letter in LETTERS}
    more = {head + letter + tail for head, tail in parts for letter in LETTERS}
    return (less | swapped | replacing | more) - {word, ""}


def replaced(part: Part, word: str, correction: str) -> Part:
    """The query with another word in the place of one."""
    match part:
        case TextTerm(words, is_prefix):
            corrected = tuple(correction if each == word else each for each in words)
            return TextTerm(corrected, is_prefix and words[-1] != word)
        case And(parts) | Or(parts):
            return type(part)(tuple(replaced(inner, word, correction) for inner in parts))
        case Not(_):
            return part
    return part
