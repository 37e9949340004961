"""Views of the whole library, on the briefings that come with the program: ten articles that meet and disagree."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby

import pytest

from briefing.formatting import format_readable
from briefing.library.folder import Library
from briefing.model import Briefing, Item
from briefing.repository.record_query import Figures, RecordQuery
from briefing.search.query.query import Query
from briefing.table import Table
from briefing.views.comparison import compare
from briefing.views.comparison_text import compare_lines
from briefing.views.layout import plain
from briefing.views.measure_list import measures
from briefing.views.registry import VIEW_MAKERS, make_view
from briefing.views.summaries import COUNTRIES, actors, agreements, countries, questions, speakers
from briefing.views.table_options import arranged
from briefing.views.timeline import counted, profile, timeline, timeline_lines, year, year_headings, years_of
from tests.cli.helpers import ALL
from tests.indexed import open_indexed

LIBRARY = Library.open([ALL])
EVERY: list[tuple[Briefing, Item]] = [
    (briefing, record) for briefing in LIBRARY.briefings for record in briefing.records() if record.TABLE
]
CATALOGUE = open_indexed([ALL])
RECORDS = RecordQuery(CATALOGUE, Query())


def of(measure: str, area: str = "") -> RecordQuery:
    return RecordQuery(CATALOGUE, Query.parse(f"measure:{measure}{f' country:{area}' if area else ''}"))


def figures(measure: str, area: str) -> Figures:
    return RecordQuery(CATALOGUE, Query.parse(f"country:{area}")).figures(measure)


def column(table: Table, name: str) -> list[str]:
    index = [column.name for column in table.columns].index(name)
    return [format_readable(row.values[index]) for row in table.rows]


def test_perus_coca_area_stands_in_the_order_of_its_years() -> None:
    lines = [plain(line) for line in compare_lines(compare(figures("coca-cultivation-area", "PE")), 80)]

    assert "  series 38,700 → 62,500 → 60,400 → 49,800 | 49,200 → 42,900" in lines


def test_figures_that_disagree_name_each_other() -> None:
    table = compare(figures("coca-cultivation-area", "PE"))
    conflicts = {row.reference: row.values[3] for row in table.rows if row.values[3]}

    assert conflicts["2015-07-15-andina-peru-2014-survey#coca-area-2013"] == (
        "≠ 49,200 hectares (2015-07-22-bolivia-peru-counterdrug)",
    )
    assert len(conflicts) == 3


def test_the_stated_change_stands_beside_the_computed_one() -> None:
    table = compare(figures("coca-cultivation-area", "PE"))
    row = next(row for row in table.rows if row.reference == "2015-07-22-bolivia-peru-counterdrug#coca-area-2014")

    assert [format_readable(value) for value in row.values[5:7]] == ["nearly −13 %", "−12.8 % from 49,200 (2013)"]


def test_changes_are_sorted_by_their_size() -> None:
    table = arranged(compare(figures("coca-cultivation-area", "PE")), ("computed",), "-computed")
    changes = [row.values[0].value for row in table.rows if row.values[0]]

    assert (changes[0], changes) == (Decimal("61.5"), sorted(changes, reverse=True))


def test_a_part_of_a_country_is_never_compared_with_the_whole() -> None:
    parts = [row.values[4] for row in compare(figures("coca-cultivation-area", "PE")).rows if row.values[4]]

    assert parts == ["Sandia and San Antonio de Putina"]


def test_seizures_of_one_half_year_stand_side_by_side_from_their_sources() -> None:
    rows = [
        row
        for row in compare(figures("drugs-seized", "BO")).rows
        if "cannabis" in row.values[4] and row.values[0] == ("BO",)
    ]

    assert [(format_readable(row.values[2]), bool(row.values[3])) for row in rows] == [
        ("53 tons", True),
        ("56 tons", True),
    ]


def test_a_measure_knows_its_figures_span_and_conflicts() -> None:
    found = dict(zip(column(measures(RECORDS), "measure"), measures(RECORDS).rows, strict=True))[
        "coca-cultivation-area"
    ]

    assert [format_readable(value) for value in found.values[1:4]] == ["21", "1998–2014", "Bolivia, Colombia, Peru"]


def test_a_timeline_begins_with_the_earliest_and_ends_with_what_has_no_date() -> None:
    dates = column(timeline(RECORDS), "date")
    first_undated = dates.index("")

    assert (dates[:2], set(dates[first_undated:])) == (["1959", "1959→"], {""})


def test_every_record_that_may_have_a_date_stands_once_in_the_timeline() -> None:
    references = [row.reference for row in timeline(RECORDS).rows]
    expected = {briefing.reference(one) for briefing, one in EVERY if "date" in one.FIELDS}

    assert (len(references), set(references)) == (len(expected), expected)


def test_a_year_is_a_heading_with_its_number_and_a_bar_at_the_end() -> None:
    lines = [plain(line) for line in timeline_lines(timeline(of("coca-cultivation-area", "PE")), 60)]

    assert ("2013  4" in lines, lines[-1]) == (True, "2014  2  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇")


def test_a_year_on_screen_stands_above_its_first_row_with_its_number_and_its_bar() -> None:
    table = timeline(of("coca-cultivation-area", "PE"))
    found = {row: plain(line) for row, line in year_headings(years_of(table), 40).items()}

    assert (len(found), found[len(table.rows) - 2], set(found) <= set(range(len(table.rows)))) == (
        5,
        "2014  2  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇",
        True,
    )


def test_rows_of_a_year_stand_together_those_without_a_beginning_under_the_year_of_their_end() -> None:
    rows = timeline(RECORDS).rows
    found = [name for name, _ in groupby(year(row.values[0].text if row.values[0] else "") for row in rows)]

    assert (len(found), year("../2015-06-21")) == (len(set(found)), "2015")


def test_the_profile_of_a_timeline_has_a_place_for_each_year_and_none_higher_than_the_fullest() -> None:
    assert profile(years_of(timeline(of("coca-cultivation-area", "PE")))) == "1998 ▂            ▂▄█▄ 2014"


def test_records_of_one_year_are_counted_by_month() -> None:
    talks = timeline(RecordQuery(CATALOGUE, Query.parse("in:2012-11-14-lima-trilateral-talks date:2012")))

    assert (counted(talks), years_of(talks)) == ({"2012-10": 2, "2012-11": 2}, {"2012": 4})


def test_who_is_not_named_or_not_clear_is_a_group_of_its_own_and_last() -> None:
    assert column(speakers(RECORDS), "speaker")[-2:] == ["unnamed: Spokesman for Felipe Cáceres", "unclear"]


def test_a_country_is_counted_by_section() -> None:
    assert column(countries(RECORDS), "country")[:3] == ["Bolivia", "Peru", "Colombia"]


def test_a_row_counts_as_many_records_as_what_it_asks_for_finds() -> None:
    for row in speakers(RECORDS).rows:
        assert (row.reference, row.values[1]) == (row.reference, CATALOGUE.index.count(Query.parse(row.reference)))
    for row in actors(RECORDS).rows:
        actor, target, by, *parts = row.reference.split(" OR ")
        asked = (
            f"{actor} section:operations", f"{target} section:operations", f"{by} section:statistics",
            f"({' OR '.join(parts)}) section:agreements",
        )  # fmt: skip
        found = [CATALOGUE.index.count(Query.parse(one)) for one in asked]
        assert (row.reference, [int(value or 0) for value in row.values[1:]]) == (row.reference, found)


@pytest.mark.parametrize("code", ["BO", "PE", "CO"])
def test_the_records_of_a_country_are_as_many_as_a_search_finds(code: str) -> None:
    table = countries(RECORDS)
    row = next(row for row in table.rows if row.reference == f"country:{code}")
    found = [CATALOGUE.index.count(Query.parse(f"country:{code} section:{column.name}")) for column in COUNTRIES[1:]]

    assert [int(value or 0) for value in row.values[1:]] == found


def test_an_actor_is_counted_by_what_it_does() -> None:
    found = {row.values[0]: [format_readable(value) for value in row.values[1:]] for row in actors(RECORDS).rows}

    assert found["Santiago Delgadillo"] == ["", "", "9", ""]


def test_agreements_stand_by_their_parties() -> None:
    parties = column(agreements(RECORDS), "parties")

    assert (parties == sorted(parties), len(parties)) == (True, sum(one.SINGULAR == "agreement" for _, one in EVERY))


def test_every_caveat_and_every_note_is_an_open_question() -> None:
    whole = [one for _, record in EVERY for one in (record, *getattr(record, "measures", ()))]
    caveats = sum(len(one.caveats) for one in whole)
    notes = sum(record.SINGULAR == "note" for _, record in EVERY)

    assert len(questions(RECORDS).rows) == caveats + notes


@pytest.mark.parametrize("name", VIEW_MAKERS)
def test_a_view_of_nothing_has_no_rows(name: str) -> None:
    assert list(make_view(name, RecordQuery(CATALOGUE, Query.parse("nowhere"))).rows) == []
