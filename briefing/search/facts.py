"""What the views of a library are made of: a record apart from its file, so that none is read again for them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from briefing.formatting import format_readable
from briefing.model import Agreement, Briefing, Country, Item, Note, Operation, Period, Quote, Statistic
from briefing.model.agreement import AgreementStatus
from briefing.model.country_table import NAMES
from briefing.model.figures import Stated, figure_key, stated
from briefing.model.number_parsers import DecimalParser
from briefing.model.statistic import Quantity
from briefing.model.units import fold_meaning
from briefing.search.fact_rows import AgreementFact, Doubt, Fact, Observation, QuoteFact, Roles
from briefing.search.field_values import countries_of
from briefing.search.indexed import FactRow
from briefing.search.rows import Hit
from briefing.table import caption, resolved, speaker

COUNTRIES = {code: Country(code) for code in NAMES}


def to_fact_row(briefing: Briefing, record: Item) -> FactRow:
    """What the views need of a record, as an index stores it."""
    named, doubted = roles(briefing, record), doubts(briefing, record)
    rest: list[Any] = [caption(record), None, None, None, doubted]
    match record:
        case Quote():
            rest[1] = quote_fact(briefing, record)
        case Agreement():
            rest[2] = agreement_fact(briefing, record)
        case Statistic():
            figure = observation(briefing, record)
            rest[3] = (*figure[:-1], number_texts(record.quantity))
    countries = " ".join(countries_of(briefing, record))
    order = agreement_order(record, rest[2]) if isinstance(record, Agreement) else ""
    return FactRow(countries, written(named) if any(named) else "", len(doubted), written(rest), order)


def agreement_order(record: Agreement, stated: AgreementFact) -> str:
    """Parties, status and date as one text that sorts as they do; what has no date comes last."""
    date = ("0", *record.date.sort_key) if record.date else ("1",)
    return "\x1f".join((stated.parties, str(record.status), *date))


def written(value: Any) -> str:
    """Compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def fact(hit: Hit, date: str, published: str, text: FactRow) -> Fact:
    """Raises ValueError, KeyError or TypeError where it is not what `to_fact_row` made."""
    caption, saying, pact, observation, doubts = json.loads(text.rest)
    if observation:
        measure, areas, unit, series, (bounds, source, vintage), title, number = observation
        figure = Stated(tuple(bounds), source, vintage)
        observation = Observation(
            measure, read_countries(areas), unit, series, figure, str(title), read_quantity(number, unit)
        )
    if pact:
        parties, status, title, measures = pact
        pact = AgreementFact(parties, AgreementStatus(status) if status else None, title, measures)
    return Fact(
        hit, Period.parse(date) if date else None, Period.parse(published), caption,
        read_countries(text.countries.split()), read_roles(text.roles), saying and QuoteFact(*saying), pact,
        observation, tuple(Doubt(*doubt) for doubt in doubts),
    )  # fmt: skip


def read_quantity(numbers: list[str], unit: str) -> Quantity:
    """Return a figure as `number_texts` wrote it. Raises ValueError, ArithmeticError where it is none."""
    qualifier, *texts = numbers
    value, low, high, margin = (DecimalParser().parse(Decimal(text)) if text else None for text in texts)
    return Quantity(value, low, high, str(unit), str(qualifier), margin)


def number_texts(quantity: Quantity) -> list[str]:
    """Return qualifier, value, ends of the range and margin of a figure as texts, empty for what is not stated."""
    numbers = (quantity.value, quantity.low, quantity.high, quantity.plus_minus)
    return [str.__str__(quantity.qualifier), *("" if number is None else str(number) for number in numbers)]


def read_countries(codes: Iterable[str]) -> tuple[Country, ...]:
    """Countries by their codes. Raises ValueError for a code that is none."""
    return tuple([COUNTRIES.get(code) or Country.parse(code) for code in codes])


def read_roles(text: str) -> Roles:
    """Names by role, from JSON; none from an empty text. Raises ValueError."""
    return tuple(map(tuple, json.loads(text))) if text else ()


def roles(briefing: Briefing, record: Item) -> list[list[str]]:
    """The names in each of ROLES (`index.py`); nothing for kinds that name nobody."""
    match record:
        case Operation():
            return [names(briefing, record, "actors"), names(briefing, record, "targets"), [], []]
        case Statistic():
            return [[], [], names(briefing, record, "attributed_to"), []]
        case Agreement():
            return [[], [], [], names(briefing, record, "parties", "agencies")]
    return []


def names(briefing: Briefing, record: Item, *fields: str) -> list[str]:
    """Each of them once."""
    values = (value for field in fields for value in as_tuple(resolved(briefing, record, field)))
    return list(dict.fromkeys(map(format_readable, values)))


def as_tuple(value: Any) -> tuple[Any, ...]:
    """A value as a tuple of values; empty for none."""
    return value if type(value) is tuple else () if value in (None, "") else (value,)


def quote_fact(briefing: Briefing, quote: Quote) -> QuoteFact:
    """Whose a quote is."""
    is_for_another = quote.on_behalf_of is not None or quote.attribution == "unnamed-spokesperson"
    return QuoteFact(*group_of(briefing, quote), is_for_another, quote.via is not None, not quote.is_verbatim)


def group_of(briefing: Briefing, quote: Quote) -> tuple[int, str]:
    """The group of a quote (`QuoteFact.group`) and the name it is counted under."""
    person = briefing.named(quote.speaker or "")
    if not quote.speaker:
        return (2, "unclear") if quote.attribution == "unclear" else (1, "unnamed")
    if getattr(person, "named", True) is False:
        return (1, f"unnamed: {speaker(briefing, quote)}")
    return (0, speaker(briefing, quote))


def agreement_fact(briefing: Briefing, record: Agreement) -> AgreementFact:
    """What the list of agreements shows."""
    parties = ", ".join(sorted(format_readable(value) for value in resolved(briefing, record, "parties")))
    measures = "; ".join(dict.fromkeys(str(value.type or value.summary) for value in record.measures))
    return AgreementFact(parties, record.status, record.title, measures)


def observation(briefing: Briefing, record: Statistic) -> Observation:
    """What figures are compared by."""
    series, figure = str(figure_key(briefing, record)), stated(briefing, record)
    return Observation(
        fold_meaning(record.measure), record.area, record.unit, series, figure, record.title, record.quantity
    )


def doubts(briefing: Briefing, record: Item) -> list[Doubt]:
    """Its caveats and those of its measures; of a note the note itself before them."""
    notes = []
    if isinstance(record, Note):
        about = "; ".join(caption(briefing.by_id[name]) for name in record.about if name in briefing.by_id)
        notes = [Doubt(f"note: {format_readable(record.type)}", about, record.text)]
    whole = (record, *getattr(record, "measures", ()))
    return notes + [Doubt("caveat", caption(item), text) for item in whole for text in item.caveats]
