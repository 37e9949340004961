"""The briefing itself: its metadata and its sections of records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from briefing.folding import fold
from briefing.model.agreement import Agreement
from briefing.model.choice import Choice
from briefing.model.common import DateBasis, Item
from briefing.model.countries import Country
from briefing.model.country_table import NAMES
from briefing.model.entities import Organisation, Person, Place
from briefing.model.fields import Section, field
from briefing.model.note import Note
from briefing.model.operation import Operation
from briefing.model.period import Period
from briefing.model.quote import Quote
from briefing.model.statistic import Statistic
from briefing.model.values import Id, Language, Line, Prose, Reference, Url


class FormatVersion(Choice):
    """The version of the format that a file is written in."""

    ONE = "briefing/1", "The only version so far."


class PublicationStatus(Choice):
    """Whether a briefing may be used. Source: `pubstatus` of IPTC ninjs."""

    USABLE = "usable", "It may be used."
    WITHHELD = "withheld", "It must not be used for now."
    CANCELED = "canceled", "It must not be used."


class Source(Section):
    """Where the article was published."""

    publisher: Line | None = field("Who published it.", default=None, search="text")
    url: Url | None = field("Where it stands.", default=None, title="URL")
    archive_url: Url | None = field("Where a copy of it is archived.", default=None, title="Archived at")
    accessed: Period | None = field("When it was looked at there.", default=None)
    file: Line | None = field("The file it was taken from.", default=None)
    sha256: Line | None = field("Hash of that file.", default=None, title="SHA-256")
    text_sha256: Line | None = field("Hash of the extracted text.", default=None, title="Text SHA-256")
    extractor: Line | None = field("What extracted the text.", default=None)
    usage_terms: Line | None = field("What may be done with it.", default=None, title="Usage terms")


def names_of(record: Section) -> Iterator[tuple[str, Any]]:
    """Yield (name, record) for each text that a mention may write for a record besides its id."""
    yield fold(getattr(record, "name", "")), record
    if short := getattr(record, "abbreviation", None):
        yield short, record


def only_once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return a dict of pairs without the keys that stand for different values."""
    values: dict[str, Any] = {}
    for key, value in pairs:
        values[key] = value if values.get(key, value) is value else None
    return {key: value for key, value in values.items() if value is not None}


class Briefing(Section, columns=("date_published", "headline", "countries")):
    """An article broken into records."""

    schema: FormatVersion = field("Version of the format.")
    id: Id = field("Its name in the library; where it is missing, the file's stem.", default="")
    formerly: tuple[Id, ...] = field("Ids it had before: references to them lead here.", default=(), facet="formerly")
    headline: Line = field("The headline.", search="name")
    byline: Line | None = field("Who wrote it.", default=None, search="text")
    date_published: Period = field("When it was published.", title="Published")
    date_published_basis: DateBasis | None = field("How that date is known.", default=None, title="Date basis")
    date_modified: Period | None = field("When it was last corrected.", default=None, title="Corrected")
    language: Language | None = field("Language of the article.", default=None)
    pub_status: PublicationStatus = field(
        "Whether it may be used.", default=PublicationStatus.USABLE, facet="publication", title="Status"
    )
    ednote: Prose | None = field(
        "What was corrected, or why it is withheld or canceled.", default=None, search="text", title="Editor's note"
    )
    countries: tuple[Country, ...] = field("The countries it concerns.", default=(), facet="country")
    subjects: tuple[Line, ...] = field("What it is about.", default=(), facet="subject", search="text")
    summary: Prose | None = field("What it says, in the editor's words.", default=None, search="text")
    see: tuple[Reference, ...] = field("Other briefings or records to look at.", default=())
    corrects: tuple[Reference, ...] = field("Briefings or records that it corrects or replaces.", default=())
    source: Source | None = field("Where the article was published.", default=None)
    operations: tuple[Operation, ...] = field("What was done.", default=())
    statistics: tuple[Statistic, ...] = field("Figures.", default=())
    agreements: tuple[Agreement, ...] = field("What was agreed.", default=())
    quotes: tuple[Quote, ...] = field("What was said.", default=())
    people: tuple[Person, ...] = field("People who are named.", default=())
    organisations: tuple[Organisation, ...] = field("Organisations that are named.", default=())
    places: tuple[Place, ...] = field("Places that are named.", default=())
    notes: tuple[Note, ...] = field("Doubts, as data.", default=())

    def section(self, kind: type[Item]) -> tuple[Item, ...]:
        """Return the records of one kind, in the order of the file."""
        records: tuple[Item, ...] = getattr(self, kind.TABLE)
        return records

    def records(self) -> Iterator[Item]:
        """Yield every record of every section in reading order, measures after their agreement."""
        for declared in self.FIELDS.values():
            if declared.many and declared.section:
                for record in getattr(self, declared.name):
                    yield record
                    yield from getattr(record, "measures", ())

    @cached_property
    def by_id(self) -> dict[str, Item]:
        """Map each id to its record, measures included."""
        return {record.id: record for record in self.records()}

    @cached_property
    def by_name(self) -> dict[str, Item]:
        """Map the names (folded) and abbreviations of people, organisations and places to the one that has it."""
        entities = (*self.people, *self.organisations, *self.places)
        return only_once(pair for record in entities for pair in names_of(record))

    def named(self, name: str) -> Item | None:
        """Return the record that a mention means, by its id, its name or its abbreviation; None for none."""
        record = self.by_id.get(name)
        if record is None and name not in NAMES:
            record = self.by_name.get(name) or self.by_name.get(fold(name))
        return record

    def find_record(self, id: str) -> Item | None:
        """Return the record that has this id, or had it before; None where there is none."""
        return self.by_id.get(id) or next((record for record in self.records() if id in record.formerly), None)

    def reference(self, record: Item) -> str:
        """Return `briefing-id#item-id`, stable as long as both ids are."""
        return f"{self.id}#{record.id}"

    @cached_property
    def notes_by_record(self) -> dict[str, list[Note]]:
        """Map the id of each record that notes are about to these notes."""
        notes: dict[str, list[Note]] = {}
        for note in self.notes:
            for name in note.about:
                notes.setdefault(name, []).append(note)
        return notes

    def notes_about(self, record: Item) -> tuple[Note, ...]:
        """Return the notes about one record, in the order of the file."""
        return tuple(self.notes_by_record.get(record.id, ()))
