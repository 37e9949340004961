"""Bytes from the keyboard -> messages of Textual: total, whatever the bytes are; answers of the terminal are none."""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Iterator

from textual.message import Message

from briefing.tui.reply_filter import ReplyFilter
from briefing.tui.textual_private import (
    BRACKETED_PASTE_END,
    BRACKETED_PASTE_START,
    ESCAPE_DELAY,
    XTermParser,
    force_escape,
)

MOST_PASTED = 1 << 16
"""Characters taken of one paste; the rest of it is dropped."""

PASTE_PATIENCE = 1.0
"""Seconds without a byte after which a paste counts as ended."""


class KeyDecoder:
    """Bytes from the keyboard -> messages; total, and never left waiting for the end of a paste."""

    def __init__(self, is_mouse_on: bool = True) -> None:
        """`is_mouse_on`: what the mouse reports is wanted; else it is dropped, as are the answers of a terminal."""
        self.decode = getincrementaldecoder("utf-8")(errors="surrogateescape").decode
        self.parser = XTermParser()
        self.replies = ReplyFilter(is_mouse_on)
        self.pasted: int | None = None
        """Characters of the paste that is coming in; None where there is none."""
        self.tail = ""
        """The last characters, in which a marker may have begun."""

    def feed(self, content: bytes) -> Iterator[Message]:
        """What the bytes mean. Bytes that are not UTF-8 are U+FFFD, broken sequences and answers are nothing."""
        for character in self.replies.begin(self.decode(content)):
            if self.pasted is not None:
                yield from self.take(character)
                continue
            for typed in self.replies.feed(character):
                yield from self.take(typed)

    def take(self, character: str) -> Iterator[Message]:
        """Yield the messages of the next character, which is no answer; of a paste that is too long only its end."""
        character = "\ufffd" if "\ud800" <= character <= "\udfff" else character  # a byte that is not UTF-8
        is_dropped = self.pasted is not None and self.pasted > MOST_PASTED
        self.note(character)
        if not is_dropped:
            yield from self.parse(character)
        elif self.pasted is None:
            yield from self.parse(BRACKETED_PASTE_END)

    def note(self, character: str) -> None:
        """Keep count of a paste by its two markers."""
        self.tail = (self.tail + character)[-len(BRACKETED_PASTE_START) :]
        if self.tail == BRACKETED_PASTE_START:
            self.pasted = 0
        elif self.tail == BRACKETED_PASTE_END:
            self.pasted = None
        elif self.pasted is not None:
            self.pasted += 1

    def parse(self, text: str) -> Iterator[Message]:
        """Yield the messages of a text; a text that breaks the parser yields none."""
        try:
            yield from self.parser.feed(text)
        except Exception:  # whatever a sequence did to the parser, the next key gets a new one
            self.parser = XTermParser()

    def quiet(self, seconds: float) -> Iterator[Message]:
        """Nothing came for some seconds: a lone escape is a key, and an abandoned paste is over."""
        for typed in self.replies.quiet(seconds, ESCAPE_DELAY):
            yield from self.take(typed)
        try:
            yield from force_escape(self.parser) if seconds >= ESCAPE_DELAY else self.parser.tick()
        except Exception:
            self.parser = XTermParser()
        if self.pasted is not None and seconds >= PASTE_PATIENCE:
            self.pasted = None
            yield from self.parse(BRACKETED_PASTE_END)
