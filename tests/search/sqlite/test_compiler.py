"""What is read of the index for a query: no more than can match."""

from __future__ import annotations

import pytest

from briefing.search.query.nodes import DateTerm
from briefing.search.sqlite.compiler import Compiler
from briefing.search.sqlite.row_ids import first_id
from briefing.search.sqlite.schema import day_number


@pytest.mark.parametrize("longest", [0, 364])
def test_records_of_a_publication_are_read_from_its_last_day_to_the_longest_period_before_its_first(
    longest: int,
) -> None:
    part = DateTerm("published", "2015", "2015-01-01", "2015-12-31")
    _, (newest, oldest, *days) = Compiler(lambda _: [], longest).when(part)
    first, last = day_number("2015-01-01"), day_number("2015-12-31")

    assert (newest, oldest, days) == (first_id(last), first_id(first - longest - 1), [20151231, 20150101])
