"""Generate from the model: a JSON Schema for editors, and the field reference of the README."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.model import KINDS, Briefing, Change, Evidence, Measure, Section, Source
from briefing.model.choice import Choice
from briefing.model.fields import Field
from briefing.model.vocabulary import Vocabulary

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a briefing file; unknown keys are allowed, as in `briefing check`."""
    subtables: tuple[type[Section], ...] = (Source, *KINDS, Measure, Change, Evidence)
    kinds: tuple[type[Section], ...] = (Briefing, *subtables)
    fields = [declared for kind in kinds for declared in kind.FIELDS.values() if is_definition(declared)]
    definitions = {declared.type.__name__: declared.parser.schema() for declared in fields}
    head = {"$schema": DRAFT, "title": "A briefing", "description": "Format briefing/1, in TOML 1.0."}
    tables = {kind.__name__: table_schema(kind) for kind in subtables}
    return table_schema(Briefing) | head | {"$defs": tables | definitions}


def table_schema(kind: type[Section]) -> dict[str, Any]:
    """Return the JSON Schema of one table, its properties in the order of the declarations."""
    required = [name for name, declared in kind.FIELDS.items() if declared.required]
    properties = {name: field_schema(declared) for name, declared in kind.FIELDS.items()}
    head = {"type": "object", "description": one_line(kind.__doc__)}
    rules = {"allOf": [kind.RULES]} if kind.RULES else {}
    return head | ({"required": required} if required else {}) | {"properties": properties} | rules


def field_schema(declared: Field) -> dict[str, Any]:
    """Return the JSON Schema of one key: a value, a list, or either where the field allows both."""
    single = (
        {"$ref": f"#/$defs/{declared.type.__name__}"}
        if declared.section or is_definition(declared)
        else declared.parser.schema()
    )
    head = {"title": declared.title, "description": declared.doc} | default_schema(declared)
    if not declared.many:
        return head | single
    several = {"type": "array", "items": single} | ({"minItems": 1} if declared.required else {})
    return head | ({"anyOf": [single, several]} if declared.allow_single else several)


def default_schema(declared: Field) -> dict[str, Any]:
    """Return the default of a key that holds a single value, where a file may leave it out and something is meant."""
    is_stated = isinstance(declared.default, str | bool) and declared.default != ""
    default = str.__str__(declared.default) if isinstance(declared.default, str) else declared.default
    return {"default": default} if is_stated else {}


def is_definition(declared: Field) -> bool:
    """Tell whether the type of a field is worth one entry in `$defs`: the countries, a choice."""
    return isinstance(declared.type, type) and declared.section is None and declared.type.__module__ != "builtins"


def one_line(doc: str | None) -> str:
    """Return the first line of a docstring."""
    return (doc or "").strip().split("\n")[0]


def field_reference() -> str:
    """Return the field reference in Markdown: one table per section, required keys in bold."""
    head = ("top of the file", Briefing), ("[source]", Source)
    sections = ((f"[[{kind.TABLE}]]", kind) for kind in KINDS)
    parts = ("[[agreements.measures]]", Measure), ("[statistics.change]", Change), ("evidence", Evidence)
    return "\n".join(line for title, kind in (*head, *sections, *parts) for line in section_reference(title, kind))


def section_reference(title: str, kind: type[Section]) -> Iterator[str]:
    """Yield the lines of the field reference of one section."""
    yield f"**`{title}`** — {one_line(kind.__doc__)}"
    yield ""
    yield "| key | holds | meaning |"
    yield "|---|---|---|"
    for name, declared in kind.FIELDS.items():
        if not (declared.section and declared.many and kind is Briefing):
            key = f"**{name}**" if declared.required else name
            yield f"| {key} | {value_hint(declared)} | {declared.doc} |"
    yield ""


def value_hint(declared: Field) -> str:
    """Return what a key may hold, in a few words of Markdown."""
    if declared.section:
        single = f"table `{declared.section.__name__}`" if declared.many else "table"
    elif isinstance(declared.type, type) and issubclass(declared.type, Vocabulary):
        single = f"{', '.join(f'`{key}`' for key in declared.type.KNOWN)}, or another key in small letters"
    elif isinstance(declared.type, type) and issubclass(declared.type, Choice):
        single = ", ".join(f"`{member.value}`" for member in declared.type)
    else:
        single = declared.parser.wants.replace("|", "\\|")
    if declared.allow_single:
        return f"{single}, or a list"
    return f"list of: {single}" if declared.many else single
