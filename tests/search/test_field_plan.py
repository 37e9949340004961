"""Which fields of a kind are names, prose, codes and facets of its entry in the index."""

from __future__ import annotations

import pytest

from briefing.model import KINDS, Quote, Section
from briefing.model.values import Link
from briefing.search.field_values import UNSPOKEN, field_plan


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_is_a_name_or_prose_or_a_code_unless_it_is_a_figure_or_leads_elsewhere(kind: type[Section]) -> None:
    plan = field_plan(kind)
    silent = {name for name, field in kind.FIELDS.items() if field.type is Link} | UNSPOKEN

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
