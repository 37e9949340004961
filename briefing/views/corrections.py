"""What was corrected in a briefing since it was read, field by field: the old value, an arrow, the new one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.cell_width import truncate
from briefing.formatting import format_readable
from briefing.model import Briefing, Item, Section
from briefing.model.fields import Field
from briefing.model.values import Link, Reference
from briefing.serialisation import fields_of, to_json_value
from briefing.table import caption, label, resolved

NOT_TOLD = frozenset({"id", "formerly", "schema", "date_modified", "ednote", "paragraph", "page", "evidence"})
"""Fields that name or place a record, or speak of the correction itself."""
LONGEST_VALUE = 120
"""Cells of a value where it is told."""
MOST_TOLD = 50
"""Corrections of one briefing; of more it is said how many they are."""


def corrections(before: Briefing, now: Briefing) -> tuple[str, ...]:
    """Return a line each for what was changed, added and taken away; empty where what both say is the same."""
    told = [*head_corrections(before, now), *record_corrections(before, now)]
    left = len(told) - MOST_TOLD
    return (*told[:MOST_TOLD], *([f"and {left:,} more"] if left > 0 else []))


def head_corrections(before: Briefing, now: Briefing) -> Iterator[str]:
    """Yield the corrections of the briefing's own fields."""
    yield from changed_fields(before, before, now, now)


def record_corrections(before: Briefing, now: Briefing) -> Iterator[str]:
    """Yield the corrections of its records, those that were added, those that are gone."""
    kept = set[str]()
    for record in now.by_id.values():
        former = former_record(before, record)
        if former is None:
            yield f"added: {caption(record)}"
            continue
        kept.add(former.id)
        for text in changed_fields(before, former, now, record):
            yield f"{truncate(label(record), LONGEST_VALUE)} · {text}"
    yield from (f"taken away: {caption(former)}" for former in before.by_id.values() if former.id not in kept)


def former_record(before: Briefing, record: Item) -> Item | None:
    """Return the record as it was, under its id or one that it had; None where it was not there."""
    names = (record.id, *record.formerly)
    former = next((before.by_id[name] for name in names if name in before.by_id), None)
    return former if type(former) is type(record) else None


def changed_fields(before: Briefing, former: Section, now: Briefing, record: Section) -> Iterator[str]:
    """Yield `Value: 49,200 → 42,900` for each field that says another thing."""
    for name, declared in record.FIELDS.items():
        if is_told(declared) and stated(former, name) != stated(record, name):
            yield f"{declared.title}: {readable(before, former, name)} → {readable(now, record, name)}"


def is_told(declared: Field) -> bool:
    """Tell whether a field says something: no name, no link, no list of records."""
    return (
        declared.name not in NOT_TOLD
        and declared.type not in (Link, Reference)
        and not (declared.section and declared.many)
    )


def stated(record: Section, name: str) -> Any:
    """Return a value as machines read it."""
    value = getattr(record, name)
    return fields_of(value) if isinstance(value, Section) else to_json_value(value)


def readable(briefing: Briefing, record: Section, name: str) -> str:
    """Return a value as people read it; a dash for none."""
    value = resolved(briefing, record, name)
    if isinstance(value, Section):
        parts = (f"{key} {content}" for key, content in fields_of(value).items())
        return truncate(", ".join(parts), LONGEST_VALUE)
    return truncate(format_readable(value, short=True), LONGEST_VALUE) or "–"
