"""What is known while one file is read: findings, ids that are taken, records that are good."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from briefing import errors
from briefing.load.problems import Path
from briefing.model.fields import Section
from briefing.model.values import Id
from briefing.safe import safe
from briefing.tokenizer import close_matches

MOST_FINDINGS = 500
"""Of faults, and of warnings: more say nothing new, and a file made of them would take minutes to report."""

MOST_COMPARED = 20_000
"""Names compared in the search for near misses, a file: a millisecond a hundred."""


class Finding(NamedTuple):
    """A problem before its place is looked up."""

    path: Path
    message: str
    is_fault: bool = True
    of_key: bool = False
    """It is the key that is wrong, not its value."""


class TooMany(Exception):
    """The file has more faults than anybody wants told."""


class LoadReport:
    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.faults, self.warnings = 0, 0
        self.left_out = 0
        """Warnings beyond `MOST_FINDINGS`."""
        self.ids: dict[str, Path] = {}
        self.records: dict[Path, Any] = {}
        """The records that are good, by their place."""
        self.partial: dict[Path, Any] = {}
        """All records, as far as they were good: their links are looked at too."""
        self.compared = 0
        self.numbers: dict[str, int] = {}
        """The last number that was put behind an id, so that a thousand records of one title are no search."""

    @property
    def is_full(self) -> bool:
        """Are there as many warnings as are told?"""
        return self.warnings >= MOST_FINDINGS

    def report(self, path: Path, message: str, is_fault: bool = True, of_key: bool = False) -> None:
        """Note a finding; warnings beyond the most are counted. Raises TooMany for a fault beyond them."""
        if is_fault:
            self.faults += 1
            if self.faults > MOST_FINDINGS:
                raise TooMany
        elif self.is_full:
            self.left_out += 1
            return
        else:
            self.warnings += 1
        self.findings.append(Finding(path, message, is_fault, of_key))

    def did_you_mean(self, name: str, known: Sequence[str]) -> str:
        self.compared += len(known)
        return errors.did_you_mean(map(safe, close_matches(name, known, 1))) if self.compared <= MOST_COMPARED else ""

    def free(self, wanted: str, path: Path) -> Id:
        """Take the id, numbered where it is taken."""
        found, number = wanted, self.numbers.get(wanted, 1)
        while found in self.ids:
            number += 1
            found = f"{wanted}-{number}"
        self.numbers[wanted] = number
        self.ids[found] = path
        return Id(found)

    def collect_ids(self, cls: type[Section], raw: Mapping[str, Any], path: Path = ()) -> None:
        """Note every id that is written, before any is made up; a second use is a fault."""
        for name, declared in cls.FIELDS.items():
            if not (declared.many and declared.section and isinstance(raw.get(name), list)):
                continue
            for index, table in enumerate(raw[name]):
                if isinstance(table, dict):
                    self.note_id(table.get("id"), (*path, name, index))
                    self.collect_ids(declared.section, table, (*path, name, index))

    def note_id(self, written: object, path: Path) -> None:
        if isinstance(written, str) and self.ids.setdefault(written, path) != path:
            self.report((*path, "id"), f"the id '{safe(written)}' is taken by another record of this file")
