"""The library by what its records name: countries, speakers, actors, agreements, and what is in doubt."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefing.formatting import format_readable
from briefing.model import KINDS, Country, Note, Period
from briefing.repository.record_query import RecordQuery
from briefing.search.fact_rows import Fact, Group
from briefing.search.index import ACTORS as ACTOR_GROUPS
from briefing.search.index import BY_DOUBT, BY_PARTIES, MARKS, ROLES
from briefing.search.index import COUNTRIES as COUNTRY_GROUPS
from briefing.search.index import SPEAKERS as SPEAKER_GROUPS
from briefing.table import Column, Row, Table
from briefing.tokenizer import folded_words
from briefing.views.lazy_rows import RecordRows

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
MARK_NAMES = dict(zip(MARKS, ("for somebody else", "second-hand", "reported"), strict=True))
QUESTIONS = (Column("kind", "Kind"), Column("about", "About", True), Column("text", "Doubt", True))


def count_of(count: int) -> Decimal | None:
    """Nothing where there is nothing: a table of noughts says less."""
    return Decimal(count) if count else None


def countries(query: RecordQuery) -> Table:
    """Records of each section by country, the country with most of them first."""
    groups = sorted(query.group(COUNTRY_GROUPS), key=lambda group: (-group.records, Country(group.name).name))
    return Table("Countries", COUNTRIES, tuple(map(country_row, groups)))


def country_row(group: Group) -> Row:
    """The cells of a country."""
    counts = (count_of(group.counts.get(kind.TABLE, 0)) for kind in COUNTED)
    return Row(f"country:{group.name}", (Country(group.name).name, *counts))


def speakers(query: RecordQuery) -> Table:
    """Quotes by speaker; `unclear` and `unnamed` are groups of their own, last."""
    groups = sorted(query.group(SPEAKER_GROUPS), key=lambda group: (group.kind, -group.records, group.name))
    return Table("Speakers", SPEAKERS, tuple(map(speaker_row, groups)))


def speaker_row(group: Group) -> Row:
    """The cells of a speaker."""
    marks = ", ".join(f"{count} {MARK_NAMES[mark]}" for mark, count in group.counts.items())
    dates = dict.fromkeys((group.first, group.last))
    span = " … ".join(format_readable(Period.parse(date)) for date in dates)
    return Row(asked_by(group.name), (group.name, Decimal(group.records), marks, span, Decimal(group.briefings)))


def asked_by(name: str) -> str:
    """The query that finds the quotes of a group."""
    if name == "unclear":
        return "section:quotes attribution:unclear"
    who = " ".join(folded_words(name.removeprefix("unnamed").lstrip(": ")))
    return f'section:quotes speaker="{who}"' if who else "section:quotes attribution:anonymous"


def actors(query: RecordQuery) -> Table:
    """Who acts, who is acted upon, whose figures they are, who takes part in agreements."""
    groups = query.group(ACTOR_GROUPS)
    rows = (Row(taking_part(group.name), (group.name, *role_counts(group))) for group in groups)
    return Table("Actors", ACTORS, tuple(rows))


def role_counts(group: Group) -> Iterator[Decimal | None]:
    """How often an actor is named in each role."""
    return (count_of(group.counts.get(role, 0)) for role in ROLES)


def taking_part(name: str) -> str:
    """The query that finds a name in any of the roles."""
    words = " ".join(folded_words(name))
    return " OR ".join(f'{role}="{words}"' for role in ("actor", "target", "by", "party", "agency"))


def agreements(query: RecordQuery) -> Table:
    """By parties, then status, then date."""
    rows = RecordRows(query, query.list_records(BY_PARTIES), agreement_row, range(len(AGREEMENTS)))
    return Table("Agreements", AGREEMENTS, rows)


def agreement_row(fact: Fact, _: int = 0) -> Row:
    """The cells of an agreement."""
    agreement = fact.agreement
    values = (
        (agreement.parties, agreement.status, fact.date, agreement.title, agreement.measures)
        if agreement
        else ("",) * len(AGREEMENTS)
    )
    return Row(fact.hit.reference, values)


def questions(query: RecordQuery) -> Table:
    """Every caveat and every note, briefing by briefing: what the editor has still to settle."""
    rows = RecordRows(query, query.list_records(BY_DOUBT), question_row, range(len(QUESTIONS)))
    return Table("Questions", QUESTIONS, rows)


def question_row(fact: Fact, part: int) -> Row:
    """The cells of a caveat or a note."""
    return Row(fact.hit.reference, tuple(fact.doubts[part]))
