"""What was typed and not met yet: nothing a reader types is lost, a flood is, and that is told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.geometry import Size
from textual.message import Message

from briefing.tui.key_queue import KEPT, MOST, READ_AHEAD, KeyQueue
from tests.cli.helpers import ALL
from tests.terminal import Session


def key(name: str) -> events.Key:
    return events.Key(name, name if len(name) == 1 else None)


def queue_of(*messages: Message) -> KeyQueue:
    keys = KeyQueue()
    for message in messages:
        keys.put(message)
    return keys


def taken(keys: KeyQueue, room: int | None = None) -> list[str]:
    """The names of all keys, letters that are put in together as their text."""
    messages = []
    while (message := keys.take(room)) is not None:
        messages.append(message)
    return [message.character or message.key for message in messages if isinstance(message, events.Key)]


NAMES = st.sampled_from(["j", "k", "up", "down", "enter", "escape", "é", "tab"])


@given(st.lists(NAMES, max_size=MOST))
def test_what_a_script_types_ahead_is_met_key_by_key_in_order(names: list[str]) -> None:
    keys = queue_of(*map(key, names))

    assert (taken(keys), keys.pop_dropped()) == (names, "")


@given(st.lists(st.sampled_from("abc é"), min_size=1, max_size=READ_AHEAD))
def test_letters_for_a_text_field_are_put_in_together_and_none_is_lost(letters: list[str]) -> None:
    keys = queue_of(*map(key, letters), key("enter"))

    assert (taken(keys, 10_000), keys.pop_dropped()) == (["".join(letters), "enter"], "")


def test_letters_that_a_text_field_has_no_room_for_go_with_one_that_tells_it() -> None:
    keys = queue_of(*map(key, "coca leaf"), key("enter"))
    first = keys.take(4)
    assert isinstance(first, events.Key)

    assert (first.character, taken(keys, 0)) == ("coca", [" ", "enter"])


@given(st.lists(NAMES, min_size=MOST + 1, max_size=2 * MOST))
def test_of_a_flood_the_last_keys_are_met_and_how_many_were_not_is_told(names: list[str]) -> None:
    keys = queue_of(*map(key, names))
    told = f"too many keys at once: {len(names) - KEPT:,} were dropped, the last {KEPT} were not"

    assert (taken(keys), keys.pop_dropped(), keys.pop_dropped()) == (names[-KEPT:], told, "")


def test_a_flood_that_goes_on_keeps_no_more_than_the_last_keys() -> None:
    keys = queue_of(*[key("j")] * (MOST + 1))
    keys.take()
    for _ in range(MOST):
        keys.put(key("k"))
    keys.take()

    assert len(keys) == KEPT - 1


def test_of_sizes_that_follow_each_other_the_last_counts_and_a_flood_drops_it_not() -> None:
    sizes = [events.Resize(Size(width, 24), Size(width, 24)) for width in (80, 90, 100)]
    keys = queue_of(*sizes, *[key("j")] * (MOST + 1))
    message = keys.take()

    assert isinstance(message, events.Resize)
    assert (message.size, len(keys)) == (Size(100, 24), KEPT)


def test_frames_go_on_in_a_flood_and_the_program_ends_after_it_when_it_is_asked_to() -> None:
    """Ten times 500 keys: whatever the machine does meanwhile, something is painted between many of them."""
    with Session(["--library", ALL]) as session:
        session.started()
        frames = 0
        for _ in range(10):
            painted = len(session.output)
            session.type(b"jk\tG" * 125)
            session.settle(0.05, 0.15)
            frames += len(session.output) > painted
        while session.ended(0.3) is None:
            session.type(b"Q")

        assert (frames >= 4, session.ended(), session.is_restored) == (True, 0, True)
