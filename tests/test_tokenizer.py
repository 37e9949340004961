"""What a word is: folded, found in its original spelling, and made into an id."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.folding import fold
from briefing.model.ids import ID
from briefing.tokenizer import (
    LONGEST_SLUG,
    MOST_SLUG_WORDS,
    Phrase,
    close_matches,
    folded_words,
    match_spans,
    slug,
    tokenize,
)


def words(text: str) -> list[str]:
    return [token.word for token in tokenize(text)]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Cáceres", "caceres"), ("Ca\u0301ceres", "caceres"), ("Apurímac", "apurimac"), ("straße", "strasse"),
        ("STRASSE", "strasse"), ("STRAẞE", "strasse"), ("İstanbul", "istanbul"), ("ISTANBUL", "istanbul"), ("ﬁne", "fine"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"), ("Σίσυφος", "σισυφοσ"), ("Йод", "иод"), ("ＶＲＡＥＭ", "vraem"), ("שָׁלוֹם", "שלום"), ("", ""),
        ("Wałęsa", "walesa"), ("Søren", "soren"), ("Đà Nẵng", "da nang"), ("Iğdır", "igdir"), ("Æsir", "aesir"), ("Œuvre", "oeuvre"),
        ("Þórður", "thordur"), ("Ħal Għaxaq", "hal ghaxaq"), ("ʿAlī", "ali"), ("Qurʾān", "quran"), ("Hawaiʻi", "hawaii"), ("Ŋuni", "nuni"),
        ("Ɓukar Ƙafa", "bukar kafa"), ("Əliyev", "aliyev"), ("Қазақстан", "казакстан"), ("ŧ ƶ ɨ ȼ ᵽ", "t z i c p"), ("٢٠٢٤", "2024"),
        ("२०१५", "2015"), ("𝟜𝟚", "42"), ("Drogen\u00adhandel", "drogenhandel"), ("\u200fannual\u200bfigures\ufeff", "annualfigures"),
    ],
)  # fmt: skip
def test_folding_drops_case_and_accents(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text(max_size=30))
def test_what_is_folded_folds_to_itself(text: str) -> None:
    assert fold(fold(text)) == fold(text)


LATIN = [*map(chr, range(0xC0, 0x180)), *"ƁƃƊƙƴǣǥȘșȚțḌḍ"]


def test_every_letter_of_european_latin_has_a_base_in_ascii() -> None:
    assert [letter for letter in LATIN if letter not in "×÷Ŀŀ" and not fold(letter).isascii()] == []


@given(st.text(st.characters(categories=["Nd"]), min_size=1, max_size=8))
def test_digits_of_any_script_meet_those_of_ascii(number: str) -> None:
    assert words(number) == [str(int(number)).zfill(len(number))]


@given(st.text(max_size=30))
def test_composed_and_decomposed_spellings_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("42900", ["42900"]), ("42,900", ["42900"]), ("42.900", ["42900"]), ("42’900", ["42900"]), ("42'900", ["42900"]),
        ("42\u00a0900", ["42900"]), ("42\u202f900", ["42900"]), ("1.234.567", ["1234567"]), ("42 900", ["42", "900"]),
        ("7.4", ["7", "4"]), ("1,234.5", ["1234", "5"]), ("42,9000", ["42", "9000"]), ("1234,567", ["1234", "567"]),
        ("2015-07-22", ["2015", "07", "22"]), ("49,200 → 42,900", ["49200", "42900"]),
    ],
)  # fmt: skip
def test_a_number_is_one_token_without_the_separators_of_its_thousands(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FELCN’s General Directorate", ["felcn", "s", "general", "directorate"]), ("drug-trafficking", ["drug", "trafficking"]),
        ("snake_case", ["snake", "case"]), ("Ca\u0301ceres", ["caceres"]), ("", []), ("— … “”", []), ("x42 42x", ["x42", "42x"]),
        ("2½ kg", ["2", "½", "kg"]), ("10²", ["10", "2"]), ("km² CO₂", ["km2", "co2"]), ("2014¹", ["2014", "1"]), ("²³⁵U", ["235u"]),
        ("1,234½", ["1234", "½"]), ("12①", ["12", "1"]), ("٤٢٬٩٠٠", ["42900"]), ("Drogen\u00adhandel", ["drogenhandel"]), ("क्\u200dष", ["कष"]),
        ("a\u200bb\u200b c", ["ab", "c"]), ("北10²", ["北", "10", "2"]), ("ʿ", []), ("日本 語", ["日", "本", "語"]), ("ガイド", ["カ", "イ", "ト"]), ("ไทย", ["ไ", "ท", "ย"]), ("می\u200cخواهم", ["می", "خواهم"]),
    ],
)  # fmt: skip
def test_a_token_is_a_run_of_letters_and_digits(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize("word", ["Cáceres", "Йод", "Việt", "한국어", "שָׁלוֹם", "السَّلام", "हिन्दी"])
def test_a_word_with_marks_is_one_token_composed_or_decomposed(word: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, word) for form in ("NFC", "NFD"))

    assert (words(composed), words(decomposed)) == ([fold(word)], [fold(word)])


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("a1,. é\u0301ﾞ"), max_size=30))
@example("ﾞ")
def test_a_token_points_at_its_original_spelling(text: str) -> None:
    def unlike(word: str, spelling: str) -> bool:
        folded = fold(spelling), fold("".join(filter(str.isalnum, spelling)))
        return not word or word not in (spelling, *folded, "".join(filter(str.isalnum, folded[0])))

    assert [token for token in tokenize(text) if unlike(token.word, text[token.start : token.end])] == []


@given(st.text(max_size=30))
def test_tokens_stand_in_the_order_of_the_text_and_apart(text: str) -> None:
    tokens = list(tokenize(text))

    assert [
        (token, following) for token, following in pairwise(tokens) if not token.start < token.end <= following.start
    ] == []


@pytest.mark.parametrize(
    ("text", "wanted", "spellings"),
    [
        ("Felipe Cáceres said", [Phrase(("caceres",))], ["Cáceres"]), ("Cocaine, coca and CACAO", [Phrase(("coca",), True)], ["Cocaine", "coca"]),
        ("Cocaine, coca", [Phrase(("coca",))], ["coca"]), ("42,900 hectares", [Phrase(("42900",))], ["42,900"]), ("anything", [], []),
        ("Straße", [Phrase(("strass",), True)], ["Straße"]), ("an air-bridge, air", [Phrase(("air", "bridge"))], ["air-bridge"]),
        ("air bridges", [Phrase(("air", "bri"), True)], ["air bridges"]), ("在北京市", [Phrase(("北", "京"))], ["北京"]),
        ("a b a", [Phrase(("a", "b")), Phrase(("b", "a"))], ["a b a"]), ("ภาษาไทย", [Phrase(("ไ", "ท"))], ["ไท"]),
    ],
)  # fmt: skip
def test_a_phrase_stands_where_the_text_spells_it(text: str, wanted: list[Phrase], spellings: list[str]) -> None:
    assert [text[start:end] for start, end in match_spans(text, wanted)] == spellings


@given(st.text(max_size=60))
@example("¼ 北京 42,900 l'année ガイド 2½ 10² a\u00adb \u200b")
def test_the_quick_way_to_the_words_of_a_text_gives_the_same_words(text: str) -> None:
    assert folded_words(text) == [token.word for token in tokenize(text)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Area under coca, Peru", "area-under-coca-peru"), ("Felipe Cáceres", "felipe-caceres"), ("42,900 hectares", "42900-hectares"),
        ("one two three four five six seven eight nine", "one-two-three-four-five-six-seven-eight"), ("?!", ""), ("", ""),
        ("_under_ /../ score", "under-score"), ("Ελλάδα", "ελλαδα"), ("x" * 100, "x" * 60), (f"{'x' * 50} {'y' * 50}", "x" * 50),
    ],
)  # fmt: skip
def test_a_slug_is_the_first_words_as_an_id(title: str, expected: str) -> None:
    assert slug(title) == expected


@given(st.text(max_size=80))
@example("\u115f")
def test_a_slug_is_a_good_id_or_nothing(text: str) -> None:
    name = slug(text)
    is_short = len(name) <= LONGEST_SLUG and name.count("-") < MOST_SLUG_WORDS

    assert (is_short, name == "" or ID.fullmatch(name) is not None) == (True, True)


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("as_off", ["value", "as_of", "unit"], ["as_of"]), ("VALUE", ["value", "min"], ["value"]), ("zzz", ["value", "min"], []),
        ("felipe caceres", ["Felipe Cáceres", "Jaime Antezana"], ["Felipe Cáceres"]), ("valu", ["value", "val", "q"], ["value", "val"]),
        ("", ["value"], []), ("value", [], []),
    ],
)  # fmt: skip
def test_near_names_come_nearest_first_in_their_own_spelling(name: str, known: list[str], expected: list[str]) -> None:
    assert close_matches(name, known) == expected
