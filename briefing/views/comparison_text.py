"""A comparison as it is read: on paper figure by figure, on screen what has no room in a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.cell_width import pad, width
from briefing.formatting import format_readable, quantity_parts
from briefing.model import Period
from briefing.table import Table
from briefing.views.comparison import BAR
from briefing.views.grid import aligned
from briefing.views.layout import Line, Paragraph, Span, lay_out, paragraph
from briefing.views.timeline import heights


def grouped(table: Table) -> dict[tuple[str, ...], list[dict[str, Any]]]:
    """The values of the rows by name, by area, breakdown and unit."""
    names = [column.name for column in table.columns]
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in table.rows:
        values = dict(zip(names, row.values, strict=True)) | {"reference": row.reference}
        group: tuple[str, ...] = (format_readable(values["area"]), values["dimensions"], values["quantity"].unit)
        groups.setdefault(group, []).append(values)
    return groups


def compared(table: Table, reference: str) -> list[Paragraph]:
    """What the columns say of one row, for where they have no room: its series, its changes, what disagrees."""
    for group, rows in grouped(table).items():
        for values in (row for row in rows if row["reference"] == reference):
            name = " · ".join(part for part in group if part)
            changes = [f"{kind} {values[kind]}" for kind in ("stated", "computed") if values[kind]]
            series = Span(series_line(rows), "figure"), Span(f" {series_bars(rows)}", "meta")
            paragraphs = [Paragraph((Span(f"{name}: ", "label"), *series), hang=2)]
            paragraphs += [paragraph(", ".join(changes), hang=2)] if changes else []
            return paragraphs + [paragraph(text, "fault", hang=2) for text in values["conflict"]]
    return []


def compare_lines(table: Table, cells: int) -> Iterator[Line]:
    """As it is read: a heading an area and breakdown, a figure a line with its source under it, conflicts marked."""
    by_group = grouped(table)
    for index, (group, rows) in enumerate(by_group.items()):
        if index:
            yield ()
        yield (Span(" · ".join(part for part in group if part), "heading"), Span(f"  {len(rows)}", "meta"))
        periods = [format_readable(values["date"]) or "undated" for values in rows]
        figures = aligned([quantity_parts(values["quantity"]._replace(unit="")) for values in rows])
        widths = max(map(width, periods)), max(map(width, figures))
        for values, period, figure in zip(rows, periods, figures, strict=True):
            yield from figure_lines(values, pad(period, widths[0]), pad(figure, widths[1]), cells)
        yield from lay_out([Paragraph((Span("  series ", "label"), Span(series_line(rows), "meta")), hang=9)], cells)


def figure_lines(values: dict[str, Any], period: str, figure: str, cells: int) -> Iterator[Line]:
    """The figure with its bar and its changes, then its source, then what disagrees with it."""
    changes = [f"stated {values['stated']}"] if values["stated"] else []
    changes += [f"computed {values['computed']}"] if values["computed"] else []
    mark = Span(" ≠ " if values["conflict"] else "   ", "fault")
    shown = Span(pad(values["bar"], BAR) if changes else values["bar"], "meta")
    behind = Span(f"  {', '.join(changes)}" if changes else "")
    yield from lay_out([Paragraph((Span(f"  {period}  "), Span(figure, "figure"), mark, shown, behind), hang=6)], cells)
    by = format_readable(values["by"], short=True) if values["by"] else ""
    source = Paragraph(
        (Span(values["reference"], "reference"), Span(f", {by}" if by else "", "meta")), indent=6, hang=2
    )
    conflicts = [paragraph(text, "fault", indent=6, hang=2) for text in values["conflict"]]
    yield from lay_out([source, *conflicts], cells)


def series_line(rows: list[dict[str, Any]]) -> str:
    """`38,700 → 62,500 → 49,800 | 49,200`: the values in the order of their periods, those at odds side by side.

    An arrow leads only from a period to one as long: others stand apart, by a semicolon.
    """
    by_period: dict[Period | None, dict[str, str]] = {}
    for values in rows:
        qualifier, value, _ = quantity_parts(values["quantity"])
        at_period = by_period.setdefault(values["date"], {})
        at_period[value] = min(at_period.get(value, qualifier), qualifier)  # somebody says it without
    parts: dict[object, list[str]] = {}
    for period, quantities in by_period.items():
        side_by_side = " | ".join(f"{qualifier} {value}".strip() for value, qualifier in quantities.items())
        long = period.months if period else None
        parts.setdefault(period if long is None else long, []).append(side_by_side)
    return "; ".join(" → ".join(quantities) for quantities in parts.values())


def series_bars(rows: list[dict[str, Any]]) -> str:
    """A bar a period, upright, for the eye alone; of values at odds the larger."""
    by_period: dict[str, int] = {}
    for values in rows:
        period = format_readable(values["date"])
        by_period[period] = max(by_period.get(period, 0), len(values["bar"]))
    return heights(list(by_period.values())) if len(by_period) > 1 else ""
