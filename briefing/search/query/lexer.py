"""The text of a query -> its tokens, each with its column."""

from __future__ import annotations

import re
from typing import NamedTuple, NoReturn

from briefing.errors import QueryError
from briefing.search.fields import FIELDS
from briefing.search.query.nodes import DATES

OPENING, CLOSING = '"“„«»‟＂”', '"”“«»＂'
COMPARED = ("value", *DATES)
"""Fields that are compared, not matched by words."""
QUOTATION = rf"[{OPENING}][^{CLOSING}]*[{CLOSING}]?\*?"
TOKEN = re.compile(
    rf"""(?P<space>\s+)
    | (?P<open>\() | (?P<close>\))
    | (?P<minus>-(?=[^\s)]))
    | (?P<field>[a-zA-Z_]+(?::|[<>]=?)|(?i:{"|".join((*FIELDS, *COMPARED))})=)
    | (?P<phrase>{QUOTATION})
    | (?P<word>[^\s(){OPENING}]+)""",
    re.VERBOSE,
)
VALUE = re.compile(rf"{QUOTATION}|[^\s()]*")
OPERATORS = ("OR", "AND", "NOT")


class QueryToken(NamedTuple):
    """A piece of a query's text."""

    kind: str
    text: str
    column: int
    """From 1."""
    value: str = ""
    """Behind a field's colon."""

    @property
    def end(self) -> int:
        """The column behind it."""
        return self.column + len(self.text) + len(self.value)

    @property
    def is_open(self) -> bool:
        """A quotation mark without its second one."""
        bare = (self.value or self.text).rstrip("*")
        return bare != "" and bare[0] in OPENING and (len(bare) < 2 or bare[-1] not in CLOSING)

    def refuse(self, message: str) -> NoReturn:
        """Raise QueryError at the column of this token."""
        raise QueryError(self.column, message)


class ParseContext(NamedTuple):
    """What is known of the whole text while its parts are read."""

    text: str
    typing: bool
    """It is still being typed: what is begun counts as ended, and the last word is a prefix."""
    today: str
    remarks: list[str]
    """What the reader should know of how the text was read."""

    def goes_on(self, token: QueryToken) -> bool:
        """May the token be typed further?"""
        return self.typing and token.end > len(self.text) and (token.value or token.text)[-1].isalnum()

    def unfinished(self, token: QueryToken, message: str) -> None:
        """Nothing is asked for yet; a fault where nobody is typing."""
        if not self.typing:
            token.refuse(message)


def tokens_of(text: str) -> list[QueryToken]:
    """The tokens of a text. Raises QueryError."""
    tokens, offset = [], 0
    while match := TOKEN.match(text, offset):
        kind, offset = match.lastgroup or "", match.end()
        value = VALUE.match(text, offset) if kind == "field" else None
        if value:
            offset = value.end()
        if kind == "word" and match[0] in OPERATORS:
            kind = match[0]
        if kind != "space":
            tokens.append(QueryToken(kind, match[0], match.start() + 1, value[0] if value else ""))
    return tokens
