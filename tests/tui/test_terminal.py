"""Bytes from a keyboard -> messages, whatever the bytes are."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.geometry import Size

from briefing.search.query.parser import LONGEST as LONGEST_QUERY
from briefing.tui.driver import TALLEST, WIDEST, clamp_size
from briefing.tui.key_decoder import MOST_PASTED, PASTE_PATIENCE, KeyDecoder
from briefing.tui.reply_filter import DOUBT, LONGEST, PATIENCE
from briefing.tui.textual_private import ESCAPE_DELAY, XTermParser
from tests.cli.helpers import ALL
from tests.terminal import Session

PARTS = st.one_of(
    st.binary(max_size=20),
    st.sampled_from(
        [b"\x1b[", b"\x1b[200~", b"\x1b[201~", b"\x1b[99999999999u", b"\x1b", b"\x1b[<0;1;1M", b"\x1b[48;9;9;9;9t"]
    ),
)


def pressed(keys: KeyDecoder, content: bytes) -> list[str]:
    return [message.key for message in keys.feed(content) if isinstance(message, events.Key)]


@given(st.lists(PARTS, max_size=12))
def test_after_any_bytes_and_a_moment_of_quiet_a_key_is_a_key(parts: list[bytes]) -> None:
    keys = KeyDecoder()
    for part in parts:
        list(keys.feed(part))
    list(keys.feed(b"\x80"))  # ends what may be half a character
    list(keys.quiet(PASTE_PATIENCE))
    list(keys.feed(b"\x1b[I"))  # and what may be half a sequence

    assert pressed(keys, b"j")[-1:] == ["j"]


def test_a_byte_that_is_not_utf8_is_a_replacement_character() -> None:
    assert [message.character for message in KeyDecoder().feed(b"\xff") if isinstance(message, events.Key)] == [
        "\ufffd"
    ]


def test_a_paste_that_is_never_ended_is_over_after_a_moment() -> None:
    keys = KeyDecoder()
    list(keys.feed(b"\x1b[200~words"))

    pasted = [message.text for message in keys.quiet(PASTE_PATIENCE) if isinstance(message, events.Paste)]

    assert (pasted, pressed(keys, b"j")) == (["words"], ["j"])


def test_a_paste_is_cut_where_it_is_too_long_and_its_end_is_seen() -> None:
    keys = KeyDecoder()
    content = b"\x1b[200~" + b"x" * (3 * MOST_PASTED) + b"\x1b[201~j"

    messages = list(keys.feed(content))
    pasted = [len(message.text) for message in messages if isinstance(message, events.Paste)]

    assert (len(pasted), pasted[0] <= MOST_PASTED + 1) == (1, True)
    assert [message.key for message in messages if isinstance(message, events.Key)] == ["j"]


def test_a_window_is_never_smaller_than_a_cell_nor_larger_than_can_be_drawn() -> None:
    sizes = [clamp_size(Size(*size)) for size in ((0, 0), (-1, 5), (65535, 65535), (80, 24))]

    assert sizes == [Size(1, 1), Size(1, 5), Size(WIDEST, TALLEST), Size(80, 24)]


def test_keys_that_come_in_one_burst_go_where_the_focus_is_by_then() -> None:
    """A slow link delivers a search, its enter and moves in the results at once."""
    with Session(["--library", ALL]) as session:
        session.started().type(b"/coca\rjjj")
        session.expect("first · 4/")

        assert b"jjj" not in session.output


def test_a_search_that_is_too_long_says_so_and_keeps_what_it_was() -> None:
    with Session(["--library", ALL]) as session:
        session.started().type(b"/coca\x1b[200~" + b"x" * LONGEST_QUERY + b"\x1b[201~")

        session.expect("at most 4,000 characters")


ENDS = st.sampled_from(["\x1b\\", "\x07", "\x9c"])
CONTENT = st.text(st.characters(min_codepoint=0x20, exclude_characters="\x7f\x9c"), max_size=40)
PARAMETERS = st.lists(st.integers(0, 9999), min_size=1, max_size=6).map(lambda numbers: ";".join(map(str, numbers)))


def in_both_forms(answers: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Also with the single characters that mean an escape and a letter."""
    single = {"\x1bP": "\x90", "\x1b]": "\x9d", "\x1b_": "\x9f", "\x1b^": "\x9e", "\x1bX": "\x98", "\x1b[": "\x9b"}
    return answers | answers.map(lambda answer: single[answer[:2]] + answer[2:])


STRINGS = in_both_forms(st.tuples(st.sampled_from("P]_^X"), CONTENT, ENDS).map(lambda parts: "\x1b" + "".join(parts)))
REPORTS = in_both_forms(
    st.tuples(st.sampled_from("?>="), PARAMETERS, st.sampled_from(["c", "n", "R", "u", "t", "S", "$y"])).map(
        lambda parts: "\x1b[" + "".join(parts)
    )
    | PARAMETERS.map(lambda numbers: f"\x1b[{numbers}n")
    | st.integers(0, 3).map(lambda number: f"\x1b[{number};2$y")
    | st.tuples(st.integers(1, 999), st.integers(1, 999)).map(lambda place: f"\x1b[{place[0]};{place[1]}R")
    | st.sampled_from(["\x1b[8;24;80t", "\x1b[4;600;800t", "\x1b[1t", "\x1b[3;0;0t", "\x1b[2;1;1;112;112;1;0x"])
)
KNOWN = [
    "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\", "\x1b]10;rgb:ffff/ffff/ffff\x07", "\x1b]l~/briefings\x1b\\",
    "\x1b]52;c;Y29jYQ==\x1b\\", "\x1bP1+r544e=787465726d\x1b\\", "\x1bP0+r\x1b\\", "\x1bP>|XTerm(390)\x1b\\",
    "\x1bP!|00000000\x1b\\", "\x1bP1$r0m\x1b\\", "\x1b_Gi=31;OK\x1b\\", "\x1b[?62;22;52c", "\x1b[>41;390;0c",
    "\x1b[?997;1n", "\x1b[0n", "\x1b[12;40R", "\x1b[?12;40;1R", "\x1b[?31u", "\x1b[?1;0;256S", "\x1b[?2026;2$y",
]  # fmt: skip
"""Answers of terminals, as they send them."""


def cut(content: bytes, places: list[int]) -> list[bytes]:
    """The content in parts, at these places of it and beyond its length."""
    ends = sorted({place % (len(content) + 1) for place in places} | {0, len(content)})
    return [content[start:end] for start, end in pairwise(ends)]


def quiet(keys: KeyDecoder, seconds: float) -> list[str]:
    """The keys that are known once nothing has come for so long."""
    return [message.key for message in keys.quiet(seconds) if isinstance(message, events.Key)]


@given(st.sampled_from(KNOWN) | STRINGS | REPORTS, st.lists(st.integers(0, 200), max_size=4))
def test_an_answer_of_the_terminal_is_no_key_however_it_is_cut(answer: str, places: list[int]) -> None:
    keys = KeyDecoder()

    assert [key for part in cut(answer.encode(), places) for key in pressed(keys, part)] == []
    assert pressed(keys, b"j") == ["j"]


@given(st.sampled_from(KNOWN) | STRINGS | REPORTS, st.integers(0, 60))
def test_an_answer_that_is_cut_off_is_over_after_a_moment(answer: str, length: int) -> None:
    keys = KeyDecoder()
    truncated = answer[: min(length, len(answer) - 1)]

    typed = pressed(keys, truncated.encode()) + quiet(keys, PATIENCE)

    assert typed == (["escape"] if truncated == "\x1b" else [])
    assert pressed(keys, b"j") == ["j"]


@given(st.sampled_from(KNOWN), st.lists(st.integers(0, 30), max_size=3))
def test_an_answer_whose_escape_came_long_before_it_is_no_key_either(answer: str, places: list[int]) -> None:
    keys = KeyDecoder()
    typed = pressed(keys, answer[:1].encode()) + quiet(keys, ESCAPE_DELAY)
    for part in cut(answer[1:].encode(), places):
        typed += pressed(keys, part) + quiet(keys, 0.3)

    assert typed == ["escape"]
    assert pressed(keys, b"j") == ["j"]


@pytest.mark.parametrize("typed", ["[", "]", "P", "_", "Pq", "[a", "]q", "j", "XX", "PPP"])
def test_what_is_typed_behind_an_escape_is_keys(typed: str) -> None:
    keys = KeyDecoder()
    names = pressed(keys, b"\x1b") + quiet(keys, ESCAPE_DELAY) + pressed(keys, typed.encode()) + quiet(keys, DOUBT)

    assert names == ["escape", *pressed(KeyDecoder(), typed.encode())]


def test_keys_that_end_an_unfinished_answer_are_keys() -> None:
    typed = {key: pressed(KeyDecoder(), b"\x1b]11;rgb:" + key)[-1:] for key in (b"\x03", b"\x1b[A", b"\x1bOP")}

    assert typed == {b"\x03": ["ctrl+c"], b"\x1b[A": ["up"], b"\x1bOP": ["f1"]}


def test_keys_after_an_answer_that_never_ends_are_keys_once_it_is_too_long() -> None:
    keys = KeyDecoder()
    typed = [key for _ in range(2 * LONGEST) for key in pressed(keys, b"j")] if not pressed(keys, b"\x1b]11;") else []

    assert (len(typed) >= LONGEST - 10, set(typed)) == (True, {"j"})


def test_an_answer_that_is_too_long_is_dropped_with_its_end() -> None:
    keys = KeyDecoder()

    assert pressed(keys, b"\x1b]52;c;" + b"x" * (3 * LONGEST) + b"\x1b\\j") == ["j"]


def test_what_looks_like_an_answer_in_a_paste_is_pasted() -> None:
    content = "\x1b[200~a\x9d0;b\x07c\x1b[201~"
    pasted = [message.text for message in KeyDecoder().feed(content.encode()) if isinstance(message, events.Paste)]

    assert pasted == ["a\x9d0;b\x07c"]


NUMBERS = st.integers(0, 400)
MOUSE = st.one_of(
    st.tuples(NUMBERS, NUMBERS, NUMBERS, st.sampled_from("Mm")).map(
        lambda report: b"\x1b[<%d;%d;%d%c" % (*report[:3], report[3].encode())
    ),
    st.tuples(NUMBERS, NUMBERS, NUMBERS).map(lambda report: b"\x1b[%d;%d;%dM" % report),
    st.tuples(st.integers(32, 127), st.integers(33, 255), st.integers(33, 127)).map(
        lambda report: b"\x1b[M" + bytes(report)
    ),
)
"""As SGR, urxvt and X10 report it."""


@given(MOUSE, st.lists(st.integers(0, 200), max_size=4))
def test_a_report_of_a_mouse_that_is_not_used_is_no_key_however_it_is_cut(report: bytes, places: list[int]) -> None:
    keys = KeyDecoder(is_mouse_on=False)
    messages = [message for part in cut(report, places) for message in keys.feed(part)]

    assert (messages, pressed(keys, b"jG")) == ([], ["j", "G"])


@given(MOUSE, st.integers(0, 200))
def test_a_report_of_the_mouse_whose_escape_came_long_before_it_is_no_key_either(report: bytes, place: int) -> None:
    keys = KeyDecoder(is_mouse_on=False)
    list(keys.feed(report[:1]))
    list(keys.quiet(ESCAPE_DELAY))
    rest = report[1:]
    parts = cut(rest, [2 + place % (len(rest) - 2)]) if rest[1:2] == b"<" else [rest]

    assert [key for part in parts for key in pressed(keys, part)] == []


def test_a_mouse_that_is_used_reports_clicks() -> None:
    messages = list(KeyDecoder(is_mouse_on=True).feed(b"\x1b[<0;10;7M\x1b[<0;10;7m"))

    assert [type(message) for message in messages] == [events.MouseDown, events.MouseUp]


def test_every_sequence_of_a_key_is_that_key() -> None:
    listed = [sequence for sequence in ANSI_SEQUENCES_KEYS if not sequence.startswith(("\x1b\x1b", "\x9b"))]
    differing = [
        sequence
        for sequence in listed
        if pressed(KeyDecoder(), sequence.encode()) != [
            message.key for message in XTermParser().feed(sequence) if isinstance(message, events.Key)
        ]
    ]  # fmt: skip

    assert differing == []
