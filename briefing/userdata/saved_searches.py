"""Searches with a name, in `searches.toml` beside the config file: `peru-conflicts = "country:PE has:conflict"`."""

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
from briefing.load.loader import parse
from briefing.load.positions import Positions
from briefing.paths import config_folder
from briefing.safe import safe
from briefing.search.query.lexer import QUOTATION
from briefing.search.query.query import Query
from briefing.tokenizer import close_matches

NAME = re.compile(r"[A-Za-z0-9_-]{1,60}")
CALL = re.compile(rf"{QUOTATION}|(?<![^\s(-])@(?P<name>[A-Za-z0-9_-]+)(?![^\s)])")
"""A call, or a quotation, in which nothing is one."""
DEEPEST = 5


def searches_path() -> str:
    return os.path.join(config_folder(), "searches.toml")


def saved_searches() -> dict[str, str]:
    """The text of each search by its name, in the order of the file. Raises UsageError with the place of a fault."""
    path = searches_path()
    if not os.path.lexists(path):
        return {}
    try:
        text = safe_read.read(os.path.realpath(path))
        values = parse(text)
    except safe_read.FileRejected as error:
        raise UsageError(f"{safe(path)}:{error.line}:{error.column}: {error.message}") from None
    for name, value in values.items():
        if fault := fault_of(name, value):
            line, column = Positions(text, [(name,)]).find((name,))
            raise UsageError(f"{safe(path)}:{line}:{column}: {safe(name)}: {fault}")
    return values


def fault_of(name: str, value: object) -> str:
    if not NAME.fullmatch(name):
        return "expected a name of letters, digits, - and _"
    if not isinstance(value, str):
        return "expected a query in quotation marks"
    try:
        Query.parse(CALL.sub(lambda found: found[0] if found["name"] is None else "x", value))
    except QueryError as error:
        return f"column {error.column} of the query: {error.message}"
    return ""


def saved_search(name: str, found: Mapping[str, str]) -> str:
    """The text of one. Raises UsageError with near misses."""
    if name not in found:
        raise UsageError(
            f"no search is saved as @{safe(name)}{did_you_mean(f'@{one}' for one in close_matches(name, list(found)))}"
        )
    return found[name]


def expand_saved(text: str, searches: Mapping[str, str] | None = None) -> str:
    """A query as it was typed, each `@name` replaced by the search of that name. Raises UsageError.

    `searches`: the saved ones, where they are known already.
    """
    known = saved_searches() if searches is None and "@" in text else searches or {}
    return expanded(text.strip() if CALL.fullmatch(text.strip()) else text, known, DEEPEST)


def expanded(text: str, known: Mapping[str, str], most: int) -> str:
    if most == 0:
        raise UsageError("saved searches that name each other without end")

    def put(found: re.Match[str]) -> str:
        if found["name"] is None:
            return found[0]
        inner = expanded(saved_search(found["name"], known), known, most - 1)
        return inner if found[0] == text.strip() else f"({inner})"

    return CALL.sub(put, text)


def save_search(name: str, text: str) -> None:
    """Add a search at the end of the file. Raises UsageError, QueryError, OutputError."""
    if not NAME.fullmatch(name):
        raise UsageError(f"a search is named with letters, digits, - and _; found {safe(name) or 'nothing'}")
    if text != safe(text):
        raise UsageError("a search is kept in letters that can be seen: expected text without control characters")
    Query.parse(expand_saved(text))
    path = os.path.realpath(searches_path())
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with locked(os.path.dirname(path)):
            if name in saved_searches():
                raise UsageError(f"there is a search called '{name}'; it can be changed in {safe(searches_path())}")
            before = safe_read.read(path) if os.path.exists(path) else ""
            newline = "" if before.endswith("\n") or not before else "\n"
            replace_file(path, [before, f"{newline}{name} = {json.dumps(text, ensure_ascii=False)}\n"])
    except OSError as error:
        raise OutputError(f"{safe(path)}: {os.strerror(error.errno or 0)}") from None


@contextmanager
def locked(folder: str) -> Iterator[None]:
    """One process at a time adds to what lies in a folder."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
