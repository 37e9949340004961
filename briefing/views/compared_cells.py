"""The short cells of a compared figure on screen, and the names of the series: what heading and row say together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from briefing.formatting import Computed, format_change, format_readable, format_signed
from briefing.model.units import fold_meaning
from briefing.table import resolved
from briefing.views.same_figure import ComparedFigure, SameFigure, more_text

MOST_RIVALS = 2
"""Figures that a row names as those that dispute it; the record names more."""
NOBODY = "–"
"""In the place of whoever is not named."""


# ------------------------------------------------------------------ series


def breakdown(figure: ComparedFigure) -> str:
    """The dimensions of a figure, and the places that they do not name, as one text; empty for none."""
    dimensions = format_readable(figure.record.dimensions, short=True)
    further = ", ".join(place for place in places(figure) if fold_meaning(place) not in fold_meaning(dimensions))
    return "; ".join(text for text in (dimensions, further) if text)


def places(figure: ComparedFigure) -> list[str]:
    """The names of the places of a figure, each once."""
    return list(dict.fromkeys(map(format_readable, resolved(figure.briefing, figure.record, "places"))))


def series_names(firsts: Sequence[ComparedFigure]) -> list[str]:
    """What the figures of each series have in common: `Peru · hectares`; `firsts` are one figure of each.

    No two are alike: those that would be say all there is, and then which one it is.
    """
    names = [joined_name(figure, breakdown(figure), figure.record.unit) for figure in firsts]
    counts = Counter(names)
    names = [full_name(figure) if counts[name] > 1 else name for figure, name in zip(firsts, names, strict=True)]
    return list(numbered(names))


def joined_name(figure: ComparedFigure, breakdown: str, unit: str) -> str:
    """Area, breakdown and unit, those that there are."""
    area = format_readable(tuple(sorted(figure.record.area)))
    return " · ".join(" ".join(part.split()) for part in (area, breakdown, unit) if part)


def full_name(figure: ComparedFigure) -> str:
    """With the names of the dimensions, every place and the code of the unit."""
    record = figure.record
    parts = (format_readable(record.dimensions), ", ".join(places(figure)))
    unit = f"{record.unit} ({record.unit_code})" if record.unit_code else record.unit
    return joined_name(figure, "; ".join(part for part in parts if part), unit)


def numbered(names: Iterable[str]) -> Iterable[str]:
    """The names, a number behind those that were there before."""
    taken: set[str] = set()
    for name in names:
        unique, number = name, 1
        while unique in taken:
            unique, number = f"{name} ({number + 1})", number + 1
        taken.add(unique)
        yield unique


# -------------------------------------------------------------------- rows


def sign(figure: ComparedFigure, same: SameFigure) -> str:
    """`≠` of a figure at odds with another, `↻` of one that was revised or revises one."""
    is_disputed, is_revised = figure.reference in same.rivals, bool(same.revisions(figure))
    return ("≠" if is_disputed else "") + ("↻" if is_revised else "")


def change_text(figure: ComparedFigure, same: SameFigure, computed: Computed | None) -> str:
    """`revised to 6.5`, else the change as stated, else as computed, in brackets, else `revised from 6.4`."""
    if same.is_replaced(figure):
        return f"revised to {same.figures[same.latest[figure.stated.source]].brief}"
    if figure.record.change:
        return format_change(figure.record.change)
    if computed:
        return f"[{format_signed(computed.value)} {computed.unit}]"
    earlier = same.vintages.get(figure.reference)
    return f"revised from {same.figures[earlier.names[0]].brief}" if earlier else ""


def disputed_text(figure: ComparedFigure, same: SameFigure) -> str:
    """`disputed by 49,200, Diálogo 22 Jul 15`, and what it revises or is revised to."""
    rivals, more = same.disputed_by(figure)
    texts = [f"{rival.brief}, {rival.published}" for rival in rivals[:MOST_RIVALS]]
    more += len(rivals) - len(texts)
    disputed = [f"disputed by {'; '.join((*texts, *more_text(more)))}"] if texts else []
    return "; ".join((*disputed, *same.revisions(figure)))


def source_texts(figures: Sequence[ComparedFigure]) -> dict[str, str]:
    """`UNODC · Andina 15 Jul 15` by reference; with the item where two figures would be told in the same words."""
    told = {figure.reference: (told_of(figure), source_text(figure)) for figure in figures}
    counts = Counter(told.values())
    items = {figure.reference: f" #{figure.record.id}" for figure in figures}
    return {reference: words[1] + (items[reference] if counts[words] > 1 else "") for reference, words in told.items()}


def told_of(figure: ComparedFigure) -> tuple[str, str, str]:
    """The series, the period and the figure, as a row and its heading tell them."""
    return figure.key.group, format_readable(figure.record.date), figure.brief


def source_text(figure: ComparedFigure) -> str:
    """Who says it, who published that, and when."""
    by = format_readable(resolved(figure.briefing, figure.record, "attributed_to"), short=True)
    return f"{by or NOBODY} · {figure.published}"
