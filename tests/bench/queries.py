"""What somebody types: every beginning of a word is a search. Words are drawn from the library's own vocabulary."""

from __future__ import annotations

from random import Random

from briefing.search.sqlite.engine import SqliteIndex

QUERIES = {"one letter": 21, "common word": 12, "rare word": 20, "two words": 12, "phrase": 20, "field + word": 12}
"""Kinds, and how many of each are drawn."""
LETTERS = "abcdefghilmnopqrstuvz"


def typed(index: SqliteIndex, kind: str, count: int) -> list[str]:
    """The searches of one kind, in the order of the keys; the same for the same library."""
    draw = Random(7)
    rows = index.connection.execute("SELECT term FROM vocabulary ORDER BY records DESC, term").fetchall()
    words = [row[0] for row in rows if row[0].isalpha()]
    common, middle, rare = words[15:60], words[200:1200], words[len(words) // 2 :]
    match kind:
        case "one letter":
            return list(LETTERS[:count])
        case "common word":
            return [part for word in draw.sample(common, count) for part in beginnings(word)]
        case "rare word":
            return [part for word in draw.sample(rare, count) for part in beginnings(word)]
        case "two words":
            pairs = zip(draw.sample(common, count), draw.sample(middle, count), strict=True)
            return [f"{first} {part}" for first, second in pairs for part in beginnings(second)]
        case "phrase":
            return [
                f'"{one} {two}"'
                for one, two in zip(draw.sample(common, count), draw.sample(common, count), strict=True)
            ]
    return [f"section:quotes {part}" for word in draw.sample(middle, count) for part in beginnings(word)]


def beginnings(word: str) -> list[str]:
    return [word[:end] for end in range(1, len(word) + 1)]
