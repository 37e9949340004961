"""How much is told of one file: so many faults, so many warnings, so many names looked through for a near miss."""

from __future__ import annotations

import pytest

from briefing.load.report import LoadReport, TooMany


def test_five_hundred_faults_are_told_and_the_next_one_ends_it() -> None:
    report = LoadReport()
    for number in range(500):
        report.add((number,), "wrong")

    with pytest.raises(TooMany):
        report.add((500,), "wrong")
    assert len(report.findings) == 500


def test_five_hundred_warnings_are_told_and_the_others_counted() -> None:
    report = LoadReport()
    fullness = []
    for number in range(503):
        report.add((number,), "odd", is_fault=False)
        fullness.append(report.is_full)

    assert (fullness.index(True), len(report.findings), report.left_out) == (499, 500, 3)


def test_a_fault_is_told_beside_as_many_warnings_as_there_may_be() -> None:
    report = LoadReport()
    for number in range(501):
        report.add((number,), "odd", is_fault=False)
    report.add((), "wrong")

    assert [(finding.message, finding.is_fault) for finding in report.findings[-2:]] == [
        ("odd", False),
        ("wrong", True),
    ]


@pytest.mark.parametrize(("count", "hint"), [(19_999, "; did you mean 'coca'?"), (20_000, "")])
def test_near_misses_are_looked_for_until_twenty_thousand_names_were_compared(count: int, hint: str) -> None:
    report = LoadReport()
    report.did_you_mean("x", ["yyyyyyyyyyyy"] * count)

    assert report.did_you_mean("coac", ["coca"]) == hint
