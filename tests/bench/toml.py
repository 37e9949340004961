"""Records as TOML, a key a line."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

Record = dict[str, Any]


def table(values: Record) -> str:
    return "".join(f"{key} = {toml(value)}\n" for key, value in values.items())


def toml(value: object) -> str:
    """A value on one line; of texts, numbers and truths JSON's spelling is TOML's."""
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {toml(inner)}' for key, inner in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return str(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)
