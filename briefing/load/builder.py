"""One TOML table -> one record, reporting every fault.

Nothing here knows a kind: it reads the declarations (`model/fields.py`). A
record with a fault becomes None, and its neighbours are read all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from briefing.load.problems import Path
from briefing.load.report import LoadReport
from briefing.model.common import Item
from briefing.model.fields import Field, Section
from briefing.model.values import NestedErrors, describe
from briefing.safe import safe
from briefing.tokenizer import slug


def build_record(cls: type[Section], raw: object, path: Path, draft: LoadReport) -> Any:
    """The record that `raw` describes, or None where it has a fault (all of them are reported)."""
    if not isinstance(raw, dict):
        draft.report(path, f"expected a table, found {describe(raw)}")
        return None
    values: dict[str, Any] = {}
    broken: set[str] = set()
    for key, value in raw.items():
        declared = cls.FIELDS.get(key)
        if declared is None:
            unknown(cls, key, value, path, draft, values)
        elif (parsed := convert(declared, value, path, draft)) is None:
            broken.add(key)
        else:
            values[key] = parsed
    for key in cls.REQUIRED:
        if key in raw:
            continue
        declared = cls.FIELDS[key]
        draft.report(path, f"'{key}' is missing: expected {declared.wants} ({declared.doc.rstrip('.')})")
        broken.add(key)
    return complete(cls, raw, values, broken, path, draft)


def complete(
    cls: type[Section], raw: dict[str, Any], values: dict[str, Any], broken: set[str], path: Path, draft: LoadReport
) -> Any:
    """The record, with an id of its own, unless a value of it is broken or they contradict each other."""
    if issubclass(cls, Item):
        if "id" not in values:
            values["id"] = draft.free(own_name(cls, raw, path), path)
        elif draft.ids.get(values["id"]) != path:
            values["id"] = draft.free(values["id"], path)
    values["others"] = tuple(values.get("others", ()))
    record = draft.partial[path] = cls.from_checked(values)
    found = [one for one in record.inconsistencies() if broken.isdisjoint(one.keys)]
    for contradiction in found:
        draft.report((*path, contradiction.keys[0]), contradiction.message)
    if found or broken:
        return None
    draft.records[path] = record
    return record


def own_name(cls: type[Section], raw: Mapping[str, Any], path: Path) -> str:
    """What a record without an id is called: the slug of its name, or its number."""
    name = next((raw.get(key) for key, declared in cls.FIELDS.items() if declared.search == "name"), None)
    return (slug(safe(name)) if isinstance(name, str) else "") or f"{cls.ONE}-{int(path[-1]) + 1}"


def convert(declared: Field, raw: object, path: Path, draft: LoadReport) -> Any:
    """The checked value at `path` and the field's name, or None after reporting why not."""
    try:
        return declared.parse_value(raw)  # most values are good, and need no path
    except ValueError:
        path = (*path, declared.name)
    if not declared.many:
        return convert_one(declared, raw, path, draft)
    if isinstance(raw, list):
        return convert_list(declared, raw, path, draft)
    if not declared.allow_single:
        hint = f"; did you mean [[{declared.name}]]?" if declared.section and isinstance(raw, dict) else ""
        draft.report(path, f"expected {declared.wants}, found {describe(raw)}{hint}")
        return None
    one = convert_one(declared, raw, path, draft)
    return None if one is None else (one,)


def convert_list(declared: Field, raw: list[object], path: Path, draft: LoadReport) -> tuple[Any, ...] | None:
    if declared.required and not raw:
        draft.report(path, f"expected {declared.wants}, found an empty list")
        return None
    values = tuple([convert_one(declared, value, (*path, index), draft) for index, value in enumerate(raw)])
    return None if None in values else values


def convert_one(declared: Field, raw: object, path: Path, draft: LoadReport) -> Any:
    if declared.section is not None:
        return build_record(declared.section, raw, path, draft)
    try:
        return declared.parser.parse(raw)
    except NestedErrors as error:
        for steps, message in error.faults:
            draft.report((*path, *steps), message)
    except ValueError as error:
        draft.report(path, str(error))
    return None


def unknown(cls: type[Section], key: str, raw: object, path: Path, draft: LoadReport, values: dict[str, Any]) -> None:
    """A key the format does not have: a warning, and its value kept as text."""
    shown = safe(key[:80])
    values.setdefault("others", []).append((shown, as_text(raw)))
    if draft.is_full:
        draft.left_out += 1
        return
    hint = draft.did_you_mean(key, list(cls.FIELDS))
    draft.report((*path, key), f"unknown key{hint or '; it is kept and shown as it is'}", False, of_key=True)


def as_text(raw: object, depth: int = 4) -> str:
    """Any TOML value on one line, to `depth` nested levels, 20 elements of a list and 200 characters of a text."""
    if isinstance(raw, dict | list) and not depth:
        return "…"
    if isinstance(raw, dict):
        inside = (f"{safe(key[:80])} = {as_text(value, depth - 1)}" for key, value in islice(raw.items(), 20))
        return f"{{ {', '.join(inside)}{' …' if len(raw) > 20 else ''} }}"
    if isinstance(raw, list):
        return f"[{', '.join(as_text(value, depth - 1) for value in raw[:20])}{' …' if len(raw) > 20 else ''}]"
    if isinstance(raw, str):
        return safe(raw[:200]) + ("…" if len(raw) > 200 else "")
    return describe(raw).removeprefix("a number (").removesuffix(")")
