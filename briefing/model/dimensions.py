"""What a figure is broken down by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefing.model.values import NestedErrors, expected
from briefing.safe import safe


class Dimensions(tuple[tuple[str, tuple[str, ...]], ...]):
    """What a figure is broken down by: pairs of a dimension and its values, in the order of the file."""

    __slots__ = ()
    wants = 'a table of names and texts, as { drug = "cocaine-base" }'

    @classmethod
    def parse(cls, raw: object) -> Dimensions:
        if not isinstance(raw, Mapping):
            raise expected(cls.wants, raw)
        if faults := [fault for name, value in raw.items() for fault in cls.faults(name, value)]:
            raise NestedErrors(faults)
        return cls((safe(name), tuple(map(safe, texts(value)))) for name, value in raw.items())

    @staticmethod
    def faults(name: str, raw: object) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """What is wrong with the values of one dimension, each at its own place."""
        if not raw:
            yield (name,), str(expected("text, or a list of texts", raw))
            return
        for index, value in enumerate(texts(raw)):
            if not isinstance(value, str) or not value.strip():
                yield (name, index) if isinstance(raw, list) else (name,), str(expected("text", value))

    @staticmethod
    def schema() -> dict[str, Any]:
        text = {"type": "string", "minLength": 1}
        values = {"anyOf": [text, {"type": "array", "items": text, "minItems": 1}]}
        return {"type": "object", "additionalProperties": values}


def texts(raw: Any) -> list[Any]:
    """The values of a dimension: one may stand without its list."""
    return raw if isinstance(raw, list) else [raw]
