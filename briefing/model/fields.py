"""The one declaration: a kind of record is a class of fields.

    class Statistic(Item, table="statistics"):
        area: tuple[Country, ...] = field("Where.", facet="country")

A `Section` subclass is frozen and keyword-only, as a dataclass would be, without
the 9 ms that importing `dataclasses` costs every command. What a field may hold
comes from its annotation: `X`, `X | None` or `tuple[X, ...]`, where X is a value
type (`values.PARSERS`) or another `Section`.
"""

from __future__ import annotations

import builtins
import sys
from typing import Any, ClassVar, NamedTuple, Self, dataclass_transform

from briefing.model.values import Parser, parser_of

REQUIRED: Any = object()


class Inconsistency(NamedTuple):
    keys: tuple[str, ...]
    """The keys it looks at; it is reported at the first."""
    message: str


class Field:
    """What is known of one key: its doc, its type, and how readers meet it. No looks."""

    __slots__ = (
        "default",
        "doc",
        "facet",
        "lone",
        "many",
        "name",
        "parser",
        "search",
        "section",
        "title",
        "to",
        "type",
    )

    type: Any
    section: type[Section] | None
    """The class of the sub-table, where the field holds one."""
    parser: Parser

    def __init__(self, doc: str, default: Any, search: str, facet: str, to: str, lone: bool, title: str) -> None:
        self.doc, self.default, self.search, self.facet, self.to = doc, default, search, facet, to
        self.lone, self.title = lone, title
        self.name, self.many = "", False

    def bind(self, name: str, annotation: str, module: str) -> None:
        """Learn the name and the type from the class the field stands in."""
        self.name, self.title = name, self.title or name.replace("_", " ").capitalize()
        bare = annotation.removesuffix(" | None")
        self.many = bare.startswith("tuple[")
        if self.many:
            bare = bare.removeprefix("tuple[").removesuffix(", ...]")
        self.type = getattr(sys.modules[module], bare, None) or getattr(builtins, bare)
        self.section = self.type if isinstance(self.type, type) and issubclass(self.type, Section) else None
        self.parser = parser_of(self.type)

    def read(self, raw: object) -> Any:
        """The checked value. Raises ValueError where it is wrong in any way, or a sub-table: those want more care."""
        if self.section is not None:
            raise ValueError("a table")
        parse = self.parser.parse
        if not self.many:
            return parse(raw)
        if isinstance(raw, list) and (raw or not self.required):
            return tuple([parse(one) for one in raw])
        raise ValueError("a list")

    @property
    def required(self) -> bool:
        return self.default is REQUIRED

    @property
    def wants(self) -> str:
        one = "a table" if self.section else self.parser.wants
        return f"a list, each {one}" if self.many and not self.lone else one


def field(
    doc: str,
    *,
    default: Any = REQUIRED,
    search: str = "",
    facet: str = "",
    to: str = "",
    lone: bool = False,
    title: str = "",
) -> Any:
    """Declare a field.

    `search`: what is shown of a record is found; a "name" counts more, and "text" is
    what an excerpt shows first. `facet`: the name under which its values are asked for
    in a query, and counted. `to`: the section its ids lead to.
    `lone`: a single value may stand for a list of one. `title`: the heading, when
    the name is not good enough.
    """
    return Field(doc, default, search, facet, to, lone, title)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Section:
    """A table of the file, checked: frozen, equal by value."""

    FIELDS: ClassVar[dict[str, Field]] = {}
    REQUIRED: ClassVar[tuple[str, ...]] = ()
    TABLE: ClassVar[str] = ""
    """The key of its tables in the file; empty for a sub-table."""
    ONE: ClassVar[str] = ""
    """What one record is called: `statistic`."""
    COLUMNS: ClassVar[tuple[str, ...]] = ()
    """What a table of such records shows, in this order: fields, or properties that give a value."""
    LAST: ClassVar[tuple[str, ...]] = ()
    """Inherited fields that read better behind the kind's own."""

    def __init_subclass__(cls, table: str = "", columns: tuple[str, ...] = ()) -> None:
        inherited, own = dict(cls.FIELDS), {}
        for name, annotation in cls.__annotations__.items():
            declared = cls.__dict__.get(name)
            if isinstance(declared, Field):
                declared.bind(name, annotation, cls.__module__)
                own[name] = declared
                delattr(cls, name)
        tail = {name: inherited.pop(name) for name in cls.LAST if name in inherited}
        cls.FIELDS = inherited | own | tail
        cls.REQUIRED = tuple(name for name, declared in cls.FIELDS.items() if declared.required)
        cls.TABLE, cls.COLUMNS, cls.ONE = table, columns, cls.__name__.lower()

    def __init__(self, **values: Any) -> None:
        for name, declared in self.FIELDS.items():
            if name not in values and declared.required:
                raise TypeError(f"{type(self).__name__} wants {name}")
        if unknown := values.keys() - self.FIELDS.keys() - {"others"}:
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        self.__dict__.update(defaults(type(self)) | values)

    @classmethod
    def trusted(cls, values: dict[str, Any]) -> Self:
        """An instance from values that the loader has checked, without checking again."""
        self = cls.__new__(cls)
        self.__dict__.update(defaults(cls))
        self.__dict__.update(values)
        return self

    others: tuple[tuple[str, str], ...]
    """Keys of the file that the format does not know, with their values as text: kept and shown."""

    def contradictions(self) -> list[Inconsistency]:
        """What is wrong with values beside each other, though each alone is good."""
        return []

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and state(self) == state(other)

    def __hash__(self) -> int:
        return hash((type(self), *state(self).values()))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in state(self).items() if value not in (None, (), ""))
        return f"{type(self).__name__}({shown})"


DEFAULTS: dict[type[Section], dict[str, Any]] = {}


def defaults(cls: type[Section]) -> dict[str, Any]:
    """What a record holds where the file says nothing."""
    found = DEFAULTS.get(cls)
    if found is None:
        found = {name: declared.default for name, declared in cls.FIELDS.items() if not declared.required}
        DEFAULTS[cls] = found = found | {"others": ()}
    return found


def state(record: Section) -> dict[str, Any]:
    """The declared values, without what was cached beside them."""
    return {name: record.__dict__[name] for name in (*record.FIELDS, "others")}
