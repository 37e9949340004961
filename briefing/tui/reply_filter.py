"""What a terminal answers is taken out of what is typed, one character at a time.

A program that ran before may have asked for colours, capabilities or a position, and its answers come late: strings
(OSC, DCS, APC, PM, SOS), and control sequences that no key sends. An escape and what follows it are held until it is
known which they are. Reports of a mouse that is not used are none of the reader's keys either.
"""

from __future__ import annotations

import re

from briefing.tui.textual_private import is_event_sequence

ESCAPE, END, BELL = "\x1b", "\x9c", "\x07"
STRINGS = frozenset("P]_^X")
"""Behind an escape they begin a string."""
CONTROL = dict(zip("\x90\x9d\x9f\x9e\x98\x9b", "P]_^X[", strict=True))
"""Single characters that mean an escape and a letter."""

LONGEST = 1 << 12
"""Characters of an answer; what is longer is dropped with the rest of its burst."""
PATIENCE = 1.0
"""Seconds without a character after which an answer has ended that was never finished."""

OLD_MOUSE = "\x1b[M"
"""Three characters follow it: a button and a place, whatever they mean as keys."""
KEPT = re.compile("[\x08-\x0d]")
"""Control characters that a string may have; any other ends it, and is a key."""
PARAMETER = re.compile(r"[ -?]")
"""A control sequence goes on behind it."""
REST = re.compile(r"\[[?>=0-9]|\][0-9lL]|P[0-9>!]|_G")
"""How an answer goes on behind its escape, which came so long before that it counted as a key."""
FIRSTS = frozenset("[]P_")
"""A character alone may be the first of the rest of an answer."""
DOUBT = 0.5
"""Seconds after which such a character is a key."""

TORN_MOUSE = re.compile(r"\[[<M]")
"""The beginning of a report of the mouse without its escape."""


class ReplyFilter:
    """Text that comes in -> the text of keys, of the mouse, of pastes and of what else is an event."""

    def __init__(self, is_mouse_on: bool = True) -> None:
        """`is_mouse_on`: reports of the mouse are events, not answers that nobody asked for."""
        self.is_mouse_on = is_mouse_on
        self.old_mouse = 0
        """Characters that are still to come of a report of an old mouse."""
        self.held = ""
        """The beginning of a sequence; of a string all of it."""
        self.is_torn = False
        """An escape counted as a key just now, and may have begun an answer."""
        self.doubtful = ""
        """What came alone behind it: a key, or the first character of the rest of an answer."""

    @property
    def is_string(self) -> bool:
        """Is what is held the beginning of a string?"""
        return self.held[:1] == ESCAPE and self.held[1:2] in STRINGS and len(self.held) > 1

    def begin(self, text: str) -> str:
        """Return what is to be fed of a text that was read at once; where it goes on with a torn answer, that is held.

        A single character is a key where a string is too long: nobody answers so much, one byte at a time.
        """
        if self.is_string and len(self.held) > LONGEST and len(text) == 1:
            self.held = ""
        if not self.is_torn or not text:
            return text
        text, self.doubtful = self.doubtful + text, ""
        if text in FIRSTS:
            self.doubtful = text
            return ""
        self.is_torn = False
        if REST.match(text) or (not self.is_mouse_on and TORN_MOUSE.match(text)):
            self.held = ESCAPE
        return text

    def feed(self, character: str) -> str:
        """Take a character; return what is known not to be an answer, nothing while that is open."""
        if self.old_mouse:
            self.old_mouse -= 1
            return ""
        if self.is_string:
            return self.feed_string(character)
        if character in CONTROL or character == END:
            passed, self.held = self.held, ESCAPE + CONTROL[character] if character in CONTROL else ""
            return passed
        if character == ESCAPE:
            passed, self.held = self.held if self.held == ESCAPE else "", ESCAPE
            return passed
        if self.held.startswith("\x1b["):
            return self.feed_sequence(character)
        if self.held and (character == "[" or character in STRINGS):
            self.held += character
            return ""
        passed, self.held = self.held + character, ""
        return "" if passed == "\x1b\\" else passed

    def feed_string(self, character: str) -> str:
        """Take a character of a string: all of it is dropped, with its end. What cannot be in it is the next key."""
        is_end = character in (BELL, END) or (character == "\\" and self.held.endswith(ESCAPE))
        if is_end:
            self.held = ""
        elif self.held.endswith(ESCAPE):
            self.held = ESCAPE
            return self.feed(character)
        elif character < " " and character != ESCAPE and not KEPT.match(character):
            self.held = ""
            return character
        elif len(self.held) <= LONGEST or character == ESCAPE:
            self.held += character
        return ""

    def feed_sequence(self, character: str) -> str:
        """Take a character of a control sequence: a whole one that is no event is an answer."""
        if not " " <= character <= "~":
            self.held = ""
            return character
        sequence = self.held + character
        if sequence in (OLD_MOUSE, "\x1b[["):  # of an old mouse, and of the console: more follows, of another grammar
            self.held = ""
            self.old_mouse = 3 if sequence == OLD_MOUSE and not self.is_mouse_on else 0
            return "" if self.old_mouse else sequence
        is_event = is_event_sequence(sequence, self.is_mouse_on)
        is_open = PARAMETER.match(character) and not is_event
        self.held = sequence[: LONGEST + 1] if is_open else ""
        return sequence if not is_open and is_event else ""

    def quiet(self, seconds: float, escape_delay: float) -> str:
        """Nothing came for so long: a lone escape is a key, an answer that was never finished is over."""
        if self.held == ESCAPE and seconds >= escape_delay:
            self.held, self.is_torn = "", True
            return ESCAPE
        if seconds >= PATIENCE:
            self.held, self.is_torn, self.old_mouse = "", False, 0
        passed = self.doubtful if seconds >= DOUBT else ""
        if passed:
            self.doubtful, self.is_torn = "", False
        return passed
