"""Rows that are read as they are looked at: what is seen of a long view is what a short one would show."""

from __future__ import annotations

import pytest

from briefing.errors import UsageError
from briefing.repository.record_query import RecordQuery
from briefing.repository.repository import MEMORY, BriefingRepository
from briefing.search.query.query import Query
from briefing.table import Table
from briefing.views.lazy_rows import KEPT, PAGE, PagedRows
from briefing.views.registry import make_view
from briefing.views.table_options import arranged
from briefing.views.timeline import firsts, years_of

MANY = (KEPT + 2) * PAGE


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> BriefingRepository:
    """More dated operations than pages are kept, a year each ten, and one without a date."""
    folder = tmp_path_factory.mktemp("many")
    for file in range(MANY // 200):
        own = range(file * 200, (file + 1) * 200)
        (folder / f"b-{file:02}.toml").write_text(
            f'schema = "briefing/1"\nheadline = "B"\ndate_published = 2015-01-{file + 1:02}\n'
            + "".join(
                f'[[operations]]\nid = "o-{at}"\ntitle = "Operation {at}"\nevent_type = "seizure"\ncaveats = ["a", "b"]\n'
                + (f'date = "{1700 + at // 10}"\n' if at else "")
                for at in own
            ),
            "utf-8",
        )
    repository = BriefingRepository.open([str(folder)], MEMORY)
    repository.refresh()
    return repository


@pytest.fixture(scope="module")
def records(repository: BriefingRepository) -> RecordQuery:
    return RecordQuery(repository, Query())


@pytest.fixture
def timeline(records: RecordQuery) -> Table:
    return make_view("timeline", records)


def titles(table: Table, at: range) -> list[str]:
    return [table.rows[one].values[2] for one in at]


def test_each_row_is_that_of_its_place_however_far_one_jumps(timeline: Table) -> None:
    ends = (0, MANY - 1, 5, MANY - 2, 1005, 0)

    assert [timeline.rows[at].values[2] for at in ends] == [
        "Operation 1", "Operation 0", f"Operation {operation(5)}", f"Operation {operation(MANY - 2)}",
        f"Operation {operation(1005)}", "Operation 1",
    ]  # fmt: skip


def operation(at: int) -> int:
    """The number of the operation on a row: those of a year stand as they are read, and the first has no date."""
    return at + 1


def test_a_row_is_found_by_its_reference(timeline: Table) -> None:
    rows = timeline.rows
    assert isinstance(rows, PagedRows)

    assert (rows.row_index("b-05#o-1005"), rows.row_index("b-00#o-0"), rows.row_index("b-00#nobody")) == (
        1004, MANY - 1, -1,
    )  # fmt: skip


def test_by_date_the_other_way_round_what_has_none_is_still_last(timeline: Table) -> None:
    table = arranged(timeline, sort="-date", most=10)

    assert (titles(table, range(2)), titles(table, range(MANY - 1, MANY))) == (
        [f"Operation {MANY - 1}", f"Operation {MANY - 2}"],
        ["Operation 0"],
    )


def test_other_columns_are_read_no_earlier_and_keep_the_years(timeline: Table) -> None:
    table = arranged(timeline, ("name",))

    assert (table.rows[7].values, firsts(years_of(table))[1], len(years_of(table))) == (
        ("Operation 8",), 9, MANY // 10 + 1,
    )  # fmt: skip


def test_what_would_have_to_be_read_whole_is_not_sorted_before_the_next_key(timeline: Table) -> None:
    with pytest.raises(UsageError, match="more than 10 rows are sorted by their date only"):
        arranged(timeline, sort="name", most=10)
    with pytest.raises(UsageError, match=f"more than {MANY - 1:,} rows are sorted by their date only"):
        arranged(timeline, sort="name", most=MANY - 1)


@pytest.mark.parametrize("most", [MANY, None])
def test_as_many_rows_as_may_be_read_at_once_are_sorted_by_any_column(timeline: Table, most: int | None) -> None:
    table = arranged(timeline, sort="-name", most=most)

    assert titles(table, range(3)) == ["Operation 999", "Operation 998", "Operation 997"]


def test_each_caveat_has_a_row_of_its_own(records: RecordQuery) -> None:
    rows = make_view("questions", records).rows

    assert (len(rows), [rows[at].values[2] for at in (0, 1, 2)]) == (2 * MANY, ["a", "b", "a"])


def test_a_view_that_is_no_longer_wanted_is_empty(repository: BriefingRepository) -> None:
    unwanted = RecordQuery(repository, Query(), lambda: False)

    assert len(make_view("timeline", unwanted).rows) == 0
