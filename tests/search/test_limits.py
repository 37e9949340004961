"""Where the index draws its lines: a list that is cut, a period of many years, a record that has notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.search.index import Index
from briefing.search.query.query import Query
from briefing.search.sqlite.bulk import BUILDING
from briefing.search.sqlite.database import get_meta
from briefing.search.sqlite.engine import SqliteIndex
from tests.helpers import HEAD, statistic
from tests.search.contract import ENGINES, filed, found

NOTE = '[[notes]]\nid = "doubt"\ntype = "sourcing"\nabout = ["area"]\ntext = "The survey counts leaves."\n'


@pytest.fixture(params=ENGINES, ids=str)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Index:
    return ENGINES[request.param](tmp_path)


def holding(index: Index, folder: Path, *texts: str) -> Index:
    """The index, with a briefing of each text: a, b, c …"""
    index.apply([filed(folder, name, HEAD + text) for name, text in zip("abcdef", texts, strict=False)])
    return index


def test_as_many_as_the_cap_may_be_more(empty: Index, tmp_path: Path) -> None:
    index = holding(empty, tmp_path, statistic("area") + statistic("yield") + statistic("price"))
    query = Query.parse("section:statistics")

    assert [index.search(query, 2, cap=cap).is_capped for cap in (2, 3, 4)] == [True, True, False]


@pytest.mark.parametrize(
    ("date", "years"),
    [("2014", 1), ("2005/2014", 10), ("2004/2014", 0), ("2013-12/2014-01", 2)],
)
def test_a_record_counts_for_each_of_its_years_where_they_are_ten_at_the_most(
    empty: Index, tmp_path: Path, date: str, years: int
) -> None:
    index = holding(empty, tmp_path, f'{statistic()}date = "{date}"\n')
    counts = index.facets(Query.parse("section:statistics"), ("year",))["year"]

    assert len(counts) == years


def test_a_record_has_notes_where_a_note_is_about_it(empty: Index, tmp_path: Path) -> None:
    index = holding(empty, tmp_path, statistic("area") + statistic("yield") + NOTE)

    assert found(index, "has:notes") == ["a#area"]


def test_what_was_published_within_a_year_is_found_by_the_last_of_its_months(empty: Index, tmp_path: Path) -> None:
    texts = [HEAD.replace("2015-07-22", date) for date in ("2015", "2014-12", "2016-01-01")]
    empty.apply([filed(tmp_path, name, text) for name, text in zip("abc", texts, strict=True)])

    assert [found(empty, f"published:{month}") for month in ("2015-12", "2015-01", "2014-12")] == [["a"], ["a"], ["b"]]
    assert [found(empty, f"published:{day}") for day in ("2015-12-31", "2015-01-01")] == [["a"], ["a"]]


def test_a_slip_anywhere_in_a_word_is_put_right(empty: Index, tmp_path: Path) -> None:
    index = holding(empty, tmp_path, statistic().replace("Area", "Milestone"))
    slips = ("ilestone", "imlestone", "milestnoe", "mileston", "milestonee", "mmilestone", "milestona", "nilestone")

    assert [index.spelling(Query.parse(slip)) for slip in slips] == [["milestone"]] * len(slips)


def test_what_is_read_while_another_writes_is_as_it_was_before(tmp_path: Path) -> None:
    path = str(tmp_path / "index.sqlite")
    writer, reader = SqliteIndex.open(path), SqliteIndex.open(path)
    reader.connection.execute("BEGIN")
    before = reader.size()
    writer.apply([filed(tmp_path, "a", HEAD)])

    assert (before, reader.size(), writer.size()[0]) == ((0, 0), (0, 0), 1)


def test_a_first_load_is_marked_until_it_is_done(tmp_path: Path) -> None:
    index = SqliteIndex.open(str(tmp_path / "index.sqlite"))
    with index.bulk_load(is_first=True):
        during = get_meta(index.connection, BUILDING)

    assert (during, get_meta(index.connection, BUILDING)) == (1, 0)
