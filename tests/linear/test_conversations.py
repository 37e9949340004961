"""Conversations as goldens, and that they leave no command out."""

from __future__ import annotations

from tempfile import TemporaryDirectory

import pytest

from briefing.linear.names import KEYS, NAMES, split_line
from briefing.session.registry import COMMANDS, OLD_NAMES
from tests.linear.conversation import CONVERSATIONS, GOLDEN, SHORT, golden


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_a_conversation_goes_as_it_did_when_it_was_accepted(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "true")
    with TemporaryDirectory(dir=SHORT) as folder:
        monkeypatch.setenv("XDG_STATE_HOME", folder)
        answered = golden(name)

    expected = (GOLDEN / f"{name}.txt").read_text("utf-8")
    assert answered == expected, "look at the difference, then run: python -m tests.linear.conversation"


def test_every_golden_is_a_conversation() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(CONVERSATIONS)


def test_every_command_of_the_screen_is_answered() -> None:
    assert set(COMMANDS) - set(NAMES) == set()


def test_every_command_stands_in_a_conversation() -> None:
    typed = {split_line(line)[0] for lines in CONVERSATIONS.values() for line in lines if line.strip()}
    names = {KEYS.get(word, OLD_NAMES.get(word, word)) for word in typed}

    assert set(NAMES) - names == set()
