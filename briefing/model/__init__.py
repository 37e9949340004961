"""The data model: immutable, validated records of a briefing, without input or output.

fields.py   field(), Field, Section: how a kind of record is declared
values.py   value types, parsers.py their parsers; period.py and countries.py: dates and countries
one module per kind of record, and document.py for the briefing itself
"""

from __future__ import annotations

from briefing.model.agreement import Agreement, Measure
from briefing.model.common import Evidence, Item
from briefing.model.countries import Country
from briefing.model.document import Briefing, Source
from briefing.model.entities import Organisation, Person, Place
from briefing.model.fields import Field, Section
from briefing.model.note import Note
from briefing.model.operation import Operation
from briefing.model.period import Period
from briefing.model.quote import Quote
from briefing.model.statistic import Change, Quantity, Statistic

KINDS: tuple[type[Item], ...] = (Operation, Statistic, Agreement, Quote, Person, Organisation, Place, Note)
"""The sections, in reading order."""

SECTIONS: dict[str, type[Item]] = {kind.TABLE: kind for kind in KINDS}

__all__ = [
    "KINDS", "SECTIONS", "Agreement", "Briefing", "Change", "Country", "Evidence", "Field", "Item", "Measure", "Note",
    "Operation", "Organisation", "Period", "Person", "Place", "Quantity", "Quote", "Section", "Source", "Statistic",
]  # fmt: skip
