"""Operations: what was done, by whom, to whom."""

from __future__ import annotations

from typing import Any, ClassVar

from briefing.model.choice import Choice
from briefing.model.common import DateBasis, Item, Qualifier
from briefing.model.countries import Country
from briefing.model.fields import Inconsistency, field
from briefing.model.period import Period
from briefing.model.values import Duration, Line, Link, Mention, Prose
from briefing.model.vocabulary import EventType


class OperationStatus(Choice):
    """How far an operation has come."""

    ONGOING = "ongoing", "It goes on."
    COMPLETED = "completed", "It is done."
    CLAIMED = "claimed", "Somebody says it was done, and nobody else."
    PLANNED = "planned", "It is to be done."
    SUSPENDED = "suspended", "It was stopped for the time being."
    FAILED = "failed", "It was tried without success."


class Operation(Item, table="operations", columns=("date", "title", "event_type", "status", "countries", "actors")):
    """Something that was done: a seizure, an arrest, a campaign."""

    title: Line = field("What was done, in a few words.", search="name")
    event_type: EventType | None = field("What sort of event it is.", default=None, facet="type", title="Type")
    summary: Prose | None = field("What was done, in the editor's words.", default=None, search="text")
    date: Period | None = field("When.", default=None, title="Period")
    date_basis: DateBasis | None = field("How the date is known.", default=None, title="Date basis")
    status: OperationStatus | None = field("How far it has come.", default=None, facet="status")
    duration: Duration | None = field("How long it took or has taken.", default=None)
    duration_qualifier: Qualifier | None = field("How exact the duration is.", default=None)
    countries: tuple[Country, ...] = field("The countries it concerns.", default=(), facet="country")
    places: tuple[Mention, ...] = field("Where it happened.", default=(), to="places", search="text", facet="place")
    actors: tuple[Mention, ...] = field("Who did it.", default=(), facet="actor", search="text")
    targets: tuple[Mention, ...] = field("To whom it was done.", default=(), facet="target", search="text")
    objective: Prose | None = field("What it was meant to achieve.", default=None, search="text")
    attributed_to: Mention | None = field("Who says so.", default=None, facet="by", title="According to")
    via: Mention | None = field("The outlet it was taken from, when second-hand.", default=None, facet="via")
    statistics: tuple[Link, ...] = field("Figures of it.", default=(), to="statistics")
    agreements: tuple[Link, ...] = field("Agreements it belongs to.", default=(), to="agreements")
    quotes: tuple[Link, ...] = field("What was said of it.", default=(), to="quotes")

    RULES: ClassVar[dict[str, Any]] = {"dependentRequired": {"duration_qualifier": ["duration"]}}

    def inconsistencies(self) -> list[Inconsistency]:
        """Return an error where a qualifier has no duration to qualify."""
        if self.duration_qualifier and not self.duration:
            return [Inconsistency(("duration_qualifier", "duration"), "there is no duration to qualify")]
        return []
