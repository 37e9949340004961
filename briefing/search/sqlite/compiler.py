"""A query -> SQL and full-text expressions.

Nothing that was typed is ever syntax: words have been folded to letters and
digits and stand in quotation marks, everything else is a parameter.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from briefing.model.days import day_as_integer
from briefing.model.figures import number_key
from briefing.search.fields import FIELDS
from briefing.search.query.nodes import And, DateTerm, FieldTerm, Not, Or, Part, TextTerm, ValueTerm
from briefing.search.sqlite.schema import CODES, LAST_DAY, PLACES, day_number, exact_token, key_token

Terms = Callable[[str], list[str]]
"""A beginning -> the words that begin so, from the vocabulary; empty where they are too many."""

LONG = 4
"""Letters from which a beginning is looked up: the full text has shorter ones ready."""

STANDS = """({0}.vintage IS NULL OR NOT EXISTS (SELECT 1 FROM record AS n WHERE n.series = {0}.series
    AND n.source = {0}.source AND n.vintage > {0}.vintage))"""
"""A newer vintage of its source has not replaced the figure."""
CONFLICT = f"""(r.series IS NOT NULL AND EXISTS (SELECT 1 FROM record AS o WHERE o.series = r.series
    AND (o.low IS NOT r.low OR o.high IS NOT r.high)
    AND ((o.vintage = r.vintage AND o.source = r.source) OR ({STANDS.format("r")} AND {STANDS.format("o")}))))"""
"""As `model/conflicts.py: rivals`."""


class Plan(NamedTuple):
    """SQL for a query."""

    match: str
    """The full-text expression; empty where there is none."""
    where: str
    """SQL over `record AS r`, empty where there is none."""
    parameters: tuple[object, ...]


class Compiler:
    """`longest` is the number of days of the longest period of publication."""

    def __init__(self, terms: Terms, longest: int) -> None:
        self.terms, self.longest = terms, longest

    def plan(self, root: Part | None, in_names: bool = False) -> Plan:
        """Compile a query; `in_names`: words must stand in the name of a record."""
        parts = root.parts if isinstance(root, And) else (root,) if root is not None else ()
        matched = [part for part in parts if is_text(part)]
        wanted = [self.text(part, in_names) for part in matched if not isinstance(part, Not)]
        unwanted = [self.text(part.part, False) for part in matched if isinstance(part, Not)]
        rest = [self.condition(part) for part in parts if not is_text(part)]
        if not wanted:
            rest += [self.condition(part) for part in matched]
            return Plan("", *conjunction(rest))
        match = " AND ".join(wanted)
        return Plan(f"({match}) NOT ({' OR '.join(unwanted)})" if unwanted else match, *conjunction(rest))

    def text(self, part: Part, in_names: bool) -> str:
        """Return the full-text expression of a part. Raises TypeError where it is not one that `is_text`."""
        match part:
            case TextTerm(words, is_prefix):
                phrase = self.phrase(words, is_prefix)
                return f"{{name}} : ({phrase})" if in_names else phrase
            case FieldTerm(field, words, _, True) if not FIELDS[field]:
                return quoted(exact_token(field, words))
            case FieldTerm(field, words, is_prefix):
                return self.phrase(field_tokens(field, words), is_prefix)
            case Or(parts):
                return f"({' OR '.join(self.text(inner, in_names) for inner in parts)})"
            case And(parts):
                wanted = " AND ".join(self.text(inner, in_names) for inner in parts if not isinstance(inner, Not))
                unwanted = [self.text(inner.part, False) for inner in parts if isinstance(inner, Not)]
                return f"(({wanted}) NOT ({' OR '.join(unwanted)}))" if unwanted else f"({wanted})"
        raise TypeError(f"{part!r} is no text")

    def phrase(self, words: tuple[str, ...], is_prefix: bool) -> str:
        """The full-text expression of words side by side."""
        if is_prefix and len(words) == 1 and len(words[0]) >= LONG and (terms := self.terms(words[0])):
            return f"({' OR '.join(map(quoted, terms))})"
        return quoted(" ".join(words)) + (" *" if is_prefix else "")

    def condition(self, part: Part) -> tuple[str, tuple[object, ...]]:
        """SQL over `record AS r`, for any part."""
        if is_text(part) and not isinstance(part, Not):
            return "r.id IN (SELECT rowid FROM words WHERE words MATCH ?)", (self.text(part, False),)
        match part:
            case Not(inner):
                sql, parameters = self.condition(inner)
                return f"NOT coalesce({sql}, 0)", parameters
            case And(parts) | Or(parts):
                return joined(" AND " if isinstance(part, And) else " OR ", [self.condition(inner) for inner in parts])
            case ValueTerm():
                return figure(part)
            case DateTerm():
                return self.when(part)
        return CONFLICT, ()

    def when(self, part: DateTerm) -> tuple[str, tuple[object, ...]]:
        """SQL for a date, of the record or of publication."""
        days = (day_as_integer(part.last), day_as_integer(part.first))
        if part.field != "published":
            return "(r.last <> 0 AND r.first <= ? AND r.last >= ?)", days
        newest = (LAST_DAY - day_number(part.last)) * PLACES
        oldest = (LAST_DAY - day_number(part.first) + self.longest + 1) * PLACES
        return "(r.id BETWEEN ? AND ? AND r.published_first <= ? AND r.published_last >= ?)", (newest, oldest, *days)


def is_text(part: Part | None) -> bool:
    """Can the full text alone tell?"""
    match part:
        case TextTerm():
            return True
        case FieldTerm(field, words, is_prefix):
            return (field, words, is_prefix) != ("has", ("conflict",), False)
        case Not(inner):
            return not isinstance(inner, Not) and is_text(inner)
        case Or(parts):
            return all(is_text(inner) and not isinstance(inner, Not) for inner in parts)
        case And(parts):
            return all(map(is_text, parts)) and any(not isinstance(inner, Not) for inner in parts)
    return False


def quoted(text: str) -> str:
    """A string of the full text's language; `text` is folded and holds no quotation mark."""
    return f'"{text}"'


def field_tokens(field: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """The tokens that stand for words of a field."""
    if FIELDS[field]:
        return (key_token(field, words[0]),)
    return tuple(CODES[field] + word for word in words)


def figure(part: ValueTerm) -> tuple[str, tuple[object, ...]]:
    """An open end of a stated range is without bound."""
    sql, parameters = ["r.series IS NOT NULL"], []
    if part.low is not None:
        sql.append(f"(r.high IS NULL OR r.high {'>=' if part.has_low else '>'} ?)")
        parameters.append(number_key(part.low))
    if part.high is not None:
        sql.append(f"(r.low IS NULL OR r.low {'<=' if part.has_high else '<'} ?)")
        parameters.append(number_key(part.high))
    return f"({' AND '.join(sql)})", tuple(parameters)


def conjunction(conditions: list[tuple[str, tuple[object, ...]]]) -> tuple[str, tuple[object, ...]]:
    """All of the conditions; an empty one for none."""
    return joined(" AND ", conditions) if conditions else ("", ())


def joined(operator: str, conditions: list[tuple[str, tuple[object, ...]]]) -> tuple[str, tuple[object, ...]]:
    """Conditions joined by an operator, with their parameters."""
    sql = operator.join(sql for sql, _ in conditions)
    return f"({sql})", tuple(parameter for _, values in conditions for parameter in values)
