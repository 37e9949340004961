"""What is looked for where a word was not found: words that one slip makes of it."""

from __future__ import annotations

import pytest

from briefing.search.query.corrections import LETTERS, replaced, variants
from briefing.search.query.nodes import And, Not, Or, Part, TextTerm

MANY = len(LETTERS)


@pytest.mark.parametrize(
    ("word", "slips"), [("ab", 0), ("a" * 41, 0), ("a" * 40, 1 + 40 * (MANY - 1) + 41 * (MANY - 1) + 1)]
)
def test_words_of_three_to_forty_letters_have_variants(word: str, slips: int) -> None:
    assert len(variants(word)) == slips


def test_the_shortest_and_the_longest_word_have_variants_and_no_word_beyond() -> None:
    assert [bool(variants("a" * length)) for length in (2, 3, 40, 41)] == [False, True, True, False]


def test_a_word_has_every_variant_that_one_slip_makes_and_no_more() -> None:
    less = {"oca", "cca", "coa", "coc"}
    swapped = {"occa", "ccoa", "coac"}
    replacing = {"coca"[:place] + letter + "coca"[place + 1 :] for place in range(4) for letter in LETTERS}
    more = {"coca"[:place] + letter + "coca"[place:] for place in range(5) for letter in LETTERS}

    assert variants("coca") == (less | swapped | replacing | more) - {"coca"}


@pytest.mark.parametrize(
    ("part", "corrected"),
    [
        (TextTerm(("coac", "leaf")), TextTerm(("coca", "leaf"))),
        (TextTerm(("leaf", "coac"), True), TextTerm(("leaf", "coca"), False)),
        (TextTerm(("coac", "le"), True), TextTerm(("coca", "le"), True)),
        (And((TextTerm(("coac",)), TextTerm(("x",)))), And((TextTerm(("coca",)), TextTerm(("x",))))),
        (Or((TextTerm(("coac",)),)), Or((TextTerm(("coca",)),))),
        (Not(TextTerm(("coac",))), Not(TextTerm(("coac",)))),
    ],
)
def test_a_correction_stands_in_place_of_its_word_whole_and_not_behind_a_not(part: Part, corrected: Part) -> None:
    assert replaced(part, "coac", "coca") == corrected
