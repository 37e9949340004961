"""Records -> rows of typed values: ids are replaced by what they name, and short forms fit a column."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from briefing.formatting import DurationText, NamedReference, format_readable
from briefing.model import KINDS, Briefing, Country, Quantity, Quote, Statistic
from briefing.serialisation import fields_of, format_exact
from briefing.table import Row, Table, caption, label, resolve_name, resolved
from tests.helpers import good

TEXT = """
[[organisations]]
id = "felcn"
name = "Special Force in the War on Drugs"
abbreviation = "FELCN"

[[people]]
id = "ana"
name = "Ana"
organisation = "felcn"
named = false

[[operations]]
id = "raid"
title = "Raid"
duration = "P20Y"
actors = ["felcn", "PE", "drug traffickers"]
statistics = ["area"]

[[statistics]]
id = "area"
measure = "coca-area"
title = "Area under coca"
value = 42900
unit = "hectares"
date = "2014"
operations = ["raid"]
exhaustive = false

[[quotes]]
id = "said"
text = "one two three four five six seven eight nine ten eleven\\ntwelve"
speaker = "ana"

[[agreements]]
id = "pact"
title = "Pact"
parties = ["PE", "felcn"]
[[agreements.measures]]
summary = "Joint training."
"""


@pytest.fixture
def briefing(tmp_path: Path) -> Briefing:
    return good(tmp_path, TEXT)


FELCN = NamedReference("felcn", "Special Force in the War on Drugs (FELCN)", "FELCN")
AREA = NamedReference("area", "Area under coca: 42,900 hectares (2014)", "Area under coca: 42,900 hectares (2014)")


@pytest.mark.parametrize(
    ("record", "name", "value"),
    [
        ("raid", "actors", (FELCN, Country("PE"), NamedReference("", "drug traffickers", "drug traffickers"))),
        ("raid", "statistics", (AREA,)), ("raid", "attributed_to", None), ("raid", "title", "Raid"), ("ana", "organisation", FELCN),
        ("said", "speaker", NamedReference("ana", "Ana", "Ana")), ("pact", "parties", (Country("PE"), FELCN)),
        ("area", "quantity", Quantity(Decimal(42900), None, None, "hectares", "")),
    ],
)  # fmt: skip
def test_an_id_a_code_or_a_name_is_replaced_by_what_it_stands_for(
    record: str, name: str, value: object, briefing: Briefing
) -> None:
    assert resolved(briefing, briefing.by_id[record], name) == value


def test_a_duration_reads_as_one(briefing: Briefing) -> None:
    value = resolved(briefing, briefing.by_id["raid"], "duration")

    assert (format_readable(value), format_exact(value), type(value)) == ("20 years", "P20Y", DurationText)


@pytest.mark.parametrize(
    ("record", "shown"),
    [
        ("felcn", "Special Force in the War on Drugs (FELCN)"), ("ana", "Ana"), ("raid", "Raid"), ("joint-training", "Joint training."),
        ("area", "Area under coca: 42,900 hectares (2014)"), ("said", "“one two three four five six seven eight nine ten eleven…”"),
    ],
)  # fmt: skip
def test_a_record_is_called_by_enough_to_tell_it_from_its_neighbours(
    record: str, shown: str, briefing: Briefing
) -> None:
    assert caption(briefing.by_id[record]) == shown


def test_a_name_that_nothing_has_is_itself(briefing: Briefing) -> None:
    assert (resolve_name(briefing, "felcm"), label(briefing.by_id["felcn"])) == (
        NamedReference("", "felcm", "felcm"),
        "Special Force in the War on Drugs",
    )


def test_a_table_has_a_row_a_record_with_its_reference(briefing: Briefing) -> None:
    table = Table.of(Statistic, [(briefing, statistic) for statistic in briefing.statistics])
    record = briefing.statistics[0]

    assert (table.title, [column.title for column in table.columns], table.rows) == (
        "Statistics",
        ["Title", "Figure", "Period", "Area", "Dimensions"],
        (Row("a#area", (record.title, record.quantity, record.date, (), None)),),
    )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.__name__))
def test_one_column_of_a_table_says_what_the_record_is(kind: type[Any]) -> None:
    assert sum(column.is_name for column in Table.of(kind, []).columns) == 1


@pytest.mark.parametrize(
    ("value", "long", "short"),
    [
        (FELCN, "Special Force in the War on Drugs (FELCN)", "FELCN"), ((FELCN, Country("PE")), f"{FELCN.name}; Peru", "FELCN, Peru"),
        ("two\nlines", "two\nlines", "two lines"), ((1, 2), "1; 2", "1, 2"), (("a", "b"), "a; b", "a, b"), (False, "no", "no"),
    ],
    ids=str,
)  # fmt: skip
def test_a_column_prefers_the_short_form(value: object, long: str, short: str) -> None:
    assert (format_readable(value), format_readable(value, short=True)) == (long, short)


def test_a_record_is_written_as_its_file_has_it_and_no_more(briefing: Briefing) -> None:
    assert [fields_of(briefing.by_id[name]) for name in ("area", "ana")] == [
        {
            "id": "area", "measure": "coca-area", "title": "Area under coca", "value": Decimal(42900), "unit": "hectares",
            "date": "2014", "exhaustive": False, "operations": ["raid"],
        },
        {"id": "ana", "name": "Ana", "organisation": "felcn", "named": False},
    ]  # fmt: skip


def test_what_the_format_does_not_know_is_written_too() -> None:
    quote = Quote.from_checked(
        {"id": "said", "text": "one", "speaker": "ana", "others": (("zeal", "5"), ("text", "no"))}
    )

    assert fields_of(quote) == {"id": "said", "text": "one", "speaker": "ana", "zeal": "5"}
