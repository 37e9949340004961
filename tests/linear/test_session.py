"""How a conversation begins and ends, on a terminal and without one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.errors import HUNG_UP, INTERRUPTED, TERMINATED
from briefing.linear.loop import PROMPT
from briefing.linear.names import NAMES as COMMAND_NAMES
from briefing.linear.terminal import LineReader, wake_on_signals
from briefing.sink import Control
from tests.cli.helpers import ROOT, clean
from tests.helpers import HEAD, statistic, written
from tests.linear.conversation import AREA, LIBRARY, NAMES, answers, conversation, converse
from tests.terminal import Session

CALL = """
import signal, sys
from briefing.cli import terminate
from briefing.linear.names import NAMES as COMMAND_NAMES
from briefing.linear.terminal import converse
from briefing.repository.repository import MEMORY, BriefingRepository
from briefing.userdata.annotations import UserData
signal.signal(signal.SIGTERM, terminate)
repository = BriefingRepository.open(sys.argv[1:], MEMORY)
repository.refresh()
userdata = UserData.open(sys.argv[1:])
try:
    sys.exit(converse(repository, userdata))
finally:
    userdata.close()
    print("loaded:", *(name for name in ("textual", "rich", "asyncio") if name in sys.modules), file=sys.stderr)
"""
COMMAND = [sys.executable, "-c", CALL, *map(str, LIBRARY)]


class Interrupted:
    """A keyboard: what is typed, with an interrupt where None stands."""

    def __init__(self, *typed: str | None) -> None:
        self.typed = list(typed)

    def __iter__(self) -> Interrupted:
        return self

    def __next__(self) -> str:
        if not self.typed:
            raise StopIteration
        found = self.typed.pop(0)
        if found is None:
            raise KeyboardInterrupt
        return found


def test_what_the_program_was_called_with_is_read_at_once() -> None:
    said = conversation([], start=AREA)

    assert said.startswith("3 briefings. Type a command; help lists them.\nStatistic 8 of 10.\n")


def test_an_interrupt_ends_the_answer_and_a_second_one_the_program() -> None:
    printed: list[str] = []

    code = converse(Interrupted("page 2", "list", None, "more", None, None, "quit"), printed)

    assert (code, "".join(printed).count("that was all")) == (INTERRUPTED, 1)


def test_the_end_of_the_input_is_no_error() -> None:
    printed: list[str] = []

    assert (converse(iter(["list"]), printed), printed[-1]) == (0, "\n")


@pytest.mark.parametrize("start", ["list", f"open {AREA}", "search coca", "search zzz", "views measures"])
def test_no_command_is_without_an_answer(start: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "true")
    names = [name for name in COMMAND_NAMES if name not in ("leave", "quit", "close")]
    typed = [line for name in names for line in ("back", "open briefings", start, name)]

    assert [name for name, said in zip(names, answers(*typed)[3::4], strict=True) if not said] == []


def test_the_next_briefing_of_an_open_record_is_read_from_its_first_record() -> None:
    said = answers(f"open {AREA}", "next-briefing", "where")

    assert (said[1].split("\n")[:2], said[2].partition(":")[0]) == (
        ["UNODC: Land used for coca cultivation in Peru reduced by nearly 14% in 2014.", "Statistic 1 of 10."],
        "Statistic 1 of 10",
    )


def test_a_view_over_an_open_record_is_listed() -> None:
    said = answers("views speakers", "down", "back", f"open {AREA}", "views speakers")

    assert said[-1].split("\n")[0] == "Speakers, the whole library: 9"


def test_a_section_of_another_briefing_begins_with_its_headline() -> None:
    said = answers("open statistics", "back", "open people")

    assert [one.split("\n")[0] for one in (said[0], said[2])] == [
        "Bolivia, Peru Cooperate to Fight Drug Trafficking."
    ] * 2


def test_what_is_sorted_is_listed_and_a_copy_of_it_has_its_order() -> None:
    said = answers(f"open {NAMES[0]}", "open people", "sort -name", "copy table markdown")

    assert said[3].split("\n")[2].startswith("| Theo Roncken |")


def test_a_number_means_what_was_listed_last() -> None:
    said = answers("list", "2", "3", "1")

    assert [one.split("\n")[0] for one in said] == [
        "Briefings: 3",
        "UNODC: Land used for coca cultivation in Peru reduced by nearly 14% in 2014",
        "Agreements: 1",
        "Agreement 1 of 1.",
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (("1",), "there is no 1: nothing was listed yet\n"),
        (("list", "search zzz", ":open 1"), "there is no 1: what was listed last is empty\n"),
        (("list", ":open 4"), "there is no 4: 1 to 3 were listed last\n"),
    ],
)
def test_a_number_of_nothing_says_what_was_listed(typed: tuple[str, ...], expected: str) -> None:
    assert answers(*typed)[-1] == expected


def test_a_view_with_two_rows_of_one_record_is_walked_through() -> None:
    """The record of a row says nothing of which row it is: two caveats have one record."""
    said = answers("views questions", *["j"] * 7)

    assert [one.split("\n")[0] for one in said[1:]] == [
        f"{number} of 85, {kind}." for number, kind in enumerate(["operation"] * 7, 1)
    ]


def test_a_file_that_cannot_be_read_stands_last_and_says_why(tmp_path: Path) -> None:
    good, bad = written(tmp_path, HEAD + statistic()), written(tmp_path, "headline = 3", "b.toml")
    said = answers("list", "2", paths=[tmp_path], width=len(bad) + 200)

    assert (good != bad, said[0].split("\n")[0]) == (True, "Briefings: 1, 1 unreadable")
    assert "b.toml:1:12: headline: expected text, found a number (3)" in said[1]


def test_a_briefing_that_has_changed_says_so(tmp_path: Path) -> None:
    path = Path(written(tmp_path, HEAD + statistic()))
    (first,) = answers("open a", paths=[tmp_path])
    path.write_text(HEAD + statistic() + statistic("other"), "utf-8")
    (listed,) = answers("list", paths=[tmp_path])

    assert ("1. Statistics: 1 record\n" in first, listed.endswith("changed since you read it\n")) == (True, True)


def test_an_empty_library_says_so(tmp_path: Path) -> None:
    assert answers("list", "next-pane", "}", "down", paths=[tmp_path])[:1] == ["the library has no briefings\n"]


def test_a_command_that_is_too_long_does_nothing() -> None:
    assert answers("note " + "x" * 20_000) == ["a command has at most 10,000 characters: nothing was done\n"]


def test_in_a_pipe_there_is_no_prompt_and_neither_textual_nor_rich() -> None:
    typed = f"open {AREA}\nflag\ncopy json\nviews measures\n/coca\n\xff\n".encode("latin-1")
    done = subprocess.run(COMMAND, cwd=ROOT, env=clean({}), input=typed, capture_output=True, timeout=60, check=False)

    assert (done.returncode, done.stderr.decode().strip()) == (0, "loaded:")
    assert (PROMPT.encode() in done.stdout, b"\x1b" in done.stdout) == (False, False)


def test_on_a_terminal_there_is_a_prompt_and_nothing_moves_the_cursor() -> None:
    with Session(command=COMMAND, environment={"TERM": "dumb"}) as session:
        session.expect(PROMPT)
        session.type(b"open " + NAMES[0].encode() + b"\nopen statistics\n8\n\n")
        session.expect("coca-area-2014")
        session.type(b"quit\n")

        assert session.ended() == 0
        assert (
            b"\x1b" in session.output,
            b"8. Area under coca, Peru: 42,900 hectares, 2014, Peru" in session.output,
        ) == (
            False,
            True,
        )


def test_on_a_terminal_a_paste_is_one_text_and_its_answers_are_none() -> None:
    with Session(command=COMMAND) as session:
        session.expect(PROMPT)
        session.type(b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\open " + AREA.encode() + b"\n")
        session.expect("coca-area-2014")
        session.type(b"note \x1b[200~first line\nsecond line\x1b[201~\n")
        session.expect("noted: ")
        session.type(b"note\n")
        session.expect("your note: first line second line")
        session.type(b"quit\n")

        assert session.ended() == 0
        assert session.output.count(b"\x1b[?2004h") == session.output.count(PROMPT.encode())
        assert session.output.rfind(b"\x1b[?2004l") > session.output.rfind(b"\x1b[?2004h")


def test_ctrl_c_twice_and_ctrl_d_leave() -> None:
    with Session(command=COMMAND) as session:
        session.expect(PROMPT)
        session.type(b"\x03")
        session.expect(f"{PROMPT}^C\r\n{Control.MARK_PASTES.value}{PROMPT}")
        session.type(b"\x03")
        assert session.ended() == INTERRUPTED
    with Session(command=COMMAND) as session:
        session.expect(PROMPT)
        session.type(b"\x04")
        assert session.ended() == 0


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, TERMINATED), (signal.SIGHUP, HUNG_UP)])
def test_a_signal_ends_it_as_it_ends_the_screen(number: signal.Signals, code: int) -> None:
    with Session(command=COMMAND) as session:
        session.expect(PROMPT)
        session.send(number)

        assert session.ended() == code


def test_without_an_input_it_says_what_there_is_and_ends() -> None:
    ended = subprocess.run(
        ["sh", "-c", 'exec "$@" <&-', "sh", *COMMAND],
        capture_output=True,
        cwd=ROOT,
        env=clean({}),
        timeout=60,
        check=False,
    )

    assert (ended.returncode, ended.stdout.decode().partition(" ")[0], ended.stderr) == (0, "3", b"loaded:\n")


def test_what_is_typed_is_read_after_a_signal_that_came_just_before() -> None:
    """The descriptor that a signal wakes by is read empty, and the line is waited for again."""
    reading, writing = os.pipe()
    with wake_on_signals() as descriptor:
        lines = LineReader(reading, descriptor)
        signal.signal(signal.SIGUSR1, lambda *_: None)
        signal.raise_signal(signal.SIGUSR1)
        os.write(writing, b"first\nsecond")
        os.close(writing)
        texts = list(lines)
    signal.signal(signal.SIGUSR1, signal.SIG_DFL)
    os.close(reading)

    assert texts == ["first", "second"]
