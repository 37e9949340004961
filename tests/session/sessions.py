"""A session of three briefings, as a conversation has it: nothing is left to a worker."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.errors import BriefingError
from briefing.session.registry import resolve_command, run_command
from briefing.session.reply import Reply
from briefing.session.session import Session
from briefing.userdata.annotations import UserData
from tests.indexed import open_indexed
from tests.linear.conversation import LIBRARY


@contextmanager
def opened_session(*paths: Path) -> Iterator[Session]:
    """The session stands at the library."""
    repository = open_indexed([str(path) for path in paths or LIBRARY])
    userdata = UserData.open(repository.paths)
    try:
        yield Session(repository, userdata)
    finally:
        userdata.close()
        repository.close()


def run(session: Session, line: str) -> Reply:
    """What a command answers; an error is a message."""
    name, _, argument = line.partition(" ")
    try:
        return run_command(session, resolve_command(name), argument)
    except BriefingError as error:
        return Reply(str(error))


def messages(*lines: str) -> list[str]:
    """What each command says, one after the other."""
    with opened_session() as session:
        return [run(session, line).message for line in lines]
