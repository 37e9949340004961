"""What is passed on: whose it is, of when, from where, with its doubts; never less."""

from __future__ import annotations

import json

import pytest

from briefing.errors import UsageError
from briefing.export.citation import FORMS, citation
from briefing.library import Library
from tests.cli.helpers import ALL, FIRST, briefing

LIBRARY = Library.open([ALL])


def cited(item: str, form: str = "plain") -> str:
    found = LIBRARY.find(f"{FIRST}#{item}" if item else FIRST)
    return citation(found.briefing, found.record, form)


def test_a_quote_keeps_its_words_and_its_speaker() -> None:
    assert cited("antezana-routes").split("\n")[:3] == [
        "“Due to the interdictions in many planes in the VRAEM and to avoid prosecution, drug traffickers are travelling to Callao in Bolivia and Loreto in Peru”",
        "— Jaime Antezana, Security analyst",
        "Source: Dialogo, “Bolivia, Peru Cooperate to Fight Drug Trafficking”, 2015-07-22",
    ]


def test_a_quote_of_nobody_in_particular_says_so() -> None:
    assert "— speaker unclear (perhaps Jaime Antezana; Reymi Ferreira; Felipe Cáceres)" in cited(
        "unattributed-milestone"
    )


def test_a_figure_keeps_its_period_area_and_stated_change() -> None:
    assert (
        cited("coca-area-2014").split("\n")[0]
        == "Area under coca, Peru: 42,900 hectares, 2014, Peru, nearly −13 % as stated"
    )


@pytest.mark.parametrize("form", FORMS)
def test_no_form_loses_the_reference_or_a_caveat(form: str) -> None:
    every = [(one, record) for one in LIBRARY.briefings for record in one.records()]
    lost = [
        one.reference(record)
        for one, record in every
        if one.reference(record) not in citation(one, record, form).replace("\\", "")
        or any(text.split()[-1].strip(".") not in citation(one, record, form) for text in record.caveats)
    ]

    assert lost == []


def test_markdown_quotes_and_links_to_the_source() -> None:
    text = cited("antezana-routes", "markdown")

    assert (text.startswith("> “Due to"), "](<https://dialogo-americas.com/" in text) == (True, True)


def test_json_holds_the_record_its_briefing_and_its_source() -> None:
    found = json.loads(cited("antezana-routes", "json"))

    assert (found["said"][1].removeprefix("— "), found["briefing"]["date_published"], found["source"]["publisher"]) == (
        "Jaime Antezana, Security analyst",
        "2015-07-22",
        "Dialogo",
    )


def test_whose_account_an_operation_is_stays_with_it() -> None:
    found = LIBRARY.find("2012-11-14-lima-trilateral-talks#lima-talks")

    assert (
        citation(found.briefing, found.record).split("\n")[0]
        == "Trilateral anti-drug talks in Lima (2012-11-14), according to Marcelo Biato, via Los Tiempos"
    )


def test_a_figure_keeps_what_it_is_a_part_of() -> None:
    first = cited("seized-marijuana").split("\n")[0]

    assert (
        first
        == "Marijuana seized: 53 tons, drug: cannabis herb, 1 Jan – 30 Jun 2015, Bolivia, according to General Directorate of the FELCN"
    )


def test_several_in_json_are_an_array() -> None:
    out = briefing("cite", f"{FIRST}#coca-area-2014", f"{FIRST}#coca-area-2013", "--format", "json").out

    assert [one["reference"].partition("#")[2] for one in json.loads(out)] == ["coca-area-2014", "coca-area-2013"]


def test_a_briefing_is_cited_by_its_headline() -> None:
    assert cited("").split("\n")[0] == "Bolivia, Peru Cooperate to Fight Drug Trafficking"


def test_an_unknown_form_names_those_there_are() -> None:
    with pytest.raises(UsageError, match="expected one of plain, markdown, json"):
        cited("", "rtf")


def test_the_command_prints_what_the_screen_copies() -> None:
    assert briefing("cite", f"{FIRST}#antezana-routes").out == cited("antezana-routes") + "\n"
