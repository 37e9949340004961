"""What a text at a prompt may become: commands and their arguments, fields of a query and their values."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.errors import BriefingError
from briefing.export.citation import FORMS
from briefing.repository.repository import BriefingRepository
from briefing.search.fields import FIELDS, HAS, SECTION_NAMES
from briefing.search.query.lexer import COMPARED
from briefing.session import lists
from briefing.session.registry import COMMANDS
from briefing.session.session import Session
from briefing.session.settings import THEMES
from briefing.session.view_job import VIEW_NAMES

MOST = 8
"""Values that are offered."""
LAST_WORD = re.compile(r"(?:^|[\s(])-?(?:(?P<field>[a-z_]+)[:=])?(?P<word>[^\s:=()]*)$")
KNOWN_VALUES = {"section": SECTION_NAMES, "has": HAS}
COPY_FORMS = (*FORMS, "cell", "row", "table", "table markdown")


def complete_query(text: str, repository: BriefingRepository, saved: Sequence[str] = ()) -> list[str]:
    """Whole queries that a beginning may become, the best first; empty where nothing fits.

    `saved`: the names of the saved searches.
    """
    match = LAST_WORD.search(text)
    if match is None:
        return []
    field, word = match["field"], match["word"]
    if field is None:
        if word.startswith("@"):
            return [f"@{name}" for name in saved if name.startswith(word[1:])]
        names = [f"{name}:" for name in (*FIELDS, *COMPARED) if word and name.startswith(word)]
        return [text[: match.start("word")] + name for name in names]
    head = text[: match.start("field")]
    if field in KNOWN_VALUES:
        return [f"{head}{field}:{value} " for value in KNOWN_VALUES[field] if value.startswith(word)][:MOST]
    return [f"{head}{term} " for term in repository.index.values(field, word, MOST)] if field in FIELDS else []


def completion_text(candidates: Sequence[str], text: str) -> str:
    """What tab would make of the last word, in a line: the part that each candidate adds."""
    start = len(text) - len(re.split(r"[\s(]", text)[-1])
    return "tab › " + "  ".join(candidate[start:].strip() for candidate in candidates) if candidates else ""


def complete_command(session: Session, text: str, names: Sequence[str] = tuple(COMMANDS)) -> Sequence[str]:
    """Whole commands that a beginning may become: names, and arguments where they are known."""
    name, space, rest = text.partition(" ")
    if not space:
        return [f"{name_} " if COMMANDS[name_].takes else name_ for name_ in names if name_.startswith(name)]
    *before, last = rest.split(" ")
    head = " ".join([name, *before])
    if name in ("sort", "columns") or (name == "copy" and before == ["cell"]):
        return [f"{head} {column}" for column in column_names(session) if column.startswith(last)]
    choices = {"copy": COPY_FORMS, "theme": (*THEMES, *session.settings.palettes), "views": VIEW_NAMES}.get(name)
    if choices:
        return [f"{name} {choice}" for choice in choices if choice.startswith(rest)]
    return [f"{name} {COMMANDS[name].takes}"] if name in COMMANDS and COMMANDS[name].takes and not rest else []


def column_names(session: Session) -> list[str]:
    """The columns of the current list; empty where it cannot be made."""
    try:
        return [column.name for column in lists.plain_table(session).columns]
    except BriefingError:
        return []
