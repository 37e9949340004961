"""Check a figure: its stated change against the two figures, and fractions of what is counted whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefing.load.problems import Path
from briefing.load.report import Finding, LoadReport
from briefing.model import Change, Statistic
from briefing.model.arithmetic import change_fits, computed_change, figure_unit
from briefing.model.units import fold_meaning, is_countable
from briefing.safe import safe


def check_figure(report: LoadReport, record: Statistic, path: Path) -> None:
    """Check the figure at `path`, and add the findings to the report."""
    if record.change:
        check_change(report, record, record.change, path)
    check_fractions(report, record, path)


def check_change(report: LoadReport, record: Statistic, change: Change, path: Path) -> None:
    """Add the findings of a change whose base is in the same file."""
    base = report.records.get(report.ids.get(change.base or "", ()))
    for finding in change_findings(record, base, change, path) if isinstance(base, Statistic) else ():
        report.add(finding.path, finding.message, finding.is_fault)


def change_findings(record: Statistic, base: Statistic, change: Change, path: Path) -> Iterator[Finding]:
    """Yield an error where the base is another measure or unit, and a warning where the change does not fit."""
    here, name = (*path, "change", "base"), safe(change.base or "")
    if base is record:
        yield Finding(here, "the figure is its own base")
    elif fold_meaning(base.measure) != fold_meaning(record.measure):
        yield Finding(here, f"'{name}' is of another measure: {base.measure}, not {record.measure}")
    elif figure_unit(base) != figure_unit(record):
        yield Finding(here, f"'{name}' has another unit: {base.unit}, not {record.unit}")
    elif (computed := computed_change(record, base, change)) and not change_fits(change, computed.exact):
        stated, shown = f"{change.qualifier or ''} {change.value:f}".strip(), f"{computed.shown:f}"
        message = f"the stated change ({stated}) does not fit the computed one ({shown}) from '{name}'"
        yield Finding((*path, "change", "value"), message, is_fault=False)


def check_fractions(report: LoadReport, record: Statistic, path: Path) -> None:
    """Warn where a figure is a fraction of what is counted whole: a point may have parted thousands."""
    numbers = {name: getattr(record, name) for name in ("value", "min", "max")}
    fractions = {name: number for name, number in numbers.items() if number is not None and not ends_whole(number)}
    countable = is_countable(record.unit, record.unit_code, record.title) if fractions else False
    for name, number in fractions.items() if countable is not False else ():
        whole = thousands(number)
        if countable or whole:
            hint = f"; did you mean {whole:f} ({whole:,f}?)" if whole else ""
            message = f"a fraction of something countable ({number:f} {record.unit}){hint}"
            report.add((*path, name), message, is_fault=False)


def ends_whole(number: Decimal) -> bool:
    """Tell whether nothing but noughts stands behind the point."""
    return number == number.to_integral_value()


def thousands(number: Decimal) -> Decimal | None:
    """Return 204867 for 204.867, where the point may part thousands; None where three digits do not follow it."""
    digits = number.as_tuple().digits
    return number.scaleb(3) if number.as_tuple().exponent == -3 and 4 <= len(digits) <= 6 else None
