"""Dimensions of a figure: the categories it is broken down by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefing.model.parsers import LONGEST_LINE, TextParser
from briefing.model.values import NestedErrors, unexpected_value
from briefing.safe import safe


class Dimensions(tuple[tuple[str, tuple[str, ...]], ...]):
    """Pairs of (dimension, values), in the order of the file."""

    __slots__ = ()
    wants = 'a table of names and texts, as { drug = "cocaine-base" }'

    @classmethod
    def parse(cls, raw: object) -> Dimensions:
        """Return the dimensions of a TOML table.

        Raises ValueError where `raw` is no table, NestedErrors where a value in it is wrong.
        """
        if not isinstance(raw, Mapping):
            raise unexpected_value(cls.wants, raw)
        if faults := [fault for name, value in raw.items() for fault in cls.faults(name, value)]:
            raise NestedErrors(faults)
        return cls((safe(name), tuple(map(safe, as_list(value)))) for name, value in raw.items())

    @staticmethod
    def faults(name: str, raw: object) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield (steps, message) for each wrong value of one dimension; `steps` lead to it from the table."""
        if not raw:
            yield (name,), str(unexpected_value("text, or a list of texts", raw))
            return
        if len(name) > LONGEST_LINE:
            yield (name,), f"expected a name of at most {LONGEST_LINE} characters, found {len(name):,}"
        for index, value in enumerate(as_list(raw)):
            steps = (name, index) if isinstance(raw, list) else (name,)
            if not isinstance(value, str) or not value.strip():
                yield steps, str(unexpected_value("text", value))
            elif len(value) > LONGEST_LINE:
                yield steps, f"expected at most {LONGEST_LINE} characters, found {len(value):,}"

    @staticmethod
    def schema() -> dict[str, Any]:
        """Return the JSON Schema of the value: an object of texts, or lists of texts."""
        text = TextParser().schema()
        values = {"anyOf": [text, {"type": "array", "items": text, "minItems": 1}]}
        return {"type": "object", "propertyNames": {"maxLength": LONGEST_LINE}, "additionalProperties": values}


def as_list(raw: Any) -> list[Any]:
    """Return the values of a dimension as a list; a single value may be written without one."""
    return raw if isinstance(raw, list) else [raw]
