"""What a record says, as one short text: kept with a flag, note or mark, to notice when the record says otherwise."""

from __future__ import annotations

import json
from typing import Any

from briefing.formatting import NamedReference
from briefing.model import Briefing, Item, Section
from briefing.model.fields import Field
from briefing.model.values import Link, Reference
from briefing.serialisation import is_stated, to_json_value
from briefing.table import resolved

NOT_SAID = frozenset({"id", "formerly", "paragraph", "page", "evidence", "caveats", "schema", "ednote", "source"})
"""Fields that name, place or comment on what a record says; links are left out too: they name other records."""


def content_digest(briefing: Briefing, record: Item | None) -> str:
    """Return 16 hexadecimal digits, others where the record (or the head of the briefing) says another thing.

    Ids do not count, so that a renamed record keeps its digest; nor does a field that the file leaves out.
    """
    from hashlib import sha256  # 3 ms, and only what is kept needs it

    said = stated_values(briefing, record or briefing)
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, default=str)
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def stated_values(briefing: Briefing, record: Section) -> dict[str, Any]:
    """Return the values that count, by field: names for ids, everything else as machines read it."""
    return {
        name: comparable(resolved(briefing, record, name))
        for name, declared in record.FIELDS.items()
        if counts(declared) and is_stated(declared, getattr(record, name))
    }


def counts(declared: Field) -> bool:
    """Tell whether a field is part of what its record says: no link, no list of further records."""
    return (
        declared.name not in NOT_SAID
        and declared.type not in (Link, Reference)
        and not (declared.section and declared.many)
    )


def comparable(value: Any) -> Any:
    """Return a value as JSON has it, a mention by its name."""
    if isinstance(value, NamedReference):
        return value.name
    if type(value) is tuple:
        return [comparable(element) for element in value]
    if isinstance(value, Section):
        return {
            name: to_json_value(getattr(value, name))
            for name, declared in value.FIELDS.items()
            if counts(declared) and is_stated(declared, getattr(value, name))
        }
    return to_json_value(value)
