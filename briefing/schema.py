"""The model -> JSON Schema for editors, and the field reference of the README."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.model import KINDS, Briefing, Change, Evidence, Measure, Section, Source
from briefing.model.choice import Choice
from briefing.model.fields import Field

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """JSON Schema of a briefing file, 2020-12. Unknown keys are allowed, as they are in `briefing check`."""
    subtables: tuple[type[Section], ...] = (Source, *KINDS, Measure, Change, Evidence)
    every: tuple[type[Section], ...] = (Briefing, *subtables)
    fields = [declared for kind in every for declared in kind.FIELDS.values() if is_named(declared)]
    named = {declared.type.__name__: declared.parser.schema() for declared in fields}
    head = {"$schema": DRAFT, "title": "A briefing", "description": "Format briefing/1, in TOML 1.0."}
    return table_schema(Briefing) | head | {"$defs": {kind.__name__: table_schema(kind) for kind in subtables} | named}


def table_schema(kind: type[Section]) -> dict[str, Any]:
    required = [name for name, declared in kind.FIELDS.items() if declared.required]
    properties = {name: field_schema(declared) for name, declared in kind.FIELDS.items()}
    head = {"type": "object", "description": one_line(kind.__doc__)}
    return head | ({"required": required} if required else {}) | {"properties": properties}


def field_schema(declared: Field) -> dict[str, Any]:
    one = (
        {"$ref": f"#/$defs/{declared.type.__name__}"}
        if declared.section or is_named(declared)
        else declared.parser.schema()
    )
    if not declared.many:
        return {"description": declared.doc} | one
    several = {"type": "array", "items": one} | ({"minItems": 1} if declared.required else {})
    return {"description": declared.doc} | ({"anyOf": [one, several]} if declared.lone else several)


def is_named(declared: Field) -> bool:
    """Is its type a class of values worth defining once: the countries, a choice?"""
    return isinstance(declared.type, type) and declared.section is None and declared.type.__module__ != "builtins"


def one_line(doc: str | None) -> str:
    return (doc or "").strip().split("\n")[0]


def reference() -> str:
    """The field reference in Markdown: a table a section, required keys in bold."""
    head = ("top of the file", Briefing), ("[source]", Source)
    sections = ((f"[[{kind.TABLE}]]", kind) for kind in KINDS)
    parts = ("[[agreements.measures]]", Measure), ("[statistics.change]", Change), ("evidence", Evidence)
    return "\n".join(line for title, kind in (*head, *sections, *parts) for line in reference_of(title, kind))


def reference_of(title: str, kind: type[Section]) -> Iterator[str]:
    yield f"**`{title}`** — {one_line(kind.__doc__)}"
    yield ""
    yield "| key | holds | meaning |"
    yield "|---|---|---|"
    for name, declared in kind.FIELDS.items():
        if not (declared.section and declared.many and kind is Briefing):
            key = f"**{name}**" if declared.required else name
            yield f"| {key} | {holds(declared)} | {declared.doc} |"
    yield ""


def holds(declared: Field) -> str:
    """What to write, in a few words."""
    if declared.section:
        one = f"table `{declared.section.__name__}`" if declared.many else "table"
    elif isinstance(declared.type, type) and issubclass(declared.type, Choice):
        one = ", ".join(f"`{member.value}`" for member in declared.type)
    else:
        one = declared.parser.wants.replace("|", "\\|")
    return f"list of: {one}" if declared.many and not declared.lone else f"{one}, or a list" if declared.lone else one
