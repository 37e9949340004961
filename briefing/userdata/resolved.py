"""Annotations and bookmarks of a reader, each with its record, where that still exists."""

from __future__ import annotations

import os
from typing import NamedTuple

from briefing.model import Briefing, Item
from briefing.repository.renamed import CurrentReferences
from briefing.repository.repository import BriefingRepository
from briefing.safe import safe
from briefing.table import caption
from briefing.userdata.annotation import Annotation, Bookmark
from briefing.userdata.annotations import UserData
from briefing.userdata.content_digest import content_digest

GONE, UNREADABLE = "gone", "unreadable"


class ResolvedAnnotation(NamedTuple):
    """A flag, a note or bookmarks on one reference, with the record or briefing it names."""

    reference: str
    letters: str
    """Letters of its bookmarks, capitals first; empty without bookmarks."""
    flagged: bool
    note: str
    caption: str
    """Name of the record when it was annotated."""
    changed_at: str
    """Last change: ISO 8601, local time."""
    briefing: Briefing | None
    record: Item | None
    """None where the reference is that of a briefing, or the record is missing."""
    missing_reason: str
    """`gone` or `unreadable`; empty where the record or briefing exists."""
    is_changed: bool = False
    """It says another thing than when it was annotated."""

    @property
    def briefing_id(self) -> str:
        """Return the id of the briefing in the reference."""
        return self.reference.partition("#")[0]


def resolve_annotations(repository: BriefingRepository, state: UserData) -> list[ResolvedAnnotation]:
    """Resolve all annotations and bookmarks; newest briefing first, in reading order, missing ones last."""
    references = CurrentReferences(repository)
    annotations = {references.current(kept.reference): kept for kept in state.annotations().values()}
    bookmarks: dict[str, list[Bookmark]] = {}
    for bookmark in state.bookmarks().values():
        bookmarks.setdefault(references.current(bookmark.reference), []).append(bookmark)
    unreadable = {os.path.basename(file.path).removesuffix(".toml") for file in repository.unreadable_files()}
    resolved = []
    for reference in dict.fromkeys((*annotations, *bookmarks)):
        marked = bookmarks.get(reference, [])
        kept = annotations.get(reference) or of_bookmark(marked[-1])
        changed_at = max(kept.changed_at, *(bookmark.changed_at for bookmark in marked), "")
        annotation = kept._replace(reference=reference, changed_at=changed_at)
        letters = "".join(bookmark.letter for bookmark in marked)
        resolved.append(resolve_annotation(repository, annotation, letters, unreadable))
    return sorted(sorted(resolved, key=reading_order), key=publication_order, reverse=True)


def changed_text(caption: str) -> str:
    """Return what is told of an annotation whose record says another thing now; `caption`: its name then."""
    return f"! This is not what it was when it was marked: {caption}"


def of_bookmark(bookmark: Bookmark) -> Annotation:
    """Return what is kept with a bookmark as an annotation without flag and note."""
    return Annotation(bookmark.reference, False, "", bookmark.caption, bookmark.changed_at, bookmark.digest)


def is_changed(kept: Annotation | Bookmark, briefing: Briefing, record: Item | None) -> bool:
    """Tell whether a record (or the head of a briefing) says another thing than when it was annotated."""
    if kept.digest:
        return kept.digest != content_digest(briefing, record)
    name = briefing.headline if record is None else caption(record)
    return bool(kept.caption) and kept.caption != safe(name)


def resolve_annotation(
    repository: BriefingRepository, annotation: Annotation, letters: str, unreadable: set[str]
) -> ResolvedAnnotation:
    """Find the record of an annotation, or the reason why it is missing."""
    name, separator, record_id = annotation.reference.partition("#")
    briefing = repository.briefing(name)
    record = briefing.by_id.get(record_id) if briefing else None
    is_there = briefing is not None and (record is not None or not separator)
    missing_reason = "" if is_there else UNREADABLE if briefing is None and name in unreadable else GONE
    return ResolvedAnnotation(
        annotation.reference,
        letters,
        annotation.flagged,
        annotation.note,
        annotation.caption,
        annotation.changed_at,
        briefing,
        record,
        missing_reason,
        briefing is not None and is_there and is_changed(annotation, briefing, record),
    )


def publication_order(annotation: ResolvedAnnotation) -> tuple[str, ...]:
    """Return the sort key of the publication date; missing briefings have the lowest."""
    return annotation.briefing.date_published.sort_key if annotation.briefing else ("",)


def reading_order(annotation: ResolvedAnnotation) -> tuple[str, int, str]:
    """Return the sort key within a date: briefing, then its own annotation, its records, its missing records."""
    if annotation.briefing is None or (annotation.record is None and annotation.missing_reason):
        return (
            annotation.briefing_id,
            len(annotation.briefing.by_id) if annotation.briefing else 0,
            annotation.changed_at,
        )
    return (
        annotation.briefing_id,
        -1 if annotation.record is None else list(annotation.briefing.by_id).index(annotation.record.id),
        annotation.changed_at,
    )
