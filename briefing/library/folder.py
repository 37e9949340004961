"""Find and load the briefings of a library, and check what needs all of its files."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from briefing.errors import NotFound, Unreadable
from briefing.library.files import briefing_files
from briefing.load import Loaded, Problem, load
from briefing.load.listed_units import LibraryUnits
from briefing.load.loader import default_id, position_of
from briefing.model import Briefing, Item
from briefing.model.days import day_as_integer
from briefing.safe import safe
from briefing.tokenizer import close_matches


def local_minute(nanoseconds: int) -> str:
    """Return a time as `2026-11-25 10:02`, in the local zone."""
    return datetime.fromtimestamp(nanoseconds / 1e9).strftime("%Y-%m-%d %H:%M")


class Resolved(NamedTuple):
    """The briefing, and perhaps the record, that a reference refers to."""

    briefing: Briefing
    record: Item | None
    """None where the reference is that of the whole briefing."""


class UnreadableFile(NamedTuple):
    """A file that cannot be read."""

    path: str
    problems: tuple[str, ...]
    """Its errors as `file:line:column: …`, the path as the library was given."""
    name: str
    """Its path as the library was given."""
    briefing: str = ""
    """The id of its last good version; empty where none is known."""
    since: int = 0
    """Since when it cannot be read, and the last good version stands in its place; nanoseconds since 1970."""

    @property
    def banner(self) -> str:
        """Say that a last good version is read, since when, and what is wrong with the file."""
        return f"Last good version: the file cannot be read since {local_minute(self.since)}. {self.problems[0]}"

    @property
    def line(self) -> int:
        """Return the line of its first error, 1-based."""
        number = self.problems[0].removeprefix(self.name).split(":", 2)[1]
        return int(number) if number.isdecimal() else 1

    @property
    def short_name(self) -> str:
        """Return the name of the file before that of its folder: a narrow column cuts the end."""
        folder, name = os.path.split(self.name)
        return f"{name}  in {folder}" if folder else name


class Library:
    """The briefings of some folders and files, newest first, and the files that could not be read."""

    def __init__(self, loaded: Sequence[Loaded]) -> None:
        self.briefings: tuple[Briefing, ...] = ()
        self.unreadable: tuple[Loaded, ...] = ()
        self.loaded = tuple(without_duplicate_ids(loaded))
        self.by_id: dict[str, Briefing] = {}
        self.file_of: dict[str, Loaded] = {}
        for loaded_file in self.loaded:
            if loaded_file.is_foreign:
                continue
            if loaded_file.briefing is None:
                self.unreadable += (loaded_file,)
            else:
                self.by_id[loaded_file.briefing.id] = loaded_file.briefing
                self.file_of[loaded_file.briefing.id] = loaded_file
        self.by_former_id: dict[str, Briefing] = {
            former: briefing for briefing in self.by_id.values() for former in briefing.formerly
        }
        self.briefings = tuple(sorted(self.by_id.values(), key=newest_first))

    @classmethod
    def open(cls, paths: Sequence[str]) -> Library:
        """Load every briefing under `paths`. Raises LibraryError where a path is missing or cannot be listed."""
        units = LibraryUnits(paths)
        return cls([load(path, units=units.of_file(path)) for path in briefing_files(paths)])

    @property
    def broken(self) -> list[UnreadableFile]:
        """Return the unreadable files with their errors as text."""
        return [UnreadableFile(file.path, tuple(map(str, file.faults)), file.file) for file in self.unreadable]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return the problems of all files, file by file."""
        return tuple(problem for file in self.loaded for problem in file.problems)

    def find(self, reference: str) -> Resolved:
        """Resolve `briefing-id` or `briefing-id#item-id`.

        Raises NotFound where there is no such id, with near misses, and Unreadable
        where the file that would have it cannot be read.
        """
        name, mark, item = unicodedata.normalize("NFC", reference).partition("#")
        briefing = self.by_id.get(name) or self.by_former_id.get(name)
        if briefing is None:
            self.refuse_unreadable(name)
            raise NotFound(safe(reference), close_matches(name, list(self.by_id)))
        if not mark:
            return Resolved(briefing, None)
        record = briefing.find_record(item)
        if record is None:
            raise NotFound(safe(reference), [f"{name}#{near}" for near in close_matches(item, list(briefing.by_id))])
        return Resolved(briefing, record)

    def refuse_unreadable(self, name: str) -> None:
        """Raise Unreadable where an unreadable file would have that id by its file name."""
        for file in self.unreadable:
            if default_id(file.path) == name:
                raise Unreadable(str(file.faults[0]))


def newest_first(briefing: Briefing) -> tuple[int, str]:
    """Return a sort key: the day of publication, latest first, then the id."""
    return (-day_as_integer(briefing.date_published.first), briefing.id)


def without_duplicate_ids(loaded: Sequence[Loaded]) -> Iterator[Loaded]:
    """Yield every file, the second one of the same id as unreadable: a reference must be unique."""
    first: dict[str, str] = {}
    for file in loaded:
        is_taken = file.briefing and first.setdefault(file.briefing.id, file.file) != file.file
        yield duplicate_id_problem(file, first[file.briefing.id]) if is_taken and file.briefing else file


def duplicate_id_problem(loaded: Loaded, first: str) -> Loaded:
    """Return a file as unreadable, with a problem at its id that names the `first` file of that id."""
    name = loaded.briefing.id if loaded.briefing else ""
    line, column = position_of(loaded.path, ("id",))
    problem = Problem(loaded.file, line, column, "id", f"the id '{name}' is taken by {first}: expected one of its own")
    return loaded._replace(briefing=None, problems=(problem, *loaded.problems))
