"""Which file of a library has which id, while files are taken into the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefing.library.folder import duplicate_id_problem
from briefing.load import load
from briefing.load.listed_units import LibraryUnits
from briefing.repository.changes import Changes
from briefing.repository.last_good import LastGoodVersions
from briefing.repository.parsing import FileToRead, ParsedFile, arrival_time, faults, mark_of, parse_file
from briefing.search.indexed import IndexedFile
from briefing.search.rows import FileState

QUOTE = "\0"
"""Around the key of another file in the problem of one: it is shown as the reader wrote the library's path."""


class IdOwners:
    """Which file has which id, while files are taken in; of two that want the same the first of the library has it.

    A file that cannot be read keeps its id, and its last good version, as long as no other file wants the id.
    """

    def __init__(self, changes: Changes, known: Mapping[str, FileState], last_good: LastGoodVersions) -> None:
        self.changes, self.known, self.last_good = changes, known, last_good
        self.units = LibraryUnits(changes.paths.roots)
        gone = {*changes.changed, *changes.removed}
        whole = {key: state.claim for key, state in known.items() if not state.problems}
        self.owners = {claim: key for key, claim in whole.items() if key not in gone}
        self.waiting = {claim: key for key, claim in whole.items() if key in gone}
        """Ids of files that have changed and were not looked at again."""

    def files_to_read(self) -> list[FileToRead]:
        """The changed files, in the library's order."""
        return [self.file_to_read(key, key not in self.changes.freed) for key in self.changes.changed]

    def file_to_read(self, key: str, may_be_known: bool) -> FileToRead:
        """The file of a key; `may_be_known`: it is not parsed where its content is the one that the index has."""
        path = self.changes.paths.path(key)
        units = self.units.of_file(path)
        state = self.known.get(key) if may_be_known else None
        is_read_alike = state is not None and mark_of(state.signature) == mark_of(self.changes.signatures[key])
        return FileToRead(key, path, state.digest if state and is_read_alike else "", units)

    def is_as_it_was(self, parsed: ParsedFile) -> bool:
        """Has the file the content that the index knows, and still its id?"""
        if parsed.claim:
            return False
        state = self.known[parsed.key]
        if not state.problems:
            return self.owners.setdefault(state.claim, parsed.key) == parsed.key
        return True

    def resolve(self, parsed: ParsedFile) -> Iterator[IndexedFile]:
        """The file as the index takes it in, and with it one that has to give its id up."""
        if not parsed.claim:
            parsed = parse_file(self.file_to_read(parsed.key, may_be_known=False))
        owner = self.owners.get(parsed.claim, parsed.key)
        if parsed.document is None and not parsed.problems:  # no briefing, and no fault
            yield indexed(parsed)
        elif parsed.document is None:
            yield self.last_good.broken_file(indexed(parsed, parsed.problems), self.owners)
        elif self.changes.order[owner] < self.changes.order[parsed.key]:
            yield self.last_good.broken_file(indexed(parsed, self.taken(parsed.key, owner)), self.owners)
        else:
            self.owners[parsed.claim] = parsed.key
            yield self.last_good.with_arrival(indexed(parsed))
            given_up = self.last_good.without_id(parsed.claim, parsed.key)
            yield from (file for file in given_up if file.path in self.changes.order)
            if owner != parsed.key:
                signed, digest = self.changes.signatures[owner], self.known[owner].digest if owner in self.known else ""
                yield IndexedFile(owner, signed, parsed.claim, None, self.taken(owner, parsed.key), digest)

    def taken(self, key: str, owner: str) -> tuple[str, ...]:
        """The faults of a file whose id another one has."""
        return faults(duplicate_id_problem(load(self.changes.paths.path(key)), f"{QUOTE}{owner}{QUOTE}"))

    def displaced(self, files: Iterable[IndexedFile]) -> list[str]:
        """Files not yet looked at again, whose ids these have now."""
        return [self.waiting[file.claim] for file in files if file.document and file.claim in self.waiting]

    def forget(self, keys: set[str]) -> None:
        """These have been looked at."""
        self.waiting = {claim: key for claim, key in self.waiting.items() if key not in keys}


def indexed(parsed: ParsedFile, problems: tuple[str, ...] = ()) -> IndexedFile:
    """The file as the index takes it in; unreadable where it has problems."""
    return IndexedFile(
        parsed.key, parsed.signature, parsed.claim, None if problems else parsed.document, problems, parsed.digest,
        arrival_time(parsed.signature),
    )  # fmt: skip
