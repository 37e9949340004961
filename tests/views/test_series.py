"""What is said of one row of a comparison, where its columns have no room: its series, its changes, what disagrees."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.repository.record_query import RecordQuery
from briefing.repository.repository import MEMORY, BriefingRepository
from briefing.search.query.query import Query
from briefing.views.comparison import compare
from briefing.views.comparison_text import compared
from tests.helpers import HEAD, statistic, written


def said(folder: Path, figures: dict[str, tuple[str, int]], id: str) -> list[str]:
    """The paragraphs about one of the figures; `figures` by id, each a date and a value."""
    tables = [
        f'{statistic(id)}area = ["PE"]\ndate = "{date}"\n'.replace("42900", str(value))
        for id, (date, value) in figures.items()
    ]
    written(folder, HEAD + "".join(tables))
    catalogue = BriefingRepository.open([str(folder)], MEMORY)
    catalogue.refresh()
    table = compare(RecordQuery(catalogue, Query.parse("country:PE")).figures("coca"))
    return ["".join(span.text for span in paragraph.spans) for paragraph in compared(table, f"a#{id}")]


FIGURES = {"first": ("2013", 49200), "second": ("2014", 42900)}


@pytest.mark.parametrize(
    ("id", "changes"),
    [("first", []), ("second", ["computed −12.8 % from 49,200 (2013)"])],
)
def test_a_figure_has_its_series_and_the_change_that_leads_to_it(tmp_path: Path, id: str, changes: list[str]) -> None:
    assert said(tmp_path, FIGURES, id) == ["Peru · hectares: 49,200 → 42,900 █▇", *changes]


def test_a_figure_that_disagrees_is_named(tmp_path: Path) -> None:
    assert said(tmp_path, FIGURES | {"third": ("2014", 40000)}, "third") == [
        "Peru · hectares: 49,200 → 42,900 ≠ 40,000 █▇", "computed −18.7 % from 49,200 (2013)",
        "disputed by ≠ 42,900 hectares (a)",
    ]  # fmt: skip


def test_half_a_year_is_no_series_with_another_period_and_no_change_from_it(tmp_path: Path) -> None:
    figures = {"half": ("2014-01/2014-06", 24), "year": ("2015", 12)}

    assert said(tmp_path, figures, "year") == ["Peru · hectares: 24; 12 █▄"]


def test_a_year_of_none_has_no_bar(tmp_path: Path) -> None:
    figures = {"first": ("2013", 0), "second": ("2014", 42900)}

    assert said(tmp_path, figures, "first") == ["Peru · hectares: 0 → 42,900  █"]


def test_figures_stand_by_the_first_and_the_last_day_of_their_periods_then_by_as_of_when_then_by_id(
    tmp_path: Path,
) -> None:
    figures = {
        "a": ("2014", "2015-02"), "b": ("2014-01-01/2014-12-31", "2015-01"), "c": ("2014-01/2014-06", "2015-03"),
        "d": ("2013", "2016-01"), "e": ("2014", "2015-01"), "f": ("2014-03", "2015-01"), "g": ("", "2012-01"),
    }  # fmt: skip
    for id, (date, as_of) in figures.items():
        text = f'{statistic(id)}as_of = "{as_of}"\n' + (f'date = "{date}"\n' if date else "")
        written(tmp_path, HEAD + text, f"{id}.toml")
    catalogue = BriefingRepository.open([str(tmp_path)], MEMORY)
    catalogue.refresh()
    rows = compare(RecordQuery(catalogue, Query()).figures("coca")).rows

    assert [row.reference[0] for row in rows] == ["d", "c", "b", "e", "a", "f", "g"]
