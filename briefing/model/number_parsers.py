"""Parsers of numbers and of true and false."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from briefing.model.values import MOST_DIGITS, is_huge, unexpected_value

MOST_COUNTED = 1_000_000_000
"""Integers are less than that."""


class DecimalParser(NamedTuple):
    """Parser of exact decimals."""

    wants: str = "a number"

    def parse(self, raw: object) -> Decimal:
        """Return the number. Raises ValueError where it is no number, not finite, or has over `MOST_DIGITS` digits."""
        if isinstance(raw, bool) or not isinstance(raw, int | Decimal):
            raise unexpected_value(self.wants, raw)
        if is_huge(raw) or (isinstance(raw, Decimal) and raw.as_tuple().exponent < -MOST_DIGITS):  # type: ignore[operator]
            raise ValueError(f"expected a finite number of at most {MOST_DIGITS} digits")
        return Decimal(raw)

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of the value."""
        return {"type": "number"}


class IntegerParser(NamedTuple):
    """Parser of integers from `least`, below a billion."""

    wants: str = "a whole number from 1"
    least: int = 1

    def parse(self, raw: object) -> int:
        """Return the integer. Raises ValueError where it is no integer, or out of range."""
        if isinstance(raw, bool) or not isinstance(raw, int) or not self.least <= raw < MOST_COUNTED:
            raise unexpected_value(self.wants, raw)
        return raw

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of the value."""
        return {"type": "integer", "minimum": self.least, "exclusiveMaximum": MOST_COUNTED}


class BooleanParser(NamedTuple):
    """Parser of booleans."""

    wants: str = "true or false"

    def parse(self, raw: object) -> bool:
        """Return the boolean. Raises ValueError for anything else, 0 and 1 included."""
        if not isinstance(raw, bool):
            raise unexpected_value(self.wants, raw)
        return raw

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of the value."""
        return {"type": "boolean"}
