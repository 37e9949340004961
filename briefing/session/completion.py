"""What a text at a prompt may become: commands and their arguments, fields of a query and their values."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from briefing.errors import BriefingError
from briefing.export.citation import FORMS
from briefing.model import KINDS, Briefing, Measure, Section
from briefing.model.country_table import NAMES
from briefing.repository.repository import BriefingRepository
from briefing.search.fields import FIELDS, HAS, SECTION_NAMES
from briefing.search.query.lexer import COMPARED
from briefing.search.query.query import Query
from briefing.session import lists
from briefing.session.location import PANES, RESULTS
from briefing.session.registry import COMMANDS
from briefing.session.session import Session
from briefing.session.settings import THEMES
from briefing.session.view_job import VIEW_NAMES

MOST = 40
"""Values that are offered."""
MOST_BRIEFINGS = 2000
"""The newest briefings, among whose ids one is completed."""
BEFORE = 2
"""Candidates that are listed before the one in the bar."""
LAST_WORD = re.compile(r"(?:^|[\s(])-?(?:(?P<field>[a-z_]+)[:=])?(?P<word>[^\s:=()]*)$")
KNOWN_VALUES = {"section": SECTION_NAMES, "has": HAS}
COPY_FORMS = (*FORMS, "url", "flagged", "cell", "row", "table", "table markdown")
DECLARED: tuple[type[Section], ...] = (*KINDS, Measure, Briefing)
FIELD_HELP = {
    field.facet: field.doc for kind in DECLARED for field in kind.FIELDS.values() if field.facet
} | {
    "section": "briefings, operations, statistics …", "in": "the id of a briefing", "id": "the id of an item",
    "has": "what a record says: caveats, notes, conflict …", "date": "a period: date:2014, date:2013..2015",
    "since": "not before a day", "until": "not after a day", "published": "when it was published: published:-30d",
    "value": "a figure: value>1000, value:5..10",
}  # fmt: skip
"""What a field asks for."""


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


def completion_text(candidates: Sequence[str], text: str, index: int = -1) -> str:
    """What tab makes of the last word, in a line: the part that each candidate adds, and what the current one is.

    `index`: of the candidate in the bar, which stands in brackets; the number of candidates, or -1, for none.
    """
    start = len(text) - len(re.split(r"[\s(]", text)[-1])
    words = [candidate[start:].strip() for candidate in candidates]
    chosen = index if 0 <= index < len(words) else 0 if len(words) == 1 else -1
    if chosen >= 0:
        help = explained(candidates[chosen])
        shown = f"[{words[chosen]}]" if len(words) > 1 else words[chosen]
        words[chosen] = f"{shown} {help}" if help else shown
    first = max(min(index, len(words) - 1) - BEFORE, 0)
    return f"tab › {'… ' if first else ''}{'  '.join(words[first:])}" if words else ""


def explained(candidate: str) -> str:
    """Return what a candidate is, where that is known: a country, a field, a command."""
    if candidate.rstrip() in COMMANDS:
        return COMMANDS[candidate.rstrip()].help
    word = re.split(r"[\s(]", candidate.rstrip())[-1].lstrip("-")
    field, _, value = word.partition(":")
    if not value:
        return FIELD_HELP.get(field, "") if word.endswith(":") else ""
    return NAMES.get(value, "") if field == "country" else ""


# ------------------------------------------------------------------ commands


def complete_command(session: Session, text: str, names: Sequence[str] = tuple(COMMANDS)) -> Sequence[str]:
    """Whole commands that a beginning may become: names, and arguments where they are known."""
    name, space, rest = text.partition(" ")
    if not space:
        return [f"{name_} " if COMMANDS[name_].takes else name_ for name_ in names if name_.startswith(name)]
    if name in ARGUMENTS:
        found = [f"{name} {argument}".rstrip(" ") for argument in ARGUMENTS[name](session, rest)][:MOST]
        if found:
            return found
    return [f"{name} {COMMANDS[name].takes}"] if name in COMMANDS and COMMANDS[name].takes and not rest else []


def column_names(session: Session) -> list[str]:
    """The columns of the current list; empty where it cannot be made."""
    try:
        return [column.name for column in lists.plain_table(session).columns]
    except BriefingError:
        return []


def column_list(session: Session, rest: str) -> list[str]:
    """Columns, the last of which is completed."""
    *before, last = rest.split(" ")
    return [" ".join([*before, column]) for column in column_names(session) if column.startswith(last)]


def orders(session: Session, rest: str) -> list[str]:
    """Columns to sort by, after a minus too; of results the orders that have a name."""
    named = lists.RESULT_ORDERS if session.location.list_name == RESULTS else {}
    sign = "-" if rest.startswith("-") else ""
    names = [*({} if sign else named), *(f"{sign}{column}" for column in column_names(session))]
    return [name for name in names if name.startswith(rest)]


def copies(session: Session, rest: str) -> list[str]:
    """Forms of a copy; behind `cell` its column."""
    if rest.startswith("cell "):
        return [f"cell {column}" for column in column_list(session, rest.removeprefix("cell "))]
    return [form for form in COPY_FORMS if form.startswith(rest)]


def measures(session: Session, rest: str) -> list[str]:
    """The measures of the library that begin so, the one with most figures first."""
    return [term.partition(":")[2] for term in session.repository.index.values("measure", rest, MOST)]


def references(session: Session, rest: str) -> list[str]:
    """Ids of briefings that begin so; behind a `#` those of the items of one."""
    id, mark, item = rest.partition("#")
    if not mark:
        rows = session.repository.index.briefings(Query(), MOST_BRIEFINGS)
        return [row.id for row in rows if row.id.startswith(id)]
    briefing = session.contents.briefing(id or session.location.briefing)
    return [f"{id}#{name}" for name in (briefing.by_id if briefing else ()) if name.startswith(item)]


def targets(session: Session, rest: str) -> list[str]:
    """What can be opened: a pane, a saved search, a reference."""
    if not rest:
        return []
    named = (*PANES, *(f"@{name}" for name in session.contents.saved))
    return [name for name in named if name.startswith(rest)] + references(session, rest)


def queries(session: Session, rest: str) -> list[str]:
    """Queries that begin so."""
    return complete_query(rest, session.repository, tuple(session.contents.saved))


def themes(session: Session, rest: str) -> list[str]:
    """Themes that begin so, the reader's own among them."""
    return [name for name in (*THEMES, *session.settings.palettes) if name.startswith(rest)]


def one_of(choices: Sequence[str]) -> Callable[[Session, str], list[str]]:
    """The choices that begin with a text."""
    return lambda _session, rest: [choice for choice in choices if choice.startswith(rest)]


ARGUMENTS: dict[str, Callable[[Session, str], list[str]]] = {
    "sort": orders, "columns": column_list, "copy": copies, "theme": themes, "views": one_of(VIEW_NAMES),
    "compare": measures, "open-reference": references, "open": targets, "search": queries,
}  # fmt: skip
"""By command what may stand after it; takes the session and what stands there already."""
