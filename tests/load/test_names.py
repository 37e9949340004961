"""Names that are a record's name lead to it; sections, sub-tables and keys that are misspelt are told where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.load import load
from briefing.model import Briefing
from briefing.search.query.query import Query
from briefing.table import resolved
from briefing.views.document import document_lines
from briefing.views.layout import plain
from briefing.views.record import attribution
from tests.helpers import HEAD, report, statistic, written
from tests.indexed import open_indexed

ENTITIES = """
[[people]]
name = "Hervé Verhoosel"
role = "spokesman"
organisation = "WFP"

[[organisations]]
id = "wfp"
name = "World Food Programme"
abbreviation = "WFP"
"""
QUOTE = '\n[[quotes]]\ntext = "It is bad."\nspeaker = "{}"\n'


def loaded(folder: Path, text: str) -> Briefing:
    briefing = load(written(folder, HEAD + text)).briefing
    assert briefing is not None
    return briefing


@pytest.mark.parametrize("name", ["Hervé Verhoosel", "Herve Verhoosel", "herve-verhoosel"])
def test_a_speaker_by_name_has_the_role_and_the_body_of_the_record(name: str, tmp_path: Path) -> None:
    briefing = loaded(tmp_path, ENTITIES + QUOTE.format(name))

    assert attribution(briefing, briefing.quotes[0]) == "Hervé Verhoosel, spokesman, World Food Programme (WFP)"


@pytest.mark.parametrize("name", ["Hervé Verhoosel", "WFP", "World Food Programme"])
def test_a_name_leads_to_its_record_and_nothing_is_said_of_it(name: str, tmp_path: Path) -> None:
    briefing = loaded(tmp_path, ENTITIES + QUOTE.format(name))
    said = resolved(briefing, briefing.quotes[0], "speaker")

    assert (said.id in briefing.by_id, report(tmp_path, HEAD + ENTITIES + QUOTE.format(name))) == (True, [])


def test_a_speaker_by_name_is_found_and_shown_by_the_name_of_the_record(tmp_path: Path) -> None:
    briefing = loaded(tmp_path, ENTITIES + QUOTE.format("WFP"))
    results = open_indexed([str(tmp_path)]).index.search(Query.parse("speaker:programme"), 10)

    assert ([result.hit.section for result in results.found], "— World Food" in "\n".join(map(plain, document_lines(briefing, 80)))) == (
        ["quotes"], True,
    )  # fmt: skip


def test_a_country_stays_one_where_a_record_has_its_code_for_an_abbreviation(tmp_path: Path) -> None:
    text = '[[organisations]]\nname = "Partido Equis"\nabbreviation = "PE"\n' + QUOTE.format("PE")
    briefing = loaded(tmp_path, text)

    assert str(type(resolved(briefing, briefing.quotes[0], "speaker")).__name__) == "Country"


def test_a_name_of_two_records_leads_to_neither_and_is_told(tmp_path: Path) -> None:
    text = 2 * '[[people]]\nname = "Juan Pérez"\n' + QUOTE.format("Juan Pérez")
    text = text.replace("[[people]]", '[[people]]\nid = "one"', 1)
    briefing = loaded(tmp_path, text)

    assert briefing.named("Juan Pérez") is None
    assert report(tmp_path, HEAD + text) == [
        "a.toml:12:11: warning: quotes[0].speaker: 'Juan Pérez' is the name of several records here; expected one of juan-perez, one"
    ]


def test_a_name_that_is_nearly_that_of_a_record_is_told(tmp_path: Path) -> None:
    said = report(tmp_path, HEAD + ENTITIES + QUOTE.format("Herve Verhosel"))

    assert said == [
        "a.toml:17:11: warning: quotes[0].speaker: no record here has the name 'Herve Verhosel'; did you mean 'herve verhoosel'?"
    ]


@pytest.mark.parametrize(
    ("header", "section", "place"),
    [
        ("[[quote]]", "quotes", "4:1"), ("[[Quotes]]", "quotes", "4:1"), ("[[statments]]", "", ""), ("[[statements]]", "quotes", "4:1"),
        ("[[organizations]]", "organisations", "4:1"), ("[[persons]]", "people", "4:1"), ("[[opertions]]", "operations", "4:1"),
        ("[sorce]", "source", "4:1"), ("[statistic.change]", "statistics", "4:2"), ("[[agreement.measures]]", "agreements", "4:3"),
    ],
)  # fmt: skip
def test_a_misspelt_section_is_a_fault_where_it_stands(header: str, section: str, place: str, tmp_path: Path) -> None:
    said = report(tmp_path, f'{HEAD}{header}\ntext = "t"\n')

    if section:
        name = header.strip("[]").partition(".")[0]
        assert said == [f"a.toml:{place}: {name}: no section is called '{name}'; did you mean '{section}'?"]


def test_a_misspelt_sub_table_is_a_fault_where_it_stands(tmp_path: Path) -> None:
    said = report(tmp_path, HEAD + statistic() + "[statistics.chagne]\nvalue = 3\n")

    assert said == ["a.toml:10:1: statistics[0].chagne: no section is called 'chagne'; did you mean 'change'?"]


def test_a_table_of_somebody_else_is_kept_with_a_warning(tmp_path: Path) -> None:
    said = report(tmp_path, HEAD + "[extra]\na = 1\n")

    assert said == ["a.toml:4:1: warning: extra: unknown key; it is kept and shown as it is"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[statistics.change]\nqualifier = 'about'\n", "10:1: statistics[0].change: 'value' is missing: expected a number (The stated change)"),
        ("[statistics.change]\nvalue = 'x'\n", "11:9: statistics[0].change.value: expected a number, found text (x)"),
        ("change.value = 'x'\n", "10:16: statistics[0].change.value: expected a number, found text (x)"),
        ("change = { value = 'x' }\n", "10:20: statistics[0].change.value: expected a number, found text (x)"),
        ("[statistics.evidence]\nat = [3, 2]\n", "11:6: statistics[0].evidence.at: expected a start and an end behind it, as [120, 164]"),
        ("[statistics.evidence.at]\n", "10:1: statistics[0].evidence.at: expected a list, each a whole number from 0, found a table"),
    ],
)  # fmt: skip
def test_a_fault_in_a_sub_table_has_its_own_place(text: str, said: str, tmp_path: Path) -> None:
    assert report(tmp_path, HEAD + statistic() + text) == [f"a.toml:{said}"]


@pytest.mark.parametrize(
    ("key", "hint"), [("rescue", ""), ("prison-break", ""), ("recsue", "rescue"), ("vaccinaton", "vaccination")]
)
def test_only_a_near_miss_of_a_known_key_is_warned_of(key: str, hint: str, tmp_path: Path) -> None:
    said = report(tmp_path, f'{HEAD}[[operations]]\ntitle = "t"\nevent_type = "{key}"\n')
    expected = (
        f"a.toml:6:14: warning: operations[0].event_type: '{key}' is none of the known keys; did you mean '{hint}'?"
    )

    assert said == ([expected] if hint else [])


@pytest.mark.parametrize("query", ["country:PE", "country:peru", "country:PE-LIM", 'country="pe lim peru"'])
def test_a_part_of_a_country_is_found_by_it_and_by_its_own_code(query: str, tmp_path: Path) -> None:
    loaded(tmp_path, statistic() + 'area = ["PE-LIM"]\n')
    results = open_indexed([str(tmp_path)]).index.search(Query.parse(query), 10)

    assert [result.hit.reference for result in results.found] == ["a#area"]


@pytest.mark.parametrize(
    ("date", "query"),
    [
        ("-0043-03-15", "until:2015 section:statistics"), ("-0043-03-15", "date:-0043"), ("-0100/..", "date:-0043"), ("2014-21", "date:2014-04"),
        ("../-0043", "date:-0500"),
    ],
)  # fmt: skip
def test_seasons_and_years_before_christ_are_found(date: str, query: str, tmp_path: Path) -> None:
    loaded(tmp_path, statistic() + f'date = "{date}"\n')
    results = open_indexed([str(tmp_path)]).index.search(Query.parse(query), 10)

    assert [result.hit.reference for result in results.found] == ["a#area"]
