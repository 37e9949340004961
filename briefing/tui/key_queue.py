"""What was typed and not met yet, in order: bounded, and honest about what it drops.

| what waits                                   | what becomes of it                                               |
|----------------------------------------------|------------------------------------------------------------------|
| letters for a text field                     | put in together, as one key; none is lost that there is room for |
| a size of the window before another one      | only the last one counts                                         |
| more than `MOST` keys, as no reader has them | all but the last `KEPT` keys are dropped, and that is told       |
"""

from __future__ import annotations

from collections import deque
from itertools import pairwise
from time import monotonic
from typing import Any

from textual import events
from textual.app import App
from textual.message import Message
from textual.widgets import Input

MOST = 300
"""Keys that may wait; a script types some hundred ahead, and each is met in a few milliseconds."""
KEPT = 16
"""Keys that are kept of more than that: the last ones are what the reader wants by now, as to leave."""
QUIET = 0.2
"""Seconds without a key after which a flood is over; until then no more than `KEPT` keys wait."""
READ_AHEAD = 2048
"""Keys that are read at the most; what is typed beyond waits in the terminal's own buffer, which is small."""


class KeyQueue:
    """Filled by the thread that reads the keyboard, emptied by the loop of the program."""

    def __init__(self) -> None:
        self.waiting: deque[Message] = deque()
        self.is_flooded = False
        self.put_at = 0.0
        self.dropped = 0
        """Keys that were dropped since it was told."""

    def __len__(self) -> int:
        return len(self.waiting)

    @property
    def is_full(self) -> bool:
        """Is the terminal to keep what comes next?"""
        return len(self.waiting) >= READ_AHEAD

    def put(self, message: Message) -> None:
        """Add a message; may be called in any thread."""
        now = monotonic()
        if now - self.put_at > QUIET:
            self.is_flooded = False
        self.put_at = now
        self.waiting.append(message)

    def take(self, room: int | None = None) -> Message | None:
        """Return the next message, None where nothing waits.

        `room`: letters that the text field has room for that is typed into; None where there is none.
        """
        most = KEPT if self.is_flooded else MOST
        if len(self.waiting) > most and (room is None or self.run_count() > most):
            self.drop()
        if not self.waiting:
            return None
        message = self.waiting.popleft()
        while isinstance(message, events.Resize) and self.waiting and isinstance(self.waiting[0], events.Resize):
            message = self.waiting.popleft()
        return message if room is None or not is_letter(message) else self.letters(message, room)

    def letters(self, first: Message, room: int) -> Message:
        """Return the letter and those that follow it as one key; those without room go with the last that tells it."""
        assert isinstance(first, events.Key)
        text = first.character or ""
        while self.waiting and is_letter(key := self.waiting[0]):
            self.waiting.popleft()
            if len(text) < room:
                text += getattr(key, "character", "")
            else:
                self.waiting.appendleft(key)
                break
        if room <= 0:
            while self.waiting and is_letter(self.waiting[0]):
                self.waiting.popleft()
        return events.Key(first.key, text)

    def run_count(self) -> int:
        """Count what waits, letters that follow each other as one."""
        return 1 + sum(not (is_letter(before) and is_letter(after)) for before, after in pairwise(list(self.waiting)))

    def drop(self) -> None:
        """Drop all keys but the last; of what is no key the last of each kind stays."""
        waiting = [self.waiting.popleft() for _ in range(len(self.waiting))]
        keys = [message for message in waiting if is_input(message)]
        others = {type(message): message for message in waiting if not is_input(message)}
        kept = [*others.values(), *keys[-KEPT:]]
        self.is_flooded = True
        self.dropped += len(keys) - len(keys[-KEPT:])
        self.waiting.extendleft(reversed(kept))

    def pop_dropped(self) -> str:
        """Return what was dropped since the last time, in words; empty for nothing."""
        count, self.dropped = self.dropped, 0
        return f"too many keys at once: {count:,} were dropped, the last {KEPT} were not" if count else ""


def is_input(message: Message) -> bool:
    """Tell whether a message is a key, the mouse or a paste."""
    return isinstance(message, (events.InputEvent, events.Paste))


def text_room(app: App[Any]) -> int | None:
    """Return how many letters fit into the text field that has the focus; None where none has it."""
    focused = app.focused if app.screen_stack else None
    return (focused.max_length or READ_AHEAD) - len(focused.value) if isinstance(focused, Input) else None


def is_letter(message: Message) -> bool:
    """Tell whether a message is a key that a text field takes as text."""
    return isinstance(message, events.Key) and message.is_printable
