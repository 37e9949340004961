"""The rows that go into an index and come out of one: plain values, the same for every engine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.model import Country, Period
from briefing.model.agreement import AgreementStatus

Signature = str
"""Size and times of a file: another one means that it may have changed."""

Roles = tuple[tuple[str, ...], ...]


class Hit(NamedTuple):
    """A record that matches, or a briefing's own head; names are stable, so a hit outlives the index."""

    briefing: str
    section: str
    id: str
    """Empty for the head."""

    @property
    def reference(self) -> str:
        return f"{self.briefing}#{self.id}" if self.id else self.briefing


class Found(NamedTuple):
    """A hit with enough to show a line of it; the texts are as written, not folded."""

    hit: Hit
    date: str
    """EDTF; empty where the record has none."""
    published: str
    name: str
    text: str


class Results(NamedTuple):
    found: tuple[Found, ...]
    total: int
    """Records that match, counted up to the cap that was given."""
    is_capped: bool
    order: str
    """`best first`, `names first, then newest`, `newest first`, `oldest first`."""


class Count(NamedTuple):
    label: str
    term: str
    """As a query asks for it: `country:PE`."""
    records: int


class BriefingRow(NamedTuple):
    """A line of the list of briefings."""

    id: str
    published: str
    headline: str
    countries: tuple[str, ...]
    status: str
    counts: tuple[int, ...]
    """Records of each section, in the order of `KINDS`."""
    path: str
    modified: str
    """EDTF; empty where it was never corrected."""
    ednote: str
    """What was corrected, or why it is not to be used; empty where nothing is said."""


class QuoteFact(NamedTuple):
    """A quote: whose it is."""

    group: int
    """0 a name, 1 nobody who is named, 2 unclear."""
    name: str
    is_for_another: bool
    is_second_hand: bool


class AgreementFact(NamedTuple):
    """An agreement."""

    parties: str
    status: AgreementStatus | None
    title: str
    measures: str


class Observation(NamedTuple):
    """A figure; `series` is what figures of the same thing have in common."""

    measure: str
    areas: tuple[Country, ...]
    unit: str
    series: str
    value: tuple[str, ...]
    """Value, least and most, each as one text whatever its noughts; empty for none."""


class Doubt(NamedTuple):
    """A caveat, or a note."""

    kind: str
    about: str
    text: str


class Fact(NamedTuple):
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


class FactRow(NamedTuple):
    """All of a fact that no other column of an index holds; what is counted by is apart from the rest."""

    countries: str
    """Codes, parted by spaces."""
    roles: str
    """JSON; empty for none."""
    doubts: int
    """How many."""
    rest: str
    """JSON."""


class Value(NamedTuple):
    field: str
    label: str
    """As a person reads it; empty where it is asked for but never counted."""
    words: tuple[str, ...]
    """Folded; of a key field its one key."""


class RecordDocument(NamedTuple):
    hit: Hit
    name: str
    text: str
    words: tuple[str, str]
    """Of the name and of the text: folded, parted by spaces."""
    values: tuple[Value, ...]
    date: str
    """EDTF; empty where there is none."""
    days: tuple[int, int]
    """First and last, as 20150722; zeros where there is no date."""
    bounds: tuple[float | None, float | None]
    """Of the figure, to the fifteen digits that a comparison looks at; None is open."""
    series: str
    """What figures of the same thing have in common; empty for everything that is no figure."""
    fact: FactRow | None
    """What the views need of it; None for a head."""


class IndexDocument(NamedTuple):
    """A briefing as an index takes it in: plain values, fit to be handed from one process to another."""

    row: BriefingRow
    published: tuple[str, str]
    """First and last day of publication, ISO."""
    documents: tuple[RecordDocument, ...]


class IndexedFile(NamedTuple):
    """A file that was read: what the index takes in."""

    path: str
    signature: Signature
    claim: str
    """The id it has or would have."""
    document: IndexDocument | None
    """None where it cannot be read, or its id is another file's."""
    problems: tuple[str, ...] = ()
    """The faults, in the words of the report."""


class FileState(NamedTuple):
    signature: Signature
    claim: str
    problems: tuple[str, ...]
    """Empty for a file that is a briefing."""


class DatedIds(NamedTuple):
    """Records by their own dates; the two go together."""

    ids: Sequence[int]
    dates: Sequence[str]
    """EDTF; empty where there is none."""
