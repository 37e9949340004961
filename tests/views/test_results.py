"""What a search shows of a record: the stretch of its text around what matched, in the text's own spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cell_width import width
from briefing.search.rows import Count, Found, Hit, Results
from briefing.tokenizer import Phrase, folded_words
from briefing.views.layout import line_width, plain
from briefing.views.results import excerpt, facet_table, result_lines, results_table, short_name

LONG = "The navy of Peru and that of Brazil met at the mouth of the river, where Felipe Cáceres spoke of a new air bridge over the border"


def marked(text: str, *phrases: Phrase, cells: int = 40) -> tuple[str, list[str]]:
    line = excerpt(text, phrases, cells)
    return plain(line), [span.text for span in line if span.role == "match"]


@pytest.mark.parametrize(
    ("phrase", "shown", "match"),
    [
        (Phrase(("navy",)), "The navy of Peru and that of Brazil met…", "navy"),
        (Phrase(("caceres",)), "…Felipe Cáceres spoke of a new air brid…", "Cáceres"),
        (Phrase(("air", "brid"), True), "…of a new air bridge over the border", "air bridge"),
        (Phrase(("nothing",)), "The navy of Peru and that of Brazil met…", ""),
    ],
)  # fmt: skip
def test_an_excerpt_stands_around_the_first_match(phrase: Phrase, shown: str, match: str) -> None:
    assert marked(LONG, phrase) == (shown, [match] if match else [])


@pytest.mark.parametrize(
    ("text", "cells", "shown", "matches"),
    [
        ("coca and more coca", 18, "coca and more coca", ["coca", "coca"]),
        ("coca and more coca", 17, "coca and more co…", ["coca", "co"]),
        ("coca and more coca", 15, "coca and more …", ["coca"]),
        ("coca and more coca", 14, "coca and more…", ["coca"]),
        ("coca and more coca", 8, "coca an…", ["coca"]),
    ],
)  # fmt: skip
def test_a_match_is_marked_as_far_as_it_is_seen(text: str, cells: int, shown: str, matches: list[str]) -> None:
    assert marked(text, Phrase(("coca",)), cells=cells) == (shown, matches)


@pytest.mark.parametrize(("length", "shown"), [(320, 320), (321, 320)])
def test_a_long_name_is_cut_to_320_characters(length: int, shown: int) -> None:
    name = short_name("n" * length)

    assert (len(name), name.endswith("…")) == (shown, length > 320)


def test_a_row_of_the_results_says_where_and_when_and_shows_160_cells_of_the_text() -> None:
    found = Found(Hit("b", "quotes", "q"), "2015", "2016-02", "Name", "coca " * 100)
    undated = found._replace(date="", text="short")
    rows = results_table(Results((found, undated), 2, False, ""), ()).rows

    assert [row.reference for row in rows] == ["b#q", "b#q"]
    assert [[str(value or "") for value in row.values[:3]] for row in rows] == [
        ["quotes", "2015", "Name"],
        ["quotes", "", "Name"],
    ]
    assert [(len(str(row.values[3])), str(row.values[4])) for row in rows] == [(160, "2016-02"), (5, "2016-02")]


def test_facets_are_a_table_of_values_whose_first_column_names_them() -> None:
    table = facet_table("country", [Count("Peru", "country:PE", 3)])

    assert [(column.title, column.is_name) for column in table.columns] == [("Country", True), ("Records", False)]
    assert (table.title, table.rows[0].reference, [str(value) for value in table.rows[0].values]) == (
        "Country",
        "country:PE",
        ["Peru", "3"],
    )


def test_wide_characters_are_marked_where_they_stand() -> None:
    text = "昨日の会議では" * 6 + "北京市で協定が結ばれた"
    shown, matches = marked(text, Phrase(("北", "京")), cells=24)

    assert (matches, "北京市" in shown, width(shown) <= 24) == (["北京"], True, True)


@given(st.text(max_size=120), st.integers(0, 8), st.integers(4, 60))
def test_an_excerpt_never_takes_more_room_and_marks_only_what_was_asked_for(text: str, index: int, cells: int) -> None:
    words = folded_words(text)
    phrase = Phrase((words[index % len(words)],)) if words else Phrase(("x",))
    line = excerpt(text, [phrase], cells)

    assert line_width(line) <= cells
    marks = ["".join(folded_words(span.text)) for span in line if span.role == "match"]
    assert [mark for mark in marks if not phrase.words[0].startswith(mark) and mark not in "".join(words)] == []


def test_a_result_is_a_reference_a_name_and_what_matched() -> None:
    result = Found(
        Hit("b", "quotes", "q"), "2015-01-01/2015-06-30", "2016", "An air bridge", "Felipe Cáceres · the border"
    )
    lines = result_lines(Results((result,), 1, False, "best first"), (Phrase(("border",)),), 80)

    assert [plain(line) for line in lines] == [
        "b#q · quotes · 1 Jan – 30 Jun 2015",
        "  An air bridge",
        "  Felipe Cáceres · the border",
    ]
