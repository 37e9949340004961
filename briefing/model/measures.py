"""The list of measure keys of a library, so that its briefings use the same ones."""

from __future__ import annotations

from briefing.model.fields import Section, field
from briefing.model.values import Id, Line


class MeasureKey(Section):
    """What figures of one measure have in common."""

    measure: Id = field("The key, as statistics have it.")
    title: Line = field("What is measured.")
    unit: Line | None = field("The usual unit; a figure keeps that of its source.", default=None)
    summable: bool = field("Whether figures of one source may be added over areas or periods.", default=False)


class MeasureKeys(Section):
    """`measures.toml`, beside the briefings."""

    measures: tuple[MeasureKey, ...] = field("The keys.", default=())
