"""The loop of a conversation: a line is read and answered, until there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from briefing.errors import INTERRUPTED, NOT_WRITTEN, BriefingError
from briefing.export.text import lines_to_text
from briefing.library.folder import Resolved
from briefing.linear.conversation import Conversation
from briefing.linear.telling import plural
from briefing.repository.repository import BriefingRepository
from briefing.safe import safe
from briefing.session.interface import end_visit
from briefing.session.location import Location
from briefing.session.session import Session
from briefing.session.settings import Settings
from briefing.sink import Piece
from briefing.userdata.annotations import UserData

PROMPT = "briefing> "


def answer_lines(
    repository: BriefingRepository,
    userdata: UserData,
    start: Resolved | None,
    lines: Iterable[str],
    write: Callable[[Iterable[Piece]], None],
    settings: Settings | None = None,
    width: int = 80,
    colour: bool = False,
    prompt: Sequence[Piece] = (),
) -> int:
    """Answer `lines` until they end or the reader leaves; the exit code.

    `lines` may raise KeyboardInterrupt and be asked again: one is an answer broken off,
    two with no command between them leave. `prompt` holds PROMPT where somebody types.
    Lets through what `lines` and `write` raise; the caller closes the user data.
    """
    session = Session(repository, userdata, settings)
    conversation = Conversation(session, lambda printed: write(lines_to_text(printed, colour)), width)
    conversation.say(". ".join(greeting(session)))
    if start is not None:
        session.go(session.location_of(start))
        conversation.read_location(Location())
    return run_loop(conversation, iter(lines), write, prompt)


def greeting(session: Session) -> Iterator[str]:
    """How much there is, what is wrong with it, and how to go on."""
    unreadable = len(session.contents.unreadable)
    size = plural(session.contents.briefing_count, "briefing")
    yield f"{size}, {unreadable:,} unreadable" if unreadable else size
    notices = (session.repository.notice, session.userdata.notice, session.settings.remark)
    yield from (notice for notice in notices if notice)
    yield "Type a command; help lists them."


def run_loop(
    conversation: Conversation, lines: Iterator[str], write: Callable[[Iterable[Piece]], None], prompt: Sequence[Piece]
) -> int:
    """Read and execute one line after the other; the exit code."""
    is_interrupted = False
    while not conversation.has_left:
        try:
            write(prompt)
            text = next(lines, None)
            if text is None:
                write(["\n" if prompt else ""])  # the shell's own prompt shall stand on a line of its own
                end_visit(conversation.session)
                return NOT_WRITTEN if conversation.session.userdata.lost() else 0
            is_interrupted = False
            attempt(conversation, text)
        except KeyboardInterrupt:
            write(["\n" if prompt else ""])
            if is_interrupted:
                return INTERRUPTED
            conversation.pages.drop()
            is_interrupted = True
    return conversation.exit_code


def attempt(conversation: Conversation, text: str) -> None:
    """Execute a line; an error is an answer, in one line."""
    try:
        conversation.execute(text)
    except BriefingError as error:
        conversation.say(safe(str(error)))
