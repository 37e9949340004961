"""What a reader marked, flagged and noted, each with the record it is about, as far as that is still there."""

from __future__ import annotations

import os
from typing import NamedTuple

from briefing.model import Briefing, Item
from briefing.repository.repository import BriefingRepository
from briefing.userdata.annotations import Annotation, UserData

GONE, UNREADABLE = "gone", "unreadable"


class ResolvedAnnotation(NamedTuple):
    reference: str
    letters: str
    """Of its marks, capitals first; empty where it has none."""
    flagged: bool
    note: str
    caption: str
    """As it was when it was marked."""
    changed_at: str
    """When that was last changed: ISO, local time."""
    briefing: Briefing | None
    record: Item | None
    """None where the briefing itself is meant, too."""
    missing_reason: str
    """`gone` or `unreadable`; empty where what it is about is there."""

    @property
    def briefing_id(self) -> str:
        """The id of its briefing."""
        return self.reference.partition("#")[0]


def resolve_annotations(repository: BriefingRepository, state: UserData) -> list[ResolvedAnnotation]:
    """By briefing, the newest first and in reading order; what is gone stands last."""
    remarks, letters, captions, times = state.annotations(), dict[str, str](), dict[str, str](), dict[str, str]()
    for one in state.bookmarks().values():
        letters[one.reference] = letters.get(one.reference, "") + one.letter
        captions[one.reference] = one.caption
        times[one.reference] = max(one.at, times.get(one.reference, ""))
    unreadable = {os.path.basename(one.path).removesuffix(".toml") for one in repository.broken()}
    out = []
    for reference in dict.fromkeys((*remarks, *letters)):
        remark = remarks.get(reference) or Annotation(reference, False, "", captions[reference], times[reference])
        at = max(remark.at, times.get(reference, ""))
        out.append(looked_up(repository, remark._replace(at=at), letters.get(reference, ""), unreadable))
    return sorted(sorted(out, key=order), key=day, reverse=True)


def looked_up(
    repository: BriefingRepository, remark: Annotation, letters: str, unreadable: set[str]
) -> ResolvedAnnotation:
    name, mark, item = remark.reference.partition("#")
    briefing = repository.briefing(name)
    record = briefing.by_id.get(item) if briefing else None
    is_there = briefing is not None and (record is not None or not mark)
    lost = "" if is_there else UNREADABLE if briefing is None and name in unreadable else GONE
    return ResolvedAnnotation(
        remark.reference, letters, remark.flagged, remark.note, remark.caption, remark.at, briefing, record, lost
    )


def day(one: ResolvedAnnotation) -> tuple[str, ...]:
    return one.briefing.date_published.order if one.briefing else ("",)


def order(one: ResolvedAnnotation) -> tuple[str, int, str]:
    """Within a day: the briefings apart, each before its records, and behind them what it has no more."""
    if one.briefing is None or (one.record is None and one.missing_reason):
        return one.briefing_id, len(one.briefing.by_id) if one.briefing else 0, one.changed_at
    return one.briefing_id, -1 if one.record is None else list(one.briefing.by_id).index(one.record.id), one.changed_at
