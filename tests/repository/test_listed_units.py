"""What `measures.toml` says of a unit decides which figures are of the same thing, from the moment it says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.repository.record_query import RecordQuery
from briefing.repository.repository import BriefingRepository
from briefing.search.query.query import Query
from briefing.views.comparison import compare
from tests.helpers import HEAD, statistic, written

CONFLICT = Query.parse("has:conflict")
LISTED = '[[measures]]\nmeasure = "coca"\ntitle = "Coca"\nunit = "{unit}"\n{rest}\n'


def conflicts(folder: Path) -> tuple[int, int]:
    """How many figures are in conflict by the index, and by the comparison, once the files are looked at again."""
    repository = BriefingRepository.open([str(folder)], str(folder / "index.sqlite"))
    repository.refresh()
    try:
        rows = compare(RecordQuery(repository, Query()).figures("coca")).rows
        return repository.index.count(CONFLICT), sum(bool(row.values[3]) for row in rows)
    finally:
        repository.close()


def library(folder: Path, first: str, second: str) -> None:
    """Two briefings, each with one figure of a unit."""
    for name, unit, value in (("a", first, "1"), ("b", second, "2")):
        figure = statistic().replace("42900", value).replace('unit = "hectares"', unit)
        written(folder, HEAD + figure, f"{name}.toml")


@pytest.mark.parametrize(
    ("first", "second", "listed", "expected"),
    [
        ('unit = "catos"', 'unit = "cat"', LISTED.format(unit="catos", rest='unit_names = ["cat"]'), 2),
        ('unit = "catos"', 'unit = "parcels"\nunit_code = "XCT"', LISTED.format(unit="catos", rest='unit_code = "xct"'), 2),
        ('unit = "loads"', 'unit = "tons"', LISTED.format(unit="loads", rest='unit_code = "TNE"'), 2),
        ('unit = "loads"', 'unit = "tons"', LISTED.format(unit="loads", rest=""), 0),
        ('unit = "loads"', 'unit = "loads"\nunit_code = "STN"', LISTED.format(unit="loads", rest='unit_code = "TNE"'), 0),
    ],
    ids=["a name", "a code of the library", "a known code", "nothing", "another code"],
)  # fmt: skip
def test_a_listed_unit_is_one_by_its_name_and_its_code(
    tmp_path: Path, first: str, second: str, listed: str, expected: int
) -> None:
    library(tmp_path, first, second)
    written(tmp_path, listed, "measures.toml")

    assert conflicts(tmp_path) == (expected, expected)


def test_figures_follow_the_list_when_it_changes(tmp_path: Path) -> None:
    library(tmp_path, 'unit = "loads"', 'unit = "tons"')
    before = conflicts(tmp_path)
    written(tmp_path, LISTED.format(unit="loads", rest='unit_code = "TNE"'), "measures.toml")
    listed = conflicts(tmp_path)
    (tmp_path / "measures.toml").unlink()

    assert (before, listed, conflicts(tmp_path)) == ((0, 0), (2, 2), (0, 0))
