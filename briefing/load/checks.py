"""Check references between the records of a file: links, mentions, figures and their bases.

An error found here is reported, but does not make the briefing unreadable, unless it would become too large.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from briefing.load.field_selection import FieldSelection
from briefing.load.figure_checks import check_figure
from briefing.load.growth import Growth
from briefing.load.name_checks import ENTITIES, NamesInUse, check_vocabularies
from briefing.load.problems import Path
from briefing.load.report import External, LoadReport
from briefing.model import SECTIONS, Briefing, Item, Statistic
from briefing.model.country_table import NAMES
from briefing.model.fields import Field, Section
from briefing.model.ids import is_external
from briefing.model.values import Link, Mention, Reference
from briefing.safe import short


def check_references(report: LoadReport) -> bool:
    """Check the records built so far, and add the findings to `report`; tell whether the file may be opened.

    Raises TooMany where the file has more errors than are reported.
    """
    checker = ReferenceChecker(report)
    for path, record in report.partial.items():
        checker.check_record(record, path)
    return checker.growth is None or not checker.growth.is_too_large


REFERENCES = FieldSelection(lambda declared: declared.refers)
"""Fields that refer to other records of the file."""


class ReferenceChecker:
    """Checks the records of one file; each method adds its findings to the report."""

    def __init__(self, report: LoadReport) -> None:
        self.report, self.ids, self.records = report, report.ids, report.records
        self.entity_names = NamesInUse(report)
        self.growth = None if report.size is None else Growth(report, report.size)
        self.id_sets: dict[tuple[str, str], frozenset[str]] = {}
        """Cache of `linked_ids`."""

    @cached_property
    def names(self) -> dict[Path, str]:
        """Map the path of each record to its id."""
        return {path: name for name, path in self.ids.items()}

    @cached_property
    def ids_by_section(self) -> dict[str, list[str]]:
        """Map each section to the ids of its records, and `*` to all ids."""
        ids: dict[str, list[str]] = {"*": list(self.ids)}
        for name, path in self.ids.items():
            ids.setdefault(str(path[0]), []).append(name)
        return ids

    def check_record(self, record: Section, path: Path) -> None:
        """Check all references of one record; `path` is where the file has it."""
        for declared in REFERENCES.of(type(record)):
            value = record.__dict__.get(declared.name)
            for step, name in values_with_steps(declared, value) if value else ():
                if self.growth:
                    self.growth.refer(declared, name, (*path, declared.name, *step))
                if self.ids.get(name) == path:
                    self.report.add((*path, declared.name, *step), f"'{short(name)}' names itself", is_fault=False)
                elif is_external(name) or (declared.type is Reference and name not in self.ids):
                    self.report.external.append(External(name, declared.to, (*path, declared.name, *step)))
                elif declared.type is Reference:
                    continue
                elif declared.type is Mention:
                    self.check_mention(name, declared, (*path, declared.name, *step))
                else:
                    self.check_link(name, declared, (*path, declared.name, *step))
        if self.growth:
            self.growth.count_record(record, path)
        check_vocabularies(record, path, self.report)
        if isinstance(record, Statistic) and path in self.records:
            check_figure(self.report, record, path)
        if isinstance(record, Briefing):
            self.check_dates(record)

    def check_dates(self, briefing: Briefing) -> None:
        """Warn where a briefing was corrected before it was published."""
        published, modified = (briefing.__dict__.get(name) for name in ("date_published", "date_modified"))
        if published and modified and modified.last < published.first:
            message = f"corrected before it was published: expected {published.text} or later"
            self.report.add(("date_modified",), message, is_fault=False)

    def check_link(self, name: str, declared: Field, here: Path) -> None:
        """Report a link to no record, or to one of another section, and a link without its counterpart."""
        target = self.ids.get(name)
        if target is None:
            hint = self.report.did_you_mean(name, self.ids_by_section.get(declared.to, []))
            noun = "record" if declared.to == "*" else SECTIONS[declared.to].SINGULAR
            self.report.add(here, f"no {noun} here has the id '{short(name)}'{hint}")
        elif declared.to not in ("*", target[0]) or (len(target) > 2 and declared.to != "*"):
            self.report.add(here, f"'{name}' is one of the {target[-2]}: expected the id of one of the {declared.to}")
        elif declared.name == declared.to and target in self.records:
            self.check_backlink(self.records[target], name, here)

    def check_backlink(self, target: Item, target_id: str, here: Path) -> None:
        """Warn where the target of a link has a field for links back, but none to the source."""
        section = str(here[0])
        backlinks = target.FIELDS.get(section)
        source_id = self.names.get(here[:2], "")
        if backlinks is not None and backlinks.type is Link and source_id not in self.linked_ids(target, section):
            message = f"one-way: '{target_id}' does not lead back; expected '{source_id}' among its {section}"
            self.report.add(here, message, is_fault=False)

    def linked_ids(self, record: Item, name: str) -> frozenset[str]:
        """Return the ids in a field as a set: a record may have thousands, each looked up from its target."""
        ids = self.id_sets.get((record.id, name))
        if ids is None:
            ids = self.id_sets[record.id, name] = frozenset(getattr(record, name))
        return ids

    def check_mention(self, name: str, declared: Field, here: Path) -> None:
        """Report a mention of the wrong section; warn where a name is nearly an id or a country code, so a typo."""
        target = self.ids.get(name)
        if target is not None:
            if target[0] not in ENTITIES and declared.to != "*":
                self.report.add(here, f"'{name}' is one of the {target[-2]}: expected who or where")
        elif len(name) == 2 and name.isascii() and name.isupper() and name not in NAMES:
            self.report.add(here, f"'{name}' is no country of ISO 3166-1, nor an id of this file", is_fault=False)
        elif " " in name or self.entity_names.ids_of(name):
            self.entity_names.check(name, here)
        elif name not in NAMES:
            known = [entity for table in ENTITIES for entity in self.ids_by_section.get(table, [])]
            if hint := self.report.did_you_mean(name, known):
                self.report.add(here, f"no record here has the id '{name}', it is read as a name{hint}", False)


def values_with_steps(declared: Field, value: Any) -> Iterator[tuple[Path, str]]:
    """Yield (path from the field, value) for each value of a field."""
    if declared.many:
        yield from (((index,), element) for index, element in enumerate(value))
    else:
        yield (), value
