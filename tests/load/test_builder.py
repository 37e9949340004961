"""One table of a file -> one record: what may be left out, written shorter, or said only together.

The reports of wrong files stand in test_reports.py; here is what a table may be.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.load import load
from briefing.model import Evidence, Measure
from briefing.model.values import Offset
from briefing.serialisation import format_exact
from tests.helpers import HEAD, good, report, statistic, written


def test_a_single_value_may_stand_for_a_list_of_one(tmp_path: Path) -> None:
    text = '[[places]]\nname = "Lake {}"\ncountry = {}\nparagraph = {}\n'
    single, several = text.format(1, '"PE"', 3), text.format(2, '["BO", "PE"]', "[3, 9]")
    places = good(tmp_path, single + several).places

    assert [(place.country, place.paragraph) for place in places] == [(("PE",), (3,)), (("BO", "PE"), (3, 9))]


@pytest.mark.parametrize(
    ("written_", "text"),
    [('date = "2015-06-23"', "2015-06-23"), ("date = 2015-06-23", "2015-06-23"), ("date = 2015", "2015"), ('date = "2011/.."', "2011/..")],
)  # fmt: skip
def test_a_date_may_be_a_text_a_toml_date_or_a_year(written_: str, text: str, tmp_path: Path) -> None:
    record = good(tmp_path, statistic() + written_ + "\n").statistics[0]

    assert format_exact(record.date) == text


@pytest.mark.parametrize("offsets", ["[0, 3]", "[120, 164]"])
def test_evidence_counts_the_characters_of_the_source_from_zero(offsets: str, tmp_path: Path) -> None:
    person = good(tmp_path, f'[[people]]\nname = "Ana"\nevidence = {{ at = {offsets} }}\n').people[0]

    assert person.evidence == Evidence(at=tuple(Offset(int(digits)) for digits in offsets.strip("[]").split(",")))


def test_an_agreement_keeps_its_measures_with_ids_of_their_own(tmp_path: Path) -> None:
    text = '[[agreements]]\ntitle = "Talks"\nparties = ["PE"]\n'
    measures = '[[agreements.measures]]\nsummary = "Training."\n[[agreements.measures]]\nsummary = "Talks."\nid = "t"\n'
    agreement = good(tmp_path, text + measures).agreements[0]

    assert [(type(measure), measure.id) for measure in agreement.measures] == [
        (Measure, "training"),
        (Measure, "t"),
    ]


def test_a_text_of_lines_loses_the_newlines_around_it_and_no_other(tmp_path: Path) -> None:
    assert good(tmp_path, 'summary = """\n\none\n\n two\n"""\n').summary == "one\n\n two"


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("2015-07-22-bolivia.toml", "2015-07-22-bolivia"), ("año.toml", "año"), ("My report (final).toml", "my-report-final"),
        ("!!.toml", "briefing"), ("a.b.toml", "a.b"), ("UPPER.TOML", "UPPER"),
    ],
)  # fmt: skip
def test_a_briefing_without_an_id_is_called_by_its_file(name: str, id_: str, tmp_path: Path) -> None:
    assert good(tmp_path, "", name).id == id_


def test_unknown_keys_are_kept_in_every_table_in_their_order(tmp_path: Path) -> None:
    text = statistic() + 'zeta = "z"\nalpha = 2015-01-01\n[statistics.change]\nvalue = 1\nmood = true\n'
    briefing = load(written(tmp_path, HEAD + text)).briefing
    assert briefing is not None
    figure = briefing.statistics[0]

    assert (figure.others, figure.change and figure.change.others) == (
        (("zeta", "z"), ("alpha", "a date")),
        (("mood", "true"),),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            statistic() + 'dimensions = { drug = 5, nation = ["PE", 3], age = [] }\n',
            [
                "10:23: statistics[0].dimensions.drug: expected text, found a number (5)",
                "10:42: statistics[0].dimensions.nation[1]: expected text, found a number (3)",
                "10:52: statistics[0].dimensions.age: expected text, or a list of texts, found an empty list",
            ],
        ),
        (
            '[[people]]\nname = "n"\nevidence = { at = [5, 3] }\n',
            ["6:19: people[0].evidence.at: expected a start and an end behind it, as [120, 164]"],
        ),
        (
            '[[operations]]\ntitle = "o"\nduration_qualifier = "nearly"\n',
            ["6:22: operations[0].duration_qualifier: there is no duration to qualify"],
        ),
        (
            '[[notes]]\ntype = "sourcing"\ntext = "t"\nabout = []\n',
            [
                "7:9: notes[0].about: expected a list, each the id of a record in this file, or briefing-id#item-id, found an empty list"
            ],
        ),
        (
            '[[people]]\nname = "n"\nparagraph = [1, 0, "a"]\n',
            [
                "6:17: people[0].paragraph[1]: expected a whole number from 1, found a number (0)",
                "6:20: people[0].paragraph[2]: expected a whole number from 1, found text (a)",
            ],
        ),
        (
            '[[notes]]\ntype = "sourcing"\ntext = "t"\nabout = [3]\n',
            [
                "7:10: notes[0].about[0]: expected the id of a record in this file, or briefing-id#item-id, found a number (3)"
            ],
        ),
        (
            "subjects = 'coca'\n",
            ["4:12: subjects: expected a list, each text, found text (coca)"],
        ),
        ("statistics = [1]\n", ["4:15: statistics[0]: expected a table, found a number (1)"]),
    ],
    ids=["dimensions", "evidence", "qualifier", "empty list", "list", "list that is wanted", "no list", "no table"],
)
def test_every_fault_inside_a_value_is_told_at_its_own_place(text: str, expected: list[str], tmp_path: Path) -> None:
    assert report(tmp_path, HEAD + text) == [f"a.toml:{line}" for line in expected]


def test_a_fault_of_one_record_does_not_hide_those_of_its_neighbours(tmp_path: Path) -> None:
    text = statistic("a").replace("42900", "true") + statistic("b") + statistic("c").replace('"coca"', "7")
    wants = "an id of letters, digits, - _ and ."

    assert report(tmp_path, HEAD + text) == [
        "a.toml:8:9: statistics[0].value: expected a number, found true",
        f"a.toml:18:11: statistics[2].measure: expected {wants}, found a number (7)",
    ]
