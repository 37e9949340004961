"""What a reader marked, flagged and noted, each with the record it is about, as far as that is still there."""

from __future__ import annotations

import os
from typing import NamedTuple

from briefing.catalogue.catalogue import Catalogue
from briefing.catalogue.state import Remark, State
from briefing.model import Briefing, Item

GONE, UNREADABLE = "gone", "unreadable"


class Handed(NamedTuple):
    reference: str
    letters: str
    """Of its marks, capitals first; empty where it has none."""
    flagged: bool
    note: str
    caption: str
    """As it was when it was marked."""
    at: str
    """When that was last changed: ISO, local time."""
    briefing: Briefing | None
    record: Item | None
    """None where the briefing itself is meant, too."""
    lost: str
    """`gone` or `unreadable`; empty where what it is about is there."""

    @property
    def home(self) -> str:
        """The id of its briefing."""
        return self.reference.partition("#")[0]


def handed(catalogue: Catalogue, state: State) -> list[Handed]:
    """By briefing, the newest first and in reading order; what is gone stands last."""
    remarks, letters, captions, times = state.remarks(), dict[str, str](), dict[str, str](), dict[str, str]()
    for one in state.marks().values():
        letters[one.reference] = letters.get(one.reference, "") + one.letter
        captions[one.reference] = one.caption
        times[one.reference] = max(one.at, times.get(one.reference, ""))
    unreadable = {os.path.basename(one.path).removesuffix(".toml") for one in catalogue.broken()}
    out = []
    for reference in dict.fromkeys((*remarks, *letters)):
        remark = remarks.get(reference) or Remark(reference, False, "", captions[reference], times[reference])
        at = max(remark.at, times.get(reference, ""))
        out.append(looked_up(catalogue, remark._replace(at=at), letters.get(reference, ""), unreadable))
    return sorted(sorted(out, key=order), key=day, reverse=True)


def looked_up(catalogue: Catalogue, remark: Remark, letters: str, unreadable: set[str]) -> Handed:
    name, mark, item = remark.reference.partition("#")
    briefing = catalogue.briefing(name)
    record = briefing.by_id.get(item) if briefing else None
    is_there = briefing is not None and (record is not None or not mark)
    lost = "" if is_there else UNREADABLE if briefing is None and name in unreadable else GONE
    return Handed(
        remark.reference, letters, remark.flagged, remark.note, remark.caption, remark.at, briefing, record, lost
    )


def day(one: Handed) -> tuple[str, ...]:
    return one.briefing.date_published.order if one.briefing else ("",)


def order(one: Handed) -> tuple[str, int, str]:
    """Within a day: the briefings apart, each before its records, and behind them what it has no more."""
    if one.briefing is None or (one.record is None and one.lost):
        return one.home, len(one.briefing.by_id) if one.briefing else 0, one.at
    return one.home, -1 if one.record is None else list(one.briefing.by_id).index(one.record.id), one.at
