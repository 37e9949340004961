"""What a record can be asked for by name: the values of its fields, as declared."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from briefing.folding import fold
from briefing.formatting import format_readable
from briefing.model import Briefing, Country, Item, Period, Section
from briefing.model.days import year_of
from briefing.model.values import Id, Link, Reference
from briefing.search.fields import FIELDS, may_miss
from briefing.search.indexed import Value
from briefing.serialisation import format_exact
from briefing.table import resolved
from briefing.tokenizer import folded_words

MOST_YEARS = 10
"""A period of more years is counted in none."""


class FieldPlan(NamedTuple):
    """The fields of a kind by what an entry makes of them."""

    names: tuple[str, ...]
    texts: tuple[str, ...]
    """What an excerpt shows: prose, people and places."""
    codes: tuple[str, ...]
    """What is found and not excerpted: keys, choices, dates, units."""
    facets: tuple[tuple[str, str], ...]
    """Field and the name it is asked for by."""
    has: tuple[str, ...]
    has_country: bool
    """Some field of the kind may name a country."""


UNSPOKEN = frozenset(
    {"id", "paragraph", "page", "measures", "value", "min", "max", "plus_minus", "unit", "qualifier", "sha256"}
)


PLANS: dict[str, FieldPlan] = {}


def field_plan(kind: type[Section]) -> FieldPlan:
    """The plan of a kind, made once."""
    plan = PLANS.get(kind.__name__)
    if plan is None:
        plan = PLANS[kind.__name__] = planned(kind)
    return plan


def planned(kind: type[Section]) -> FieldPlan:
    """Make the plan of a kind from its declaration."""
    fields = kind.FIELDS
    spoken = [
        name
        for name, field in fields.items()
        if field.type not in (Link, Reference) and name not in UNSPOKEN and field.search != "name"
    ]
    texts = tuple(name for name in spoken if fields[name].search == "text" and fields[name].type is not Id)
    return FieldPlan(
        tuple(name for name, field in fields.items() if field.search == "name"),
        texts,
        tuple(name for name in spoken if name not in texts),
        tuple((name, field.facet) for name, field in fields.items() if field.facet),
        may_miss(kind) if issubclass(kind, Item) else (),
        any(field.facet in ("country", "party") for field in fields.values()),
    )


def shared(briefing: Briefing, section: str, id: str) -> Iterator[Value]:
    """Values that every record has: its section, its briefing and its id."""
    yield value("section", section, section)
    yield Value("in", "", (fold(briefing.id),))
    if id:
        yield Value("id", "", (fold(id),))


def values_of(briefing: Briefing, record: Section) -> Iterator[Value]:
    """The values of the fields that can be asked for by name, as declared."""
    plan = field_plan(type(record))
    for name, field in plan.facets:
        stated = resolved(briefing, record, name)
        for each in stated if type(stated) is tuple else (stated,) if stated else ():
            yield country(each) if field == "country" else named(field, each)
            if field == "party" and isinstance(each, Country):
                yield country(each)
    for name in plan.has:
        if getattr(record, name) not in (None, ()):
            yield value("has", "", name)


def named(field: str, stated: Any) -> Value:
    """A value of a field: one key, or the words of a name."""
    label = format_readable(stated)
    if FIELDS[field]:
        return value(field, label if field != "measure" else str(stated), fold(format_exact(stated)))
    return value(field, label, *folded_words(label))


@lru_cache(20_000)
def value(field: str, label: str, *words: str) -> Value:
    """The same object for the same value: a library names few things, and names them often."""
    return Value(field, label, words)


@lru_cache(512)
def country(code: Country) -> Value:
    """An area by the code of its country and its name; the same object for the same area."""
    return Value("country", code.name, (code.country.lower(), *folded_words(code.name)))


def years(period: Period | None) -> Iterator[Value]:
    """The years a period covers."""
    if period and (last := int(year_of(period.last))) - (first := int(year_of(period.first))) < MOST_YEARS:
        yield from (value("year", f"{year:04}") for year in range(first, last + 1))


def countries_of(briefing: Briefing, record: Item) -> list[str]:
    """The codes of the countries it names; of the briefing's where it can name none, as a quote."""
    if not field_plan(type(record)).has_country:
        return list(dict.fromkeys(map(str, briefing.countries)))
    return list(
        dict.fromkeys(value.words[0].upper() for value in values_of(briefing, record) if value.field == "country")
    )
