"""The list of measure keys of a library, so that its briefings use the same ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefing.model.fields import Section, field
from briefing.model.statistic import Statistic
from briefing.model.units import fold_meaning, fold_name, known_unit, normal_unit
from briefing.model.values import Id, Line


class MeasureKey(Section):
    """What figures of one measure have in common."""

    measure: Id = field("The key, as statistics have it.")
    title: Line = field("What is measured.")
    unit: Line | None = field("The usual unit; a figure keeps that of its source.", default=None)
    unit_code: Line | None = field("The code of that unit; its figures need not repeat it.", default=None)
    unit_names: tuple[Line, ...] = field("Other names of that unit: in the plural, in another language.", default=())
    summable: bool = field("Whether figures of one source may be added over areas or periods.", default=False)


class MeasureKeys(Section):
    """`measures.toml`, beside the briefings."""

    measures: tuple[MeasureKey, ...] = field("The keys.", default=())


class ListedUnit(NamedTuple):
    """What `measures.toml` says of the unit of a measure, beyond its name."""

    measure: str
    names: tuple[str, ...]
    """Folded."""
    code: str
    """In capitals; empty where none is given."""
    normal: str


def listed_units(keys: MeasureKeys) -> tuple[ListedUnit, ...]:
    """Return the units that have a code or further names."""
    return tuple(
        ListedUnit(
            fold_meaning(key.measure),
            tuple(map(fold_name, (key.unit, *key.unit_names))),
            (key.unit_code or "").upper(),
            normal_unit(key.unit, key.unit_code),
        )
        for key in keys.measures
        if key.unit and (key.unit_code or key.unit_names)
    )


def apply_listed_units(figures: Iterable[Statistic], units: Sequence[ListedUnit]) -> None:
    """Note on each figure the unit that the library's list means by its name or code; a code of its own goes before."""
    by_measure = {unit.measure: unit for unit in units}
    for record in figures if units else ():
        unit, code = by_measure.get(fold_meaning(record.measure)), (record.unit_code or "").upper()
        has_other_code = known_unit(code) is not None and unit is not None and code != unit.code
        if unit and not has_other_code and (fold_name(record.unit) in unit.names or (code and code == unit.code)):
            record.__dict__["listed_unit"] = unit.normal
