"""No text of a file can act on a terminal, and none that is meant is changed."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.safe import HAS_RIGHT_TO_LEFT, UNSAFE, is_safe_link, is_suspect, safe, safe_segment, suspects
from tests.helpers import shared

FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]+\U000e007f")
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

FORBIDDEN = (
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *BIDI,
    "\u2028",
    "\u2029",
    *map(chr, range(0xD800, 0xE000)),
    *map(chr, range(0xE0000, 0xE0080)),
)
"""Code points that a terminal, a shell or a reader's eye may take for more than text."""

ANY_CHARACTER = st.characters(exclude_categories=())
HOSTILE = st.sampled_from((*FORBIDDEN[:32], *BIDI, "\x7f", "\x9b", "\u200b", "\u200d", "\ufe0f", "\u0301", "\ud800"))
FLAGS = st.sampled_from(("\U0001f3f4\U000e0067\U000e0062\U000e007f", "\U0001f3f4", "\U000e0067", "\U000e007f"))
TEXTS = st.lists(ANY_CHARACTER | HOSTILE | FLAGS | st.sampled_from("a 日❤1"), max_size=40).map("".join)


def forbidden_in(text: str, lines: bool) -> set[str]:
    """What of `FORBIDDEN` stands in the text, flags of regions and the newlines of lines apart."""
    rest = FLAG.sub("", text).replace("\n", "" if lines else "\n")
    meant = {*"\u061c\u200e\u200f"} if HAS_RIGHT_TO_LEFT.search(text) else set()
    return set(rest) & set(FORBIDDEN) - meant


@given(TEXTS, st.booleans())
def test_every_text_comes_out_as_long_as_it_went_in(text: str, lines: bool) -> None:
    assert len(safe(text, lines)) == len(text)


@given(TEXTS, st.booleans())
@example("\u2060\ufe0e", False)
@example("\u17b4\u200b", False)
@example("\u2028\ufe0f", True)
def test_what_came_out_comes_out_again_unchanged(text: str, lines: bool) -> None:
    once = safe(text, lines)

    assert safe(once, lines) == once


@given(TEXTS, st.booleans())
def test_no_forbidden_code_point_comes_out(text: str, lines: bool) -> None:
    assert forbidden_in(safe(text, lines), lines) == set()


@pytest.mark.parametrize("lines", [False, True], ids=["line", "lines"])
def test_each_forbidden_code_point_alone_between_letters_is_made_visible(lines: bool) -> None:
    shown = {character: safe(f"A{character}B", lines) for character in FORBIDDEN}

    assert [text for text in shown.values() if forbidden_in(text, lines) or text[0] + text[-1] != "AB"] == []


def test_a_text_of_lines_keeps_its_newlines_and_nothing_else_that_is_a_control() -> None:
    assert safe("one\ntwo\tthree\r\n\x1b[2Jfour\u2028five", lines=True) == "one\ntwo three␍\n␛[2Jfour\nfive"


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x1b]52;c;bWFsaWNl\x07", "␛]52;c;bWFsaWNl␇"),
        ("a\x00b\x7fc", "a␀b␡c"),
        ("a\tb", "a b"),
        ("a\nb", "a⏎b"),
        ("a\r\nb", "a␍⏎b"),
        ("\x9b2J", "\ufffd2J"),
        ("gpj.\u202eexe", "gpj.\ufffdexe"),
        ("pay\u200bpal", "pay\ufffdpal"),
        ("A\ufe0fB", "A\ufffdB"),
        ("Hi\U000e0049\U000e0047", "Hi\ufffd\ufffd"),
        ("half a flag \U0001f3f4\U000e0067\U000e0062", "half a flag \U0001f3f4\ufffd\ufffd"),
        ("\ud83d", "\ufffd"),
        ("\u0301abc", "◌abc"),
        ("e" + "\u0301" * 10, "e" + "\u0301" * 8 + "\ufffd\ufffd"),
    ],
    ids=ascii,
)
def test_what_could_act_is_shown_in_its_place(raw: str, shown: str) -> None:
    assert safe(raw) == shown


@pytest.mark.parametrize(
    "text",
    [
        "السلام عليكم", "\u200e25 %\u200f من المساعدات", "(שלום)\u200f C++\u200e", "שָׁלוֹם עולם", "می\u200cخواهم", "हिन्दी क\u094d\u200dष", "ภาษาไทย ง่าย", "ภาษา\u200bไทย",
        "Apurímac", "Apuri\u0301mac", "Việt Nam", "Vie\u0323\u0302t", "STRASSE straße",
        "👨‍👩‍👧 🏳️‍🌈 👩🏽‍🚀", "❤️ ☎️ ☎︎ 1️⃣ #️⃣", "🇵🇪 🇧🇴", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "[1] [bold]x[/bold] [@click=quit]", "$ 42,900 — 7.4 t, −12.8 %", "日本語 한국어 中文", "100\u00a0%\u202fd", "U+2400: ␀",
    ],
    ids=ascii,
)  # fmt: skip
@pytest.mark.parametrize("lines", [False, True], ids=["line", "lines"])
def test_a_text_that_is_meant_comes_out_as_it_went_in(text: str, lines: bool) -> None:
    assert safe(text, lines) == text


@given(TEXTS)
def test_a_part_of_a_safe_text_is_safe_already(text: str) -> None:
    parts = safe(text).split(" ")

    assert [part for part in parts if part[:1].isascii() and safe_segment(part) != part] == []


def strings() -> list[dict[str, Any]]:
    """The known hostile strings; the four very long ones are of harmless characters, and left out."""
    entries = json.loads(shared("hostile/hostile-strings.json").read_text("utf-8"))["strings"]
    return [entry for entry in entries if entry["string"] is not None]


@pytest.mark.parametrize("lines", [False, True], ids=["line", "lines"])
def test_no_known_hostile_string_keeps_what_makes_it_hostile(lines: bool) -> None:
    kept = {
        entry["id"]: code
        for entry in strings()
        for code in entry["forbidden_out"]
        if chr(int(code.removeprefix("U+"), 16)) in safe(entry["string"], lines)
    }

    assert kept == {}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a?b=c#d", True), ("http://example.org", True), ("javascript:alert(1)", False),
        ("file:///etc/passwd", False), ("https:///etc", False), ("https://a b", False), ("https://a\x1b]8;;", False),
        ("https://exämple.org", False), ("ftp://example.org", False), ("", False),
    ],
)  # fmt: skip
def test_only_plain_addresses_of_the_web_may_be_shown_as_addresses(url: str, expected: bool) -> None:
    assert is_safe_link(url) == expected


def test_the_fast_test_passes_over_no_code_point_that_is_unsafe() -> None:
    passed = "".join([chr(code) for code in range(0x110000) if chr(code) not in suspects()])

    assert (UNSAFE.search(passed), is_suspect(passed)) == (None, False)
