"""Which briefings were read, in which versions: in memory, with what is new of each."""

from __future__ import annotations

from collections.abc import Mapping, Set

from briefing.repository.renamed import CurrentReferences
from briefing.repository.repository import BriefingRepository
from briefing.search.query.query import Query
from briefing.userdata.annotations import UserData
from briefing.userdata.read_texts import ReadText, all_read_versions, keep_text, restore_read
from briefing.views.changes import corrections_of

UNREAD, CHANGED = "•", "↻"


class ReadState:
    """A cache of what was read; `reload` reads it again."""

    def __init__(self, repository: BriefingRepository, userdata: UserData) -> None:
        self.repository, self.userdata = repository, userdata
        self.corrected: dict[str, tuple[str, ...]] = {}
        """What was corrected in briefings that were read again in this session, since they were read before."""
        self.revision = 0
        """Counts changes of what was read."""
        self.reload()

    def reload(self) -> None:
        """Read everything again: another session may have written."""
        self.references = CurrentReferences(self.repository)
        self.revision += 1
        self.read_versions: dict[str, set[str]] = {}
        """Versions that were read, of the briefings that were asked for."""
        self.all_versions: dict[str, set[str]] | None = None
        """Versions that were read, of all briefings; None before all were asked for."""
        self.is_renamed_read = False
        """Some of them were read under another id."""
        self.has_read = self.userdata.has_read()
        """Something of the library was read: otherwise it is not said of everything that it is unread."""

    def mark_read(self, id: str) -> None:
        """Remember the version of a briefing that is read now, and what it says."""
        version = self.repository.content_hash(id)
        if not version or version in (read := self.versions_of(id)):
            return
        if read:
            self.corrected[id] = corrections_of(self.repository, self.userdata, id)
        is_kept = not self.userdata.mark_read(id, version).reason
        if is_kept and (content := self.content_of(id, version)):
            keep_text(self.userdata, id, ReadText(version, content))
        self.forget(id)
        self.has_read = True

    def content_of(self, id: str, version: str) -> bytes:
        """Return the file of a briefing where the index has it in that version; empty where it has not."""
        row = self.repository.index.briefing_row(id)
        stored = self.repository.index.document(id) if row and row.version == version else None
        return stored.content if stored else b""

    def mark_unread(self, id: str) -> None:
        """Forget that a briefing was read."""
        self.userdata.mark_unread(id)
        self.forget(id)

    def mark_all_read(self) -> Mapping[str, Set[str]]:
        """Mark every briefing of the library; for each that was not read as it is, the versions that had been read."""
        briefings = self.repository.index.briefings(Query())
        versions = {row.id: self.repository.content_hash(row.id) for row in briefings}
        read = all_read_versions(self.userdata)
        before = {id: read.get(id, set()) for id, version in versions.items() if version not in read.get(id, ())}
        self.userdata.mark_all_read(versions)
        self.reload()
        return before

    def restore(self, before: Mapping[str, Set[str]]) -> None:
        """Only these versions of some briefings were read."""
        restore_read(self.userdata, before)
        self.reload()

    def forget(self, id: str) -> None:
        """Ask again which versions of a briefing were read: that has changed."""
        self.revision += 1
        self.read_versions.pop(id, None)
        if self.all_versions is not None:
            self.all_versions[id] = self.versions_of(id)

    def versions_of(self, id: str) -> set[str]:
        """Return the versions of a briefing that were read."""
        if id not in self.read_versions:
            briefing = self.repository.briefing(id) if self.references.is_needed else None
            names = (id, *(briefing.formerly if briefing else ()))
            self.read_versions[id] = set().union(*map(self.userdata.read_versions, names))
        return self.read_versions[id]

    def news_of(self, id: str) -> str:
        """UNREAD, CHANGED since it was read, or empty."""
        versions = self.versions_of(id)
        if not versions:
            return UNREAD
        return "" if self.repository.content_hash(id) in versions else CHANGED

    def news_of_version(self, id: str, version: str) -> str:
        """As `news_of`, of the version that the index has: all are asked for at once."""
        if self.all_versions is None:
            self.all_versions = all_read_versions(self.userdata)
            names = self.all_versions if self.references.is_needed else ()
            self.is_renamed_read = any(self.repository.index.briefing_row(name) is None for name in names)
        versions = self.all_versions.get(id) or (self.versions_of(id) if self.is_renamed_read else ())
        return UNREAD if not versions else "" if version in versions else CHANGED
