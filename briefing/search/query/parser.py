"""Text -> the parts of a query, or the column of what cannot be read.

query  = either                     either = all { OR all }
all    = { [AND] part }             part   = [- | NOT] ( "(" either ")" | term )
term   = word[*] | "phrase"[*] | field:value | value>number | value:low..high
"""

from __future__ import annotations

from datetime import date

from briefing.errors import QueryError
from briefing.search.query.lexer import ParseContext, QueryToken, tokens_of
from briefing.search.query.nodes import And, Not, Or, Part
from briefing.search.query.terms import field_term, words_term

DEEPEST, MOST_PARTS, LONGEST = 8, 100, 4000
"""What an engine can be asked at once, and more than anybody types."""


def parse(text: str, typing: bool, today: str, remarks: list[str] | None = None) -> Part | None:
    """Return the root of the query; None where there is nothing to ask for.

    `remarks` takes what the reader should know of how the text was read. Raises QueryError
    where the text cannot be parsed, is longer than LONGEST, or has no word and nobody is typing it.
    """
    if len(text) > LONGEST:
        raise QueryError(LONGEST + 1, f"the query is too long: expected at most {LONGEST:,} characters")
    context = ParseContext(text, typing, today or date.today().isoformat(), [] if remarks is None else remarks)
    root = QueryParser(context).query()
    if root is None and not typing:
        raise QueryError(len(text) - len(text.lstrip()) + 1, "expected a letter or a digit in it")
    return root


class QueryParser:
    """Recursive descent; every rule gives its part, None where it asks for nothing."""

    def __init__(self, reading: ParseContext) -> None:
        self.reading = reading
        self.tokens = tokens_of(reading.text)
        if len(self.tokens) > MOST_PARTS:
            self.tokens[MOST_PARTS].refuse(f"the query has more than {MOST_PARTS} parts")
        self.at, self.depth = 0, 0

    def query(self) -> Part | None:
        """Read the whole text. Raises QueryError."""
        root = self.either()
        if self.at < len(self.tokens):
            self.tokens[self.at].refuse("there is no parenthesis to close here")
        return root

    def peek(self) -> str:
        """The kind of the next token, empty at the end."""
        return self.tokens[self.at].kind if self.at < len(self.tokens) else ""

    def take(self) -> QueryToken:
        """The next token, which is read then."""
        self.at += 1
        return self.tokens[self.at - 1]

    def either(self) -> Part | None:
        """Read alternatives: `a OR b`."""
        parts = [self.all()]
        while self.peek() == "OR":
            operator = self.take()
            parts.append(self.all())
            if None in parts[-2:]:
                self.reading.unfinished(operator, "OR stands between two things: expected something on each side")
        return joined(Or, [part for part in parts if part is not None])

    def all(self) -> Part | None:
        """Read what stands side by side."""
        parts: list[Part | None] = []
        while (kind := self.peek()) not in ("", "OR", "close"):
            if kind == "AND":
                self.conjunction(is_first=not parts)
            else:
                parts.append(self.part())
        return joined(And, [part for part in parts if part is not None])

    def conjunction(self, is_first: bool) -> None:
        """AND says nothing that standing side by side does not say."""
        operator = self.take()
        if is_first or self.peek() in ("", "OR", "AND", "close"):
            self.reading.unfinished(operator, "AND stands between two things: expected something on each side")

    def part(self) -> Part | None:
        """Read one part: words, a field, a group, what is not wanted."""
        token = self.take()
        match token.kind:
            case "minus" | "NOT":
                return self.without(token)
            case "open":
                return self.group(token)
            case "field":
                return field_term(token, self.reading)
        return words_term(token, self.reading)

    def without(self, token: QueryToken) -> Part | None:
        """Read what is not wanted, behind a minus or NOT."""
        part = None
        if self.peek() not in ("", "OR", "AND", "close"):
            self.go_deeper(token)
            part = self.part()
            self.depth -= 1
        if part is None:
            self.reading.unfinished(token, "expected something that is not wanted")
            return None
        return part.part if isinstance(part, Not) else Not(part)

    def group(self, token: QueryToken) -> Part | None:
        """Read what stands in parentheses."""
        self.go_deeper(token)
        inner = self.either()
        self.depth -= 1
        if self.peek() == "close":
            self.take()
        else:
            self.reading.unfinished(token, "this parenthesis is never closed")
        if inner is None:
            self.reading.unfinished(token, "expected something inside the parentheses")
        return inner

    def go_deeper(self, token: QueryToken) -> None:
        """Enter a group. Raises QueryError where too many are inside each other."""
        self.depth += 1
        if self.depth > DEEPEST:
            token.refuse(f"more than {DEEPEST} parentheses inside each other")


def joined(kind: type[And] | type[Or], parts: list[Part]) -> Part | None:
    """One part of all; parts of the same kind inside each other say no more than side by side."""
    if len(parts) < 2:
        return parts[0] if parts else None
    return kind(tuple(inner for part in parts for inner in (part.parts if isinstance(part, kind) else (part,))))
