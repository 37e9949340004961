"""Declare a kind of record as a class of fields.

    class Statistic(Item, table="statistics"):
        area: tuple[Country, ...] = field("Where.", facet="country")

A `Section` subclass is frozen and keyword-only, as a dataclass would be, without
the 9 ms that importing `dataclasses` costs every command. The annotation of a
field gives its type: `X`, `X | None` or `tuple[X, ...]`, where X is a value type
(`parsers.PARSERS`) or another `Section`.
"""

from __future__ import annotations

import builtins
import sys
from typing import Any, ClassVar, NamedTuple, Self, dataclass_transform

from briefing.model.parsers import ValueParser, parser_of
from briefing.model.values import Link, Mention, Reference

REQUIRED: Any = object()


class Inconsistency(NamedTuple):
    """Values of one record that contradict each other, though each alone is valid."""

    keys: tuple[str, ...]
    """The keys involved; the error is reported at the first."""
    message: str


class Field:
    """The declaration of one key: its documentation, its type, and how it is searched and titled."""

    __slots__ = (
        "allow_single", "default", "doc", "facet", "many", "name", "parser", "refers", "search", "section", "title",
        "to", "type",
    )  # fmt: skip

    type: Any
    section: type[Section] | None
    """The class of the sub-table, where the field holds one."""
    parser: ValueParser
    refers: bool
    """Its values may be ids of records: links, references and mentions."""

    def __init__(
        self, doc: str, default: Any, search: str, facet: str, to: str, allow_single: bool, title: str
    ) -> None:
        self.doc, self.default, self.search, self.facet, self.to = doc, default, search, facet, to
        self.allow_single, self.title = allow_single, title
        self.name, self.many = "", False

    def bind(self, name: str, annotation: str, module: str) -> None:
        """Set the name and the type from the class that declares the field."""
        self.name, self.title = name, self.title or name.replace("_", " ").capitalize()
        bare = annotation.removesuffix(" | None")
        self.many = bare.startswith("tuple[")
        if self.many:
            bare = bare.removeprefix("tuple[").removesuffix(", ...]")
        self.type = getattr(sys.modules[module], bare, None) or getattr(builtins, bare)
        self.section = self.type if isinstance(self.type, type) and issubclass(self.type, Section) else None
        self.parser, self.refers = parser_of(self.type), self.type in (Link, Reference, Mention)

    def parse_value(self, raw: object) -> Any:
        """Return the parsed value of a valid key: the fast path of the loader.

        Raises ValueError where it is invalid, and for every sub-table, which the builder reads.
        """
        if self.section is not None:
            raise ValueError("a table")
        parse = self.parser.parse
        if not self.many:
            return parse(raw)
        if isinstance(raw, list) and (raw or not self.required):
            return tuple([parse(element) for element in raw])
        raise ValueError("a list")

    @property
    def required(self) -> bool:
        """Tell whether the key must be given: it has no default."""
        return self.default is REQUIRED

    @property
    def wants(self) -> str:
        """Return what the key must hold, for an error message."""
        single = "a table" if self.section else self.parser.wants
        return f"a list, each {single}" if self.many and not self.allow_single else single


def field(
    doc: str,
    *,
    default: Any = REQUIRED,
    search: str = "",
    facet: str = "",
    to: str = "",
    allow_single: bool = False,
    title: str = "",
) -> Any:
    """Declare a field of a `Section`; `doc` explains it in one sentence.

    `search`: "name" ranks a match higher, "text" is preferred for excerpts; every value
    that is shown can be searched. `facet`: the name of the field in queries, and under
    which its values are counted. `to`: the section its ids refer to, `*` for any.
    `allow_single`: a single value may be written for a list of one. `title`: the
    heading, where it is not the name.
    """
    return Field(doc, default, search, facet, to, allow_single, title)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Section:
    """Base class of every table of a file: validated, immutable, compared by value."""

    FIELDS: ClassVar[dict[str, Field]] = {}
    REQUIRED: ClassVar[tuple[str, ...]] = ()
    TABLE: ClassVar[str] = ""
    """The key of its tables in the file; empty for a sub-table."""
    SINGULAR: ClassVar[str] = ""
    """The singular of its name: `statistic`."""
    COLUMNS: ClassVar[tuple[str, ...]] = ()
    """The columns of a table of such records, in order: fields, or properties that return a value."""
    LAST: ClassVar[tuple[str, ...]] = ()
    """Inherited fields that come after those the kind declares itself."""
    RULES: ClassVar[dict[str, Any]] = {}  # what `inconsistencies` tells, as far as JSON Schema can say it

    def __init_subclass__(cls, table: str = "", columns: tuple[str, ...] = ()) -> None:
        inherited, declarations = dict(cls.FIELDS), {}
        for name, annotation in cls.__annotations__.items():
            declared = cls.__dict__.get(name)
            if isinstance(declared, Field):
                declared.bind(name, annotation, cls.__module__)
                declarations[name] = declared
                delattr(cls, name)
        tail = {name: inherited.pop(name) for name in cls.LAST if name in inherited}
        cls.FIELDS = inherited | declarations | tail
        cls.REQUIRED = tuple(name for name, declared in cls.FIELDS.items() if declared.required)
        cls.TABLE, cls.COLUMNS, cls.SINGULAR = table, columns, cls.__name__.lower()

    def __init__(self, **values: Any) -> None:
        for name, declared in self.FIELDS.items():
            if name not in values and declared.required:
                raise TypeError(f"{type(self).__name__} wants {name}")
        if unknown := values.keys() - self.FIELDS.keys() - {"others"}:
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        self.__dict__.update(default_values(type(self)) | values)

    @classmethod
    def from_checked(cls, values: dict[str, Any]) -> Self:
        """Return an instance of values that the loader has validated, without validating them again."""
        self = cls.__new__(cls)
        self.__dict__.update(default_values(cls))
        self.__dict__.update(values)
        return self

    others: tuple[tuple[str, str], ...]
    """Keys that the format does not know, with their values as text: kept and shown."""

    def inconsistencies(self) -> list[Inconsistency]:
        """Return the contradictions between values that are valid each alone; none unless a kind overrides it."""
        return []

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and declared_values(self) == declared_values(other)

    def __hash__(self) -> int:
        return hash((type(self), *declared_values(self).values()))

    def __repr__(self) -> str:
        values = declared_values(self).items()
        shown = ", ".join(f"{name}={value!r}" for name, value in values if value not in (None, (), ""))
        return f"{type(self).__name__}({shown})"


DEFAULTS: dict[type[Section], dict[str, Any]] = {}
"""Cache of `default_values`."""


def default_values(cls: type[Section]) -> dict[str, Any]:
    """Return the values of the keys that a file may leave out."""
    values = DEFAULTS.get(cls)
    if values is None:
        values = {name: declared.default for name, declared in cls.FIELDS.items() if not declared.required}
        DEFAULTS[cls] = values = values | {"others": ()}
    return values


def declared_values(record: Section) -> dict[str, Any]:
    """Return the values of the declared fields, without cached properties."""
    return {name: record.__dict__[name] for name in (*record.FIELDS, "others")}
