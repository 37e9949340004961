"""A comparison as it is read: on paper figure by figure, on screen under headings, and what has no room in a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.cell_width import pad, width
from briefing.formatting import format_readable, quantity_parts
from briefing.model.figures import days_key, number_key
from briefing.table import Table
from briefing.views.comparison import BAR
from briefing.views.grid import aligned
from briefing.views.layout import Line, Paragraph, Span, lay_out, paragraph
from briefing.views.same_figure import REPLACED
from briefing.views.timeline import heights

CONFLICT, ON, APART = " ≠ ", " → ", "; "
"""Between the figures of a series: values at odds, periods that follow one another, periods of another length."""


def grouped(table: Table) -> dict[str, list[dict[str, Any]]]:
    """The values of the rows by name, those together that are of one series."""
    names = [column.name for column in table.columns]
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in table.rows:
        values = dict(zip(names, row.values, strict=True)) | {"reference": row.reference}
        groups.setdefault(row.group, []).append(values)
    return groups


def series_headings(table: Table) -> dict[int, Line]:
    """What stands above the first row of each series of a comparison: its name, its shape and its figures."""
    headings: dict[int, Line] = {}
    row = 0
    for rows in grouped(table).values() if table.is_headed else ():
        bars = Span(f"  {series_bars(rows)}  ", "meta") if series_bars(rows) else Span("  ")
        headings[row] = (Span(rows[0]["series"], "heading"), bars, *series_spans(rows))
        row += len(rows)
    return headings


def compared(table: Table, reference: str) -> list[Paragraph]:
    """What the columns say of one row, for where they have no room: its series, its changes, what disagrees."""
    group = next((row.group for row in table.rows if row.reference == reference), None)
    if group is None:
        return []
    rows = grouped(table._replace(rows=[row for row in table.rows if row.group == group]))[group]
    values = next(values for values in rows if values["reference"] == reference)
    changes = [f"{kind} {values[kind]}" for kind in ("stated", "computed") if values[kind]]
    bars = Span(f" {series_bars(rows)}", "meta")
    paragraphs = [Paragraph((Span(f"{rows[0]['series']}: ", "label"), *series_spans(rows), bars), hang=2)]
    paragraphs += [paragraph(", ".join(changes), hang=2)] if changes else []
    paragraphs += [paragraph(f"↻ {text}", "revision", hang=2) for text in values["revised"]]
    return paragraphs + [paragraph(disputed(text), "conflict", hang=2) for text in values["conflict"]]


def disputed(conflict: str) -> str:
    """`disputed by ≠ 49,200 hectares (briefing-id)`; `and 7 more` as it is."""
    return f"disputed by {conflict}" if conflict.startswith("≠") else conflict


def compare_lines(table: Table, cells: int) -> Iterator[Line]:
    """As it is read: a heading an area and breakdown, a figure a line with its source under it, conflicts marked."""
    for index, rows in enumerate(grouped(table).values()):
        if index:
            yield ()
        yield (Span(rows[0]["series"], "heading"), Span(f"  {len(rows)}", "meta"))
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
    mark = Span(" ≠ " if values["conflict"] else "   ", "conflict")
    shown = Span(pad(values["bar"], BAR) if changes else values["bar"], "meta")
    behind = Span(f"  {', '.join(changes)}" if changes else "")
    yield from lay_out([Paragraph((Span(f"  {period}  "), Span(figure, "figure"), mark, shown, behind), hang=6)], cells)
    by = format_readable(values["by"], short=True) if values["by"] else ""
    source = Paragraph(
        (Span(values["reference"], "reference"), Span(f", {by}" if by else "", "meta")), indent=6, hang=2
    )
    revisions = [paragraph(text, "revision", indent=6, hang=2) for text in values["revised"]]
    conflicts = [paragraph(text, "conflict", indent=6, hang=2) for text in values["conflict"]]
    yield from lay_out([source, *revisions, *conflicts], cells)


def series_line(rows: list[dict[str, Any]]) -> str:
    """`38,700 → 62,500 → 49,800 | 49,200`, as it is printed."""
    return "".join(span.text for span in series_spans(rows)).replace(CONFLICT, " | ")


def series_spans(rows: list[dict[str, Any]]) -> tuple[Span, ...]:
    """`38,700 → 62,500 → 49,800 ≠ 49,200`: the values in the order of their periods, those at odds side by side.

    An arrow leads only from a period to one as long: others stand apart, by a semicolon.
    """
    runs: dict[object, list[list[str]]] = {}
    for days, same in by_days(rows).items():
        long = same[0]["date"].months if days else None
        runs.setdefault(days if long is None else long, []).append(distinct(same))
    spans: list[Span] = []
    for run in runs.values():
        for index, values in enumerate(run):
            between = ON if index else APART if spans else ""
            spans += [Span(between, "meta")] if between else []
            spans += [Span(values[0], "figure")]
            for value in values[1:]:
                spans += [Span(CONFLICT, "conflict"), Span(value, "figure")]
    return tuple(spans)


def distinct(same: list[dict[str, Any]]) -> list[str]:
    """The different values of one period, each as somebody says it without a qualifier, where somebody does."""
    said: dict[tuple[str, ...], tuple[str, str]] = {}
    for values in same:
        qualifier, number, _ = quantity_parts(values["quantity"])
        key = tuple(map(number_key, values["quantity"][:3]))
        known = said.setdefault(key, (number, qualifier))
        said[key] = (known[0], min(known[1], qualifier))
    return [f"{qualifier} {number}".strip() for number, qualifier in said.values()]


def series_bars(rows: list[dict[str, Any]]) -> str:
    """A bar a period, upright, for the eye alone; of values at odds the larger."""
    bars = [max(len(values["bar"]) for values in same) for same in by_days(rows).values()]
    return heights(bars) if len(bars) > 1 else ""


def by_days(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The rows by first and last day, in their order; those left out that a newer vintage has replaced."""
    periods: dict[str, list[dict[str, Any]]] = {}
    for values in rows:
        if not any(text.startswith(REPLACED) for text in values["revised"]):
            periods.setdefault(days_key(values["date"]), []).append(values)
    return periods
