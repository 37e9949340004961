"""Check words that stand for something: names of records, and keys of open vocabularies."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from briefing.folding import fold
from briefing.load.field_selection import FieldSelection
from briefing.load.problems import Path
from briefing.load.report import LoadReport
from briefing.model.country_table import NAMES
from briefing.model.fields import Section
from briefing.model.vocabulary import Vocabulary
from briefing.safe import short

ENTITIES = ("people", "organisations", "places")
"""The sections a mention may refer to."""


VOCABULARIES = FieldSelection(
    lambda declared: isinstance(declared.type, type) and issubclass(declared.type, Vocabulary)
)
"""Fields that hold a key of an open vocabulary."""


def check_vocabularies(record: Section, path: Path, report: LoadReport) -> None:
    """Warn where a key of an open vocabulary is nearly one that is known, so a typo."""
    for declared in VOCABULARIES.of(type(record)):
        key = record.__dict__.get(declared.name)
        known = declared.type.KNOWN
        if key and key not in known and (hint := report.did_you_mean(key, list(known))):
            report.add((*path, declared.name), f"'{short(key)}' is none of the known keys{hint}", is_fault=False)


class NamesInUse:
    """The names and abbreviations of the entities of one file, broken ones included."""

    def __init__(self, report: LoadReport) -> None:
        self.report = report

    @cached_property
    def ids(self) -> dict[str, set[str]]:
        """Map each name (folded) and abbreviation to the ids that it may mean."""
        ids: dict[str, set[str]] = {}
        for record in self.entities():
            for name in (fold(record.__dict__.get("name") or ""), record.__dict__.get("abbreviation") or ""):
                ids.setdefault(name, set()).add(record.__dict__.get("id", ""))
        ids.pop("", None)
        return ids

    def entities(self) -> Iterator[Any]:
        """Yield the people, organisations and places of the file."""
        return (record for path, record in self.report.partial.items() if path and path[0] in ENTITIES)

    def ids_of(self, name: str) -> set[str]:
        """Return the ids of the records that have a name or an abbreviation."""
        return self.ids.get(name) or self.ids.get(fold(name), set())

    def check(self, name: str, here: Path) -> None:
        """Warn where a mention is the name of several records, or nearly that of one."""
        ids = self.ids_of(name)
        if len(ids) > 1:
            message = f"'{short(name)}' is the name of several records here; expected one of {', '.join(sorted(ids))}"
            self.report.add(here, message, is_fault=False)
        elif not ids and " " in name and name not in NAMES:
            full = [known for known in self.ids if " " in known]
            if full and (hint := self.report.did_you_mean(name, full)):
                self.report.add(here, f"no record here has the name '{short(name)}'{hint}", is_fault=False)
