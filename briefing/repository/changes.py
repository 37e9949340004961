"""Which files have changed since the index knew them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefing.load.listed_units import LibraryUnits
from briefing.repository.library_paths import LibraryPaths
from briefing.repository.parsing import signature
from briefing.search.index import Index
from briefing.search.rows import FileState, Signature

PAGE = 10_000
"""Files whose states are asked for at once."""


class Changes(NamedTuple):
    """What differs between the files and the index."""

    changed: list[str]
    """Keys of files to be looked at, in the library's order."""
    removed: list[str]
    """Keys of files that have gone."""
    order: dict[str, int]
    """Where each file stands in the library: of two with the same id the first counts."""
    signatures: dict[str, Signature]
    freed: frozenset[str]
    """Of `changed` those whose content may be as it was: an id that they wanted is free."""
    paths: LibraryPaths

    def __bool__(self) -> bool:
        return bool(self.changed or self.removed)


def known_files(index: Index) -> dict[str, FileState]:
    """All files that the index holds, by key."""
    known: dict[str, FileState] = {}
    after = ""
    while page := index.file_states(after, PAGE):
        known |= page
        after = next(reversed(page))
    return known


def scan_changes(paths: Sequence[str], known: Mapping[str, FileState]) -> Changes:
    """Compare the files under `paths` with what the index knows. Raises LibraryError where a path does not exist."""
    library = LibraryPaths(paths)
    units = LibraryUnits(library.roots)
    signatures = {key: signature(path, units.of_file(path)) for key, path in library.files().items()}
    order = {key: place for place, key in enumerate(signatures)}
    stale = {
        key for key, signed in signatures.items() if not signed or key not in known or known[key].signature != signed
    }
    removed = [key for key in known if key not in signatures]
    claims = {known[key].claim for key in (*stale, *removed) if key in known}
    freed = {key for key in signatures if key in known and known[key].problems and known[key].claim in claims}
    stale |= freed
    stale = {key for key in stale if not (key in known and known[key].signature == signatures[key] == "")}
    changed = sorted(stale, key=order.__getitem__)
    return Changes(changed, removed, order, signatures, frozenset(freed & stale), library)
