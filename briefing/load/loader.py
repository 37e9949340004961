"""One path -> one Briefing, or all that is wrong with the file."""

from __future__ import annotations

import os
import re
from decimal import Decimal
from typing import Any, NamedTuple

import tomli

from briefing.load import safe_read
from briefing.load.builder import build_record
from briefing.load.checks import check
from briefing.load.positions import Positions
from briefing.load.problems import Path, Problem, dotted, problem_at
from briefing.load.report import MOST_FINDINGS, Finding, LoadReport, TooMany
from briefing.load.toml_messages import worded
from briefing.model import Briefing
from briefing.model.values import ID
from briefing.safe import safe
from briefing.tokenizer import slug


class Loaded(NamedTuple):
    file: str
    """The path as given, safe to show."""
    briefing: Briefing | None
    problems: tuple[Problem, ...]
    path: str = ""
    """The path as given, to open it again."""

    @property
    def faults(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.is_fault)


def load(path: str, thorough: bool = False) -> Loaded:
    """Read one file. `thorough` also asks whether readers of TOML 1.0 accept it, at three times the cost."""
    try:
        text = safe_read.read(path)
        raw = parse(text)
    except safe_read.FileRejected as refused:
        found = problem_at(path, refused.text.split("\n"), refused.line, refused.column, "", refused.message)
        return Loaded(safe(path), None, (found,), path)
    briefing, findings = read(raw, default_id(path))
    problems = locate(findings, path, text) if findings else []
    if thorough:
        problems += newer_toml(path, text)
    return Loaded(safe(path), briefing, tuple(sorted(problems, key=lambda one: (one.line, one.column))), path)


def locate(findings: list[Finding], path: str, text: str) -> list[Problem]:
    """Each finding with its line and column: a second walk over the text, only where there is something to place."""
    positions = Positions(text, [finding.path for finding in findings])
    lines = text.split("\n")
    found = ((finding, *positions.find(finding.path, finding.of_key)) for finding in findings)
    return [
        problem_at(path, lines, line, column, dotted(finding.path), finding.message, finding.is_fault)
        for finding, line, column in found
    ]


def position_of(path: str, key: Path) -> tuple[int, int]:
    """Line and column of a value in a file that was read before; its beginning where it has changed since."""
    try:
        text = safe_read.read(path)
        parse(text)
        return Positions(text, [key]).find(key)
    except safe_read.FileRejected:
        return 1, 1


def default_id(path: str) -> str:
    stem = os.path.basename(path).removesuffix(".toml").removesuffix(".TOML")
    return stem if ID.fullmatch(stem) else slug(safe(stem)) or "briefing"


def parse(text: str) -> dict[str, Any]:
    """The document as plain values, numbers exact. Raises FileRejected, with line and column."""
    try:
        return tomli.loads(text, parse_float=number)
    except tomli.TOMLDecodeError as error:
        raise safe_read.FileRejected(f"not TOML: {worded(error.msg)}", error.lineno, error.colno, text) from None
    except RecursionError:
        line, column = safe_read.line_and_column(text, deepest(text))
        raise safe_read.FileRejected("not TOML: lists or tables nested too deep", line, column, text) from None
    except (ValueError, ArithmeticError) as error:
        found = re.search(r"[0-9_]{400,}", text)
        line, column = safe_read.line_and_column(text, found.start() if found else 0)
        message = "a number of too many digits" if found else safe(str(error))
        raise safe_read.FileRejected(f"not TOML that can be read: {message}", line, column, text) from None


def number(text: str) -> Decimal:
    """Exact; one that no computer holds is none, and is told at its place like any other that is too large."""
    try:
        return Decimal(text)
    except ArithmeticError:
        return Decimal("NaN")


def deepest(text: str) -> int:
    """Where a hundred brackets are first open at once, more or less: strings are not looked into."""
    depth = 0
    for found in re.finditer(r"[\[{]|[\]}]", text):
        depth += 1 if found[0] in "[{" else -1
        if depth > 100:
            return found.start()
    return 0


def read(raw: dict[str, Any], own_id: str) -> tuple[Briefing | None, list[Finding]]:
    """A parsed document -> the briefing, None where a part of it is broken, and every finding."""
    draft = LoadReport()
    try:
        draft.collect_ids(Briefing, raw)
        briefing = build_record(Briefing, {"id": own_id} | raw, (), draft)
        check(draft)
    except TooMany:
        message = f"there are more than {MOST_FINDINGS} faults; what follows was not looked at"
        return None, [*draft.findings, Finding((), message)]
    if draft.left_out:
        draft.findings.append(Finding((), f"{draft.left_out:,} more warnings are left out", is_fault=False))
    return briefing, draft.findings


def newer_toml(path: str, text: str) -> list[Problem]:
    """A warning where only readers of TOML 1.1 accept the file."""
    import tomllib  # the standard library's parser reads TOML 1.0, and only `check` asks

    try:
        tomllib.loads(text)
    except RecursionError:
        pass  # nested deeper than that parser goes: it is no judge of the version
    except ValueError as error:
        found = re.search(r"(.*) \(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(found[2]), int(found[3])) if found else (1, 1)
        message = (
            f"only readers of TOML 1.1 accept this; the format is TOML 1.0 ({safe(found[1] if found else str(error))})"
        )
        return [problem_at(path, text.split("\n"), line, column, "", message, is_fault=False)]
    return []
