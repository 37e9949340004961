"""Records beside each other: links, mentions, figures and their bases. Wrong files stand in test_reports.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import HEAD, good, report, statistic

AGREEMENT = '[[agreements]]\nid = "pact"\ntitle = "Pact"\nparties = ["BO", "PE"]\n'
MEASURE = '[[agreements.measures]]\nid = "training"\nsummary = "Training."\n'
OPERATION = '[[operations]]\nid = "raid"\ntitle = "Raid"\n'
QUOTE = '[[quotes]]\nid = "{}"\ntext = "q"\nattribution = "unclear"\n'


def change(base: str = "before", value: str = "-6300", rest: str = "") -> str:
    return f'{statistic("now")}change = {{ base = "{base}", value = {value}{rest} }}\n'


def before(value: str = "49200") -> str:
    return statistic("before").replace("42900", value)


@pytest.mark.parametrize(
    "text",
    [
        OPERATION + 'statistics = ["area"]\n' + statistic() + 'operations = ["raid"]\n',
        QUOTE.format("one") + QUOTE.format("two") + 'follows = "one"\n',
        QUOTE.format("one") + 'statistics = ["area"]\n' + statistic(),
        AGREEMENT + MEASURE + '[[notes]]\ntype = "sourcing"\nabout = ["training", "pact"]\ntext = "t"\n',
        OPERATION + 'actors = ["drug traffickers", "PE", "felcn"]\n[[organisations]]\nid = "felcn"\nname = "FELCN"\n',
        OPERATION + 'actors = ["DEA"]\ntargets = ["traffickers"]\n',
    ],
    ids=["both ends", "a quote that follows", "a figure of a quote", "a note about a measure", "mentions", "names"],
)
def test_what_leads_where_it_should_is_no_problem(text: str, tmp_path: Path) -> None:
    assert report(tmp_path, HEAD + text, thorough=True) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            OPERATION + 'agreements = ["training"]\n' + AGREEMENT + MEASURE,
            "7:15: operations[0].agreements[0]: 'training' is one of the measures: expected the id of one of the agreements",
        ),
        (
            QUOTE.format("one") + 'follows = "one"\n',
            "8:11: warning: quotes[0].follows: 'one' names itself",
        ),
        (
            '[[organisations]]\nid = "felcn"\nname = "FELCN"\npart_of = "felcn"\n',
            "7:11: warning: organisations[0].part_of: 'felcn' names itself",
        ),
        (
            "date_modified = 2012-01-01\n",
            "4:17: warning: date_modified: corrected before it was published: expected 2015-07-22 or later",
        ),
        (
            QUOTE.format("one") + 'follows = "area"\n' + statistic(),
            "8:11: quotes[0].follows: 'area' is one of the statistics: expected the id of one of the quotes",
        ),
        (
            '[[notes]]\ntype = "sourcing"\nabout = ["nothing"]\ntext = "t"\n',
            "6:10: notes[0].about[0]: no record here has the id 'nothing'",
        ),
        (
            OPERATION + 'attributed_to = "area"\n' + statistic(),
            "7:17: operations[0].attributed_to: 'area' is one of the statistics: expected who or where",
        ),
        (
            AGREEMENT.replace('"BO"', '"XQ"'),
            "7:12: warning: agreements[0].parties[0]: 'XQ' is no country of ISO 3166-1, nor an id of this file",
        ),
        (
            '[[people]]\nid = "same"\nname = "n"\n[[places]]\nid = "same"\nname = "n"\n',
            "8:6: places[0].id: the id 'same' is taken by another record of this file",
        ),
        (
            AGREEMENT + MEASURE.replace("training", "pact"),
            "9:6: agreements[0].measures[0].id: the id 'pact' is taken by another record of this file",
        ),
    ],
    ids=[
        "measure",
        "itself",
        "a part of itself",
        "corrected before",
        "follows",
        "note",
        "mention",
        "country",
        "id in two sections",
        "id of a measure",
    ],
)
def test_what_leads_astray_is_told_at_its_place(text: str, expected: str, tmp_path: Path) -> None:
    assert report(tmp_path, HEAD + text) == [f"a.toml:{expected}"]


@pytest.mark.parametrize("section", ["statistics", "quotes"])
def test_a_link_is_told_from_the_end_that_is_written(section: str, tmp_path: Path) -> None:
    text = {"statistics": statistic("x"), "quotes": QUOTE.format("x")}[section] + 'operations = ["raid"]\n' + OPERATION
    line = text.split("\n").index('operations = ["raid"]') + 4

    assert report(tmp_path, HEAD + text) == [
        f"a.toml:{line}:15: warning: {section}[0].operations[0]: "
        f"one-way: 'raid' does not lead back; expected 'x' among its {section}"
    ]


@pytest.mark.parametrize(
    "text",
    [
        change() + before(), change(value="-6300.9") + before("49200.85"), change(value="-13", rest=', unit_code = "P1", qualifier = "nearly"') + before(),
        change(value="-12", rest=', unit_code = "P1", qualifier = "over"') + before(), change(value="5", rest=', unit_code = "P1"') + before("0"),
        change(value="5") + before().replace("value = 49200", "min = 1\nmax = 2"), change().replace('base = "before", ', ""),
    ],
    ids=["units", "within one unit", "nearly", "over", "percent of nothing", "base of a range", "no base"],
)  # fmt: skip
def test_a_stated_change_that_fits_or_cannot_be_computed_is_no_problem(text: str, tmp_path: Path) -> None:
    assert report(tmp_path, HEAD + text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (change("now"), "10:19: statistics[0].change.base: the figure is its own base"),
        (
            change("befor") + before(),
            "10:19: statistics[0].change.base: no statistic here has the id 'befor'; did you mean 'before'?",
        ),
        (
            change(value="6300") + before(),
            "10:37: warning: statistics[0].change.value: the stated change (6300) does not fit the computed one (-6300) from 'before'",
        ),
    ],
    ids=["its own base", "no base", "wrong sign"],
)
def test_a_change_is_held_against_its_base(text: str, expected: str, tmp_path: Path) -> None:
    assert report(tmp_path, HEAD + text) == [f"a.toml:{expected}"]


def test_links_and_doubts_are_read_from_the_briefing(tmp_path: Path) -> None:
    note = '[[notes]]\nid = "doubt"\ntype = "sourcing"\nabout = ["area"]\ntext = "t"\n'
    briefing = good(tmp_path, statistic() + note)
    figure = briefing.by_id["area"]

    assert (briefing.reference(figure), [str(note.id) for note in briefing.notes_about(figure)]) == (
        "a#area",
        ["doubt"],
    )
