"""Annotations and bookmarks of a reader, each with its record, where that still exists."""

from __future__ import annotations

import os
from typing import NamedTuple

from briefing.model import Briefing, Item
from briefing.repository.repository import BriefingRepository
from briefing.userdata.annotations import Annotation, UserData

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

    @property
    def briefing_id(self) -> str:
        """Return the id of the briefing in the reference."""
        return self.reference.partition("#")[0]


def resolve_annotations(repository: BriefingRepository, state: UserData) -> list[ResolvedAnnotation]:
    """Resolve all annotations and bookmarks; newest briefing first, in reading order, missing ones last."""
    annotations, letters, captions, times = state.annotations(), dict[str, str](), dict[str, str](), dict[str, str]()
    for bookmark in state.bookmarks().values():
        letters[bookmark.reference] = letters.get(bookmark.reference, "") + bookmark.letter
        captions[bookmark.reference] = bookmark.caption
        times[bookmark.reference] = max(bookmark.changed_at, times.get(bookmark.reference, ""))
    unreadable = {os.path.basename(file.path).removesuffix(".toml") for file in repository.unreadable_files()}
    resolved = []
    for reference in dict.fromkeys((*annotations, *letters)):
        annotation = annotations.get(reference) or Annotation(
            reference, False, "", captions[reference], times[reference]
        )
        changed_at = max(annotation.changed_at, times.get(reference, ""))
        resolved.append(
            resolve_annotation(
                repository, annotation._replace(changed_at=changed_at), letters.get(reference, ""), unreadable
            )
        )
    return sorted(sorted(resolved, key=reading_order), key=publication_order, reverse=True)


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
