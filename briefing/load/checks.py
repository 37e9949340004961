"""What can only be seen with the whole file before one: links, and figures beside each other.

A finding here does not hide the briefing: it is read, and the finding reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from briefing.load.problems import Path
from briefing.load.report import LoadReport
from briefing.model import SECTIONS, Briefing, Item, Statistic
from briefing.model.countries import NAMES
from briefing.model.fields import Field, Section
from briefing.model.statistic import Change, change_fits, computed_change
from briefing.model.values import Link, Mention
from briefing.safe import safe

ENTITIES = ("people", "organisations", "places")


def check(draft: LoadReport) -> None:
    """Look at every good record of the draft, and report to it."""
    found = Check(draft)
    for path, record in draft.partial.items():
        found.look_at(record, path)


def linked(kind: type[Section]) -> tuple[Field, ...]:
    """The fields of a kind that name something else in the file."""
    found = LINKED.get(kind.__name__)
    if found is None:
        found = tuple(declared for declared in kind.FIELDS.values() if declared.type in (Link, Mention))
        LINKED[kind.__name__] = found
    return found


LINKED: dict[str, tuple[Field, ...]] = {}


class Check:
    """One look at one draft."""

    def __init__(self, draft: LoadReport) -> None:
        self.draft, self.ids, self.records = draft, draft.ids, draft.records
        self.sets: dict[tuple[str, str], frozenset[str]] = {}

    @cached_property
    def names(self) -> dict[Path, str]:
        return {path: name for name, path in self.ids.items()}

    @cached_property
    def of_section(self) -> dict[str, list[str]]:
        """The ids of each section, `*` for all."""
        out: dict[str, list[str]] = {"*": list(self.ids)}
        for name, path in self.ids.items():
            out.setdefault(str(path[0]), []).append(name)
        return out

    def look_at(self, record: Section, path: Path) -> None:
        for declared in linked(type(record)):
            value = record.__dict__.get(declared.name)
            for step, name in steps(declared, value) if value else ():
                if self.ids.get(name) == path:
                    self.draft.report((*path, declared.name, *step), f"'{safe(name)}' names itself", is_fault=False)
                elif declared.type is Mention:
                    self.mention(name, (*path, declared.name, *step))
                else:
                    self.link(name, declared, (*path, declared.name, *step))
        if isinstance(record, Statistic) and path in self.records and record.change:
            self.change(record, record.change, path)
        if isinstance(record, Briefing):
            self.dates(record)

    def dates(self, briefing: Briefing) -> None:
        """It is corrected after it was published."""
        published, modified = (briefing.__dict__.get(name) for name in ("date_published", "date_modified"))
        if published and modified and modified.last < published.first:
            message = f"corrected before it was published: expected {published.text} or later"
            self.draft.report(("date_modified",), message, is_fault=False)

    def link(self, name: str, declared: Field, here: Path) -> None:
        """It leads to a record of the section it names, and that record leads back."""
        target = self.ids.get(name)
        if target is None:
            hint = self.draft.did_you_mean(name, self.of_section.get(declared.to, []))
            one = "record" if declared.to == "*" else SECTIONS[declared.to].ONE
            self.draft.report(here, f"no {one} here has the id '{safe(name)}'{hint}")
        elif declared.to not in ("*", target[0]) or (len(target) > 2 and declared.to != "*"):
            self.draft.report(here, f"'{name}' is one of the {target[-2]}: expected the id of one of the {declared.to}")
        elif declared.name == declared.to and target in self.records:
            self.way_back(self.records[target], name, here)

    def way_back(self, other: Item, name: str, here: Path) -> None:
        """Both ends of a link are written, where the other kind has a field for it."""
        source = str(here[0])
        back = other.FIELDS.get(source)
        own = self.names.get(here[:2], "")
        if back is not None and back.type is Link and own not in self.links_of(other, source):
            message = f"one-way: '{name}' does not lead back; expected '{own}' among its {source}"
            self.draft.report(here, message, is_fault=False)

    def links_of(self, record: Item, name: str) -> frozenset[str]:
        """The ids in a field, as a set: a record may have thousands, each asked for by its other end."""
        found = self.sets.get((record.id, name))
        if found is None:
            found = self.sets[record.id, name] = frozenset(getattr(record, name))
        return found

    def mention(self, name: str, here: Path) -> None:
        """A name that nearly is an id, or looks like a country code and is none, was most likely mistyped."""
        target = self.ids.get(name)
        if target is not None:
            if target[0] not in ENTITIES:
                self.draft.report(here, f"'{name}' is one of the {target[-2]}: expected who or where")
        elif len(name) == 2 and name.isascii() and name.isupper() and name not in NAMES:
            self.draft.report(here, f"'{name}' is no country of ISO 3166-1, nor an id of this file", is_fault=False)
        elif " " not in name and name not in NAMES:
            known = [own for table in ENTITIES for own in self.of_section.get(table, [])]
            if hint := self.draft.did_you_mean(name, known):
                self.draft.report(here, f"no record here has the id '{name}', it is read as a name{hint}", False)

    def change(self, record: Statistic, change: Change, path: Path) -> None:
        """The stated change is against a figure of the same measure, and fits what the two figures give."""
        base = self.records.get(self.ids.get(change.base or "", ()))
        here = (*path, "change", "base")
        if not isinstance(base, Statistic):
            return
        if base is record:
            self.draft.report(here, "the figure is its own base")
        elif base.measure != record.measure:
            self.draft.report(here, f"'{base.id}' is of another measure: {base.measure}, not {record.measure}")
        elif (base.unit, base.unit_code) != (record.unit, record.unit_code):
            self.draft.report(here, f"'{base.id}' has another unit: {base.unit}, not {record.unit}")
        elif record.value is not None and base.value is not None:
            self.fit(change, computed_change(change, record.value, base.value), path)

    def fit(self, change: Change, computed: Any, path: Path) -> None:
        if computed is not None and not change_fits(change, computed):
            stated = f"{change.qualifier or ''} {change.value:f}".strip()
            message = (
                f"the stated change ({stated}) does not fit the computed one ({computed:.2f}) from '{change.base}'"
            )
            self.draft.report((*path, "change", "value"), message, is_fault=False)


def steps(declared: Field, value: Any) -> Iterator[tuple[Path, str]]:
    """Each value of a field with the rest of its path."""
    if declared.many:
        yield from (((index,), one) for index, one in enumerate(value))
    else:
        yield (), value
