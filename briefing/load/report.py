"""The state of loading one file: its findings, the ids in use, the records built so far."""

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
"""Limit of errors, and of warnings: a file with more would take minutes to report and say nothing new."""

MOST_COMPARED = 20_000
"""Limit of names compared for near misses, per file: a hundred cost a millisecond."""


class Finding(NamedTuple):
    """A problem whose line and column are not known yet."""

    path: Path
    message: str
    is_fault: bool = True
    of_key: bool = False
    """The key is wrong, and not its value."""


class TooMany(Exception):
    """The file has more than `MOST_FINDINGS` errors: loading stops."""


class LoadReport:
    """Collects findings, ids and records while one file is loaded."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.faults, self.warnings = 0, 0
        self.left_out = 0
        """Warnings beyond `MOST_FINDINGS`."""
        self.ids: dict[str, Path] = {}
        """Every id in use, and the path of its record."""
        self.records: dict[Path, Any] = {}
        """The valid records, by path."""
        self.partial: dict[Path, Any] = {}
        """All records with the values that are valid: their references are checked too."""
        self.compared = 0
        """Names compared so far in the search for near misses."""
        self.numbers: dict[str, int] = {}
        """The last number appended to each id, so that a thousand records of one title take linear time."""

    @property
    def is_full(self) -> bool:
        """Tell whether `MOST_FINDINGS` warnings are reached."""
        return self.warnings >= MOST_FINDINGS

    def add(self, path: Path, message: str, is_fault: bool = True, of_key: bool = False) -> None:
        """Add a finding; warnings beyond `MOST_FINDINGS` are only counted. Raises TooMany for an error beyond them."""
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
        """Return the hint for the known name nearest to `name`; empty once `MOST_COMPARED` is reached."""
        self.compared += len(known)
        return errors.did_you_mean(map(safe, close_matches(name, known, 1))) if self.compared <= MOST_COMPARED else ""

    def reserve_id(self, wanted: str, path: Path) -> Id:
        """Reserve an id for the record at `path` and return it, with a number appended where it is in use."""
        name, number = wanted, self.numbers.get(wanted, 1)
        while name in self.ids:
            number += 1
            name = f"{wanted}-{number}"
        self.numbers[wanted] = number
        self.ids[name] = path
        return Id(name)

    def collect_ids(self, cls: type[Section], raw: Mapping[str, Any], path: Path = ()) -> None:
        """Reserve every id that is written, before any is generated; a second use is an error.

        Raises TooMany where there are more errors than are reported.
        """
        for name, declared in cls.FIELDS.items():
            if not (declared.many and declared.section and isinstance(raw.get(name), list)):
                continue
            for index, table in enumerate(raw[name]):
                if isinstance(table, dict):
                    self.note_id(table.get("id"), (*path, name, index))
                    self.collect_ids(declared.section, table, (*path, name, index))

    def note_id(self, written: object, path: Path) -> None:
        """Reserve an id that is written. Raises TooMany for an error beyond the limit."""
        if isinstance(written, str) and self.ids.setdefault(written, path) != path:
            self.add((*path, "id"), f"the id '{safe(written)}' is taken by another record of this file")
