"""The last good version of a file: kept in the index while the file cannot be read, and the arrival of its content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefing.load import load
from briefing.load.listed_units import LibraryUnits
from briefing.model.measures import ListedUnit
from briefing.repository.library_paths import LibraryPaths
from briefing.repository.parsing import arrival_time, briefing_of
from briefing.search.documents import to_document
from briefing.search.index import Index
from briefing.search.indexed import IndexDocument, IndexedFile
from briefing.search.rows import BriefingRow, FileState


class LastGoodVersions:
    """What an index holds of the files that are taken in, as it was before."""

    def __init__(self, index: Index, known: Mapping[str, FileState], paths: LibraryPaths, gone: Sequence[str]) -> None:
        """`gone`: files that were removed; one that was only renamed is recognised by its content."""
        self.index, self.known, self.paths = index, known, paths
        self.units = LibraryUnits(paths.roots)
        self.has_broken = any(state.problems for state in known.values())
        self.given_up: dict[str, IndexedFile] = {}
        """Files that cannot be read, as they are without their last good versions; by the id of these."""
        self.moved = {row.version: row.arrived for row in map(self.row_of, gone) if row}
        """When the contents of removed files arrived, by version."""

    def row_of(self, key: str) -> BriefingRow | None:
        """Return the briefing that the index holds of a file; None for none."""
        state = self.known.get(key)
        row = self.index.briefing_row(state.claim) if state else None
        return row if row and row.path == key else None

    def broken_file(self, file: IndexedFile, owners: Mapping[str, str]) -> IndexedFile:
        """Return an unreadable file with its last good version, where the index has one whose id is still its own."""
        row = self.row_of(file.path)
        if row is None or owners.get(row.id, file.path) != file.path:
            return file
        document = self.document_of(row, file)
        if document is None:
            return file
        self.given_up[row.id] = file
        return file._replace(claim=row.id, document=document, arrived=row.arrived)

    def document_of(self, row: BriefingRow, file: IndexedFile) -> IndexDocument | None:
        """Return the last good version of a file, broken since it was written; None where it cannot be read now."""
        stored = self.index.document(row.id)
        briefing = briefing_of(stored, self.units.of_file(self.paths.path(file.path))) if stored else None
        if stored is None or briefing is None or briefing.id != row.id:
            return None
        document = to_document(briefing, file.path, stored.content)
        since = row.broken_since or arrival_time(file.signature) or 1
        return document._replace(row=document.row._replace(broken_since=since))

    def without_id(self, id: str, key: str) -> Iterator[IndexedFile]:
        """Yield the unreadable file whose last good version has an id that the file `key` has now, without it."""
        file = self.given_up.pop(id, None) or (self.unreadable_owner(id) if self.has_broken else None)
        if file and file.path != key:
            yield file

    def unreadable_owner(self, id: str) -> IndexedFile | None:
        """Return the unreadable file under whose last good version the index has an id; None for none."""
        row = self.index.briefing_row(id)
        state = self.known.get(row.path) if row and row.broken_since else None
        if row is None or state is None:
            return None
        return IndexedFile(row.path, state.signature, state.claim, None, state.problems, state.digest)

    def with_arrival(self, file: IndexedFile) -> IndexedFile:
        """Return a file with the time at which its content arrived: content that was there before is not new."""
        if file.document is None or not self.known:
            return file
        version, row = file.document.row.version, self.row_of(file.path)
        arrived = row.arrived if row and row.version == version else self.moved.get(version, file.arrived)
        return file._replace(arrived=arrived)


def last_good_files(index: Index, changed: Sequence[str], paths: LibraryPaths) -> list[IndexedFile]:
    """Return what an index holds of changed files that cannot be read now, for another index to begin with.

    They have no signature, so that they are looked at again.
    """
    wanted, units = set(changed), LibraryUnits(paths.roots)
    states = index.file_states() if wanted else {}
    listed = ((key, states[key].claim, units.of_file(paths.path(key))) for key in states if key in wanted)
    return [
        file
        for key, claim, units_of_file in listed
        if load(paths.path(key), units=units_of_file).briefing is None
        for file in stored_file(index, key, claim, units_of_file)
    ]


def stored_file(index: Index, key: str, id: str, units: tuple[ListedUnit, ...]) -> Iterator[IndexedFile]:
    """Yield the file of a briefing as it was indexed; nothing where that cannot be read by this program."""
    stored, row = index.document(id), index.briefing_row(id)
    briefing = briefing_of(stored, units) if stored else None
    if stored and row and briefing and row.path == key:
        yield IndexedFile(key, "", id, to_document(briefing, key, stored.content), arrived=row.arrived)
