"""The contract of an index, to which every engine is held: what a query finds, and in which order."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from briefing.search.index import (
    Index,
)
from briefing.search.query.query import Query
from briefing.search.sqlite.engine import SqliteIndex
from tests.search.contract import TEXT, filed, found


def test_the_newest_briefing_comes_first_and_its_records_in_reading_order(index: Index) -> None:
    expected = ["b", "b#area", "b#words", "b#caceres", "a", "a#area", "a#words", "a#caceres"]

    assert found(index, "") == expected


def test_the_oldest_comes_first_where_that_is_asked_for(index: Index) -> None:
    results = index.search(Query.parse("section:statistics"), sort="oldest")

    assert ([one.hit.reference for one in results.found], results.order) == (["a#area", "b#area"], "oldest first")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bridge", {"a#words"}), ("BRI*", {"a#words"}), ("bri", set()), ("bridge air", {"a#words"}), ('"bridge air"', set()),
        ('"air bri"*', {"a#words"}), ("42900", {"a#area"}), ("42,900", {"a#area"}), ("42.900", {"a#area"}),
        ("caceres bridge", {"a#words"}), ("speaker:felipe", {"a#words", "b#words"}), ("peru section:statistics", {"a#area", "b#area"}),
        ("country:PE", {"a#area", "b#area"}), ("value>45000", {"b#area"}), ("value:42900..45000", {"a#area"}),
        ("has:conflict", {"a#area", "b#area"}), ("in:b section:quotes", {"b#words"}), ("published:2015", {"a", "a#area", "a#words", "a#caceres"}),
        ("date:2013", {"a#area", "b#area"}), ("since:2015 section:statistics", set()), ("first OR second", {"a", "b"}),
        ("section:quotes -bridge", {"b#words"}), ("id:area", {"a#area", "b#area"}), ("measure:coca*", {"a#area", "b#area"}),
    ],
)  # fmt: skip
def test_a_query_finds(index: Index, text: str, expected: set[str]) -> None:
    assert set(found(index, text)) == expected


def test_a_limit_cuts_and_a_count_does_not(index: Index) -> None:
    query = Query.parse("coca")

    assert (
        len(index.search(query, 1).found),
        index.search(query, 1).total,
        index.count(query),
        index.count(query, 1),
    ) == (1, 2, 2, 1)


def test_what_matches_in_a_briefing_comes_in_reading_order(index: Index) -> None:
    assert [hit.id for hit in index.matching(Query.parse("coca OR caceres"), "b")] == ["area", "words", "caceres"]


def test_briefings_match_by_a_record_and_not_by_what_is_unwanted(index: Index) -> None:
    lists = [[one.id for one in index.briefings(Query.parse(text))] for text in ("coca", "coca -milestone", "-bridge")]

    assert lists == [["b", "a"], ["a"], ["b"]]


def test_values_are_counted_and_can_be_asked_for(index: Index) -> None:
    counts = index.facets(Query.parse("coca OR speaker:caceres"), ("section", "speaker", "country"))

    assert [(one.label, one.term, one.records) for one in counts["section"]] == [
        ("quotes", "section:quotes", 2),
        ("statistics", "section:statistics", 2),
    ]
    assert [(one.label, one.term, one.records) for one in counts["speaker"]] == [
        ("Felipe Cáceres", 'speaker="felipe caceres"', 2)
    ]
    assert [(one.label, one.term, one.records) for one in counts["country"]] == [("Peru", "country:PE", 2)]


def test_values_complete(index: Index) -> None:
    assert (index.values("speaker", "cac", 5), index.values("country", "pe", 5)) == (
        ['speaker="felipe caceres"'],
        ["country:PE"],
    )


def test_a_slip_of_the_finger_is_put_right(index: Index) -> None:
    assert (index.spelling(Query.parse("brigde")), index.spelling(Query.parse("bridge"))) == (["bridge"], [])


def test_names_count_more_than_texts(tmp_path: Path) -> None:
    index = SqliteIndex.open(":memory:")
    text = 'schema = "briefing/1"\nheadline = "x"\ndate_published = 2015-01-01\n'
    text += '[[operations]]\nid = "later"\ntitle = "Talks"\nsummary = "The tunnel was spoken of."\n[[operations]]\nid = "named"\ntitle = "Tunnel found"\n'
    index.apply([filed(tmp_path, "x", text)])

    assert (found(index, "tunnel"), index.search(Query.parse("tunnel")).order) == (["x#named", "x#later"], "best first")


def test_of_very_many_matches_names_come_first_and_then_the_newest(tmp_path: Path) -> None:
    index = SqliteIndex.open(":memory:")
    index.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 1_000)  # of SQLite's own 32,766
    item = '[[operations]]\nid = "o{0}"\ntitle = "Talks {0}"\nsummary = "The tunnel."\n'
    text = 'schema = "briefing/1"\nheadline = "x"\ndate_published = 2015-01-01\n' + "".join(
        item.format(at) for at in range(250)
    )
    index.apply([filed(tmp_path, "x", f'{text}[[operations]]\nid = "named"\ntitle = "Tunnel"\n')])
    results = index.search(Query.parse("tunnel"), 3)

    assert (results.order, results.total) == ("names first, then newest", 251)
    assert [one.hit.id for one in results.found] == ["named", "o0", "o1"]


def test_briefings_of_one_day_stand_by_their_ids_whenever_they_came(index: Index, tmp_path: Path) -> None:
    """More of them between two others than there are row ids left free."""
    numbers = [100, *range(50), *range(99, 49, -1)]
    for number in numbers:
        text = TEXT.format(headline="Same day", date="2020-01-01", text="Day", value=number)
        index.apply([filed(tmp_path, f"d{number:03}", text)])
    ids = [f"d{number:03}" for number in range(101)]

    assert [row.id for row in index.briefings(Query(), 101)] == ids
    assert [one.hit.briefing for one in index.search(Query.parse("day section:quotes"), 101).found] == ids
    assert [index.briefing_position(id) for id in ids] == list(range(101))


def test_more_matches_than_one_statement_takes_parameters_are_all_found(tmp_path: Path) -> None:
    index = SqliteIndex.open(":memory:")
    index.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 1_000)  # of SQLite's own 32,766
    item = '[[operations]]\nid = "o{0}"\ntitle = "Talks {0}"\n'
    head = 'schema = "briefing/1"\nheadline = "x"\ndate_published = 2015-01-01\n'
    one = filed(tmp_path, "x", head + "".join(item.format(at) for at in range(170)))
    assert one.document is not None
    many = [
        one._replace(path=f"{number}", document=one.document._replace(row=one.document.row._replace(id=f"x{number}")))
        for number in range(20)
    ]
    index.apply(many)
    results = index.search(Query.parse("talks"), 1_000_000, cap=1_000_000)

    assert (len(results.found), results.total) == (3_400, 3_400)


LIMITS = [
    "a -(b c -(d OR e -(f g -(h OR i c))))", " ".join(["coca*"] * 100), " OR ".join(["coca*"] * 50), " ".join(["-coca"] * 50),
    "(a (b OR (a (b OR (a (b OR (a (b OR c))))))))", "-(" * 4 + "value>1 coca" + ")" * 4, " ".join(["value>1"] * 100),
    " OR ".join(["has:conflict"] * 50), f'"{"coca " * 500}"', " OR ".join(["since:2013 coca*"] * 33),
]  # fmt: skip


@pytest.mark.parametrize("text", LIMITS, ids=[text[:20] for text in LIMITS])
def test_the_largest_query_that_can_be_read_can_be_asked(index: Index, text: str) -> None:
    query = Query.parse(text)

    assert index.count(query) == len({one.hit for one in index.search(query).found})
