"""Saved searches: named queries in `searches.toml` of the config folder.

A line a search: `peru-conflicts = "country:PE has:conflict"`.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from briefing.atomic import replace_file
from briefing.errors import OutputError, QueryError, UsageError, did_you_mean
from briefing.load import safe_read
from briefing.load.loader import parse_toml
from briefing.load.positions import Positions
from briefing.paths import config_folder
from briefing.safe import safe, short
from briefing.search.query.lexer import QUOTATION
from briefing.search.query.parser import LONGEST
from briefing.search.query.query import Query
from briefing.tokenizer import close_matches

NAME = re.compile(r"[A-Za-z0-9_-]{1,60}")
CALL = re.compile(rf"{QUOTATION}|(?<![^\s(-])@(?P<name>[A-Za-z0-9_-]+)(?![^\s)])")
"""`@name`, or a quotation, within which `@` is plain text."""
MAX_DEPTH = 5
"""Saved searches that may refer to each other in a chain."""


def searches_path() -> str:
    """Return the path of the file of saved searches."""
    return os.path.join(config_folder(), "searches.toml")


def saved_searches() -> dict[str, str]:
    """Return the query of each saved search by name, in file order; empty without a file.

    Raises UsageError where the file cannot be read or has an invalid entry, with line and column.
    """
    path = searches_path()
    if not os.path.lexists(path):
        return {}
    try:
        text = safe_read.read_text(os.path.realpath(path))
        values = parse_toml(text)
    except safe_read.FileRejected as error:
        raise UsageError(f"{safe(path)}:{error.line}:{error.column}: {error.message}") from None
    for name, value in values.items():
        if problem := search_problem(name, value):
            line, column = Positions(text, [(name,)]).find((name,))
            raise UsageError(f"{safe(path)}:{line}:{column}: {short(name)}: {problem}")
    return values


def search_problem(name: str, value: object) -> str:
    """Return the problem with an entry of the file; empty where it is valid."""
    if not NAME.fullmatch(name):
        return "expected a name of letters, digits, - and _"
    if not isinstance(value, str):
        return "expected a query in quotation marks"
    try:
        Query.parse(CALL.sub(lambda match: match[0] if match["name"] is None else "x", value))
    except QueryError as error:
        return f"column {error.column} of the query: {error.message}"
    return ""


def saved_search(name: str, searches: Mapping[str, str]) -> str:
    """Return the query saved under a name.

    Raises UsageError where there is none, with close matches.
    """
    if name not in searches:
        close = did_you_mean(f"@{match}" for match in close_matches(name, list(searches)))
        raise UsageError(f"no search is saved as @{short(name)}{close}")
    return searches[name]


def expand_saved(text: str, searches: Mapping[str, str] | None = None) -> str:
    """Replace each `@name` in a query by the saved search of that name.

    `searches`: the saved searches, where the caller has read them already.

    Raises UsageError where there is no such search, they refer to each other endlessly, or the file is invalid.
    """
    known = saved_searches() if searches is None and "@" in text else searches or {}
    return expand_names(text.strip() if CALL.fullmatch(text.strip()) else text, known, MAX_DEPTH)


def expand_names(text: str, known: Mapping[str, str], most: int) -> str:
    """Replace names recursively, at most `most` levels deep; in parentheses unless the name is the whole query.

    Raises UsageError where a name is unknown or the chain is longer.
    """
    if most == 0:
        raise UsageError("saved searches that name each other without end")

    length = 0

    def expansion(match: re.Match[str]) -> str:
        nonlocal length
        if match["name"] is None:
            return match[0]
        inner = expand_names(saved_search(match["name"], known), known, most - 1)
        length += len(inner)
        if length > LONGEST:
            raise UsageError(f"saved searches that become a query of more than {LONGEST:,} characters")
        return inner if match[0] == text.strip() else f"({inner})"

    return CALL.sub(expansion, text)


def save_search(name: str, text: str) -> None:
    """Append a search to the file.

    Raises UsageError where the name is invalid or taken, or the query has control characters,
    QueryError where it cannot be parsed, OutputError where the file cannot be written.
    """
    if not NAME.fullmatch(name):
        raise UsageError(f"a search is named with letters, digits, - and _; found {short(name) or 'nothing'}")
    if text != safe(text):
        raise UsageError("a search is kept in letters that can be seen: expected text without control characters")
    Query.parse(expand_saved(text))
    path = os.path.realpath(searches_path())
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with folder_lock(os.path.dirname(path)):
            if name in saved_searches():
                raise UsageError(f"there is a search called '{name}'; it can be changed in {safe(searches_path())}")
            before = safe_read.read_text(path) if os.path.exists(path) else ""
            newline = "" if before.endswith("\n") or not before else "\n"
            replace_file(path, [before, f"{newline}{name} = {json.dumps(text, ensure_ascii=False)}\n"])
    except OSError as error:
        raise OutputError(f"{safe(path)}: {os.strerror(error.errno or 0)}") from None


@contextmanager
def folder_lock(folder: str) -> Iterator[None]:
    """Hold an exclusive lock on a folder, between processes.

    Raises OSError where the folder cannot be opened.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
