"""The data of one reader about one library: versions read, bookmarks, flags, notes, settings, visits.

Kept outside the library, in one file for all of them: `editions.py` tells which entries are about the open one. Every
write returns whether it is on disk. Captions are stored with their references, so that an
annotation can be shown when the file of its briefing is missing.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping, Sequence

from briefing.errors import UsageError
from briefing.repository.repository import BriefingRepository
from briefing.safe import safe, short
from briefing.userdata import entries
from briefing.userdata.annotation import Annotation, Bookmark
from briefing.userdata.editions import LibraryFolders, editions_of
from briefing.userdata.entries import MARKS, REMARKS, Subject, clean_text
from briefing.userdata.legacy import take_over
from briefing.userdata.library_settings import LibrarySettings
from briefing.userdata.moved_folders import adopt_moved, moved_folders
from briefing.userdata.state_file import state_path
from briefing.userdata.store import Store, Written

READ_LABEL = "what was read"


class UserData:
    """Open in several processes at once; each write is a transaction of its own.

    Texts are filtered by `safe` when they are written and when they are read.
    """

    def __init__(self, store: Store, folders: LibraryFolders) -> None:
        self.store, self.folders, self.settings = store, folders, LibrarySettings(store, folders)
        self.is_usable = bool(store.path)
        """There was a file to write to when it was opened: otherwise `notice` has told that nothing is kept."""

    @classmethod
    def open(cls, paths: Sequence[str], repository: BriefingRepository | None = None) -> UserData:
        """Open the data about the library at `paths`; in memory where no file can be kept, which `notice` tells.

        `repository`: the library, which tells whose an id is; without it that is told by the folders alone.
        """
        try:
            folders = LibraryFolders(paths)
            store = Store.open(state_path())
        except (OSError, ValueError) as error:  # the path to the library is gone, or is not a path
            folders, store = LibraryFolders(["/"]), Store("")
            store.fall_back_to_memory(error)
        userdata = cls(store, folders)
        if store.path:
            store.query(lambda connection: take_over(connection, os.path.dirname(store.path)))
        if repository:
            userdata.follow(repository)
        return userdata

    def follow(self, repository: BriefingRepository) -> None:
        """Tell by this library whose an id is."""
        self.folders.identify = editions_of(repository, self.folders)
        if self.store.path and self.store.query(lambda connection: moved_folders(connection, self.folders)):
            self.store.write(lambda connection: adopt_moved(connection, self.folders))

    @property
    def notice(self) -> str:
        """One line about the state of the store, for the reader; empty when all is well."""
        return self.store.notice

    @property
    def unkept(self) -> str:
        """Return why something that the reader did is not on disk; empty where all is."""
        has_unkept = any(unkept.label for unkept in self.store.unkept)
        return f"not kept: {self.store.reason}; tried again at the next write" if has_unkept else ""

    def lost(self) -> list[str]:
        """Try once more to write what is not on disk; return what would be lost now, in words, the oldest first.

        What was only read counts where there was a file to note it in.
        """
        if self.store.unkept and self.store.file_path:
            self.store.return_to_file()
        labels = (unkept.label for unkept in self.store.unkept)
        return list(dict.fromkeys(label for label in labels if label and (label != READ_LABEL or self.is_usable)))

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def read_versions(self, briefing: str) -> set[str]:
        """Return the versions (content hashes) of a briefing that were read; empty where it is unread."""
        read = self.store.query(lambda connection: entries.read_of(connection, self.folders, briefing))
        return {clean_text(entry.values[0]) for entry in read}

    def has_read(self) -> bool:
        """Tell whether anything was read in the folders of the library."""
        return self.store.query(lambda connection: entries.has_read(connection, self.folders))

    def mark_read(self, briefing: str, version: str) -> Written[None]:
        """Store that a version of a briefing was read."""
        return self.mark_all_read({briefing: version})

    def mark_unread(self, briefing: str) -> Written[None]:
        """Forget that a briefing was read."""

        def forget(connection: sqlite3.Connection) -> None:
            entries.delete(connection, "seen", entries.read_of(connection, self.folders, briefing))

        return self.store.write(forget, READ_LABEL)

    def mark_all_read(self, versions: Mapping[str, str]) -> Written[None]:
        """Store versions by briefing id, in one transaction."""
        return self.store.write(lambda connection: entries.put_read(connection, self.folders, versions), READ_LABEL)

    def annotations(self) -> dict[str, Annotation]:
        """Return the annotations by reference, the least recently changed first."""
        remarks = self.store.query(lambda connection: entries.entries(connection, REMARKS, self.folders))
        by_reference: dict[str, list[entries.Entry]] = {}
        for remark in remarks:
            by_reference[remark.subject] = [*by_reference.pop(remark.subject, ()), remark]
        return {
            reference: Annotation(reference, *entries.merged_remark(same), *map(clean_text, same[-1].values[2:]))
            for reference, same in by_reference.items()
        }

    def flag(self, reference: str, caption: str, digest: str = "") -> Written[bool]:
        """Set the flag, or remove it where it is set; return whether it is set now."""
        subject = Subject(reference, caption, digest)
        choose = entries.once(lambda connection: not self.remark_in(connection, reference)[0])

        def toggle(connection: sqlite3.Connection) -> bool:
            flagged = choose(connection)
            entries.put_remark(connection, self.folders, subject, flagged, self.remark_in(connection, reference)[1])
            return flagged

        return self.store.write(toggle, f"flag: {caption}")

    def annotate(
        self, reference: str, caption: str, note: str, digest: str = "", before: str | None = None
    ) -> Written[str]:
        """Replace the note; an empty one removes it. Return the note as it is now.

        `before`: the note that the writer began with; what was written meanwhile by another process is then merged.
        """
        subject, text = Subject(reference, caption, digest), safe(note.strip(), lines=True)

        def replace_note(connection: sqlite3.Connection) -> str:
            flagged, current = self.remark_in(connection, reference)
            merged = entries.merged_note(current, before, text)
            entries.put_remark(connection, self.folders, subject, flagged, merged)
            return merged

        return self.store.write(replace_note, f"note: {caption}")

    def remark_in(self, connection: sqlite3.Connection, reference: str) -> tuple[bool, str]:
        """Return flag and note of a reference; the caller holds a transaction."""
        return entries.merged_remark(entries.remarks_of(connection, self.folders, reference))

    def bookmarks(self) -> dict[str, Bookmark]:
        """Return the bookmarks by letter, in order of letters (capitals first)."""
        marks = self.store.query(lambda connection: entries.entries(connection, MARKS, self.folders))
        by_letter = {clean_text(mark.values[0]): Bookmark(*map(clean_text, mark.values)) for mark in marks}
        return dict(sorted(by_letter.items()))

    def set_bookmark(self, letter: str, reference: str, caption: str, digest: str = "") -> Written[None]:
        """Set a bookmark, replacing the one of that letter.

        Raises UsageError where `letter` is not one letter from a to z or A to Z.
        """
        if not (len(letter) == 1 and letter.isascii() and letter.isalpha()):
            raise UsageError(f"a mark is a letter from a to z or A to Z, found {short(letter) or 'nothing'}")
        subject = Subject(reference, caption, digest)
        return self.store.write(
            lambda connection: entries.put_mark(connection, self.folders, letter, subject), f"mark {letter}: {caption}"
        )
