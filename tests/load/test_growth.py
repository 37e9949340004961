"""What each reference of a file is counted for: the length of what it shows, as often as an index repeats that."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.limits import FLOOR, GROWTH
from briefing.load.growth import Growth
from briefing.load.report import LoadReport
from briefing.model import Agreement, Briefing, Item, Quote
from tests.helpers import good, statistic

SIZE = 1000
RECORDS = f"""
[source]
publisher = "UNODC"
[[people]]
id = "caceres"
name = "Felipe"
role = "minister"
[[operations]]
id = "raid"
title = "A raid"
event_type = "seizure"
[[quotes]]
id = "long"
speaker = "Ana"
text = "{"a" * 61}"
[[quotes]]
id = "short"
speaker = "Ana"
text = "Go."
[[notes]]
id = "doubt"
type = "sourcing"
about = ["raid", "area"]
text = "Leaves."
""" + statistic().replace("Area", "Area of coca")


def counting(briefing: Briefing) -> Growth:
    """What counts a file of these records; nothing is counted yet."""
    report = LoadReport()
    report.partial[()] = briefing
    for index, record in enumerate(briefing.records()):
        report.ids[record.id] = (record.TABLE, index)
        report.records[record.TABLE, index] = record
    return Growth(report, SIZE)


@pytest.mark.parametrize(
    ("kind", "field", "name", "cost"),
    [
        (Quote, "speaker", "caceres", 60 + 14 * len("Felipeminister")),
        (Quote, "speaker", "PE", 60 + 14 * len("Peru")),
        (Quote, "speaker", "Jaime Antezana", 60),
        (Agreement, "operations", "raid", 2 * len("A raid")),
        (Agreement, "quotes", "short", 2 * len("Go.")),
        (Agreement, "quotes", "long", 2 * 60),
        (Agreement, "quotes", "nobody", 0),
    ],
)
def test_a_reference_counts_for_what_it_shows(
    kind: type[Item], field: str, name: str, cost: int, tmp_path: Path
) -> None:
    growth = counting(good(tmp_path, RECORDS))
    growth.refer(kind.FIELDS[field], name, ())

    assert growth.left == (GROWTH - 10) * SIZE + FLOOR - cost


@pytest.mark.parametrize(
    ("id", "cost"),
    [
        ("raid", 220), ("short", 220), ("area", 220 + 5 * len("UNODC")), ("doubt", 220 + 2 * 2 * len("Leaves.")),
    ],
)  # fmt: skip
def test_a_record_counts_for_itself_and_for_what_it_repeats(id: str, cost: int, tmp_path: Path) -> None:
    briefing = good(tmp_path, RECORDS)
    growth = counting(briefing)
    growth.count_record(briefing.by_id[id], ())

    assert growth.left == (GROWTH - 10) * SIZE + FLOOR - cost


@pytest.mark.parametrize("countries", [["PE"], ["PE", "BO"]])
def test_a_record_counts_for_the_countries_of_its_briefing(countries: list[str], tmp_path: Path) -> None:
    briefing = good(tmp_path, f"{countries = }\n{RECORDS}")
    growth = counting(briefing)
    growth.count_record(briefing.by_id["raid"], ())
    names = {"PE": "Peru", "BO": "Bolivia"}

    assert growth.left == (GROWTH - 10) * SIZE + FLOOR - 220 - sum(60 + 14 * len(names[code]) for code in countries)


@pytest.mark.parametrize(("beyond", "faults"), [(0, 0), (1, 1)])
def test_a_file_may_become_as_much_as_it_may_and_no_more(beyond: int, faults: int, tmp_path: Path) -> None:
    growth = counting(good(tmp_path, RECORDS))
    growth.spend(growth.left + beyond, ("quotes", 0))
    growth.spend(0, ("quotes", 1))

    assert (growth.report.faults, growth.is_too_large) == (faults, bool(faults))
