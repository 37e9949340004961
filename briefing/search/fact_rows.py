"""The rows that views are made of: records apart from their files, lists of them, groups of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from briefing.model import Country, Period
from briefing.model.agreement import AgreementStatus
from briefing.model.figures import Stated
from briefing.model.statistic import Quantity
from briefing.search.query.query import Query
from briefing.search.rows import Hit

Roles = tuple[tuple[str, ...], ...]


class QuoteFact(NamedTuple):
    """A quote: whose it is."""

    group: int
    """0 a name, 1 nobody who is named, 2 unclear."""
    name: str
    is_for_another: bool
    is_second_hand: bool
    is_reported: bool


class AgreementFact(NamedTuple):
    """An agreement."""

    parties: str
    status: AgreementStatus | None
    title: str
    measures: str


class Observation(NamedTuple):
    """A figure; `series` is what figures of the same thing have in common."""

    measure: str
    """Folded."""
    areas: tuple[Country, ...]
    unit: str
    series: str
    figure: Stated
    """What it says, and who says it when."""
    title: str = ""
    quantity: Quantity | None = None


class Doubt(NamedTuple):
    """A caveat, or a note."""

    kind: str
    about: str
    text: str


class Fact(NamedTuple):
    """What the views need of a record."""

    hit: Hit
    date: Period | None
    published: Period
    caption: str
    countries: tuple[Country, ...]
    roles: Roles
    """Names: who acts, who is acted upon, whose figure it is, who takes part in the agreement."""
    quote: QuoteFact | None
    agreement: AgreementFact | None
    observation: Observation | None
    doubts: tuple[Doubt, ...]


class RecordList(NamedTuple):
    """Records in an order, to be read a window at a time.

    A plain value: it can be read through any connection to the same index, and after the index has changed.
    """

    query: Query
    order: str
    """One of ORDERS in `index.py`."""
    length: int
    """Rows."""
    token: object = None
    """The engine's own; nothing above it looks inside."""


class ListedRecord(NamedTuple):
    """A row of a RecordList."""

    fact: Fact
    part: int
    """Which of its doubts, in a list of doubts; 0 in every other."""


class Group(NamedTuple):
    """Records that have something in common, and what is counted of them."""

    name: str
    """A country's code, a measure, a speaker, an actor."""
    records: int
    """For countries and actors the sum of `counts`: a record in two roles counts twice."""
    counts: Mapping[str, int] = {}
    """Records by section (countries), role (actors: ROLES), mark (speakers: MARKS) or unit (measures)."""
    kind: int = 0
    """Of speakers: 0 a name, 1 nobody who is named, 2 unclear."""
    first: str = ""
    """The earliest date; EDTF. Of speakers, the day of publication for quotes that have none of their own."""
    last: str = ""
    briefings: int = 0
    """How many briefings the quotes of a speaker stand in."""
    years: tuple[str, str] = ("", "")
    """The first and the last year that dates of a measure say; empty where none does."""
    areas: tuple[Country, ...] = ()
    """Of a measure, by name."""
    conflicts: int = 0
    """Series of a measure of which there are several values."""
