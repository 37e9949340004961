"""The conversation: one command after the other, until there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from briefing.errors import INTERRUPTED, BriefingError
from briefing.export.text import lines_to_text
from briefing.library.folder import Resolved
from briefing.linear.commands import obey
from briefing.linear.reader import Reader
from briefing.repository.repository import BriefingRepository
from briefing.safe import safe
from briefing.userdata.annotations import UserData
from briefing.views.layout import Line

PROMPT = "briefing> "


def read(
    catalogue: BriefingRepository,
    state: UserData,
    start: Resolved | None,
    lines: Iterable[str],
    write: Callable[[str], None],
    width: int = 80,
    colour: bool = False,
    prompt: str = "",
    templates: Mapping[str, str] | None = None,
) -> int:
    """Answer `lines` until they end or the reader leaves; the exit code.

    `lines` may raise KeyboardInterrupt and be asked again: one is an answer broken off,
    two with no command between them leave. `prompt` is PROMPT where somebody types.
    `templates`: what a record may be copied as, by name, as `citation` takes them.
    Lets through what `lines` and `write` raise; the caller closes the state.
    """

    def put(found: Iterable[Line]) -> None:
        write(lines_to_text(found, colour))

    reader = Reader(catalogue, state, put, width)
    reader.templates = templates or {}
    attempt(reader, lambda: begin(reader, start))
    return answered(reader, iter(lines), write, prompt)


def answered(reader: Reader, lines: Iterator[str], write: Callable[[str], None], prompt: str) -> int:
    """The loop."""
    broken_off = False
    while not reader.has_left:
        try:
            write(prompt)
            text = next(lines, None)
            if text is None:
                return ended(write, prompt)
            broken_off = False
            attempt(reader, partial(obey, reader, text))
        except KeyboardInterrupt:
            write("\n" if prompt else "")
            if broken_off:
                return INTERRUPTED
            reader.pages.drop()
            broken_off = True
    return 0


def ended(write: Callable[[str], None], prompt: str) -> int:
    """The end of what is typed: the shell's own prompt shall stand on a line of its own."""
    write("\n" if prompt else "")
    return 0


def attempt(reader: Reader, act: Callable[[], None]) -> None:
    """An error is an answer, in one line."""
    try:
        act()
    except BriefingError as error:
        reader.say(safe(str(error)))


def begin(reader: Reader, start: Resolved | None) -> None:
    """What there is, and how to go on; then what was asked for with the program's own arguments."""
    reader.say(". ".join(greeting(reader)))
    if start is not None:
        reader.open(start.briefing.reference(start.record) if start.record else start.briefing.id)


def greeting(reader: Reader) -> Iterator[str]:
    count = reader.catalogue.query_with_recovery(lambda index: index.size())[0]
    broken = len(reader.catalogue.broken())
    yield f"{count:,} briefing{'' if count == 1 else 's'}{f', {broken:,} unreadable' if broken else ''}"
    yield from (notice for notice in (reader.catalogue.notice, reader.state.notice) if notice)
    yield "Type a command; help lists them."
