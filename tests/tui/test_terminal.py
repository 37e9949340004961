"""Bytes from a keyboard -> messages, whatever the bytes are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.geometry import Size

from briefing.search.query.parser import LONGEST
from briefing.tui.driver import TALLEST, WIDEST, clamp_size
from briefing.tui.key_decoder import MOST_PASTED, PASTE_PATIENCE, KeyDecoder
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
        session.expect("first › 4/")

        assert b"jjj" not in session.output


def test_a_search_that_is_too_long_says_so_and_keeps_what_it_was() -> None:
    with Session(["--library", ALL]) as session:
        session.started().type(b"/coca\x1b[200~" + b"x" * LONGEST + b"\x1b[201~")

        session.expect("at most 4,000 characters")
