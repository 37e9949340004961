"""The library by what its records name: countries, speakers, actors, agreements, and what is in doubt."""

from __future__ import annotations

from array import array
from collections import Counter
from decimal import Decimal

from briefing.formatting import format_readable
from briefing.model import KINDS, SECTIONS, Country, Note, Period
from briefing.repository.record_query import RecordQuery
from briefing.search.facts import read_countries, read_roles
from briefing.search.rows import Fact
from briefing.table import Column, Row, Table
from briefing.tokenizer import folded_words
from briefing.views.lazy_rows import PARTS, RecordRows, places_of

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


def countries(records: RecordQuery) -> Table:
    """Records of each section by country, the country with most of them first."""
    counts: dict[Country, Counter[str]] = {}
    for (section, codes), count in records.count_by("countries", *SECTIONS).items():
        for one in read_countries(codes.split()):
            counts.setdefault(one, Counter())[section] += count
    found = sorted(counts.items(), key=lambda pair: (-pair[1].total(), pair[0].name))
    rows = (Row(f"country:{one}", (one.name, *(count_of(own[kind.TABLE]) for kind in COUNTED))) for one, own in found)
    return Table("Countries", COUNTRIES, tuple(rows))


class Speaker:
    """What is counted of one."""

    def __init__(self) -> None:
        self.quotes = self.for_another = self.second_hand = 0
        self.dates: set[Period] = set()
        self.briefings: set[str] = set()

    def add(self, fact: Fact, is_for_another: bool, is_second_hand: bool) -> None:
        self.quotes += 1
        self.for_another += is_for_another
        self.second_hand += is_second_hand
        self.dates.add(fact.date or fact.published)
        self.briefings.add(fact.hit.briefing)


def speakers(records: RecordQuery) -> Table:
    """Quotes by speaker; `unclear` and `unnamed` are groups of their own, last."""
    groups: dict[tuple[int, str], Speaker] = {}
    for _, fact in records.facts("quotes"):
        if fact.quote:
            group, name, *marks = fact.quote
            groups.setdefault((group, name), Speaker()).add(fact, *marks)
    ordered = sorted(groups.items(), key=lambda pair: (pair[0][0], -pair[1].quotes, pair[0][1]))
    return Table("Speakers", SPEAKERS, tuple(speaker_row(name, found) for (_, name), found in ordered))


def speaker_row(name: str, found: Speaker) -> Row:
    counted = ((found.for_another, "for somebody else"), (found.second_hand, "second-hand"))
    marks = ", ".join(f"{count} {what}" for count, what in counted if count)
    dates = sorted(found.dates, key=lambda one: one.order)
    span = (
        format_readable(dates[0]) if len(dates) == 1 else f"{format_readable(dates[0])} … {format_readable(dates[-1])}"
    )
    return Row(asked_by(name), (name, Decimal(found.quotes), marks, span, Decimal(len(found.briefings))))


def asked_by(name: str) -> str:
    """The query that finds the quotes of a group."""
    if name == "unclear":
        return "section:quotes attribution:unclear"
    who = " ".join(folded_words(name.removeprefix("unnamed").lstrip(": ")))
    return f'section:quotes speaker="{who}"' if who else "section:quotes attribution:anonymous"


def actors(records: RecordQuery) -> Table:
    """Who acts, who is acted upon, whose figures they are, who takes part in agreements."""
    counts: dict[str, list[int]] = {}
    for (_, roles), count in records.count_by("roles", "operations", "statistics", "agreements").items():
        for place, names in enumerate(read_roles(roles)):
            for name in names:
                counts.setdefault(name, [0, 0, 0, 0])[place] += count
    ordered = sorted(counts.items(), key=lambda pair: (-sum(pair[1]), pair[0]))
    return Table("Actors", ACTORS, tuple(Row(taking_part(name), (name, *map(count_of, own))) for name, own in ordered))


def taking_part(name: str) -> str:
    """The query that finds a name in any of the roles."""
    words = " ".join(folded_words(name))
    return " OR ".join(f'{role}="{words}"' for role in ("actor", "target", "by", "party", "agency"))


def agreements(records: RecordQuery) -> Table:
    """By parties, then status, then date."""
    found = [
        (one.agreement.parties, str(one.agreement.status), one.date is None, one.date and one.date.order, id)
        for id, one in records.facts("agreements")
        if one.agreement
    ]
    places = places_of(id for *_, id in sorted(found))
    return Table("Agreements", AGREEMENTS, RecordRows(records, places, agreement_row, range(len(AGREEMENTS))))


def agreement_row(fact: Fact, _: int = 0) -> Row:
    own = fact.agreement
    values = (own.parties, own.status, fact.date, own.title, own.measures) if own else ("",) * len(AGREEMENTS)
    return Row(fact.hit.reference, values)


def questions(records: RecordQuery) -> Table:
    """Every caveat and every note, briefing by briefing: what the editor has still to settle."""
    places = array("q", ((id << PARTS) + part for id, count in records.with_caveats() for part in range(count)))
    return Table("Questions", QUESTIONS, RecordRows(records, places, question_row, range(len(QUESTIONS))))


def question_row(fact: Fact, part: int) -> Row:
    return Row(fact.hit.reference, tuple(fact.doubts[part]))
