"""The codes are those of ISO 3166-1, each with a name."""

from __future__ import annotations

import pycountry
import pytest

from briefing.model import Country
from briefing.model.countries import NAMES
from briefing.safe import safe


def test_the_codes_are_those_of_iso_3166() -> None:
    assert sorted(NAMES) == sorted(country.alpha_2 for country in pycountry.countries)


def test_every_code_has_a_name_of_its_own_that_is_one_safe_line() -> None:
    names = [name for name in NAMES.values() if name and name == name.strip() and name == safe(name)]

    assert len(set(names)) == len(NAMES)


@pytest.mark.parametrize(
    ("code", "name"), [("PE", "Peru"), ("BO", "Bolivia"), ("CI", "Côte d’Ivoire"), ("TR", "Türkiye")]
)
def test_a_country_is_its_code_and_knows_its_name(code: str, name: str) -> None:
    assert (Country.parse(code), Country.parse(code).name) == (code, name)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("pe", "expected a country code of ISO 3166-1, as PE, found text (pe); did you mean 'PE'?"),
        ("Peru", "expected a country code of ISO 3166-1, as PE, found text (Peru); did you mean 'PE'?"),
        ("XX", "expected a country code of ISO 3166-1, as PE, found text (XX)"),
        ("", "expected a country code of ISO 3166-1, as PE, found an empty text"),
        (51, "expected a country code of ISO 3166-1, as PE, found a number (51)"),
        (["PE"], "expected a country code of ISO 3166-1, as PE, found a list"),
    ],
    ids=repr,
)
def test_what_is_no_code_is_refused_with_the_code_it_may_mean(raw: object, message: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 the message is compared as a whole below
        Country.parse(raw)

    assert str(refused.value) == message
