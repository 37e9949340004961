"""Declarations that several kinds of record share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from briefing.model.choice import Choice
from briefing.model.fields import Inconsistency, Section, field
from briefing.model.values import Id, Offset, Page, Prose, Reference


class DateBasis(Choice):
    """How a date is known."""

    STATED = "stated", "The source says it."
    INFERRED = "inferred", "The editor concludes it."
    NOT_STATED = "not-stated", "The source does not say it."


class Qualifier(Choice):
    """How exact a figure claims to be."""

    NEARLY = "nearly", "Not quite so much."
    ABOUT = "about", "More or less."
    OVER = "over", "More than that."
    AT_LEAST = "at-least", "That or more."
    UP_TO = "up-to", "That or less."
    BELOW = "below", "Less than that: <."
    ABOVE = "above", "More than that: >."

    @classmethod
    def synonyms(cls) -> Mapping[str, str]:
        """Return what articles say for these."""
        return {
            "less-than": "below", "fewer-than": "below", "under": "below", "at-most": "up-to", "more-than": "above",
            "greater-than": "above", "around": "about", "approximately": "about", "almost": "nearly",
        }  # fmt: skip


class Evidence(Section):
    """Where in the source's extracted text it stands: selectors of the W3C Web Annotation model."""

    at: tuple[Offset, ...] = field("Start and end, in characters of the extracted text.", default=())
    exact: Prose | None = field("The words themselves.", default=None)
    prefix: Prose | None = field("The words before.", default=None)
    suffix: Prose | None = field("The words after.", default=None)

    RULES: ClassVar[dict[str, Any]] = {
        "properties": {"at": {"anyOf": [{"maxItems": 0}, {"minItems": 2, "maxItems": 2}]}}
    }

    def inconsistencies(self) -> list[Inconsistency]:
        """Return an error where the offsets are not a start and a later end."""
        if self.at and (len(self.at) != 2 or self.at[0] >= self.at[1]):
            return [Inconsistency(("at",), "expected a start and an end behind it, as [120, 164]")]
        return []


class Item(Section):
    """A record that can be referred to."""

    LAST = ("see", "corrects", "paragraph", "page", "evidence", "caveats", "formerly")

    id: Id = field("Its name in this file; where it is missing, a slug of the title or the first words.", default="")
    see: tuple[Reference, ...] = field(
        "What else to look at: records of this or another briefing, or briefings.", default=(), title="See"
    )
    corrects: tuple[Reference, ...] = field(
        "The records or briefings that it corrects or replaces.", default=(), title="Corrects"
    )
    paragraph: tuple[int, ...] = field(
        "Where it stands in the source: the blank-line separated block after the date line, 1 is the lead.",
        default=(),
        allow_single=True,
    )
    page: tuple[Page, ...] = field("The page of the source, as printed there.", default=(), allow_single=True)
    evidence: Evidence | None = field("Selectors over the source's extracted text.", default=None)
    caveats: tuple[Prose, ...] = field("What to bear in mind before using it.", default=(), search="text")
    formerly: tuple[Id, ...] = field(
        "Ids that it had before: references to them lead here.", default=(), facet="formerly"
    )
