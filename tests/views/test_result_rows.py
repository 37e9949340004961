"""A result is a row: who, what, how much, and always who published it and when."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Quantity
from briefing.search.fact_rows import Fact
from briefing.search.query.query import Query
from briefing.search.rows import Count, Found, Hit
from briefing.tokenizer import Phrase
from briefing.views.layout import line_width, plain
from briefing.views.result_rows import (
    NARROW,
    ResultCells,
    facet_rows,
    group_widths,
    result_cells,
    result_rows,
    row_lines,
)
from tests.session.sessions import opened_session

SIZES = (37, 77, 117, 197)
"""Cells of a row where the terminal has 40, 80, 120 and 200."""


def library_rows(text: str) -> dict[str, list[ResultCells]]:
    """The rows of a search of three briefings, by section."""
    with opened_session() as session:
        results = session.repository.index.search(Query.parse(text), 1000)
        facts = session.repository.index.facts([found.hit for found in results.found])
    rows: dict[str, list[ResultCells]] = {}
    for found in results.found:
        rows.setdefault(found.hit.section, []).append(result_cells(found, facts.get(found.hit.reference)))
    return rows


def drawn(rows: list[ResultCells], room: int) -> list[str]:
    """The lines of each row, joined."""
    widths = group_widths(rows, room)
    return ["\n".join(plain(line).rstrip() for line in row_lines(row, widths, room, ())) for row in rows]


def test_a_quote_says_whose_it_is_and_a_statistic_when_and_how_much() -> None:
    quotes = drawn(library_rows("section:quotes positive")["quotes"], 77)
    figures = drawn(library_rows("id:coca-area-2014")["statistics"], 77)

    assert quotes[0].split()[:3] == ["Theo", "Roncken", "“This"]
    assert quotes[0].endswith("Dialogo 2015-07-22")
    assert [line for line in figures if line.startswith("2014") and "42,900 hectares" in line] == figures


def test_reported_words_are_marked_wherever_their_match_stands() -> None:
    found = Found(Hit("b", "quotes", "q"), "", "2015", f"reported: {'Nothing. ' * 40}A condor flew.", "", "Andina")
    row = ResultCells(found, "Ana", found.name, "")
    (line,) = row_lines(row, group_widths([row], 77), 77, [Phrase(("condor",))])

    assert plain(line).startswith("Ana  reported: …Nothing.")
    assert "A condor flew." in plain(line)


@pytest.mark.parametrize("room", SIZES)
def test_the_source_and_the_date_of_every_result_are_whole_at_every_width(room: int) -> None:
    cut = []
    for rows in library_rows("coca OR peru OR bolivia").values():
        for row, lines in zip(rows, drawn(rows, room), strict=True):
            if not lines.endswith(f"{row.result.publisher} {row.date}".strip()) and row.result.publisher not in lines:
                cut.append(lines)
            if not lines.endswith(row.date):
                cut.append(lines)

    assert cut == []


@pytest.mark.parametrize("room", SIZES)
def test_a_figure_is_never_cut(room: int) -> None:
    rows = library_rows("measure:coca-cultivation-area")["statistics"]

    cut = [
        line
        for row, line in zip(rows, drawn(rows, room), strict=True)
        if row.figure_text not in " ".join(line.split("\n  "))
    ]
    assert cut == []


def test_figures_of_one_size_from_two_sources_are_told_apart() -> None:
    rows = library_rows("measure:coca-cultivation-area country:PE date:2014")["statistics"]
    lines = drawn(rows, 77)

    assert len(set(lines)) == len(lines) > 1


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60)


@given(
    st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=5),
    st.integers(20, 200),
    st.sampled_from(("quotes", "statistics", "people")),
)
def test_no_row_is_wider_than_its_room_and_every_row_ends_with_its_date(
    texts: list[tuple[str, str, str]], room: int, section: str
) -> None:
    quantity = Quantity(Decimal(42900), None, None, "hectares", "about")
    rows = [
        ResultCells(Found(Hit("b", section, "s"), "", "2015-07-15", name, "", publisher), lead, f"“{name}”", quantity)
        for lead, name, publisher in texts
    ]
    widths = group_widths(rows, room)
    lines = [row_lines(row, widths, room, [Phrase(("coca",))]) for row in rows]

    assert [plain(row[-1])[-10:] for row in lines] == ["2015-07-15"] * len(rows)
    assert max(line_width(line) for row in lines for line in row) <= room
    assert room < NARROW or {len(row) for row in lines} == {1}


def test_a_result_of_which_nothing_more_is_known_is_its_name_and_its_date() -> None:
    found = Found(Hit("b", "people", "p"), "", "2015", "Felipe Cáceres", "Deputy minister", "Andina")
    row = result_cells(found, None)

    assert drawn([row], 77)[0].split("  ")[0] == "Felipe Cáceres"
    assert drawn([row], 77)[0].endswith("Andina 2015")
    assert "Deputy minister" in drawn([row], 77)[0]


def test_results_are_a_table_whose_sections_stand_together() -> None:
    found = [
        Found(Hit("b", section, str(index)), "", "2015", "Name", "", "Andina")
        for index, section in enumerate(("quotes", "notes", "quotes"))
    ]
    no_facts: dict[str, Fact] = {}
    table = result_rows(found, no_facts, ())

    assert [row.reference for row in table.rows] == ["b#0", "b#2", "b#1"]
    assert [row.group for row in table.rows] == ["quotes", "quotes", "notes"]


def test_facets_are_numbered_rows_whose_references_narrow_a_query() -> None:
    table = facet_rows({"section": [Count("quotes", "section:quotes", 8)], "country": [Count("Peru", "country:PE", 3)]})

    assert [row.reference for row in table.rows] == ["section:quotes", "country:PE"]
    assert [[str(value) for value in row.values] for row in table.rows] == [
        ["1", "Section", "quotes", "8"],
        ["2", "Country", "Peru", "3"],
    ]
