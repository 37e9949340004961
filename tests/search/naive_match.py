"""Does a record match a part of a query? Said plainly, without any index."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model.days import day_as_integer
from briefing.search.fields import FIELDS
from briefing.search.indexed import IndexDocument, RecordDocument
from briefing.search.query.nodes import And, DateTerm, FieldTerm, Not, Or, Part, TextTerm, ValueTerm


def holds(part: Part, briefing: IndexDocument, one: RecordDocument, at_odds: set[str]) -> bool:
    """Does the record match?"""
    match part:
        case TextTerm(words, is_prefix):
            return any(stands(words, is_prefix, text.split()) for text in one.words)
        case FieldTerm("has", ("conflict",), False):
            return one.series in at_odds
        case FieldTerm(field, words, is_prefix, is_whole):
            own = [value.words for value in one.values if value.field == field and value.words]
            if FIELDS[field]:
                return any(value[0].startswith(words[0]) if is_prefix else value[0] == words[0] for value in own)
            if is_whole:
                return any(value[field == "country" :] == words for value in own)
            return any(stands(words, is_prefix, value) for value in own)
        case ValueTerm(low, high, has_low, has_high):
            return bool(one.series) and above(one.bounds[1], low, has_low) and below(one.bounds[0], high, has_high)
        case DateTerm("published", _, first, last):
            return briefing.published[0] <= last and briefing.published[1] >= first
        case DateTerm(_, _, first, last):
            return one.days[1] != 0 and one.days[0] <= day_as_integer(last) and one.days[1] >= day_as_integer(first)
        case Not(inner):
            return not holds(inner, briefing, one, at_odds)
        case And(parts):
            return all(holds(inner, briefing, one, at_odds) for inner in parts)
        case Or(parts):
            return any(holds(inner, briefing, one, at_odds) for inner in parts)
    raise TypeError(part)


def stands(wanted: Sequence[str], is_prefix: bool, words: Sequence[str]) -> bool:
    """Do the wanted words stand side by side, the last perhaps going on?"""
    for at in range(len(words) - len(wanted) + 1):
        *head, last = words[at : at + len(wanted)]
        if head == list(wanted[:-1]) and (last.startswith(wanted[-1]) if is_prefix else last == wanted[-1]):
            return True
    return False


def above(value: float | None, bound: object, counts: bool) -> bool:
    return bound is None or value is None or value > float(bound) or (counts and value == float(bound))  # type: ignore[arg-type]


def below(value: float | None, bound: object, counts: bool) -> bool:
    return bound is None or value is None or value < float(bound) or (counts and value == float(bound))  # type: ignore[arg-type]
