"""Other TOML beside the briefings: settings of a tool, a project, the list of measures."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from briefing.load.problems import Problem, problem_at
from briefing.model import Briefing
from briefing.tokenizer import close_matches

LISTED_MEASURES = "measures.toml"
"""The file beside the briefings that lists the measures of a library."""
NO_BRIEFING = 'not a briefing, and left out: expected schema = "briefing/1" if it is one'
SCHEMA = "briefing/1"


def is_foreign(raw: Mapping[str, Any], path: str) -> bool:
    """Tell whether a parsed file neither claims to be a briefing nor nearly does: by its schema, or by keys of one."""
    if os.path.basename(path) == LISTED_MEASURES:
        return True
    schema = raw.get("schema")
    claims = isinstance(schema, str) and (schema.startswith("briefing") or close_matches(schema, [SCHEMA], 1))
    own = {*Briefing.REQUIRED, *(name for name, declared in Briefing.FIELDS.items() if declared.section)} - {"schema"}
    return bool(raw) and not claims and own.isdisjoint(raw)


def foreign_problems(path: str, text: str) -> list[Problem]:
    """Return the warning that a file is left out; none for `measures.toml`, which is read for its own sake."""
    if os.path.basename(path) == LISTED_MEASURES:
        return []
    return [problem_at(path, text.split("\n"), 1, 1, "", NO_BRIEFING, is_fault=False)]
