"""The contract of an index: lists that are read by windows, dates, groups."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from briefing.model import Quantity
from briefing.search.index import (
    BY_DATE,
    BY_PARTIES,
    NEWEST,
    SPEAKERS,
    Index,
)
from briefing.search.query.query import Query
from briefing.search.rows import Hit
from tests.search.contract import TEXT, filed, references


def test_records_stand_by_their_own_dates(index: Index, tmp_path: Path) -> None:
    text = TEXT.format(headline="Third", date="2014-01-01", text="Dated", value=1)
    index.apply([filed(tmp_path, "c", text.replace('date = "2013"', 'date = "../2012"'))])

    assert references(index, BY_DATE) == ["c#area", "b#area", "a#area", "b#words", "a#words", "c#words"]
    assert list(index.date_counts(Query()).items()) == [("../2012", 1), ("2013", 2), ("", 3)]


def test_a_record_that_has_gone_leaves_its_row_empty(index: Index) -> None:
    records = index.list_records(Query.parse("section:statistics"), NEWEST)
    index.apply((), ["b.toml"])

    assert [row and row.fact.hit.reference for row in index.window(records, 0, 9)] == [None, "a#area"]


def test_a_row_is_found_by_its_reference(index: Index) -> None:
    records = index.list_records(Query.parse("section:statistics"), NEWEST)

    assert [index.position(records, name) for name in ("b#area", "a#area", "a#words", "c#area")] == [0, 1, -1, -1]


def test_facts_of_hits_say_what_their_figures_are(index: Index, tmp_path: Path) -> None:
    text = TEXT.format(headline="Third", date="2014-01-01", text="Said", value='12345\nqualifier = "about"')
    index.apply([filed(tmp_path, "c", text.replace("[[people]]", '[source]\npublisher = "Andina"\n[[people]]', 1))])
    hits = [
        Hit("c", "statistics", "area"),
        Hit("a", "quotes", "words"),
        Hit("c", "briefings", ""),
        Hit("c", "quotes", "gone"),
    ]
    facts = index.facts(hits)
    figure = facts["c#area"].observation

    assert sorted(facts) == ["a#words", "c#area"]
    assert figure is not None
    assert (figure.title, figure.quantity) == (
        "Area under coca",
        Quantity(Decimal(12345), None, None, "hectares", "about"),
    )


def test_a_result_says_who_published_it(index: Index, tmp_path: Path) -> None:
    text = TEXT.format(headline="Third", date="2014-01-01", text="Said", value=1)
    index.apply([filed(tmp_path, "c", text.replace("[[people]]", '[source]\npublisher = "Andina"\n[[people]]', 1))])
    found = index.search(Query.parse("section:statistics")).found

    assert {result.hit.briefing: result.publisher for result in found} == {"a": "", "b": "", "c": "Andina"}


AGREED = """
[[agreements]]
id = "{id}"
title = "{id}"
status = "{status}"
parties = ["{party}"]
"""


def test_agreements_stand_by_parties_then_status(index: Index, tmp_path: Path) -> None:
    agreed = [("1", "signed", "PE"), ("2", "signed", "BO"), ("3", "announced", "PE")]
    text = 'schema = "briefing/1"\nheadline = "x"\ndate_published = 2015-01-01\n'
    text += "".join(AGREED.format(id=f"n{id}", status=status, party=party) for id, status, party in agreed)
    index.apply([filed(tmp_path, "c", text)])

    assert references(index, BY_PARTIES) == ["c#n2", "c#n3", "c#n1"]


def test_the_largest_groups_come_first_and_no_more_than_are_wanted(index: Index, tmp_path: Path) -> None:
    text = TEXT.format(headline="Third", date="2014-01-01", text="Said", value=1).replace("Felipe Cáceres", "Ana")
    index.apply([filed(tmp_path, "c", text)])
    groups = index.group(Query(), SPEAKERS)

    assert [(group.name, group.records, group.briefings) for group in groups] == [
        ("Felipe Cáceres", 2, 2),
        ("Ana", 1, 1),
    ]
    assert [group.name for group in index.group(Query(), SPEAKERS, most=1)] == ["Felipe Cáceres"]
