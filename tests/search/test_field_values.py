"""Which fields of a kind are names, prose, codes and facets of its entry in the index, and what their values are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.model import KINDS, Quote, Section
from briefing.model.period import Period
from briefing.model.values import Link, Reference
from briefing.search.documents import record_document, record_name
from briefing.search.facts import quote_fact
from briefing.search.field_values import UNSPOKEN, countries_of, field_plan, values_of, years
from tests.helpers import good


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_is_a_name_or_prose_or_a_code_unless_it_is_a_figure_or_leads_elsewhere(kind: type[Section]) -> None:
    plan = field_plan(kind)
    silent = {name for name, field in kind.FIELDS.items() if field.type in (Link, Reference)} | UNSPOKEN

    assert sorted((*plan.names, *plan.texts, *plan.codes)) == sorted(kind.FIELDS.keys() - (silent - {*plan.names}))


def test_a_quote_is_named_by_its_words_and_found_by_its_speaker() -> None:
    plan = field_plan(Quote)

    assert (plan.names, plan.texts[:2], plan.codes[:2]) == (
        ("text",),
        ("speaker", "speaker_candidates"),
        ("form", "on_behalf_of"),
    )
    assert plan.facets[:2] == (("form", "form"), ("speaker", "speaker"))


def test_only_quotes_and_notes_name_no_country_of_their_own() -> None:
    assert {kind.TABLE for kind in KINDS if not field_plan(kind).has_country} == {"quotes", "notes"}


RECORDS = """countries = ["PE"]
[[operations]]
title = "A raid"
event_type = "armed-confrontation"
countries = ["BO", "PE-CUS"]
[[statistics]]
measure = "coca-area"
title = "Area"
value = 1
unit = "hectares"
area = ["CO"]
[[quotes]]
text = "We go on."
speaker = "Felipe Cáceres"
"""


def test_a_value_is_called_as_it_is_read_and_found_as_it_is_written(tmp_path: Path) -> None:
    briefing = good(tmp_path, RECORDS)
    values = {
        (value.field, value.label): value.words
        for record in briefing.records()
        for value in values_of(briefing, record)
    }

    assert values["type", "armed confrontation"] == ("armed-confrontation",)
    assert values["measure", "coca-area"] == ("coca-area",)
    assert values["country", "Bolivia"] == ("bo", "bolivia")
    assert values["speaker", "Felipe Cáceres"] == ("felipe", "caceres")


def test_a_party_that_is_a_country_is_found_as_either(tmp_path: Path) -> None:
    briefing = good(tmp_path, '[[agreements]]\ntitle = "Talks"\nparties = ["PE", "BO", "Acción Andina"]\n')
    agreement = briefing.agreements[0]
    values = [
        (value.field, value.label) for value in values_of(briefing, agreement) if value.field in ("party", "country")
    ]

    assert values == [
        ("party", "Peru"), ("country", "Peru"), ("party", "Bolivia"), ("country", "Bolivia"), ("party", "Acción Andina"),
    ]  # fmt: skip
    assert countries_of(briefing, agreement) == ["PE", "BO"]


def test_a_record_that_can_name_no_country_is_of_those_of_its_briefing(tmp_path: Path) -> None:
    briefing = good(tmp_path, RECORDS)

    assert [countries_of(briefing, record) for record in briefing.records()] == [["BO", "PE"], ["CO"], ["PE"]]


@pytest.mark.parametrize(("text", "count"), [("2014", 1), ("2005/2014", 10), ("2004/2014", 0), ("-0044", 1)])
def test_a_period_is_counted_in_its_years_unless_they_are_many(text: str, count: int) -> None:
    assert len(list(years(Period.parse(text)))) == count


def test_no_period_is_counted_in_no_year() -> None:
    assert list(years(None)) == []


def test_an_agreement_is_found_by_the_values_of_its_measures(tmp_path: Path) -> None:
    measure = '[[agreements.measures]]\ntype = "training"\nsummary = "Joint courses."\nplaces = ["Puno"]\n'
    briefing = good(tmp_path, f'[[agreements]]\ntitle = "Talks"\nparties = ["PE"]\n{measure}')
    values = {(value.field, value.label) for value in record_document(briefing, briefing.agreements[0]).values}

    assert values >= {("type", "training"), ("place", "Puno")}


def test_a_quote_that_is_reported_is_named_as_such_and_one_that_is_verbatim_by_its_words(tmp_path: Path) -> None:
    quote = '[[quotes]]\nspeaker = "Felipe Cáceres"\ntext = "We go {}."\nform = "{}"\n'
    briefing = good(tmp_path, quote.format("on", "verbatim") + quote.format("home", "reported"))

    assert [record_name(record) for record in briefing.quotes] == ["We go on.", "reported: We go home."]


@pytest.mark.parametrize(
    ("text", "is_for_another"),
    [
        ('speaker = "Ana"\n', False),
        ('speaker = "Ana"\non_behalf_of = "UNODC"\n', True),
        ('attribution = "unnamed-spokesperson"\n', True),
        ('attribution = "unclear"\n', False),
    ],
    ids=["for herself", "for another", "a spokesperson", "somebody"],
)
def test_a_quote_is_for_another_where_it_says_so_or_a_spokesperson_says_it(
    text: str, is_for_another: bool, tmp_path: Path
) -> None:
    briefing = good(tmp_path, f'[[quotes]]\ntext = "We go on."\n{text}')

    assert quote_fact(briefing, briefing.quotes[0]).is_for_another is is_for_another
