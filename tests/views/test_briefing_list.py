"""The list of briefings: a date of publication that the source does not state is no fact there either."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.formatting import format_readable
from briefing.linear.speech import row_text
from briefing.session.lists import arranged_table
from tests.cli.helpers import briefing
from tests.helpers import HEAD, written
from tests.session.sessions import opened_session


def published(folder: Path) -> list[str]:
    """The date as the list on the command line, that on screen and that of linear mode have it."""
    listed = briefing("list", "--library", str(folder)).out.partition("  ")[0]
    with opened_session(folder) as session:
        table = arranged_table(session)
        column = [column.name for column in table.columns].index("date_published")
        shown = format_readable(table.rows[0].values[column], short=True)
        return [listed, shown, row_text(table, table.rows[0])]


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("", ["2015-07-22", "2015-07-22", "Coca in Peru: 2015-07-22, 0 records"]),
        ("stated", ["2015-07-22", "2015-07-22", "Coca in Peru: 2015-07-22, 0 records"]),
        ("inferred", ["2015-07-22 (inferred)", "2015-07-22?", "Coca in Peru: 2015-07-22 (inferred), 0 records"]),
        ("not-stated", ["2015-07-22 (not stated)", "2015-07-22?", "Coca in Peru: 2015-07-22 (not stated), 0 records"]),
    ],
)  # fmt: skip
def test_a_date_of_publication_that_is_not_stated_says_so(basis: str, expected: list[str], tmp_path: Path) -> None:
    written(tmp_path, HEAD + (f'date_published_basis = "{basis}"\n' if basis else ""))

    assert published(tmp_path) == expected


def test_machines_are_told_the_date_and_its_basis_apart(tmp_path: Path) -> None:
    written(tmp_path, HEAD + 'date_published_basis = "inferred"\n')
    ended = briefing("list", "--library", str(tmp_path), "--format", "json")
    (row,) = json.loads(ended.out)["rows"]

    assert (row["date_published"], row["date_published_basis"]) == ("2015-07-22", "inferred")
