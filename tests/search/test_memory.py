"""The index in memory, held to the protocol that every engine will be held to."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library import Library
from briefing.search.index import Index
from briefing.search.memory import MemoryIndex
from briefing.search.query import Query

TEXT = """
schema = "briefing/1"
headline = "{headline}"
date_published = {date}
[[people]]
id = "caceres"
name = "Felipe Cáceres"
[[quotes]]
id = "words"
text = "{text}"
speaker = "caceres"
[[statistics]]
id = "area"
measure = "coca-cultivation-area"
title = "Area under coca"
value = 42900
unit = "hectares"
area = ["PE"]
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "a.toml").write_text(TEXT.format(headline="First", date="2015-01-01", text="An air bridge"))
    (tmp_path / "b.toml").write_text(TEXT.format(headline="Second", date="2016-01-01", text="A milestone"))
    return Library.open([str(tmp_path)])


@pytest.fixture
def index(library: Library) -> Index:
    return MemoryIndex.of(library)


def found(index: Index, text: str) -> list[str]:
    return [hit.reference for hit in index.search(Query.parse(text))]


def test_the_newest_briefing_comes_first_and_its_records_in_reading_order(index: Index) -> None:
    assert found(index, "") == ["b#area", "b#words", "b#caceres", "a#area", "a#words", "a#caceres"]


def test_every_word_must_be_found(index: Index) -> None:
    assert found(index, "air bridge milestone") == []


@pytest.mark.parametrize("text", ["bridge", "BRI", "bridge air", "air, bridge!"])
def test_the_beginning_of_a_word_is_enough(index: Index, text: str) -> None:
    assert found(index, text) == ["a#words"]


@pytest.mark.parametrize("text", ["42900", "42,900", "42.900"])
def test_a_figure_is_found_however_it_is_written(index: Index, text: str) -> None:
    assert found(index, text) == ["b#area", "a#area"]


def test_a_quote_is_found_by_the_name_of_its_speaker(index: Index) -> None:
    assert found(index, "caceres bridge") == ["a#words"]


def test_a_country_is_found_by_its_name(index: Index) -> None:
    assert found(index, "peru") == ["b#area", "a#area"]


def test_a_limit_cuts_and_a_count_does_not(index: Index) -> None:
    query = Query.parse("coca")

    assert (len(index.search(query, 1)), index.count(query)) == (1, 2)


def test_a_briefing_that_is_removed_is_forgotten(index: Index) -> None:
    index.apply([], removed=["b"])

    assert (index.known(), found(index, "milestone")) == (frozenset({"a"}), [])


def test_a_briefing_that_is_applied_again_is_not_found_twice(index: Index, library: Library) -> None:
    index.apply([library.by_id["a"]])

    assert found(index, "bridge") == ["a#words"]


def test_a_query_prints_back_to_what_it_is() -> None:
    assert Query.parse(str(Query.parse("Air  BRIDGE air"))) == Query(("air", "bridge"))
