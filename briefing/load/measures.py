"""`measures.toml`: the keys of a library, and the figures that have another one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.errors import did_you_mean
from briefing.load import safe_read
from briefing.load.builder import build_record
from briefing.load.loader import Loaded, locate, parse
from briefing.load.problems import Problem, problem_at
from briefing.load.report import Finding, LoadReport, TooMany
from briefing.model.measures import MeasureKeys
from briefing.safe import safe
from briefing.tokenizer import close_matches

NAME = "measures.toml"


class Keys(NamedTuple):
    keys: frozenset[str]
    """None at all where the file cannot be read."""
    problems: tuple[Problem, ...]


@lru_cache(64)
def keys_at(path: str) -> Keys:
    """The keys a file lists, and all that is wrong with it."""
    try:
        text = safe_read.read(path)
        raw = parse(text)
    except safe_read.FileRejected as refused:
        found = problem_at(path, refused.text.split("\n"), refused.line, refused.column, "", refused.message)
        return Keys(frozenset(), (found,))
    draft = LoadReport()
    try:
        build_record(MeasureKeys, raw, (), draft)
    except TooMany:
        draft.findings.append(Finding((), "there are more faults; what follows was not looked at"))
    rows = raw.get("measures")
    names = {row.get("measure") for row in rows if isinstance(row, dict)} if isinstance(rows, list) else set()
    keys = frozenset(name for name in names if isinstance(name, str))
    return Keys(keys, tuple(locate(draft.findings, path, text)) if draft.findings else ())


def keys_for(file: str, folders: Sequence[str]) -> str:
    """The path of the keys that hold for a file: beside it, or in the folder of the library it lies in."""
    own = os.path.dirname(os.path.abspath(file))
    inside = [one for one in map(os.path.abspath, folders) if own.startswith(one.rstrip(os.sep) + os.sep)]
    found = (os.path.join(one, NAME) for one in (own, *sorted(inside, key=len, reverse=True)))
    return next((path for path in found if os.path.lexists(path)), "")


def unlisted(loaded: Loaded, keys: frozenset[str]) -> list[Problem]:
    """A warning for each figure whose measure is none of the keys."""
    if loaded.briefing is None:
        return []
    wrong = [(at, one.measure) for at, one in enumerate(loaded.briefing.statistics) if one.measure not in keys]
    findings = [
        Finding(
            ("statistics", at, "measure"),
            f"'{safe(name)}' is not in {NAME}{did_you_mean(close_matches(name, sorted(keys), 1))}",
            is_fault=False,
        )
        for at, name in wrong
    ]
    try:
        return locate(findings, loaded.path, safe_read.read(loaded.path)) if findings else []
    except safe_read.FileRejected:  # it was there a moment ago
        return []
