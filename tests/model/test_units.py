"""A unit is what it means: its code, its name, its plural and its symbol are one."""

from __future__ import annotations

import pytest

from briefing.model.units import is_countable, known_unit, normal_unit


@pytest.mark.parametrize(
    ("spellings", "normal"),
    [
        ([("hectares", None), ("hectare", None), ("HA", None), ("hectáreas", "H18"), ("x", "h18"), ("ha", "HAR")], "H18"),
        ([("percent", None), ("per cent", None), ("%", None), ("Percentage", "P1")], "P1"),
        ([("percentage points", None), ("percentage-point", None), ("p.p.", None), ("x", "PP")], "PP"),
        ([("basis points", None), ("bps", None), ("basis point", "BPS")], "BPS"),
        ([("tons", None), ("metric tonnes", None), ("t", "TNE")], "TNE"),
        ([("people", None), ("Persons", "IE"), ("person", None), ("people", "C62")], "IE"),
        ([("°C", None), ("℃", None), ("degrees Celsius", "CEL"), ("degree celsius", None)], "CEL"),
        ([("U.S. dollars", None), ("US dollar", "USD")], "USD"),
        ([("million US dollars", None), ("million US dollars", "USD")], "million USD"),
        ([("airstrips", None), ("Airstrip", "H87"), ("airstrips", "C62"), ("AIRSTRIPS", "XYZ")], "airstrip"),
        ([("short tons", None), ("tons", "STN")], "STN"),
    ],
)  # fmt: skip
def test_every_way_of_writing_a_unit_is_one_unit(spellings: list[tuple[str, str | None]], normal: str) -> None:
    assert [normal_unit(*spelling) for spelling in spellings] == [normal] * len(spellings)


@pytest.mark.parametrize(
    ("name", "code", "title", "expected"),
    [
        ("votes", None, "Votes received", True), ("people", "IE", "", True), ("planes", "H87", "", True), ("tons", None, "", False),
        ("deaths per 100,000", None, "", False), ("million people", None, "", False), ("people", None, "Average household", False),
        ("percent", "P1", "", False), ("quokkas", None, "", None), ("US dollars", None, "", False), ("voters", "C62", "", True),
        ("points", None, "", False), ("votes", "XYZ", "", True),
    ],
)  # fmt: skip
def test_what_is_counted_whole_is_told_by_its_name(name: str, code: str | None, title: str, expected: bool) -> None:
    assert is_countable(name, code, title) is expected


@pytest.mark.parametrize("code", ["H18", "HAR", "hectares", "ha"])
def test_a_unit_of_two_codes_has_the_first(code: str) -> None:
    unit = known_unit(code)

    assert unit is not None
    assert (unit.code, normal_unit("", code)) == ("H18", "H18")
