"""Load one file: return its Briefing, or every error in it."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import tomli

from briefing.load import safe_read
from briefing.load.builder import build_record
from briefing.load.checks import check_references
from briefing.load.foreign import foreign_problems, is_foreign
from briefing.load.positions import Positions
from briefing.load.problems import Path, Problem, dotted, problem_at
from briefing.load.record_ids import collect_ids, former_ids
from briefing.load.report import MOST_FINDINGS, External, Finding, LoadReport, TooMany
from briefing.load.text_warnings import invisible_warnings, toml_1_1_warnings
from briefing.load.toml_messages import reword_message
from briefing.model import Briefing, Statistic
from briefing.model.ids import ID
from briefing.model.measures import ListedUnit, apply_listed_units
from briefing.safe import safe
from briefing.tokenizer import slug


class Loaded(NamedTuple):
    """The result of loading one file."""

    file: str
    """The path as given, safe to show."""
    briefing: Briefing | None
    """None where the file cannot be read, or a part of it is broken."""
    problems: tuple[Problem, ...]
    path: str = ""
    """The path as given, to open it again."""
    external: tuple[External, ...] = ()
    """References to other briefings, which only their library can check."""
    unwritten: Mapping[Path, str] = {}
    """Ids that are not written, by the path of their record."""
    is_foreign: bool = False
    """The file is somebody else's, and no fault of the library."""

    @property
    def faults(self) -> tuple[Problem, ...]:
        """Return the problems that are errors, without the warnings."""
        return tuple(problem for problem in self.problems if problem.is_fault)


def load(path: str, thorough: bool = False, units: Sequence[ListedUnit] = ()) -> Loaded:
    """Load the file at `path`; problems are sorted by line and column, and nothing is raised for a bad file.

    `units`: those of its `measures.toml`.
    `thorough` also checks that parsers of TOML 1.0 accept it, at three times the cost.
    """
    try:
        text = safe_read.read_text(path)
        raw = parse_toml(text)
    except safe_read.FileRejected as refused:
        problem = problem_at(path, refused.text.split("\n"), refused.line, refused.column, "", refused.message)
        return Loaded(safe(path), None, (problem,), path)
    if is_foreign(raw, path):
        told = foreign_problems(path, text) + (toml_1_1_warnings(path, text) if thorough else [])
        return Loaded(safe(path), None, tuple(told), path, is_foreign=True)
    report = LoadReport()
    briefing, findings = build_briefing(raw, default_id(path), report, units)
    problems = locate(findings, path, text) if findings else []
    if thorough:
        problems += toml_1_1_warnings(path, text) + invisible_warnings(path, text)
    ordered = sorted(problems, key=lambda problem: (problem.line, problem.column))
    return Loaded(safe(path), briefing, tuple(ordered), path, tuple(report.external), report.unwritten)


def locate(findings: list[Finding], path: str, text: str) -> list[Problem]:
    """Return each finding with its line and column, found by a second scan of the text."""
    positions = Positions(text, [finding.path for finding in findings])
    lines = text.split("\n")
    located = ((finding, *positions.find(finding.path, finding.of_key)) for finding in findings)
    return [
        problem_at(path, lines, line, column, dotted(finding.path), finding.message, finding.is_fault)
        for finding, line, column in located
    ]


def position_of(path: str, key: Path) -> tuple[int, int]:
    """Return line and column, 1-based, of a value in a file loaded before; (1, 1) where it is no longer readable."""
    try:
        text = safe_read.read_text(path)
        parse_toml(text)
        return Positions(text, [key]).find(key)
    except safe_read.FileRejected:
        return 1, 1


SUFFIX = ".toml"
"""Of a briefing's file, in letters of either case."""


def default_id(path: str) -> str:
    """Return the id of a briefing that is written without one: the stem of its file name, as a slug if needed."""
    name = unicodedata.normalize("NFC", os.path.basename(path))
    stem = name[: -len(SUFFIX)] if name.lower().endswith(SUFFIX) else name
    return stem if ID.fullmatch(stem) else slug(safe(stem)) or "briefing"


def parse_toml(text: str) -> dict[str, Any]:
    """Parse a TOML document into dicts and lists, floats as exact `Decimal`.

    Raises FileRejected where it is not TOML, with line and column.
    """
    try:
        return tomli.loads(text, parse_float=parse_number)
    except tomli.TOMLDecodeError as error:
        raise safe_read.FileRejected(
            f"not TOML: {reword_message(error.msg)}", error.lineno, error.colno, text
        ) from None
    except RecursionError:
        line, column = safe_read.line_and_column(text, deep_nesting_offset(text))
        raise safe_read.FileRejected("not TOML: lists or tables nested too deep", line, column, text) from None
    except (ValueError, ArithmeticError) as error:
        digits = re.search(r"[0-9_]{400,}", text)
        line, column = safe_read.line_and_column(text, digits.start() if digits else 0)
        message = "a number of too many digits" if digits else safe(str(error))
        raise safe_read.FileRejected(f"not TOML that can be read: {message}", line, column, text) from None


def parse_number(text: str) -> Decimal:
    """Return a TOML float as an exact decimal; NaN where its exponent overflows, reported later at its position."""
    try:
        return Decimal(text)
    except ArithmeticError:
        return Decimal("NaN")


def deep_nesting_offset(text: str) -> int:
    """Return the offset of the first bracket nested deeper than 100, roughly: brackets in strings count too."""
    depth = 0
    for bracket in re.finditer(r"[\[{]|[\]}]", text):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > 100:
            return bracket.start()
    return 0


def build_briefing(
    raw: dict[str, Any], file_id: str, report: LoadReport | None = None, units: Sequence[ListedUnit] = ()
) -> tuple[Briefing | None, list[Finding]]:
    """Build the briefing of a parsed document; None where a part of it is broken. Return every finding too.

    `units`: those of its `measures.toml`.
    `report`: an empty one, which knows the ids and the references to other briefings afterwards.
    """
    report = report or LoadReport()
    try:
        report.briefing_ids = briefing_ids(raw, file_id)
        collect_ids(Briefing, raw, report)
        briefing = build_record(Briefing, {"id": file_id} | raw, (), report)
        apply_listed_units((record for record in report.records.values() if isinstance(record, Statistic)), units)
        check_references(report)
    except TooMany:
        message = f"there are more than {MOST_FINDINGS} faults; what follows was not looked at"
        return None, [*report.findings, Finding((), message)]
    if report.left_out:
        report.findings.append(Finding((), f"{report.left_out:,} more warnings are left out", is_fault=False))
    return briefing, report.findings


def briefing_ids(raw: dict[str, Any], file_id: str) -> frozenset[str]:
    """Return the id of the briefing of a parsed document, and those it had before."""
    written = raw.get("id", file_id)
    names = [name for _, name in former_ids(raw)]
    return frozenset([*names, unicodedata.normalize("NFC", written)] if isinstance(written, str) else names)
