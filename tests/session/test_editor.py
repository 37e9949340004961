"""Which file `edit` opens, and at which line."""

from __future__ import annotations

import os
import pty
import re
import termios
from pathlib import Path

import pytest

from briefing.errors import UsageError
from briefing.session.editor import editor_words, kept_modes, run_editor
from briefing.session.reply import Edit
from tests.helpers import HEAD, written
from tests.session.sessions import opened_session, run


def test_a_file_that_cannot_be_read_is_edited_at_its_fault(tmp_path: Path) -> None:
    written(tmp_path, HEAD)
    bad = written(tmp_path, f"{HEAD}\n[[quotes]]\ntext = A\n", "b:c.toml")
    with opened_session(tmp_path) as session:
        session.select(bad)

        assert run(session, "edit").effects == (Edit(bad, 6),)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["true"], ""),
        (["false"], "the editor ended with 1"),
        (["sh", "-c", "kill -9 $$"], "the editor was ended by SIGKILL"),
        (["sh", "-c", "kill -40 $$"], "the editor was ended by signal 40"),
    ],
    ids=["well", "failing", "killed", "by a signal without a name"],
)
def test_how_an_editor_ends_is_told(words: list[str], told: str) -> None:
    assert run_editor(words, "a.toml", 1) == told


@pytest.mark.parametrize(
    ("editor", "why"),
    [
        ("/nonexistent", "no editor: /nonexistent: No such file or directory"),
        ('vi "', "no editor: No closing quotation"),
        ("v\\", "no editor: No escaped character"),
    ],
)
def test_why_an_editor_cannot_be_started_is_told(editor: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", editor)

    with pytest.raises(UsageError, match=re.escape(why)):
        run_editor(editor_words(), "a.toml", 1)


RECORDS = """
[[people]]
name = "Ana"

[[people]]
name = "Eva"

[[agreements]]
title = "Pact"
parties = ["PE"]

[[agreements.measures]]
id = "first"
summary = "Training."
"""


def test_a_record_is_edited_at_its_line_and_a_briefing_at_its_first(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + RECORDS)
    first = HEAD.count("\n") + 2
    edits = []
    with opened_session(tmp_path) as session:
        for line in ("open a", "open a#ana", "open a#eva", "open a#pact", "open a#first"):
            run(session, line)
            edits.append(run(session, "edit").effects)

    assert edits == [(Edit(path, line),) for line in (1, first, first + 3, first + 6, first + 6)]


@pytest.mark.parametrize(
    ("visual", "editor", "is_line_editor", "words"),
    [
        ("", "", False, ["vi"]), ("code --wait", "ed", False, ["code", "--wait"]), ("code", "ed -s", True, ["ed", "-s"]), ("", "ed", False, ["ed"]),
        ("code", "", True, ["code"]), ("'my editor' -x", "", False, ["my editor", "-x"]),
    ],
)  # fmt: skip
def test_the_editor_is_that_of_the_reader(
    visual: str, editor: str, is_line_editor: bool, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", visual)
    monkeypatch.setenv("EDITOR", editor)

    assert editor_words(is_line_editor) == words


@pytest.mark.parametrize(
    ("editor", "message"), [("", "no editor: set EDITOR"), ("'", "no editor: No closing quotation")]
)
def test_where_there_is_no_editor_it_is_told(editor: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)

    with pytest.raises(UsageError, match=message):
        editor_words(is_line_editor=True)


def test_the_terminal_of_the_input_has_its_modes_again_however_an_editor_leaves_it() -> None:
    kept, (master, terminal) = os.dup(0), pty.openpty()
    os.dup2(terminal, 0)
    try:
        before = termios.tcgetattr(0)
        with kept_modes():
            without_echo = [*before[:3], before[3] & ~termios.ECHO, *before[4:]]
            termios.tcsetattr(0, termios.TCSANOW, without_echo)
        after = termios.tcgetattr(0)
    finally:
        os.dup2(kept, 0)
        for descriptor in (kept, master, terminal):
            os.close(descriptor)

    assert before == after
