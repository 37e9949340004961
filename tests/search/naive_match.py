"""Does a record match a part of a query? Said plainly, without any index."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model.days import day_as_integer
from briefing.model.figures import number_key
from briefing.search.fields import FIELDS
from briefing.search.indexed import IndexDocument, RecordDocument
from briefing.search.query.nodes import And, DateTerm, FieldTerm, Not, Or, Part, TextTerm, ValueTerm


def holds(part: Part, briefing: IndexDocument, one: RecordDocument, at_odds: set[str]) -> bool:
    """Does the record match?"""
    match part:
        case TextTerm(words, is_prefix):
            return any(are_adjacent(words, is_prefix, text.split()) for text in one.words)
        case FieldTerm("has", ("conflict",), False):
            return one.hit.reference in at_odds
        case FieldTerm(field, words, is_prefix, is_whole):
            own = [value.words for value in one.values if value.field == field and value.words]
            if FIELDS[field]:
                return any(value[0].startswith(words[0]) if is_prefix else value[0] == words[0] for value in own)
            if is_whole:
                return any(value[field == "country" :] == words for value in own)
            return any(are_adjacent(words, is_prefix, value) for value in own)
        case ValueTerm():
            return one.figure is not None and is_within(one.figure.bounds, part)
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


def are_adjacent(wanted: Sequence[str], is_prefix: bool, words: Sequence[str]) -> bool:
    """Do the wanted words stand side by side, the last perhaps going on?"""
    for at in range(len(words) - len(wanted) + 1):
        *head, last = words[at : at + len(wanted)]
        if head == list(wanted[:-1]) and (last.startswith(wanted[-1]) if is_prefix else last == wanted[-1]):
            return True
    return False


def is_within(bounds: tuple[str, str], term: ValueTerm) -> bool:
    """Does a figure lie within the bounds of a term? `bounds` are keys of numbers, empty for an open end."""
    least, most = (number_key(bound) for bound in (term.low, term.high))
    low, high = bounds
    above = term.low is None or not high or high > least or (term.has_low and high == least)
    return above and (term.high is None or not low or low < most or (term.has_high and low == most))


def is_at_odds(one: RecordDocument, series: Sequence[RecordDocument]) -> bool:
    """Does a figure disagree with another of its series?"""
    return any(is_rival(one, another, series) for another in series)


def is_rival(one: RecordDocument, another: RecordDocument, series: Sequence[RecordDocument]) -> bool:
    assert one.figure
    assert another.figure
    if one.figure.bounds == another.figure.bounds:
        return False
    is_same_vintage = one.figure.vintage != "" and one.figure[1:] == another.figure[1:]
    return is_same_vintage or (stands(one, series) and stands(another, series))


def stands(one: RecordDocument, series: Sequence[RecordDocument]) -> bool:
    """Has no newer vintage of its source replaced it?"""
    figures = [record.figure for record in series if record.figure]
    assert one.figure
    _, source, vintage = one.figure
    return vintage == "" or all(figure.source != source or figure.vintage <= vintage for figure in figures)
