"""Cells as Rich counts them, and lines that lose nothing and tear nothing apart."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import wcswidth

from briefing.cell_width import grapheme_clusters, pad, take_cells, truncate, width, wrap, wrap_offsets
from briefing.safe import safe

ORDINARY = (
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x24F), (0x370, 0x377), (0x37A, 0x37F), (0x38E, 0x3A1), (0x3A3, 0x3FF),
    (0x400, 0x482), (0x2010, 0x2022), (0x3041, 0x3096), (0x30A1, 0x30FF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3),
)  # fmt: skip
"""Latin, Greek, Cyrillic, dashes and quotation marks, kana, Han, Hangul: first and last code points."""

LETTERS = st.one_of([st.characters(min_codepoint=first, max_codepoint=last) for first, last in ORDINARY])
MARKED = st.builds(
    "{}{}".format, st.sampled_from("aeionкμかは日"), st.sampled_from(("\u0301", "\u0308", "\u0323\u0302"))
)
EMOJI = ("👨‍👩‍👧", "❤️", "1️⃣", "🇵🇪", "🏳️‍🌈", "☎︎", "🚁")
PARTS = st.lists(LETTERS | MARKED | st.sampled_from((*EMOJI, " ", " ", "coca", "a")), max_size=30)
TEXTS = PARTS.map("".join)
ROOM = st.integers(0, 14)


@given(st.lists(LETTERS | MARKED, max_size=40).map("".join))
def test_a_text_of_ordinary_scripts_is_as_wide_as_rich_draws_it(text: str) -> None:
    assert width(text) == cell_len(text)


@pytest.mark.parametrize(
    "text",
    [
        *EMOJI, "👩‍🚀", "👨‍👩‍👧‍👦", "👁️‍🗨️", "🐻‍❄️", "☺️", "⌚", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "👍🏽", "👩🏽‍🚀", "→️", "①️",
        "می\u200cخواهم", "שָׁלוֹם", "ภาษาไทยง่าย", unicodedata.normalize("NFD", "한국어"), "␛[2J", "\ufffd",
    ],
    ids=ascii,
)  # fmt: skip
def test_an_emoji_or_a_script_with_marks_is_as_wide_as_rich_draws_it(text: str) -> None:
    assert (safe(text), width(text)) == (text, cell_len(text))


SPECIAL = re.compile(
    "[\U0001f3fb-\U0001f3ff\u3164\uffa0\u2028\u2029\u1160-\u11ff\ud7b0-\ud7ff\u302e\u302f\U0001171e\U00016ff0\U00016ff1]"
)
"""What a text is never painted with, or what xterm and tmux put on the character before."""
ALIKE = re.compile("[\u3401-\u4dbe\u4e01-\u9ffe\uac01-\ud7a2\U00017001-\U000187f6\U00020001-\U0003fffe]")
"""Inside a block of characters of one width: its first and last one are looked at."""


def is_known(character: str) -> bool:
    """Is it assigned, and its width the same in every version of Unicode and on every terminal?"""
    category = unicodedata.category(character)
    is_special = SPECIAL.match(character) or unicodedata.combining(character) == 9 or category in ("So", "No")
    return category not in ("Cc", "Cn", "Co", "Cs") and not is_special and not ALIKE.match(character)


def test_every_character_is_as_wide_as_on_a_terminal() -> None:
    characters = filter(is_known, map(chr, range(0x80, 0x40000)))

    assert [each for each in characters if width(f"a{each}b") != wcswidth(f"a{each}b")] == []


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("தமிழ்", 4), ("हिन्दी", 5), ("বাংলা", 5), ("မြန်မာ", 5), ("ខ្មែរ", 4), ("ಕನ್ನಡ", 4), ("ക്ഷേ", 3), ("xःy", 3),
        ("\u0600١", 2),
    ],
    ids=ascii,
)  # fmt: skip
def test_marks_beside_their_letter_take_a_cell(text: str, cells: int) -> None:
    assert width(text) == cells


@given(st.text(st.sampled_from("தமிழ்हिन्दीবাংলাမြန်မာ ab"), max_size=20), ROOM)
def test_a_text_with_such_marks_is_cut_and_padded_to_its_room(text: str, room: int) -> None:
    padded = pad(safe(text), room)

    assert (width(padded), "".join(part for part, _ in grapheme_clusters(padded))) == (room, padded)


@given(TEXTS)
def test_the_clusters_of_a_text_are_the_text_and_its_width(text: str) -> None:
    parts = list(grapheme_clusters(text))

    assert ("".join(part for part, _ in parts), sum(cells for _, cells in parts)) == (text, width(text))


@given(TEXTS, ROOM)
def test_a_cut_text_fits_and_a_text_that_fits_is_not_cut(text: str, room: int) -> None:
    shortened = truncate(text, room)

    assert (width(shortened) <= room, shortened == text) == (True, width(text) <= room)


@given(TEXTS, ROOM)
def test_a_head_is_the_longest_run_of_clusters_that_fits(text: str, room: int) -> None:
    prefix = take_cells(text, room)
    beginnings = [text[:end] for end in boundaries(text)]

    assert prefix == max((beginning for beginning in beginnings if width(beginning) <= room), key=len)


@given(TEXTS, ROOM, st.booleans())
def test_a_padded_text_takes_exactly_its_room(text: str, room: int, right: bool) -> None:
    assert width(pad(text, room, right)) == room


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (truncate("Apurímac", 8), "Apurímac"), (truncate("Apurímac", 7), "Apurím…"), (truncate("日本語", 4), "日…"), (truncate("日本語", 5), "日本…"),
        (truncate("abc", 0), ""), (truncate("abc", 1), "…"), (truncate("abc", 2, mark="..."), ""), (take_cells("e\u0301e\u0301", 1), "e\u0301"),
        (take_cells("abc", -1), ""), (pad("ab", 4), "ab  "), (pad("ab", 4, right=True), "  ab"), (pad("日本", 3), "日…"),
    ],
)  # fmt: skip
def test_a_text_is_cut_and_padded_by_cells(actual: str, expected: str) -> None:
    assert actual == expected


def boundaries(text: str) -> list[int]:
    """Offsets at which a text may be parted."""
    offsets = [0]
    for part, _ in grapheme_clusters(text):
        offsets.append(offsets[-1] + len(part))
    return offsets


def is_too_wide(line: str, room: int) -> bool:
    """Wider than asked, though it is more than one cluster."""
    return width(line) > max(room, 1) and len(list(grapheme_clusters(line))) > 1


@given(TEXTS, ROOM)
def test_no_wrapped_line_is_wider_than_asked_unless_one_cluster_is(text: str, room: int) -> None:
    assert [line for line in wrap(text, room) if is_too_wide(line, room)] == []


@given(TEXTS, ROOM, st.none() | ROOM)
def test_wrapping_loses_nothing_but_the_spaces_at_breaks(text: str, room: int, first: int | None) -> None:
    spans = wrap_offsets(text, room, first)
    between = [text[stop:start] for (_, stop), (start, _) in pairwise(spans)]

    assert (spans[0][0], "".join(between).strip(" "), text[spans[-1][1] :].strip(" ")) == (0, "", "")


@given(TEXTS, ROOM, st.none() | ROOM)
@example("a \u0301b", 1, None)
def test_no_wrapped_line_begins_or_ends_inside_a_cluster(text: str, room: int, first: int | None) -> None:
    ends = {offset for span in wrap_offsets(text, room, first) for offset in span}

    assert ends - set(boundaries(text)) == set()


@given(st.lists(st.sampled_from(("coca", "Perú", "日本", "a", "42,900")), min_size=1, max_size=12), st.integers(6, 30))
@example(["日本", "42,900"], 6)
def test_words_that_fit_a_line_are_never_torn(words: list[str], room: int) -> None:
    lines = wrap(" ".join(words), room)

    assert [word for line in lines for word in line.split(" ")] == words


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 5, [""]), ("one two", 7, ["one two"]), ("one two", 6, ["one", "two"]), ("one two", 3, ["one", "two"]),
        ("abcdefgh ij", 4, ["abcd", "efgh", "ij"]), ("日本語", 4, ["日本", "語"]), ("日本", 1, ["日", "本"]),
        ("aa   bb", 3, ["aa", "bb"]), ("aa   bb", 2, ["aa", "bb"]), ("aa ", 2, ["aa"]), ("ab", 0, ["a", "b"]),
    ],
)  # fmt: skip
def test_a_text_is_broken_at_spaces_which_go(text: str, room: int, lines: list[str]) -> None:
    assert wrap(text, room) == lines


@pytest.mark.parametrize(
    ("text", "room", "first", "lines"),
    [
        ("aa bb", 5, 2, ["aa", "bb"]), ("aa bb cc", 4, 8, ["aa bb cc"]), ("aa bb cc", 4, 5, ["aa bb", "cc"]),
        ("aa bb", 5, 1, ["", "aa bb"]), ("abcdefgh", 4, 2, ["", "abcd", "efgh"]),
    ],
)  # fmt: skip
def test_the_first_line_may_have_room_of_its_own_and_no_word_is_torn_to_fill_it(
    text: str, room: int, first: int, lines: list[str]
) -> None:
    assert wrap(text, room, first) == lines
