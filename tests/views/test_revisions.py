"""A figure that its source has stated anew is a revision, told beside the new one in every format, and no conflict."""

from __future__ import annotations

from pathlib import Path

from briefing.repository.record_query import RecordQuery
from briefing.repository.repository import MEMORY, BriefingRepository
from briefing.search.query.query import Query
from briefing.table import Table
from briefing.views.comparison import compare
from briefing.views.comparison_text import compare_lines, compared
from tests.helpers import HEAD, written

RATE = """
[[statistics]]
id = "{id}"
measure = "unemployment"
title = "Unemployment"
unit = "percent"
date = "2014-05"
value = {value}
attributed_to = "{source}"
"""


def comparison(folder: Path, *figures: tuple[str, str, str, str]) -> tuple[Table, int]:
    """The comparison of figures (id, value, source, as of), and how many are in conflict."""
    texts = [
        RATE.format(id=id, value=value, source=source) + (f'as_of = "{as_of}"\n' if as_of else "")
        for id, value, source, as_of in figures
    ]
    written(folder, HEAD + "".join(texts))
    repository = BriefingRepository.open([str(folder)], MEMORY)
    repository.refresh()
    table = compare(RecordQuery(repository, Query()).figures("unemployment"))
    return table, repository.index.count(Query.parse("has:conflict"))


FIRST, SECOND = ("first", "6.4", "BLS", "2014-05"), ("second", "6.5", "bls", "2014-06")


def revised(table: Table) -> dict[str, tuple[str, ...]]:
    index = [column.name for column in table.columns].index("revised")
    return {row.reference: row.values[index] for row in table.rows if row.values[index]}


def test_the_newest_vintage_stands_and_says_what_it_was_revised_from(tmp_path: Path) -> None:
    table, conflicts = comparison(tmp_path, SECOND, FIRST)

    assert (revised(table), conflicts) == (
        {"a#second": ("revised from 6.4 (2014-05): +0.1 percentage points",), "a#first": ("revised to 6.5 (2014-06)",)},
        0,
    )


def test_a_figure_without_a_vintage_is_never_a_revision(tmp_path: Path) -> None:
    table, conflicts = comparison(tmp_path, ("first", "49200", "UNODC", ""), ("second", "49800", "UNODC", ""))

    assert (revised(table), conflicts) == ({}, 2)


def test_another_source_is_at_odds_with_the_vintage_that_stands_alone(tmp_path: Path) -> None:
    table, conflicts = comparison(tmp_path, FIRST, SECOND, ("third", "6.4", "OECD", ""))
    at_odds = {row.reference: row.values[3] for row in table.rows if row.values[3]}

    assert (at_odds, conflicts) == ({"a#second": ("≠ 6.4 percent (a)",), "a#third": ("≠ 6.5 percent (a)",)}, 2)


def test_a_revision_is_told_in_lines_and_beside_a_row_and_leaves_the_series_alone(tmp_path: Path) -> None:
    table, _ = comparison(tmp_path, FIRST, SECOND)
    lines = ["".join(span.text for span in line).strip() for line in compare_lines(table, 80)]
    beside = ["".join(span.text for span in paragraph.spans) for paragraph in compared(table, "a#second")]

    assert ("revised from 6.4 (2014-05): +0.1 percentage points" in lines, lines[-1], beside) == (
        True,
        "series 6.5",
        ["percent: 6.5 ", "↻ revised from 6.4 (2014-05): +0.1 percentage points"],
    )
