"""Units by what they mean: one normal form for a code of UN/CEFACT Rec. 20 or ISO 4217, a name, its plural or symbol.

`percentage points` and `basis points` are units of their own, never converted to percent. No unit is converted.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from briefing.model.unit_table import COUNTED, COUNTING, IRREGULAR, MEASURED, MEASURES, RATES, SCALES, THINGS

PERCENT, POINTS, BASIS_POINTS = "P1", "PP", "BPS"


class Unit(NamedTuple):
    """A unit of the table."""

    code: str
    """The first of its codes."""
    name: str
    """The first of its names, plural."""


def rows(table: str) -> list[tuple[list[str], list[str]]]:
    """Return the codes and names of each line of a table."""
    lines = [line.partition(": ") for line in table.strip().split("\n")]
    return [(codes.split(), names.split(", ")) for codes, _, names in lines]


def fold_meaning(text: str) -> str:
    """Return a text without case, Unicode form and superfluous spaces; accents tell words apart, and stay."""
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).split())


def singular(word: str) -> str:
    """Return the singular of an English or Spanish word, for comparison only."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ch|sh|ss|x|z)es$", word):
        return word[:-2]
    return word[:-1] if len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


@lru_cache(4096)
def fold_name(name: str) -> str:
    """Return the name of a unit as it is compared: folded, each word in the singular, without full stops."""
    words = re.split(r"[\s-]+", fold_meaning(name).replace(".", ""))
    return " ".join(singular(word) for word in words if word)


COUNTABLE, FLUID = frozenset(THINGS.split()), frozenset(MEASURES.split())
COUNTED_CODES = frozenset(codes[0] for codes, _ in rows(COUNTED))


@cache
def units() -> dict[str, Unit]:
    """Return the units of the table by code and by folded name; made when the first figure asks, in 5 ms."""
    return {
        key: Unit(codes[0], names[0])
        for codes, names in (*rows(MEASURED), *rows(COUNTED))
        for key in (*codes, *map(fold_name, names))
    }


def known_unit(code_or_name: str) -> Unit | None:
    """Return the unit of a code in any case, or of a name; None for one that the table does not have."""
    return units().get(code_or_name.strip().upper()) or units().get(fold_name(code_or_name))


@lru_cache(4096)
def normal_unit(name: str, code: str | None = None) -> str:
    """Return the normal form of a unit: its code where the code or the name is known, else the folded name.

    A word for a scale stays before it: `million USD`.
    """
    folded = fold_name(name)
    scale, _, rest = folded.partition(" ")
    if scale in SCALES and rest:
        return f"{scale} {normal_unit(rest.removeprefix('of '), code)}"
    unit = known_unit(code) if code and code.strip().upper() not in COUNTING else None
    unit = unit or units().get(folded)
    return unit.code if unit else folded


def is_countable(name: str, code: str | None = None, title: str = "") -> bool | None:
    """Tell whether a unit is of things that are counted whole, and the title says no average; None where unknown."""
    words = set(fold_name(name).replace("/", " per ").split())
    of_code = known_unit(code) if code else None
    if (words | set(fold_name(title).split())) & RATES or (of_code and of_code.code not in COUNTED_CODES):
        return False
    unit = units().get(fold_name(name))
    if unit:
        return unit.code in COUNTED_CODES
    if words & COUNTABLE:
        return True
    return None if fold_meaning(name).endswith("s") and fold_name(name).isalpha() and not words & FLUID else False
