"""What `measures.toml` says of a unit decides which figures are of the same thing, from the moment it says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.folder import Library
from briefing.library.pin import pin
from briefing.library.rename import rename
from briefing.load.listed_units import LibraryUnits
from briefing.repository.record_query import RecordQuery
from briefing.repository.repository import MEMORY, BriefingRepository
from briefing.search.query.query import Query
from briefing.views.comparison import compare
from briefing.views.measure_list import measures
from tests.cli.helpers import briefing
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


CHANGED = """
[[statistics]]
id = "before"
measure = "coca"
title = "Before"
value = 10
unit = "loads"

[[statistics]]
title = "After"
measure = "coca"
value = 12
unit = "tons"
change = { base = "before", value = 2 }
"""


def test_a_change_between_listed_units_is_computed_wherever_it_is_shown(tmp_path: Path) -> None:
    path = written(tmp_path / "sub", HEAD + CHANGED)
    unlisted = briefing("check", str(tmp_path))
    written(tmp_path, LISTED.format(unit="loads", rest='unit_code = "TNE"'), "measures.toml")
    shown = briefing("show", "a#after", "--library", str(tmp_path))

    assert (unlisted.code, unlisted.out.partition(": ")[2]) == (
        1,
        "statistics[1].change.base: 'before' has another unit: loads, not tons\n",
    )
    assert briefing("check", str(tmp_path)).out == briefing("check", path, "--library", str(tmp_path)).out == ""
    assert (shown.code, "change +2 stated, 2 tons computed, from 10 loads" in shown.out) == (0, True)
    assert LibraryUnits([str(tmp_path)]).of_file(path)[0].normal == "TNE"


def test_the_last_good_version_is_read_with_listed_units(tmp_path: Path) -> None:
    written(tmp_path, HEAD + CHANGED)
    written(tmp_path, LISTED.format(unit="loads", rest='unit_code = "TNE"'), "measures.toml")
    before = briefing("show", "a#after", "--library", str(tmp_path)).out
    written(tmp_path, "headline = 5\n")

    assert briefing("show", "a#after", "--library", str(tmp_path)).out == before


def test_ids_are_written_and_changed_where_only_listed_units_make_the_file_good(tmp_path: Path) -> None:
    path = written(tmp_path / "sub", HEAD + CHANGED)
    written(tmp_path, LISTED.format(unit="loads", rest='unit_code = "TNE"'), "measures.toml")

    assert [id for _, id in pin(path, [str(tmp_path)]).ids] == ["a", "after"]
    assert [file.source.path for file in rename([str(tmp_path)], "a#before", "base")[0]] == [path]
    assert Library.open([str(tmp_path)]).broken == []


def titles(folder: Path) -> list[str]:
    """The titles of the measures, as they are listed."""
    repository = BriefingRepository.open([str(folder)], MEMORY)
    repository.refresh()
    try:
        return [str(row.values[6]) for row in measures(RecordQuery(repository, Query())).rows]
    finally:
        repository.close()


@pytest.mark.parametrize(
    ("place", "text", "expected"),
    [
        ("measures.toml", LISTED.format(unit="ha", rest=""), "Coca"), ("b/measures.toml", LISTED.format(unit="ha", rest=""), "Coca"),
        ("c/measures.toml", LISTED.format(unit="ha", rest=""), "coca"), ("measures.toml", "[[measures]\n", "coca"),
        ("measures.toml", LISTED.format(unit="ha", rest="").replace("coca", "COCA", 1), "Coca"),
    ],
    ids=["beside the library", "beside the briefing", "in no folder of a briefing", "with a fault", "in capitals"],
)  # fmt: skip
def test_a_measure_has_the_title_of_the_list_or_its_key(tmp_path: Path, place: str, text: str, expected: str) -> None:
    written(tmp_path, HEAD + statistic(), "b/a.toml")
    written(tmp_path, text, place)

    assert titles(tmp_path) == [expected]
