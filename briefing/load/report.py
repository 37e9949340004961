"""The state of loading one file: its findings, the ids in use, the records built so far."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from briefing import errors
from briefing.load.problems import Path
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


class External(NamedTuple):
    """A reference to another briefing or its record; only the whole library tells whether there is such a one."""

    name: str
    """`briefing-id#item-id`, or `briefing-id`."""
    to: str
    """The section it has to be of; empty or `*` for any."""
    path: Path
    """Where the file has it."""


class TooMany(Exception):
    """The file has more than `MOST_FINDINGS` errors: loading stops."""


class LoadReport:
    """Collects findings, ids and records while one file is loaded."""

    def __init__(self, size: int | None = None) -> None:
        """`size`: of the file in bytes, where what it may become is limited by it."""
        self.size = size
        self.findings: list[Finding] = []
        self.faults, self.warnings = 0, 0
        self.left_out = 0
        """Warnings beyond `MOST_FINDINGS`."""
        self.ids: dict[str, Path] = {}
        """Every id in use, and the path of its record."""
        self.id_at: dict[Path, str] = {}
        """The id of the record at each path."""
        self.unwritten: dict[Path, str] = {}
        """Ids that the file does not write, by the path of their record."""
        self.external: list[External] = []
        """References to other briefings, in the order in which they are checked."""
        self.former: dict[str, Path] = {}
        """Every id that a record had before, and the path of the record."""
        self.clashing: set[Path] = set()
        """Paths of records whose id leads to another record."""
        self.briefing_ids: frozenset[str] = frozenset()
        """The id of the briefing, and those it had before."""
        self.records: dict[Path, Any] = {}
        """The valid records, by path."""
        self.partial: dict[Path, Any] = {}
        """All records with the values that are valid: their references are checked too."""
        self.compared = 0
        """Names compared so far in the search for near misses."""

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

    def current_names(self, value: Any) -> Any:
        """Return the value of a field of references, each by the id that its record has now in this file."""
        if isinstance(value, tuple):
            return tuple([self.current_name(name) for name in value])
        return self.current_name(value)

    def current_name(self, name: str) -> str:
        """Return a reference by the id that its record has now, without the id of this briefing before it.

        As it is where the record can be given none.
        """
        if "#" in name:
            briefing, _, item = name.partition("#")
            name = item if briefing in self.briefing_ids else name
        return self.id_at.get(self.former.get(name, ()), name)
