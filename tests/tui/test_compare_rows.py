"""No row of a comparison can be read without knowing what it is of: at 80 cells, scrolled to any line, for any library."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.formatting import format_readable, quantity_parts
from briefing.load import load
from briefing.model import Statistic
from briefing.repository.record_query import RecordQuery
from briefing.search.index import MEASURES as BY_MEASURE
from briefing.search.query.query import Query
from briefing.session.table_options import TableOptions
from briefing.table import Table
from briefing.tui.widgets.table_source import TableSource
from briefing.views.comparison import compare
from briefing.views.layout import plain
from briefing.views.measure_list import measures
from tests.cli.helpers import ALL
from tests.helpers import ROOT, good, written
from tests.indexed import open_indexed
from tests.search.respelling import MEASURES, Meaning, briefing_text, libraries
from tests.tui.compared_rows import lines_of, row_text, series_of, source_of, title_at

RECORDS = RecordQuery(open_indexed([ALL]), Query())
EVERY = [group.name for group in RECORDS.group(BY_MEASURE)]
COCA = compare(RECORDS.figures("coca-cultivation-area"))


def cells(table: Table, row: int, *names: str) -> list[Any]:
    columns = [column.name for column in table.columns]
    return [table.rows[row].values[columns.index(name)] for name in names]


def faults(table: Table, width: int) -> list[str]:
    """Rows that look alike, headings that do, and rows that are seen without the name of their series."""
    source = source_of(table, width)
    series = series_of(source)
    alike = [row for _, rows in series for row in rows if rows.count(row) > 1]
    headings = [heading for heading, _ in series]
    return (
        alike
        + [heading for heading in headings if headings.count(heading) > 1]
        + [f"{row}: {name}" for row, name in enumerate(names(table)) if name not in seen_name(source, row)]
    )


def names(table: Table) -> list[str]:
    return [str(*cells(table, row, "series")) for row in range(len(table.rows))]


def seen_name(source: TableSource, row: int) -> str:
    """What says of a row what it is of, where its own line is the first that is seen."""
    layout = source.layout
    return title_at(source, layout.line_of(row) + layout.heading_height(row))


@pytest.mark.parametrize("measure", EVERY)
def test_every_figure_of_the_library_is_known_by_its_heading_and_its_row(measure: str) -> None:
    assert faults(compare(RECORDS.figures(measure)), 79) == []


@st.composite
def written_libraries(draw: st.DrawFn) -> list[str]:
    """The files of a library, each written in one of many ways."""
    library: list[list[Meaning]] = draw(libraries())
    return [briefing_text(draw, number, figures) for number, figures in enumerate(library)]


@given(written_libraries())
def test_of_any_library_no_two_rows_under_a_heading_and_no_two_headings_are_alike(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        loaded = [load(written(Path(folder), text, f"{number}.toml")).briefing for number, text in enumerate(texts)]
    briefings = [briefing for briefing in loaded if briefing]
    for measure in MEASURES:
        figures = [(it, record) for it in briefings for record in it.statistics if record.measure == measure]
        assert faults(compare(figures), 400) == []


def test_a_heading_has_the_figures_of_its_series_and_their_shape() -> None:
    heading, rows = next(it for it in series_of(source_of(COCA, 79)) if it[0].startswith("Peru · hectares"))

    assert heading == "Peru · hectares  ▅██▇▆  38,700 → 62,500 → 60,400 → 49,800 ≠ 49,200 → 42,900"
    assert [row.rstrip() for row in rows[4:]] == [
        "≠  2013    about 49,800  ▇▇▇▇▇▇   about −17.5 %  UNODC · UNODC 11 Jun 14",
        "≠  2013          49,800  ▇▇▇▇▇▇   [−17.5 %]      UNODC · Andina 15 Jul 15",
        "≠  2013          49,200  ▇▇▇▇▇▇   [−18.5 %]      – · Dialogo 22 Jul 15",
        "   2014          42,900  ▇▇▇▇▇    −13.9 %        UNODC · Andina 15 Jul 15",
        "   2014          42,900  ▇▇▇▇▇    nearly −13 %   – · Dialogo 22 Jul 15",
    ]


def test_the_rows_of_the_readme_are_real_ones() -> None:
    lines = {line.rstrip() for heading, rows in series_of(source_of(COCA, 79)) for line in (heading, *rows)}
    (block,) = re.findall(r"```text\n(Peru · hectares  ▅.*?)\n```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)

    assert [line for line in block.split("\n") if line not in lines] == []


@pytest.mark.parametrize("width", [119, 79, 59, 39, 29])
def test_period_and_figure_are_never_cut(width: int) -> None:
    source = source_of(COCA, width)
    for row in range(source.row_count):
        date, quantity = cells(COCA, row, "date", "quantity")
        text = row_text(source, row)
        assert (format_readable(date) in text, quantity_parts(quantity)[1] in text) == (True, True)


def test_a_heading_without_room_for_its_series_keeps_its_name_in_as_many_lines_as_it_takes() -> None:
    table = compare(RECORDS.figures("suspects-arrested"))
    name = "Bolivia · Argentina, Bolivia, Brazil, Colombia, Paraguay, Peru, Spain · people"

    assert [heading for heading, _ in series_of(source_of(table, 39)) if heading.startswith("Bolivia · Arg")] == [name]


def test_a_long_series_is_cut_between_its_figures() -> None:
    heading = next(it for it, _ in series_of(source_of(COCA, 59)) if it.startswith("Peru · hectares"))

    assert heading == "Peru · hectares  ▅██▇▆  38,700 → … → 42,900"


def test_what_is_at_odds_has_a_role_of_its_own() -> None:
    source = source_of(COCA, 119)
    index = next(
        row for row, it in enumerate(COCA.rows) if it.reference.startswith("2015-07-22") and "2013" in it.reference
    )

    (line,) = lines_of(source, index)
    assert {span.role: span.text.strip() for span in line if span.role != "text"} == {
        "conflict": "≠", "figure": "49,200", "meta": "▇▇▇▇▇▇",
    }  # fmt: skip
    assert "disputed by about 49,800, UNODC" in row_text(source, index)


def test_sorted_rows_stand_under_the_heading_of_their_series_too() -> None:
    source = source_of(COCA, 79, TableOptions(sort="-figure"))
    series = [(heading.split("  ")[0], len(rows)) for heading, rows in series_of(source)]

    assert series[:4] == [
        ("Colombia · hectares", 1),
        ("Bolivia · acres", 1),
        ("Peru · hectares", 9),
        ("Bolivia · hectares", 2),
    ]
    assert "Peru · hectares" in seen_name(source, 3)


def test_the_title_of_the_sorted_column_has_room_for_its_direction() -> None:
    titles = plain(source_of(measures(RECORDS), 79, TableOptions(sort="-conflicts")).head_at(1, True))

    assert titles.split() == ["Title", "Figures", "Span", "↓Conflicts"]


def test_scrolled_sideways_sign_period_and_figure_stay() -> None:
    layout = source_of(COCA, 79, TableOptions(skipped=2)).layout

    assert [column.name for column in layout.table.columns] == ["sign", "date", "figure", "source", "disputed"]


RATE = """
[[statistics]]
id = "{id}"
measure = "rate"
title = "Unemployment"
unit = "percent"
date = "2014-05"
value = {value}
attributed_to = "BLS"
as_of = "{as_of}"
"""


def test_a_revision_is_shown_as_one_and_not_as_a_conflict(tmp_path: Path) -> None:
    briefing = good(
        tmp_path, RATE.format(id="a", value=6.4, as_of="2014-05") + RATE.format(id="b", value=6.5, as_of="2014-06")
    )
    source = source_of(compare([(briefing, record) for record in briefing.statistics]), 79)

    assert [row_text(source, 0), row_text(source, 1)] == [
        "↻  2014-05  6.4     ▇▇▇▇▇▇▇  revised to 6.5    BLS · a 22 Jul 15",
        "↻  2014-05  6.5     ▇▇▇▇▇▇▇  revised from 6.4  BLS · a 22 Jul 15",
    ]


TWINS = """
[[statistics]]
id = "first"
measure = "seized"
title = "Seized"
value = 5
unit = "tons"
dimensions = { drug = "cocaine" }

[[statistics]]
id = "second"
measure = "seized"
title = "Seized"
value = 5
unit = "tons"
dimensions = { substance = "cocaine" }

[[statistics]]
id = "third"
measure = "seized"
title = "Seized"
value = 5
unit = "tons"
dimensions = { drug = "cocaine" }
"""


def test_headings_and_rows_that_would_be_alike_say_more(tmp_path: Path) -> None:
    briefing = good(tmp_path, TWINS)
    series = series_of(source_of(compare([(briefing, record) for record in briefing.statistics]), 79))

    assert [(heading, [row.split("· ")[1].strip() for row in rows]) for heading, rows in series] == [
        ("drug: cocaine · tons  5", ["a 22 Jul 15 #first", "a 22 Jul 15 #third"]),
        ("substance: cocaine · tons  5", ["a 22 Jul 15"]),
    ]


def test_figures_of_a_section_keep_their_cells_at_thirty(tmp_path: Path) -> None:
    figure = '[[statistics]]\nid = "a"\nmeasure = "coca"\ntitle = "Area under coca cultivation, all of Peru"\nvalue = 42900\nunit = "hectares"\n'
    briefing = good(tmp_path, figure)
    source = source_of(Table.of(Statistic, [(briefing, record) for record in briefing.statistics]), 29)

    assert "42,900 hectares" in row_text(source, 0)
