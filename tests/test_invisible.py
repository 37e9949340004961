"""What is not seen is told with its place, and is not there in print; what a script needs stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.invisible import hidden_characters, printed
from briefing.load import load
from briefing.safe import safe

NEEDED = (
    "می\u200cخواهم", "क\u094d\u200dष", "ক\u09cd\u200cষ", "ශ\u0dca\u200dරී", "ภาษา\u200bไทย", "وصل \u200e25 %\u200f من المساعدات",
    "שלום \u200f(2014)", "👩‍🚀 🏳️‍🌈 👩🏽‍🚀", "מחיר\u061c 5", "Straße – “quoted” ’s",
)  # fmt: skip


@pytest.mark.parametrize("text", NEEDED, ids=ascii)
def test_what_a_script_needs_is_printed_and_not_told(text: str) -> None:
    assert (printed(text), safe(text), list(hidden_characters(text))) == (text, text, [])


@pytest.mark.parametrize(
    ("text", "kept", "name"),
    [
        ("Drogen\u00adhandel", "Drogenhandel", "SOFT HYPHEN (U+00AD)"), ("annual\u200bfigures", "annualfigures", "ZERO WIDTH SPACE (U+200B)"),
        ("coca\u200f leaf", "coca leaf", "RIGHT-TO-LEFT MARK (U+200F)"), ("coca\u200e leaf", "coca leaf", "LEFT-TO-RIGHT MARK (U+200E)"),
        ("Auf\u200clage", "Auflage", "ZERO WIDTH NON-JOINER (U+200C)"), ("a\u200db", "ab", "ZERO WIDTH JOINER (U+200D)"),
        ("a\ufeffb", "ab", "ZERO WIDTH NO-BREAK SPACE (U+FEFF)"), ("a\u2060b", "ab", "WORD JOINER (U+2060)"),
        ("a\u202eb", "a\u202eb", "RIGHT-TO-LEFT OVERRIDE (U+202E)"), ("a\u2066b", "a\u2066b", "LEFT-TO-RIGHT ISOLATE (U+2066)"),
    ],
    ids=ascii,
)  # fmt: skip
def test_an_invisible_character_is_told_by_its_name(text: str, kept: str, name: str) -> None:
    told = [hidden.name for hidden in hidden_characters(text)]

    assert (printed(text), told) == (kept, [name])


@given(st.text(max_size=40))
def test_what_is_printed_is_printed_alike_again(text: str) -> None:
    assert printed(printed(text)) == printed(text)


def test_check_tells_the_place_of_each_whether_it_is_written_or_escaped(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    content = (
        'schema = "briefing/1"\nheadline = "H"\ndate_published = 2024-01-02\n'
        '[[quotes]]\ntext = "Drogen\u00adhandel \\u200b, \\\\u00ad"\nspeaker = "X"\n'
    )
    path.write_text(content, "utf-8")
    loaded = load(str(path), thorough=True)
    places = [
        (problem.line, problem.column, problem.message) for problem in loaded.problems if "invisible" in problem.message
    ]
    expected = "expected the text as it is printed"

    assert places == [
        (5, 15, f"an invisible character: SOFT HYPHEN (U+00AD); {expected}"),
        (5, 23, f"an invisible character: ZERO WIDTH SPACE (U+200B); {expected}"),
    ]
    assert loaded.briefing is not None
    assert loaded.briefing.quotes[0].text == "Drogenhandel , \\u00ad"
