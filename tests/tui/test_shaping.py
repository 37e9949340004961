"""A table as the reader wants it, by keys and by name: sorted, other columns, wrapped; and by the mouse."""

from __future__ import annotations

import asyncio

from briefing.session.table_options import TableOptions
from briefing.tui.widgets.record_view import RecordView
from briefing.views.layout import Span
from tests.tui.frames import at_rest
from tests.tui.walk import WHOLE, Walk, row, seen, shown, status, walking, where

STATISTICS = "tab tab"
AS_GIVEN = ["airstrips-destroyed", "aircraft-destroyed", "seized-marijuana"]


def order(walk: Walk) -> list[str]:
    """The first three records."""
    return [one.reference.partition("#")[2] for one in walk.rows[:3]]


def head(walk: Walk) -> str:
    """The titles of the columns."""
    return "".join(span.text for span in walk.table.rows.head_at(1, True)).strip()


def columns(walk: Walk) -> list[str]:
    return [column.name for column in walk.table.rows.layout.table.columns]


def test_s_sorts_by_one_column_after_the_other_and_the_head_says_by_which() -> None:
    titles = [head.split() for head in seen(head, STATISTICS, "s", "s", "S", "S")]

    assert [[title for title in line if title[0] in "↑↓"] for line in titles] == [
        [],
        ["↑Title"],
        ["↑Figure"],
        ["↓Figure"],
        ["↑Figure"],
    ]


def test_sort_by_name_changes_the_order_of_the_rows_and_a_minus_turns_it_round() -> None:
    by_title = ["coca-area-2014", "coca-area-2013", "airstrips-destroyed"]
    backwards = ["aircraft-destroyed", "suspects-arrested", "seized-marijuana"]
    by_figure = ["seized-cocaine-base", "seized-cocaine-hcl", "aircraft-destroyed"]

    found = seen(order, STATISTICS, ":sort title", ":sort -title", ":reverse", ":reverse", ":sort quantity")

    assert found == [AS_GIVEN, by_title, backwards, by_title, backwards, by_figure]


def test_the_cursor_stays_on_its_record_whatever_the_order() -> None:
    found = seen(lambda walk: (where(walk)[1], row(walk)), f"{STATISTICS} j j", ":sort -title", "S")

    assert found == [("seized-marijuana", at) for at in (2, 2, 7)]


def test_what_cannot_be_sorted_says_why() -> None:
    known = "title, quantity, date, area, dimensions"
    said = {
        "S": "nothing is sorted yet: sort sorts by the next column",
        ":sort quantiyt": f"there is no column 'quantiyt'; did you mean 'quantity'? (there are {known})",
    }

    assert dict(zip(said, seen(status, STATISTICS, *said)[1:], strict=True)) == said


def test_the_timeline_has_a_heading_a_year_that_no_cursor_comes_to_and_no_other_order_has() -> None:
    def looked(walk: Walk) -> tuple[str, str, int]:
        """The first line of the cursor's row, its period, lines that are headings."""
        rows, layout = walk.table.rows, walk.table.rows.layout
        line = "".join(span.text for span in rows.line_at(layout.line_of(rows.cursor), True))
        return line[:18].strip(), str(walk.rows[rows.cursor].values[0]), walk.table.count - len(walk.rows)

    found = seen(looked, ":views timeline", "j", ":sort countries", paths=WHOLE)

    assert found == [("1959      3  ▇", "1959", 13), ("1959→", "1959→", 13), ("1959→", "1959→", 0)]


def test_the_list_is_sorted_as_a_section_is_the_cursor_on_its_briefing() -> None:
    def first(walk: Walk) -> tuple[str, str, int]:
        row = walk.rows[0]
        return str(row.values[0]), str(row.values[1])[:21], walk.table.rows.cursor

    found = seen(first, "escape j j", ":sort date_published", "S", ":sort title", ":sort -records", paths=WHOLE)

    assert found == [
        ("2015-08-18", "2014 Bolivia Survey r", 2),
        ("2012-11-14", "Bolivia, Brazil, Peru", 7),
        ("2015-08-18", "2014 Bolivia Survey r", 2),
        ("2015-08-18", "2014 Bolivia Survey r", 9),
        ("2015-07-22", "Bolivia, Peru Coopera", 5),
    ]


def test_a_view_is_sorted_as_a_section_is() -> None:
    def first(walk: Walk) -> object:
        return walk.rows[0].values[0]

    steps = (":views countries", ":sort country", "S", "S")

    assert seen(first, *steps, paths=WHOLE) == ["Bolivia", "Argentina", "United States", "Argentina"]


def test_columns_are_chosen_by_name_and_none_is_all() -> None:
    every = ["title", "quantity", "date", "area", "dimensions"]

    found = seen(columns, STATISTICS, ":columns quantity title", ":columns date,title", ":columns titel", ":columns")

    assert found == [every, ["quantity", "title"], ["date", "title"], ["date", "title"], every]


def test_an_unknown_column_is_said_and_choosing_all_tells_their_names() -> None:
    _, wrong, every = seen(status, STATISTICS, ":columns titel", ":columns")

    assert wrong.startswith("there is no column 'titel'; did you mean 'title'? (there are title, ")
    assert every.startswith("all columns; columns NAME … chooses from title quantity date")


def test_columns_further_right_are_scrolled_to_and_the_first_stays() -> None:
    steps = (STATISTICS, ">", ">", "<", ":columns-right", ":columns-left", "<")

    assert [names[:2] for names in seen(columns, *steps)] == [
        ["title", "quantity"],
        ["title", "date"],
        ["title", "area"],
        ["title", "date"],
        ["title", "area"],
        ["title", "date"],
        ["title", "quantity"],
    ]
    assert "‹ 1 " in seen(shown, STATISTICS, ">")[1]


def test_the_list_beside_a_briefing_is_sorted_by_a_column_that_it_does_not_show() -> None:
    def beside(walk: Walk) -> tuple[list[str], list[str]]:
        table = walk.reading.library.rows.layout.table
        return [column.name for column in table.columns], [row.reference[:10] for row in table.rows[:3]]

    (_, sorted_ones), (names, ones) = seen(beside, ":sort -records", "enter", paths=WHOLE, size=(200, 50))

    assert (names, ones) == (["date_published", "title"], sorted_ones)


def test_columns_that_another_table_of_the_name_has_not_are_dropped_with_a_word() -> None:
    def looked(walk: Walk) -> tuple[list[str], str, str]:
        heading = "".join(span.text for span in walk.table.rows.head_at(0, True))
        return columns(walk), walk.table.rows.layout.options.sort, heading.partition("no '")[2][:12]

    async def run() -> list[tuple[list[str], str, str]]:
        async with walking() as walk:
            await walk.step(STATISTICS)
            every = columns(walk)
            walk.session.table_options["statistics"] = TableOptions("-gone", ("title", "lost", "date"), is_wrapped=True)
            walk.session.touch()
            walk.reading.follow()
            found = [looked(walk)]
            await walk.step("w")
            found.append(looked(walk))
            await walk.step(":columns")
            assert columns(walk) == every
            return found

    assert asyncio.run(run()) == [(["title", "date"], "", "gone' here ·"), (["title", "date"], "", "")]


def test_a_wrapped_row_takes_several_lines_and_the_cursor_moves_by_rows() -> None:
    def look(walk: Walk) -> tuple[int, bool]:
        """The row under the cursor; whether rows have lines of their own."""
        return row(walk), walk.table.count > len(walk.rows)

    steps = ("tab tab tab tab", "w", "j", "j", "k", "G", "g", ":wrap")

    found = seen(look, *steps, size=(80, 24))

    assert found == [(0, False), (0, True), (1, True), (2, True), (1, True), (9, True), (0, True), (0, False)]


# --------------------------------------------------------------------- mouse


def test_a_click_goes_to_a_row_and_another_one_opens_it() -> None:
    async def run() -> list[tuple[str, str, bool]]:
        found = []
        async with walking() as walk:
            await walk.step(STATISTICS)
            for _ in range(2):
                await walk.pilot.click(walk.table, offset=(5, 4))  # two lines of heads
                await at_rest(walk.pilot)
                found.append(where(walk))
        return found

    at = ("statistics", "seized-marijuana")

    assert asyncio.run(run()) == [(*at, False), (*at, True)]


def test_a_click_on_a_link_goes_where_it_leads_on_each_of_its_lines_and_beside_another() -> None:
    async def run() -> set[tuple[str, str]]:
        wrong = set()
        async with walking() as walk:
            await walk.step("tab tab j j enter")
            record = walk.reading.record
            for aim, x, y in [(span.target, *at) for at, span in linked(record)]:
                await walk.pilot.click(record, offset=(x, y + record.source.heads))
                await at_rest(walk.pilot)
                if walk.session.reference != aim:
                    wrong.add((aim, walk.session.reference))
                await walk.step("H")
            return wrong

    assert asyncio.run(run()) == set()


def linked(pane: RecordView) -> list[tuple[tuple[int, int], Span]]:
    """Where each piece of a link stands, cell and line."""
    found = []
    for y, line in enumerate(pane.text.lines):
        x = 0
        for span in line:
            if span.target:
                found.append(((x + 1, y), span))
            x += len(span.text)
    return found


def test_a_click_on_the_name_of_a_section_or_view_opens_it() -> None:
    async def run() -> list[str]:
        async with walking(*WHOLE) as walk:
            found = []
            for x in (14, 36, 3):
                await walk.pilot.click(walk.tabs, offset=(x, 0))
                await at_rest(walk.pilot)
                found.append(walk.here.pane)
            await walk.step("v")
            await walk.pilot.click(walk.tabs, offset=(14, 0))
            await at_rest(walk.pilot)
            return [*found, walk.tabs.tabs.names[walk.tabs.tabs.open]]

    assert asyncio.run(run()) == ["summary", "statistics", "briefings", "Compare"]
