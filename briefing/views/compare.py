"""One measure across briefings: figures side by side, with what they disagree on. Nothing is added up or resolved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from briefing.model import Briefing, Item, Statistic
from briefing.model.dimensions import Dimensions
from briefing.search.entries import series
from briefing.table import Column, Row, Table, resolved
from briefing.views.grid import aligned
from briefing.views.layout import Line, Paragraph, Span, lay_out, paragraph
from briefing.views.timeline import bar
from briefing.width import pad, width
from briefing.written import change, exact, number, quantity, quantity_parts, readable

COLUMNS = (
    Column("area", "Area"), Column("date", "Period"), Column("quantity", "Figure"), Column("conflict", "Conflict"),
    Column("dimensions", "Of"), Column("stated", "Stated"), Column("computed", "Computed"), Column("bar", ""),
    Column("by", "According to"), Column("briefing", "Briefing", True),
)  # fmt: skip
MEASURES = (
    Column("measure", "Measure", True), Column("observations", "Figures"), Column("span", "Span"),
    Column("areas", "Areas"), Column("units", "Units"), Column("conflicts", "Conflicts"),
)  # fmt: skip
BAR = 12

Records = Iterable[tuple[Briefing, Item]]


class Figure(NamedTuple):
    briefing: Briefing
    record: Statistic

    @property
    def group(self) -> tuple[str, ...]:
        """What it is a figure of, its period left out: measure, area, breakdown, unit."""
        parts = series(self.record).split("|")
        return (parts[0], parts[1], *parts[3:])

    @property
    def value(self) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
        return (self.record.value, self.record.min, self.record.max)


def figures(records: Records) -> list[Figure]:
    """By measure, area and breakdown, then by period; undated ones last."""
    found = [Figure(briefing, record) for briefing, record in records if isinstance(record, Statistic)]
    return sorted(found, key=lambda one: (one.group, order(one)))


def order(one: Figure) -> tuple[bool, tuple[str, str, str], str]:
    date = one.record.date
    return (date is None, date.order if date else ("", "", ""), one.briefing.id)


def at_odds(found: Iterable[Figure]) -> dict[str, list[Figure]]:
    """The figures of each series that has several values: same measure, area, period and breakdown."""
    by_series: dict[str, list[Figure]] = {}
    for one in found:
        by_series.setdefault(series(one.record), []).append(one)
    return {name: own for name, own in by_series.items() if len({one.value for one in own}) > 1}


def compare(records: Records) -> Table:
    found = figures(records)
    conflicts = at_odds(found)
    most = {one.group: max(size(other) for other in found if other.group == one.group) for one in found}
    rows = (row(one, found, conflicts.get(series(one.record), ()), most[one.group]) for one in found)
    return Table("Compare", COLUMNS, tuple(rows))


def row(one: Figure, found: list[Figure], others: Iterable[Figure], most: Decimal) -> Row:
    record = one.record
    values = (
        record.area, record.date, record.quantity, conflict(one, others), breakdown(record.dimensions),
        change(record.change) if record.change else "", computed(one, found), bar(float(size(one)), float(most), BAR),
        resolved(one.briefing, record, "attributed_to"), one.briefing.id,
    )  # fmt: skip
    return Row(one.briefing.reference(record), values)


def breakdown(dimensions: Dimensions | None) -> str:
    return readable(dimensions, short=True) if dimensions else ""


def size(one: Figure) -> Decimal:
    """For the bar: the figure, or the middle of its range."""
    ends = [value for value in one.value if value is not None]
    return max(sum(ends, Decimal()) / len(ends), Decimal())


def conflict(one: Figure, others: Iterable[Figure]) -> str:
    """`≠ 49,800 hectares (2014-06-11-unodc…)`: each other value with its source."""
    return "; ".join(
        f"≠ {quantity(other.record.quantity)} ({other.briefing.id})" for other in others if other.value != one.value
    )


def computed(one: Figure, found: list[Figure]) -> str:
    """The change against the base that is stated, else against the one figure of the period before."""
    base = base_of(one, found)
    if base is None or base.record.value is None or one.record.value is None:
        return ""
    return percent(one.record.value, base.record.value)


def base_of(one: Figure, found: list[Figure]) -> Figure | None:
    stated = one.record.change
    if stated and stated.base:
        base = one.briefing.by_id.get(stated.base)
        return Figure(one.briefing, base) if isinstance(base, Statistic) else None
    dated = [other for other in found if other.group == one.group and other.record.date]
    if one.record.date is None:
        return None
    before = [other for other in dated if other.record.date and other.record.date.last < one.record.date.first]
    latest = [other for other in before if other.record.date == before[-1].record.date]
    return latest[0] if len({other.value for other in latest}) == 1 else None


def percent(value: Decimal, base: Decimal) -> str:
    if not base:
        return ""
    by = (value - base) / abs(base) * 100
    return f"{'+' if by > 0 else ''}{number(Decimal(f'{by:.1f}'))} %"


def compare_lines(table: Table, cells: int) -> Iterator[Line]:
    """As it is read: a heading an area and breakdown, a figure a line with its source under it, conflicts marked."""
    names = [column.name for column in table.columns]
    by_group: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for one in table.rows:
        values = dict(zip(names, one.values, strict=True)) | {"reference": one.reference}
        group: tuple[str, ...] = (readable(values["area"]), values["dimensions"], values["quantity"].unit)
        by_group.setdefault(group, []).append(values)
    for index, (group, rows) in enumerate(by_group.items()):
        if index:
            yield ()
        yield (Span(" · ".join(part for part in group if part), "heading"), Span(f"  {len(rows)}", "meta"))
        periods = [readable(values["date"]) or "undated" for values in rows]
        figures = aligned([quantity_parts(values["quantity"]._replace(unit="")) for values in rows])
        widths = max(map(width, periods)), max(map(width, figures))
        for values, period, figure in zip(rows, periods, figures, strict=True):
            yield from figure_lines(values, pad(period, widths[0]), pad(figure, widths[1]), cells)
        yield from lay_out([Paragraph((Span("  series ", "label"), Span(series_line(rows), "meta")), hang=9)], cells)


def figure_lines(values: dict[str, Any], period: str, figure: str, cells: int) -> Iterator[Line]:
    changes = [f"{values['stated']} stated"] if values["stated"] else []
    changes += [f"{values['computed']} computed"] if values["computed"] else []
    behind = f"  {', '.join(changes)}" if changes else ""
    mark = Span(" ≠" if values["conflict"] else "  ", "fault")
    yield (
        Span(f"  {period}  "),
        Span(figure, "figure"),
        mark,
        Span(f" {pad(values['bar'], BAR) if behind else values['bar']}", "meta"),
        Span(behind),
    )
    by = readable(values["by"], short=True) if values["by"] else ""
    source = Paragraph(
        (Span(values["reference"], "reference"), Span(f", {by}" if by else "", "meta")), indent=6, hang=2
    )
    conflicts = [paragraph(text, "fault", indent=6, hang=2) for text in values["conflict"].split("; ") if text]
    yield from lay_out([source, *conflicts], cells)


def series_line(rows: list[dict[str, Any]]) -> str:
    """`38,700 → 62,500 → 49,800 | 49,200`: the values in the order of their periods, those at odds side by side."""
    by_period: dict[str, dict[str, None]] = {}
    for values in rows:
        by_period.setdefault(readable(values["date"]), {})[quantity_parts(values["quantity"])[1]] = None
    return " → ".join(" | ".join(found) for found in by_period.values())


def measures(records: Records) -> Table:
    """Every measure: how many figures, over what span, of which areas, with how many conflicts."""
    by_measure: dict[str, list[Figure]] = {}
    for one in figures(records):
        by_measure.setdefault(one.record.measure, []).append(one)
    rows = (measure_row(name, found) for name, found in sorted(by_measure.items()))
    return Table("Measures", MEASURES, tuple(rows))


def measure_row(name: str, found: list[Figure]) -> Row:
    years = sorted(
        {point[:4] for one in found if one.record.date for point in (one.record.date.first, one.record.date.last)}
    )
    known = [one for one in years if one not in ("0000", "9999")]
    span = "" if not known else known[0] if known[0] == known[-1] else f"{known[0]}–{known[-1]}"
    areas = tuple(dict.fromkeys(country for one in found for country in one.record.area))
    units = ", ".join(dict.fromkeys(one.record.unit for one in found))
    values = (name, Decimal(len(found)), span, areas, units, Decimal(len(at_odds(found))) if at_odds(found) else None)
    return Row(f"measure:{exact(name)}", values)
