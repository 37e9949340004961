"""Agreements, and the measures their parties agreed to take."""

from __future__ import annotations

from briefing.model.choice import Choice
from briefing.model.common import DateBasis, Item
from briefing.model.fields import field
from briefing.model.period import Period
from briefing.model.values import Line, Link, Mention, Prose


class AgreementForm(Choice):
    """How many parties an agreement has."""

    BILATERAL = "bilateral", "Two parties."
    TRILATERAL = "trilateral", "Three parties."
    MULTILATERAL = "multilateral", "More than three parties."
    UNSPECIFIED = "unspecified", "The source does not say how many."


class AgreementStatus(Choice):
    """How far an agreement has come."""

    ANNOUNCED = "announced", "It is to be concluded."
    SIGNED = "signed", "It is signed."
    IN_FORCE = "in-force", "It binds the parties."
    RENEWED = "renewed", "It was concluded again or prolonged."
    ONGOING = "ongoing", "It is a cooperation that goes on."
    ENDED = "ended", "It no longer binds the parties."


class Measure(Item, columns=("type", "summary", "places", "organisations")):
    """One thing the parties agreed to do."""

    type: Line | None = field("What sort of measure: training, border-control …", default=None, facet="type")
    summary: Prose = field("What is to be done.", search="name")
    places: tuple[Mention, ...] = field("Where.", default=(), to="places", search="text", facet="place")
    organisations: tuple[Mention, ...] = field(
        "Through whom.", default=(), to="organisations", search="text", facet="organisation"
    )


class Agreement(Item, table="agreements", columns=("date", "title", "parties", "status", "form", "measures")):
    """A treaty, a commitment or a working cooperation between parties."""

    title: Line = field("What was agreed, in a few words.", search="name")
    parties: tuple[Mention, ...] = field("Countries or organisations bound by it.", facet="party", search="text")
    instrument: Line | None = field(
        "What it is called: treaty, memorandum, summit commitment.", default=None, search="text"
    )
    form: AgreementForm | None = field("How many take part.", default=None, facet="form")
    other_parties: Line | None = field("Parties that are not named one by one.", default=None, title="Other parties")
    date: Period | None = field("When it was concluded.", default=None, title="Period")
    date_basis: DateBasis | None = field("How the date is known.", default=None, title="Date basis")
    place_concluded: Mention | None = field(
        "Where it was concluded.", default=None, to="places", title="Concluded at", facet="place"
    )
    status: AgreementStatus | None = field("How far it has come.", default=None, facet="status")
    subjects: tuple[Line, ...] = field("What it is about.", default=(), facet="subject", search="text")
    summary: Prose | None = field("What was agreed, in the editor's words.", default=None, search="text")
    agencies: tuple[Mention, ...] = field("Bodies that carry it out.", default=(), facet="agency", search="text")
    announced_by: Mention | None = field("Who made it known.", default=None, title="Announced by")
    measures: tuple[Measure, ...] = field("What the parties agreed to do, one by one.", default=())
    operations: tuple[Link, ...] = field("What was done under it.", default=(), to="operations")
    quotes: tuple[Link, ...] = field("What was said of it.", default=(), to="quotes")
