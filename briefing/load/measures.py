"""`measures.toml`: the measure keys of a library, and the figures that use another key."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.load import safe_read
from briefing.load.builder import build_record
from briefing.load.foreign import LISTED_MEASURES
from briefing.load.loader import Loaded, locate, parse_toml
from briefing.load.problems import Problem, problem_at
from briefing.load.report import Finding, LoadReport, TooMany
from briefing.model.measures import MeasureKeys
from briefing.safe import short


class MeasureList(NamedTuple):
    """The contents of one `measures.toml`."""

    keys: frozenset[str]
    """Empty where the file cannot be read."""
    problems: tuple[Problem, ...]


@lru_cache(64)
def keys_at(path: str) -> MeasureList:
    """Load the keys that the file at `path` lists, and its problems; cached for the run."""
    try:
        text = safe_read.read_text(path)
        raw = parse_toml(text)
    except safe_read.FileRejected as refused:
        problem = problem_at(path, refused.text.split("\n"), refused.line, refused.column, "", refused.message)
        return MeasureList(frozenset(), (problem,))
    report = LoadReport()
    try:
        build_record(MeasureKeys, raw, (), report)
    except TooMany:
        report.findings.append(Finding((), "there are more faults; what follows was not looked at"))
    rows = raw.get("measures")
    names = {row.get("measure") for row in rows if isinstance(row, dict)} if isinstance(rows, list) else set()
    keys = frozenset(name for name in names if isinstance(name, str))
    return MeasureList(keys, tuple(locate(report.findings, path, text)) if report.findings else ())


def keys_for(file: str, folders: Sequence[str]) -> str:
    """Return the path of the `measures.toml` for a file: next to it, or in the innermost library folder around it.

    `folders` are the folders of the library. Empty without one.
    """
    parent = os.path.dirname(os.path.abspath(file))
    around = [folder for folder in map(os.path.abspath, folders) if parent.startswith(folder.rstrip(os.sep) + os.sep)]
    candidates = (os.path.join(folder, LISTED_MEASURES) for folder in (parent, *sorted(around, key=len, reverse=True)))
    return next((path for path in candidates if os.path.lexists(path)), "")


def unlisted(loaded: Loaded, keys: frozenset[str]) -> list[Problem]:
    """Return a warning for each figure whose measure is not in `keys`."""
    if loaded.briefing is None:
        return []
    figures = enumerate(loaded.briefing.statistics)
    wrong = [(index, figure.measure) for index, figure in figures if figure.measure not in keys]
    report, known = LoadReport(), sorted(keys)
    hints = {name: report.did_you_mean(name, known) for _, name in wrong}
    for index, name in wrong:
        message = f"'{short(name)}' is not in {LISTED_MEASURES}{hints[name]}"
        report.add(("statistics", index, "measure"), message, is_fault=False)
    findings = report.findings
    try:
        return locate(findings, loaded.path, safe_read.read_text(loaded.path)) if findings else []
    except safe_read.FileRejected:  # it was replaced since it was loaded
        return []
