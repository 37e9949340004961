"""The library by what its records name: countries, speakers, actors, agreements, and what is in doubt."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from briefing.model import KINDS, Agreement, Briefing, Country, Item, Note, Operation, Quote, Statistic
from briefing.search.values import countries_of
from briefing.table import Column, Row, Table, caption, resolved
from briefing.views.record import speaker
from briefing.words import folded_words
from briefing.written import readable

Records = Iterable[tuple[Briefing, Item]]

COUNTED = tuple(kind for kind in KINDS if kind is not Note)
SHORT = {"operations": "Operat.", "statistics": "Statist.", "agreements": "Agreem.", "organisations": "Organis."}
"""Headings that would take more room than the numbers under them."""
COUNTRIES = (
    Column("country", "Country", True),
    *(Column(kind.TABLE, SHORT.get(kind.TABLE, kind.TABLE.capitalize())) for kind in COUNTED),
)
SPEAKERS = (
    Column("speaker", "Speaker", True), Column("quotes", "Quotes"), Column("marks", "Of them"),
    Column("span", "From – to"), Column("briefings", "Briefings"),
)  # fmt: skip
ACTORS = (
    Column("actor", "Actor", True), Column("actor_in", "As actor"), Column("target_in", "As target"),
    Column("says", "Figures"), Column("party_to", "Agreements"),
)  # fmt: skip
AGREEMENTS = (
    Column("parties", "Parties", True), Column("status", "Status"), Column("date", "Period"),
    Column("title", "Agreement", True), Column("measures", "Measures"),
)  # fmt: skip
QUESTIONS = (Column("kind", "Kind"), Column("about", "About", True), Column("text", "Doubt", True))


def count_of(count: int) -> Decimal | None:
    """Nothing where there is nothing: a table of noughts says less."""
    return Decimal(count) if count else None


def countries(records: Records) -> Table:
    """Records of each section by country, the country with most of them first."""
    counts: dict[str, dict[str, int]] = {}
    for briefing, record in records:
        for code in countries_of(briefing, record):
            own = counts.setdefault(code, {})
            own[record.TABLE] = own.get(record.TABLE, 0) + 1
    found = sorted(counts.items(), key=lambda pair: (-sum(pair[1].values()), Country(pair[0]).name))
    rows = (
        Row(f"country:{code}", (Country(code).name, *(count_of(own.get(kind.TABLE, 0)) for kind in COUNTED)))
        for code, own in found
    )
    return Table("Countries", COUNTRIES, tuple(rows))


def speakers(records: Records) -> Table:
    """Quotes by speaker; `unclear` and `unnamed` are groups of their own, last."""
    groups: dict[tuple[int, str], list[tuple[Briefing, Quote]]] = {}
    for briefing, record in records:
        if isinstance(record, Quote):
            groups.setdefault(group_of(briefing, record), []).append((briefing, record))
    rows = (
        speaker_row(name, found)
        for (_, name), found in sorted(groups.items(), key=lambda pair: (pair[0][0], -len(pair[1]), pair[0][1]))
    )
    return Table("Speakers", SPEAKERS, tuple(rows))


def group_of(briefing: Briefing, quote: Quote) -> tuple[int, str]:
    person = briefing.by_id.get(quote.speaker or "")
    if not quote.speaker:
        return (2, "unclear") if quote.attribution == "unclear" else (1, "unnamed")
    if getattr(person, "named", True) is False:
        return (1, f"unnamed: {speaker(briefing, quote)}")
    return (0, speaker(briefing, quote))


def speaker_row(name: str, found: list[tuple[Briefing, Quote]]) -> Row:
    spokes = sum(quote.on_behalf_of is not None or quote.attribution == "unnamed-spokesperson" for _, quote in found)
    second = sum(quote.via is not None for _, quote in found)
    marks = ", ".join(
        f"{count} {what}" for count, what in ((spokes, "for somebody else"), (second, "second-hand")) if count
    )
    dates = sorted({(quote.date or briefing.date_published) for briefing, quote in found}, key=lambda one: one.order)
    span = readable(dates[0]) if len(dates) == 1 else f"{readable(dates[0])} … {readable(dates[-1])}"
    briefings = dict.fromkeys(briefing.id for briefing, _ in found)
    return Row(asked_by(name), (name, Decimal(len(found)), marks, span, Decimal(len(briefings))))


def asked_by(name: str) -> str:
    """The query that finds the quotes of a group."""
    if name == "unclear":
        return "section:quotes attribution:unclear"
    who = " ".join(folded_words(name.removeprefix("unnamed").lstrip(": ")))
    return f'section:quotes speaker:"{who}"' if who else "section:quotes attribution:anonymous"


ROLES = (
    ("actors", Operation, 0), ("targets", Operation, 1), ("attributed_to", Statistic, 2), ("parties", Agreement, 3),
    ("agencies", Agreement, 3),
)  # fmt: skip
"""Field, kind, and the column that counts it."""


def actors(records: Records) -> Table:
    """Who acts, who is acted upon, whose figures they are, who takes part in agreements."""
    found: dict[str, list[set[str]]] = {}
    for briefing, record in records:
        for field, kind, place in ROLES:
            if isinstance(record, kind):
                for one in as_tuple(resolved(briefing, record, field)):
                    sets = found.setdefault(readable(one), [set(), set(), set(), set()])
                    sets[place].add(briefing.reference(record))
    counts = {name: [len(one) for one in sets] for name, sets in found.items()}
    ordered = sorted(counts.items(), key=lambda pair: (-sum(pair[1]), pair[0]))
    return Table("Actors", ACTORS, tuple(Row(taking_part(name), (name, *map(count_of, own))) for name, own in ordered))


def taking_part(name: str) -> str:
    """The query that finds a name in any of the roles."""
    words = " ".join(folded_words(name))
    return " OR ".join(f'{role}:"{words}"' for role in ("actor", "target", "by", "party", "agency"))


def as_tuple(value: Any) -> tuple[Any, ...]:
    return value if type(value) is tuple else () if value in (None, "") else (value,)


def agreements(records: Records) -> Table:
    """By parties, then status, then date."""
    rows = []
    for briefing, record in records:
        if isinstance(record, Agreement):
            parties = ", ".join(sorted(readable(one) for one in resolved(briefing, record, "parties")))
            types = "; ".join(dict.fromkeys(str(one.type or one.summary) for one in record.measures))
            rows.append(Row(briefing.reference(record), (parties, record.status, record.date, record.title, types)))
    return Table(
        "Agreements",
        AGREEMENTS,
        tuple(sorted(rows, key=lambda one: (one.values[0], str(one.values[1]), str(one.values[2])))),
    )


def questions(records: Records) -> Table:
    """Every caveat and every note, briefing by briefing: what the editor has still to settle."""
    rows: list[Row] = []
    for briefing, record in records:
        reference = briefing.reference(record)
        if isinstance(record, Note):
            about = "; ".join(caption(briefing.by_id[name]) for name in record.about if name in briefing.by_id)
            rows.append(Row(reference, (f"note: {readable(record.type)}", about, record.text)))
        rows += [Row(reference, ("caveat", caption(record), text)) for text in record.caveats]
    return Table("Questions", QUESTIONS, tuple(rows))
