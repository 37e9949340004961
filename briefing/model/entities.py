"""Entities: the people, organisations and places that records refer to."""

from __future__ import annotations

from briefing.model.common import Item
from briefing.model.countries import Country
from briefing.model.fields import field
from briefing.model.values import Line, Mention, Prose
from briefing.model.vocabulary import OrganisationType


class Person(Item, table="people", columns=("name", "role", "organisation", "country")):
    """Someone who speaks, acts or is spoken of."""

    name: Line = field("The name as readers know it.", search="name")
    role: Line | None = field("Office or occupation at the time.", default=None, search="text")
    organisation: Mention | None = field(
        "What the person belongs to.", default=None, to="organisations", facet="organisation"
    )
    country: Country | None = field("Country of the office or the person.", default=None, facet="country")
    named: bool = field("False for a source that the article does not name.", default=True)


class Organisation(Item, table="organisations", columns=("name", "abbreviation", "type", "country")):
    """A body of people that acts, speaks or is acted upon."""

    name: Line = field("The full name.", search="name")
    abbreviation: Line | None = field("The short form.", default=None, search="name", title="Short")
    type: OrganisationType | None = field("What sort of body it is.", default=None, facet="type")
    country: Country | None = field("Where it belongs.", default=None, facet="country")
    part_of: Mention | None = field("The larger body.", default=None, to="organisations", title="Part of")


class Place(Item, table="places", columns=("name", "abbreviation", "type", "country")):
    """Somewhere that records happen."""

    name: Line = field("The name as readers know it.", search="name")
    abbreviation: Line | None = field("The short form.", default=None, search="name", title="Short")
    type: Line | None = field("What sort of place: region, city, river …", default=None, facet="type")
    country: tuple[Country, ...] = field(
        "The country or countries it lies in.", default=(), facet="country", allow_single=True
    )
    summary: Prose | None = field("What it is known for.", default=None, search="text")
