"""What was corrected is told field by field, the old value before the new one."""

from __future__ import annotations

from pathlib import Path

from briefing.views.corrections import MOST_TOLD, corrections
from tests.helpers import good, statistic

QUOTE = '[[quotes]]\nid = "q"\ntext = "Words."\nspeaker = "{speaker}"\n'


def told(folder: Path, before: str, now: str) -> tuple[str, ...]:
    return corrections(good(folder / "before", before), good(folder / "now", now))


def test_a_value_is_told_before_and_after(tmp_path: Path) -> None:
    assert told(tmp_path, statistic(), statistic().replace("42900", "49200")) == ("Area · Value: 42,900 → 49,200",)


def test_what_is_the_same_is_not_told(tmp_path: Path) -> None:
    assert (
        told(
            tmp_path, statistic() + QUOTE.format(speaker="A"), "# a comment\n" + statistic() + QUOTE.format(speaker="A")
        )
        == ()
    )


def test_a_field_that_was_not_there_was_a_dash(tmp_path: Path) -> None:
    assert told(tmp_path, statistic(), f'{statistic()}date = "2014"\n') == ("Area · Period: – → 2014",)


def test_records_that_were_added_and_taken_away_are_told(tmp_path: Path) -> None:
    assert told(tmp_path, statistic(), QUOTE.format(speaker="A")) == (
        "added: “Words.”",
        "taken away: Area: 42,900 hectares",
    )


def test_a_renamed_record_is_the_same(tmp_path: Path) -> None:
    now = f'{statistic("extent")}formerly = ["area"]\n'.replace("42900", "72")

    assert told(tmp_path, statistic(), now) == ("Area · Value: 42,900 → 72",)


def test_the_head_is_told_without_what_speaks_of_the_correction_itself(tmp_path: Path) -> None:
    now = 'date_modified = 2015-09-01\nednote = "The summary."\nsummary = "Others."\n'

    assert told(tmp_path, 'summary = "Some."\n', now) == ("Summary: Some. → Others.",)


def test_of_many_corrections_the_first_are_told_and_how_many_are_left(tmp_path: Path) -> None:
    now = "".join(statistic(f"a{number}").replace("Area", f"Area {number}") for number in range(MOST_TOLD + 7))

    assert (len(said := told(tmp_path, "", now)), said[-1]) == (MOST_TOLD + 1, "and 7 more")
