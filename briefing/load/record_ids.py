"""Give every record of a file its id, before any record is built.

An id is written, or made from the record's own name: never from its order in the
file, so that an edit elsewhere does not give it to another record. Two records of
one id are an error of the file, and neither is read.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any
from zlib import crc32

from briefing.load.problems import Path, dotted
from briefing.load.report import LoadReport
from briefing.model.common import Item
from briefing.model.fields import Section
from briefing.safe import safe, short
from briefing.tokenizer import slug

Table = tuple[type[Section], Mapping[str, Any], Path]
"""The kind of a record, its parsed table, and where the file has it."""


def collect_ids(cls: type[Section], raw: Mapping[str, Any], report: LoadReport) -> None:
    """Note the id of every record in `report`, and those they had before; a second use of one is an error.

    Raises TooMany where there are more errors than are reported.
    """
    tables = list(record_tables(cls, raw))
    for _, table, path in tables:
        note_written_id(table.get("id"), path, report)
    for _, table, path in tables:
        for _, name in former_ids(table):
            report.former.setdefault(name, path)
    for kind, table, path in tables:
        if "id" not in table and (name := default_record_id(kind, table)):
            note_default_id(name, path, report)
    for _, table, path in tables:
        check_former_ids(table, path, report)


def record_tables(cls: type[Section], raw: Mapping[str, Any], path: Path = ()) -> Iterator[Table]:
    """Yield the table of every record below `raw`, in the order of the declarations."""
    for name, declared in cls.FIELDS.items():
        if not (declared.many and declared.section and isinstance(raw.get(name), list)):
            continue
        for index, table in enumerate(raw[name]):
            if isinstance(table, dict):
                if issubclass(declared.section, Item):
                    yield declared.section, table, (*path, name, index)
                yield from record_tables(declared.section, table, (*path, name, index))


def default_record_id(cls: type[Section], raw: Mapping[str, Any]) -> str:
    """Return the id of a record that is written without one: the slug of its name, or its kind with a checksum of it.

    Empty where it has no name.
    """
    name = next((raw.get(key) for key, declared in cls.FIELDS.items() if declared.search == "name"), None)
    if not isinstance(name, str):
        return ""
    return slug(safe(name)) or f"{cls.SINGULAR}-{crc32(name.encode()):08x}"


def former_ids(table: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """Yield index and id of each former id of a record that is a text."""
    written = table.get("formerly")
    for index, name in enumerate(written if isinstance(written, list) else ()):
        if isinstance(name, str):
            yield index, unicodedata.normalize("NFC", name)


def note_written_id(written: object, path: Path, report: LoadReport) -> None:
    """Note an id that is written. Raises TooMany for an error beyond the limit."""
    if not isinstance(written, str):
        return
    name = unicodedata.normalize("NFC", written)
    report.id_at[path] = name
    if report.ids.setdefault(name, path) != path:
        report.clashing.add(path)
        report.add((*path, "id"), f"the id '{short(name)}' is taken by another record of this file")


def note_default_id(name: str, path: Path, report: LoadReport) -> None:
    """Note an id that is made from a name. Raises TooMany for an error beyond the limit."""
    report.id_at[path] = report.unwritten[path] = name
    owner = report.former.get(name, path) if name not in report.ids else report.ids[name]
    if owner == path:
        report.ids[name] = path
        return
    report.clashing.add(path)
    where = dotted(owner)
    if owner in report.unwritten and name in report.ids:
        rest = f"made for {where} too: write an id in each, the old one in the record that was referred to so"
    elif name in report.ids:
        rest = f"that of {where}: write an id"
    else:
        rest = f"one that {where} had before: write an id"
    report.add(path, f"no id is written, and '{name}', made from its name, is {rest}")


def check_former_ids(table: Mapping[str, Any], path: Path, report: LoadReport) -> None:
    """Report a former id that is the id of a record, or a former id of another one.

    Raises TooMany for an error beyond the limit.
    """
    for index, name in former_ids(table):
        here = (*path, "formerly", index)
        owner = report.ids.get(name, report.former[name])
        if report.ids.get(name) == path:
            report.add(here, f"'{short(name)}' is the id it has now: expected an id that it had before")
        elif owner != path:
            is_current = name in report.ids
            verb = "is the id of" if is_current else "was the id of"
            report.add(
                here,
                f"'{short(name)}' {verb} {dotted(owner)}{' too' * (not is_current)}: an id leads to one record",
            )
            report.clashing.add(path)
