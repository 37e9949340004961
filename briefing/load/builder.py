"""Build a record from a TOML table, reporting every error.

Driven by the declarations of `model/fields.py`, without code for any kind. A record
with an error becomes None, and the other records are built all the same.
"""

from __future__ import annotations

from itertools import islice
from typing import Any

from briefing.load.problems import Path
from briefing.load.record_ids import default_record_id
from briefing.load.report import LoadReport
from briefing.model.common import Item
from briefing.model.fields import Field, Section
from briefing.model.values import NestedErrors, describe_value
from briefing.safe import safe
from briefing.tokenizer import close_matches


def build_record(cls: type[Section], raw: object, path: Path, report: LoadReport) -> Any:
    """Return the record of kind `cls` that `raw` describes, or None after reporting all its errors.

    Raises TooMany where the file has more errors than are reported.
    """
    if not isinstance(raw, dict):
        report.add(path, f"expected a table, found {describe_value(raw)}")
        return None
    values: dict[str, Any] = {}
    broken: set[str] = set()
    for key, value in raw.items():
        declared = cls.FIELDS.get(key)
        if declared is None:
            keep_unknown_key(cls, key, value, path, report, values)
        elif (parsed := convert_field(declared, value, path, report)) is None:
            broken.add(key)
        else:
            values[key] = report.current_names(parsed) if declared.refers else parsed
    for key in cls.REQUIRED:
        if key in raw:
            continue
        declared = cls.FIELDS[key]
        report.add(path, f"'{key}' is missing: expected {declared.wants} ({declared.doc.rstrip('.')})")
        broken.add(key)
    return finish_record(cls, raw, values, broken, path, report)


def finish_record(
    cls: type[Section], raw: dict[str, Any], values: dict[str, Any], broken: set[str], path: Path, report: LoadReport
) -> Any:
    """Return the record, its id reserved, or None where a value of it is broken or values contradict each other."""
    if issubclass(cls, Item):
        values.setdefault("id", report.id_at.get(path) or default_record_id(cls, raw))
    values["others"] = tuple(values.get("others", ()))
    record = report.partial[path] = cls.from_checked(values)
    inconsistencies = [error for error in record.inconsistencies() if broken.isdisjoint(error.keys)]
    for error in inconsistencies:
        report.add((*path, error.keys[0]), error.message)
    if inconsistencies or broken or path in report.clashing:
        return None
    report.records[path] = record
    return record


def convert_field(declared: Field, raw: object, path: Path, report: LoadReport) -> Any:
    """Return the value of a key of the table at `path`, or None after reporting its errors."""
    try:
        return declared.parse_value(raw)  # most values are valid, and need no path
    except ValueError:
        path = (*path, declared.name)
    if not declared.many:
        return convert_value(declared, raw, path, report)
    if isinstance(raw, list):
        return convert_list(declared, raw, path, report)
    if not declared.allow_single:
        hint = f"; did you mean [[{declared.name}]]?" if declared.section and isinstance(raw, dict) else ""
        report.add(path, f"expected {declared.wants}, found {describe_value(raw)}{hint}")
        return None
    single = convert_value(declared, raw, path, report)
    return None if single is None else (single,)


def convert_list(declared: Field, raw: list[object], path: Path, report: LoadReport) -> tuple[Any, ...] | None:
    """Return the values of a list, or None after reporting the errors of its elements."""
    if declared.required and not raw:
        report.add(path, f"expected {declared.wants}, found an empty list")
        return None
    values = tuple([convert_value(declared, value, (*path, index), report) for index, value in enumerate(raw)])
    return None if None in values else values


def convert_value(declared: Field, raw: object, path: Path, report: LoadReport) -> Any:
    """Return a single value or sub-table at `path`, or None after reporting its errors."""
    if declared.section is not None:
        return build_record(declared.section, raw, path, report)
    try:
        return declared.parser.parse(raw)
    except NestedErrors as error:
        for steps, message in error.faults:
            report.add((*path, *steps), message)
    except ValueError as error:
        report.add(path, str(error))
    return None


def keep_unknown_key(
    cls: type[Section], key: str, raw: object, path: Path, report: LoadReport, values: dict[str, Any]
) -> None:
    """Report a key that the format does not have as a warning, and add it to `values` as text."""
    values.setdefault("others", []).append((safe(key[:80]), as_text(raw)))
    if report.is_full:
        report.left_out += 1
        return  # before the search for near misses, which costs more than the rest
    if section := misspelt_section(cls, key, raw):
        report.add((*path, key), f"no section is called '{safe(key[:80])}'; did you mean '{section}'?", of_key=True)
        return
    hint = report.did_you_mean(key, list(cls.FIELDS))
    report.add((*path, key), f"unknown key{hint or '; it is kept and shown as it is'}", False, of_key=True)


SECTION_WORDS = {
    "persons": "people", "person": "people", "speakers": "people", "orgs": "organisations", "bodies": "organisations",
    "locations": "places", "events": "operations", "actions": "operations", "figures": "statistics",
    "numbers": "statistics", "stats": "statistics", "data": "statistics", "treaties": "agreements",
    "deals": "agreements", "statements": "quotes", "quotations": "quotes", "speech": "quotes", "caveats": "notes",
    "doubts": "notes", "remarks": "notes", "sources": "source",
}  # fmt: skip
"""Other words for sections, in files that were written from memory."""


def misspelt_section(cls: type[Section], key: str, raw: object) -> str:
    """Return the section of a kind that an unknown table, or list of tables, is meant for; empty for none."""
    tables = raw if isinstance(raw, list) and raw else [raw]
    if not all(isinstance(table, dict) for table in tables):
        return ""
    sections = [name for name, declared in cls.FIELDS.items() if declared.section]
    word = SECTION_WORDS.get(key.lower(), key.lower())
    near = [word] if word in sections else close_matches(word[:80], sections, 1)
    return near[0] if near else ""


def as_text(raw: object, depth: int = 4) -> str:
    """Return a TOML value on one line: at most `depth` nested levels, 20 elements a list, 200 characters a text."""
    if isinstance(raw, dict | list) and not depth:
        return "…"
    if isinstance(raw, dict):
        inside = (f"{safe(key[:80])} = {as_text(value, depth - 1)}" for key, value in islice(raw.items(), 20))
        return f"{{ {', '.join(inside)}{' …' if len(raw) > 20 else ''} }}"
    if isinstance(raw, list):
        return f"[{', '.join(as_text(value, depth - 1) for value in raw[:20])}{' …' if len(raw) > 20 else ''}]"
    if isinstance(raw, str):
        return safe(raw[:200]) + ("…" if len(raw) > 200 else "")
    return describe_value(raw).removeprefix("a number (").removesuffix(")")
