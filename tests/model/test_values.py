"""Small values parse themselves, keep what they were given, and say what they want."""

from __future__ import annotations

import datetime
import sys
from decimal import Decimal
from typing import Any

import pytest

from briefing.model.choice import Choice
from briefing.model.common import Qualifier
from briefing.model.dimensions import Dimensions
from briefing.model.ids import ID
from briefing.model.parsers import PARSERS, parser_of
from briefing.model.values import (
    Duration,
    Id,
    Language,
    Line,
    Link,
    Mention,
    NestedErrors,
    Page,
    Prose,
    Url,
    describe_value,
)
from briefing.model.vocabulary import EventType, Vocabulary
from briefing.safe import safe


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (Line, "Coca in Peru", "Coca in Peru"),
        (Line, "two\nlines\x1b[2J", "two⏎lines␛[2J"),
        (Prose, "\ntwo\nlines\n", "two\nlines"),
        (Id, "2015-07-22-bolivia", "2015-07-22-bolivia"),
        (Id, "año_2.b", "año_2.b"),
        (Link, "coca-area-2014", "coca-area-2014"),
        (Mention, "drug traffickers", "drug traffickers"),
        (Language, "es-PE", "es-PE"),
        (Url, "https://example.org/a?b", "https://example.org/a?b"),
        (Duration, "P1Y2M3W4DT5H6M7S", "P1Y2M3W4DT5H6M7S"),
        (Duration, "PT5M", "PT5M"),
        (Decimal, 42900, Decimal(42900)),
        (Decimal, Decimal("7.40"), Decimal("7.40")),
        (Decimal, -(10**30), Decimal(-(10**30))),
        (int, 1, 1),
        (bool, False, False),
        (Qualifier, "at-least", Qualifier.AT_LEAST),
    ],
    ids=repr,
)
def test_a_good_value_is_kept_as_it_is_written(kind: Any, raw: object, value: object) -> None:
    assert repr(parser_of(kind).parse(raw)) == repr(value)


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (Line, ""), (Line, " \t"), (Line, "\n"), (Line, 5), (Prose, "\n\n"), (Prose, None), (Id, "a b"), (Id, "-a"), (Id, "a-"),
        (Id, "_a"), (Id, "a#b"), (Id, "a/b"), (Id, "a\n"), (Id, ""), (Link, "a b"), (Mention, ""), (Language, "english language"),
        (Language, "e"), (Url, "javascript:alert(1)"), (Url, "https://a b"), (Url, "example.org"), (Duration, "P"), (Duration, "PT"),
        (Duration, "20Y"), (Duration, "P1H"), (Duration, "P1Y\n"), (Decimal, True), (Decimal, "5"), (Decimal, Decimal("nan")),
        (Decimal, Decimal("inf")), (Decimal, Decimal("1e400")), (Decimal, Decimal("1e-400")), (Decimal, 10**50), (Decimal, 0.5),
        (int, 0), (int, -1), (int, True), (int, "1"), (int, 10**9), (bool, 1), (bool, "true"), (Qualifier, "Nearly"), (Qualifier, 1),
        (Qualifier, ""), (Dimensions, "drug"), (Dimensions, []),
    ],
    ids=repr,
)  # fmt: skip
def test_a_wrong_value_is_refused_in_words(kind: Any, raw: object) -> None:
    with pytest.raises(ValueError, match=r"^expected "):
        parser_of(kind).parse(raw)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (True, "true"), ("", "an empty text"), ("many", "text (many)"), ("a\x1b", "text (a␛)"), ("x" * 50, f"text ({'x' * 39}…)"),
        (5, "a number (5)"), (Decimal("7.40"), "a number (7.40)"), (16**100_000, "a number"), (Decimal("1e9999"), "a number"),
        ([], "an empty list"), ([1], "a list"), ({}, "a table"), (datetime.date(2015, 1, 1), "a date"), (datetime.time(1), "a date with a time, or a time"),
        (datetime.datetime(2015, 1, 1), "a date with a time, or a time"),
    ],
    ids=lambda raw_value: ascii(raw_value) if isinstance(raw_value, str) else type(raw_value).__name__,
)  # fmt: skip
def test_what_stands_in_the_file_is_told_in_the_files_words(raw: object, words: str) -> None:
    assert describe_value(raw) == words


def test_a_choice_that_nearly_is_one_names_it() -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 the message is compared as a whole below
        Qualifier.parse("nearley")

    expected = "expected one of nearly, about, over, at-least, up-to, below, above; found text (nearley); did you mean 'nearly'?"
    assert str(refused.value) == expected


def test_no_character_of_an_id_is_one_that_is_never_shown() -> None:
    characters = map(chr, (code for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000))

    assert [
        ascii(character) for character in characters if ID.fullmatch(character) and safe(character) != character
    ] == []


def test_dimensions_keep_the_order_of_the_file_and_one_value_for_a_list_of_one() -> None:
    dimensions = Dimensions.parse({"nationality": ["PE", "BO"], "drug": "cocaine-base"})

    assert dimensions == (("nationality", ("PE", "BO")), ("drug", ("cocaine-base",)))


@pytest.mark.parametrize(
    ("raw", "steps"),
    [
        ({"drug": 5}, ("drug",)),
        ({"drug": ["x", 5]}, ("drug", 1)),
        ({"drug": []}, ("drug",)),
        ({"drug": [" "]}, ("drug", 0)),
    ],
    ids=str,
)
def test_a_fault_inside_dimensions_knows_the_way_to_it(raw: object, steps: tuple[str | int, ...]) -> None:
    with pytest.raises(NestedErrors, match=r"^expected text") as refused:
        Dimensions.parse(raw)

    assert refused.value.steps == steps


@pytest.mark.parametrize("kind", PARSERS, ids=lambda kind: str(kind.__name__))
def test_every_value_type_says_what_it_wants_and_what_its_schema_is(kind: Any) -> None:
    parser = parser_of(kind)

    assert (bool(parser.wants), {"type", "oneOf", "anyOf"} & set(parser.schema()) != set()) == (True, True)


def test_every_choice_lists_its_words_in_its_schema() -> None:
    words = {kind: [choice["const"] for choice in kind.schema()["oneOf"]] for kind in Choice.__subclasses__()}

    assert words == {kind: [member.value for member in kind] for kind in words}


def test_every_choice_explains_its_words() -> None:
    assert [member for kind in Choice.__subclasses__() for member in kind if not member.meaning.endswith(".")] == []


@pytest.mark.parametrize("kind", Vocabulary.__subclasses__())
def test_a_vocabulary_knows_keys_that_it_takes_and_explains(kind: type[Vocabulary]) -> None:
    wrong = [key for key, meaning in kind.KNOWN.items() if kind.parse(key) != key or not meaning.endswith(".")]

    assert (wrong, len(kind.KNOWN) > 20) == ([], True)


@pytest.mark.parametrize("key", ["ceremony", "prison-break", "g20-summit", "élection"])
def test_a_vocabulary_takes_any_key_in_small_letters(key: str) -> None:
    assert EventType.parse(key) == key


@pytest.mark.parametrize(
    ("raw", "hint"),
    [
        ("Rescue", "; did you mean 'rescue'?"), ("rate decision", "; did you mean 'rate-decision'?"),
        ("Prison break", "; did you mean 'prison-break'?"), ("", ""), (3, ""), ("-", ""),
    ],
)  # fmt: skip
def test_what_is_no_key_is_refused_with_the_key_it_may_mean(raw: object, hint: str) -> None:
    with pytest.raises(ValueError, match="expected a key in small letters") as refused:
        EventType.parse(raw)

    assert str(refused.value).partition(";")[1:] == hint.partition(";")[1:]


@pytest.mark.parametrize(
    ("kind", "most", "longest"),
    [(Id, "a" * 200, 200), (Link, f"{'a' * 200}#{'b' * 200}", 401), (Page, "x" * 40, 40), (Line, "é" * 500, 500)],
    ids=["an id", "a link", "a page", "a line"],
)
def test_what_is_shown_again_elsewhere_is_as_long_as_it_may_be_and_no_longer(
    kind: object, most: str, longest: int
) -> None:
    parser = PARSERS[kind]
    with pytest.raises(ValueError, match=f"^expected at most {longest} characters, found {longest + 1}$"):
        parser.parse(f"{most}x")

    assert (parser.parse(most), parser.schema()["maxLength"]) == (most, longest)
