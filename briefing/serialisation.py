"""Serialise values for machines, as text and as JSON: EDTF dates, plain digits, codes.

`to_json_value` returns JSON values of what `format_exact` returns as text: lists stay lists, numbers stay numbers.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from briefing.formatting import Computed, NamedReference
from briefing.model import Period, Quantity, Section
from briefing.model.dimensions import Dimensions
from briefing.model.fields import Field
from briefing.safe import safe

LIST_SEPARATOR = "; "


def format_exact(value: Any) -> str:
    """Return a value as text for machines, on one line unless it is a text of several lines."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value:f}"
        case Computed():
            return f"{value.value:f}" if value.unit == "%" else f"{value.value:f} {value.unit}"
        case Period():
            return value.text
        case NamedReference():
            return value.id or value.name
        case Quantity():
            return exact_quantity(value)
        case Dimensions():
            return LIST_SEPARATOR.join(f"{name}={'|'.join(values)}" for name, values in value)
        case Section():
            pairs = ((name, getattr(value, name)) for name in value.FIELDS)
            return LIST_SEPARATOR.join(
                f"{name}={format_exact(content)}" for name, content in pairs if content not in (None, (), "")
            )
        case tuple():
            return LIST_SEPARATOR.join(format_exact(element) for element in value)
        case int():
            return str(value)
    return str.__str__(value) if isinstance(value, str) else safe(str(value))


def exact_quantity(value: Quantity) -> str:
    """Return `nearly 20 years` or `5..10 tons`: plain digits, ranges in the syntax of queries."""
    has_range = value.low is not None or value.high is not None
    ends = f"{format_exact(value.low)}..{format_exact(value.high)}" if has_range else ""
    figure = ends if value.value is None else f"{value.value:f}{f' ({ends})' if ends else ''}"
    figure += f" ± {value.plus_minus:f}" if value.plus_minus is not None else ""
    return " ".join(part for part in (value.qualifier, figure, value.unit) if part)


def to_json_value(value: Any) -> Any:
    """Return a value for JSON: lists, dicts, `Decimal` or `int`; everything else as `format_exact` writes it."""
    match value:
        case None | bool() | int() | Decimal():
            return value
        case Dimensions():
            return {name: list(values) if len(values) > 1 else values[0] for name, values in value}
        case Section():
            return fields_of(value)
        case Quantity():
            return {name: part for name, part in value._asdict().items() if part not in (None, "")}
        case Computed():
            return computed_object(value)
        case Period() | NamedReference():
            return format_exact(value)
        case tuple():
            return [to_json_value(element) for element in value]
    return format_exact(value)


def computed_object(value: Computed) -> dict[str, Any]:
    """Return a computed change for JSON: `percent`, or `change` and its `unit`, then its base."""
    change = {"percent": value.value} if value.unit == "%" else {"change": value.value, "unit": value.unit}
    return change | {"base": value.base} | ({"date": format_exact(value.date)} if value.date else {})


def fields_of(record: Section) -> dict[str, Any]:
    """Return the keys of a record as its file has them, defaults left out; unknown keys as text."""
    stated = {
        name: to_json_value(getattr(record, name))
        for name, declared in record.FIELDS.items()
        if is_stated(declared, getattr(record, name))
    }
    return stated | {name: text for name, text in record.others if name not in stated}


def is_stated(declared: Field, value: Any) -> bool:
    """Tell whether the file gives this value: it is required, or differs from the default."""
    return declared.required or (value not in (None, ()) and value != declared.default)
