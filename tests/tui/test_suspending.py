"""^Z goes back to the shell that started the program, and fg to where it was."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.cli.helpers import ALL
from tests.terminal import HOME, LIVE, Session

SHELL = ("bash", "--norc", "--noprofile", "-i")


@pytest.fixture
def state(tmp_path: Path) -> dict[str, str]:
    """A state of its own: what was searched for here is nothing that another test begins with."""
    return {"XDG_STATE_HOME": str(tmp_path)}


def in_shell(session: Session, *arguments: str) -> None:
    """Start the program as a job of a shell that controls the terminal."""
    session.expect("# " if "# " in session.output.decode() else "bash")
    session.type(f"PS1='ready> '; {sys.executable} -m briefing {' '.join(arguments)}\r".encode())


def test_the_screen_is_left_at_ctrl_z_and_as_it_was_at_fg_and_a_job_in_the_background_stays_stopped(
    state: dict[str, str],
) -> None:
    with Session(command=SHELL, environment=state) as session:
        in_shell(session, "--library", ALL)
        session.started().type(b"/coc\x1a")
        stopped = session.expect("Stopped", session.expect("\x1b[?1049l"))
        session.type(b"bg\r")
        began = session.expect("ready> ", session.expect(" &", session.expect("ready> ", stopped)))
        while b"Stopped" not in session.output[began:]:
            session.type(b"jobs\r")
            session.expect("ready> ", len(session.output))
        session.type(b"fg\r")
        session.expect(HOME, session.expect(LIVE, stopped))
        session.type(b"a\r")
        session.expect("first · 1/", stopped)
        session.type(b"Q")

        session.expect("ready> ", session.expect("\x1b[?1049l", stopped))


def test_a_program_that_its_terminal_was_opened_for_says_that_no_shell_waits(state: dict[str, str]) -> None:
    with Session(["--library", ALL], environment=state) as session:
        session.started().type(b"\x1a")
        session.expect("no shell waits for this terminal")
        session.type(b"Q")

        assert session.ended() == 0


def test_a_screen_that_was_stopped_without_being_asked_is_painted_whole_when_it_goes_on(state: dict[str, str]) -> None:
    with Session(["--library", ALL], environment=state) as session:
        session.started()
        session.send(signal.SIGSTOP)
        stopped = len(session.output)
        session.send(signal.SIGCONT)
        session.expect("── ", session.expect(HOME, session.expect(LIVE, stopped)))
        session.type(b"Q")

        assert (session.ended(), session.is_restored) == (0, True)


def test_linear_mode_stops_at_ctrl_z_and_prompts_again_at_fg(state: dict[str, str]) -> None:
    with Session(command=SHELL, environment=state) as session:
        in_shell(session, "--linear", ALL)
        session.expect("briefing> ")
        session.type(b"\x1a")
        stopped = session.expect("ready> ", session.expect("Stopped"))
        session.type(b"fg\r")

        session.expect("briefing> ", session.expect("--linear", stopped))
