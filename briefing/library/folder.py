"""A folder of briefings, and what can only be checked across its files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefing.errors import LibraryError, NotFound, Unreadable
from briefing.load import Loaded, Problem, load
from briefing.load.loader import default_id, position_of
from briefing.model import Briefing, Item
from briefing.safe import safe
from briefing.tokenizer import close_matches

NOT_BRIEFINGS = frozenset({"measures.toml"})
"""Files of the library itself."""


class Resolved(NamedTuple):
    briefing: Briefing
    record: Item | None
    """None where the reference names the whole briefing."""


class UnreadableFile(NamedTuple):
    """A file that cannot be read."""

    path: str
    problems: tuple[str, ...]
    """Its faults as `file:line:column: …`, the path as the library was given."""

    @property
    def name(self) -> str:
        """Its path as the library was given."""
        return self.problems[0].partition(":")[0]


class Library:
    """The briefings of some folders and files, newest first, and the files that could not be read."""

    def __init__(self, loaded: Sequence[Loaded]) -> None:
        self.briefings: tuple[Briefing, ...] = ()
        self.unreadable: tuple[Loaded, ...] = ()
        self.loaded = tuple(unique(loaded))
        self.by_id: dict[str, Briefing] = {}
        self.file_of: dict[str, Loaded] = {}
        for one in self.loaded:
            if one.briefing is None:
                self.unreadable += (one,)
            else:
                self.by_id[one.briefing.id] = one.briefing
                self.file_of[one.briefing.id] = one
        self.briefings = tuple(sorted(self.by_id.values(), key=newest_first))

    @classmethod
    def open(cls, paths: Sequence[str]) -> Library:
        """Read every briefing under `paths`. Raises LibraryError where one of them does not exist."""
        return cls([load(path) for path in files(paths)])

    @property
    def broken(self) -> list[UnreadableFile]:
        return [UnreadableFile(one.path, tuple(map(str, one.faults))) for one in self.unreadable]

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(problem for one in self.loaded for problem in one.problems)

    def find(self, reference: str) -> Resolved:
        """`briefing-id` or `briefing-id#item-id`. Raises NotFound, with near misses."""
        name, mark, item = reference.partition("#")
        briefing = self.by_id.get(name)
        if briefing is None:
            self.refuse_unreadable(name)
            raise NotFound(safe(reference), close_matches(name, list(self.by_id)))
        if not mark:
            return Resolved(briefing, None)
        record = briefing.by_id.get(item)
        if record is None:
            raise NotFound(safe(reference), [f"{name}#{found}" for found in close_matches(item, list(briefing.by_id))])
        return Resolved(briefing, record)

    def refuse_unreadable(self, name: str) -> None:
        """Raise Unreadable where a file that is no briefing would have that id."""
        for one in self.unreadable:
            if default_id(one.path) == name:
                raise Unreadable(str(one.faults[0]))


def newest_first(briefing: Briefing) -> tuple[int, str]:
    """By the first day of publication, the latest before the others; by id on the same day."""
    return (-int(briefing.date_published.first.replace("-", "")), briefing.id)


def unique(loaded: Sequence[Loaded]) -> Iterator[Loaded]:
    """Every file, but a second one of the same id as unreadable: a reference leads to one briefing."""
    first: dict[str, str] = {}
    for one in loaded:
        taken = one.briefing and first.setdefault(one.briefing.id, one.file) != one.file
        yield duplicate_id_problem(one, first[one.briefing.id]) if taken and one.briefing else one


def duplicate_id_problem(one: Loaded, first: str) -> Loaded:
    own = one.briefing.id if one.briefing else ""
    line, column = position_of(one.path, ("id",))
    problem = Problem(one.file, line, column, "id", f"the id '{own}' is taken by {first}: expected one of its own")
    return one._replace(briefing=None, problems=(problem, *one.problems))


def files(paths: Sequence[str], real: bool = False) -> list[str]:
    """Every briefing file under `paths`, folder by folder in the order of their names; `real`: by their own paths."""
    out: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in paths:
        if os.path.isdir(path):
            found: Iterable[str] = walk(path)
        elif os.path.lexists(path):
            found = (path,)
        else:
            raise LibraryError(f"no such file or folder: {safe(path) or 'a path without a name'}")
        for one in found:
            out.setdefault(real_path(one, folders), one)
    return list(out) if real else list(out.values())


def real_path(path: str, folders: dict[str, str]) -> str:
    """A file's path without links on the way to it: one file that is reached twice is read once.

    `folders` remembers the own paths of those that were looked at.
    """
    folder, name = os.path.split(path)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return os.path.join(folders[folder], name)


def walk(folder: str) -> Iterator[str]:
    """Files that end in .toml, not hidden ones.

    A folder below that cannot be listed, or is a link, comes as itself: reading it tells why.
    """
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as error:
            if here == folder:
                raise LibraryError(f"{safe(folder)}: {os.strerror(error.errno or 0)}") from None
            yield here
            continue
        wanted = [one for one in entries if not one.name.startswith(".") and one.name not in NOT_BRIEFINGS]
        yield from (one.path for one in wanted if is_for_reading(one))
        waiting += [one.path for one in reversed(wanted) if one.is_dir(follow_symlinks=False)]


def is_for_reading(entry: os.DirEntry[str]) -> bool:
    """A file by its name, or a link where a folder is meant: neither is passed over in silence."""
    if entry.is_dir(follow_symlinks=False):
        return False
    return entry.name.lower().endswith(".toml") or entry.is_dir()
