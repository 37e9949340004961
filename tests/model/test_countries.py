"""The codes are those of ISO 3166-1, each with a name."""

from __future__ import annotations

from typing import Any

import pycountry
import pytest

from briefing.model import Country
from briefing.model.countries import codes_by_name, groups_without_code, suggest_code
from briefing.model.country_table import AREAS, ISO_3166, NAMES, THREE_LETTERS
from briefing.safe import safe


def test_the_codes_are_those_of_iso_3166() -> None:
    assert sorted(ISO_3166) == sorted(country.alpha_2 for country in pycountry.countries)


def test_the_codes_of_three_letters_are_those_of_the_same_countries() -> None:
    known = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
    expected = [known[code] for code in ISO_3166]

    assert THREE_LETTERS.split() == expected


def test_the_union_and_kosovo_have_the_codes_that_are_in_use_for_them() -> None:
    assert set(NAMES) - set(ISO_3166) == {"EU", "XK"}


@pytest.mark.parametrize(
    ("code", "name"), [("001", "World"), ("419", "Latin America and the Caribbean"), ("PE-LIM", "PE-LIM (Peru)")]
)
def test_a_larger_and_a_smaller_area_know_their_names(code: str, name: str) -> None:
    assert (Country.parse(code), Country.parse(code).name) == (code, name)


@pytest.mark.parametrize("raw", ["ZZ-LIM", "PE-", "PE-LIMA", "PE-lim", "604", "000", "EU-X", "XK-1", "ASEAN", "pe"])
def test_a_code_of_no_standard_is_refused(raw: str) -> None:
    with pytest.raises(ValueError, match="expected a country code"):
        Country.parse(raw)


def test_every_part_of_a_country_of_iso_3166_2_is_read() -> None:
    country_of = {part.code: part.country_code for part in pycountry.subdivisions}

    assert {code: Country.parse(code).country for code in country_of} == country_of


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("peru", "PE"), ("PERU", "PE"), ("PER", "PE"), ("per", "PE"), ("world", "001"), ("World", "001"), ("the world", "001"),
        ("european union", "EU"), ("kosovo", "XK"), ("england", "GB-ENG"), ("turkey", "TR"), ("Cote d'Ivoire", "CI"),
        ("Bolvia", "BO"), ("Sao Tome and Principe", "ST"), ("pe-lim", "PE-LIM"), ("uk", "GB"), ("Wonderland", ""),
        ("604", "PE"), ("004", "AF"), ("1", "001"), ("51", ""), ("076", "BR"),
    ],
)  # fmt: skip
def test_a_name_in_any_case_is_told_its_code(written: str, code: str) -> None:
    assert suggest_code(written) == code


def test_every_name_is_told_its_code() -> None:
    told = {code: {suggest_code(spelt) for spelt in (name, name.lower(), name.upper())} for code, name in AREAS.items()}

    assert told == {code: {code} for code in AREAS}


def test_every_code_has_a_name_of_its_own_that_is_one_safe_line() -> None:
    names = [name for name in AREAS.values() if name and name == name.strip() and name == safe(name)]

    assert len(set(names)) == len(AREAS)


@pytest.mark.parametrize(
    ("code", "name"), [("PE", "Peru"), ("BO", "Bolivia"), ("CI", "Côte d’Ivoire"), ("TR", "Türkiye")]
)
def test_a_country_is_its_code_and_knows_its_name(code: str, name: str) -> None:
    assert (Country.parse(code), Country.parse(code).name) == (code, name)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (
            "pe",
            "expected a country code of ISO 3166-1, as PE, or of an area, as PE-LIM, EU or 001, found text (pe); did you mean 'PE'?",
        ),
        (
            "Peru",
            "expected a country code of ISO 3166-1, as PE, or of an area, as PE-LIM, EU or 001, found text (Peru); did you mean 'PE'?",
        ),
        ("XX", "expected a country code of ISO 3166-1, as PE, or of an area, as PE-LIM, EU or 001, found text (XX)"),
        ("", "expected a country code of ISO 3166-1, as PE, or of an area, as PE-LIM, EU or 001, found an empty text"),
        (51, "expected a country code of ISO 3166-1, as PE, or of an area, as PE-LIM, EU or 001, found a number (51)"),
        (["PE"], "expected a country code of ISO 3166-1, as PE, or of an area, as PE-LIM, EU or 001, found a list"),
    ],
    ids=repr,
)
def test_what_is_no_code_is_refused_with_the_code_it_may_mean(raw: object, message: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 the message is compared as a whole below
        Country.parse(raw)

    assert str(refused.value) == message


@pytest.mark.parametrize("country", list(pycountry.countries)[::25], ids=lambda country: str(country.alpha_2))
def test_a_code_in_figures_or_three_letters_is_told_the_one_of_two(country: Any) -> None:
    assert {suggest_code(country.numeric), suggest_code(country.alpha_3)} == {country.alpha_2}


@pytest.mark.parametrize("name", ["ASEAN", "asean", "Euro area", "G7", "the West", "nordics"])
def test_a_group_without_a_code_is_told_to_name_its_countries(name: str) -> None:
    with pytest.raises(ValueError, match=r"; a group without a code: expected the codes of its countries$"):
        Country.parse(name)


def test_no_group_without_a_code_is_an_area() -> None:
    assert groups_without_code() & codes_by_name().keys() == frozenset()
