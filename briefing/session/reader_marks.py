"""Flags, notes, bookmarks and read state in memory, with the sign that each gives a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.repository.repository import BriefingRepository
from briefing.session.read_state import ReadState
from briefing.userdata.annotations import UserData
from briefing.userdata.resolved import changed_text, is_changed
from briefing.views.layout import BLANK, Paragraph, paragraph

FLAGGED, NOTED, ALTERED = "⚑", "✎", "!"
"""ALTERED: what is marked is not what it was when it was marked."""
RECORD_SIGNS, BRIEFING_SIGNS = 4, 5
"""Cells of the signs before a row: there whether anything is marked or not."""


class ReaderMarks:
    """A cache of the reader's own data; `reload` reads it again."""

    def __init__(self, repository: BriefingRepository, userdata: UserData) -> None:
        self.repository, self.userdata = repository, userdata
        self.read = ReadState(repository, userdata)
        self.revision = 0
        """Counts how often everything was read."""
        self.reload()

    def reload(self) -> None:
        """Read everything again: another session may have written."""
        self.read.reload()
        self.revision += 1
        self.references = self.read.references
        self.altered: dict[str, bool] = {}
        """Whether marked records of which that was asked are not what they were."""
        self.kept_as: dict[str, str] = {}
        """By the reference of a renamed record the one that it had when something was kept of it."""
        annotations = self.userdata.annotations()
        self.annotations = {self.current(reference): kept for reference, kept in annotations.items()}
        bookmarks = self.userdata.bookmarks().values()
        self.bookmarks = {self.current(bookmark.reference): bookmark for bookmark in bookmarks}
        self.letters = {reference: bookmark.letter for reference, bookmark in self.bookmarks.items()}
        self.references_of: dict[str, list[str]] = {}
        """By the id of a briefing the references in it that bear something."""
        for reference in dict.fromkeys((*self.annotations, *self.letters)):
            self.references_of.setdefault(reference.partition("#")[0], []).append(reference)

    def current(self, reference: str) -> str:
        """The reference by the ids of now; what it is kept under is remembered where that is another."""
        current = self.references.current(reference)
        if current != reference:
            self.kept_as.setdefault(current, reference)
        return current

    def key(self, reference: str) -> str:
        """The reference under which something is kept: of a renamed record the one it had then."""
        return self.kept_as.get(reference, reference)

    # ------------------------------------------------------------------ signs

    def briefing_sign(self, id: str) -> str:
        """Before a briefing of the list, BRIEFING_SIGNS cells: what is new, then what it and its records bear."""
        references = self.references_of.get(id, ())
        return f"{self.read.news_of(id) or ' '}{self.signs(references)}"

    def record_sign(self, reference: str) -> str:
        """Before a record, RECORD_SIGNS cells: flag, note, mark, whether it is what was marked."""
        return self.signs((reference,))

    def result_sign(self, reference: str) -> str:
        """The signs before a result, BRIEFING_SIGNS cells: what is new of its briefing, what is put on the record."""
        id, _, item = reference.partition("#")
        if not item:
            return self.briefing_sign(id)
        return f"{self.read.news_of(id) or ' '}{self.record_sign(reference)}"

    def signs(self, references: Sequence[str]) -> str:
        """Return a cell each for flag, note, mark letter, and that something is not what it was when it was marked."""
        annotations = [self.annotations[reference] for reference in references if reference in self.annotations]
        flag = FLAGGED if any(annotation.flagged for annotation in annotations) else " "
        note = NOTED if any(annotation.note for annotation in annotations) else " "
        letter = next((self.letters[reference] for reference in references if reference in self.letters), " ")
        altered = ALTERED if any(map(self.is_altered, references)) else " "
        return f"{flag}{note}{letter}{altered}"

    def is_altered(self, reference: str) -> bool:
        """Is something marked that is not what it was when it was marked?"""
        if reference not in self.annotations and reference not in self.bookmarks:
            return False
        if reference not in self.altered:
            self.altered[reference] = bool(self.changed_notice(reference))
        return self.altered[reference]

    def paragraphs(self, reference: str) -> list[Paragraph]:
        """What the reader has put on a record, as it stands under the record."""
        lines = list(self.lines_of(reference))
        return [BLANK, *lines] if lines else []

    def changed_notice(self, reference: str) -> str:
        """That a record says another thing than when it was flagged, noted or marked; empty where it does not."""
        kept = self.annotations.get(reference) or self.bookmarks.get(reference)
        id, mark, item = reference.partition("#")
        briefing = self.repository.briefing(id) if kept else None
        record = briefing.by_id.get(item) if briefing else None
        if kept is None or briefing is None or (mark and record is None):
            return ""
        return changed_text(kept.caption) if is_changed(kept, briefing, record) else ""

    def correction_lines(self, id: str) -> list[Paragraph]:
        """What was corrected in a briefing that is read again, as it stands above the briefing."""
        told = [paragraph(text, "caveat", indent=2, hang=2) for text in self.read.corrected.get(id, ())]
        return [paragraph("Corrected since you read it before:", "caveat"), *told, BLANK] if told else []

    def lines_of(self, reference: str) -> Iterator[Paragraph]:
        """Yield a paragraph each for the flag, the note and the bookmark of a record."""
        annotation, letter = self.annotations.get(reference), self.letters.get(reference)
        if text := self.changed_notice(reference):
            yield paragraph(text, "caveat", hang=2)
        if annotation and annotation.flagged:
            yield paragraph(f"{FLAGGED} flagged", "note")
        if annotation and annotation.note:
            yield paragraph(f"{NOTED} {annotation.note}", "note", hang=2)
        if letter:
            yield paragraph(f"'{letter} comes back here", "meta")
