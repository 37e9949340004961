"""The line at the foot where something is asked for: a command by name, the text of a note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.binding import Binding
from textual.events import Paste
from textual.message import Message
from textual.widgets import Input

from briefing.tui.widgets.completion_cycle import CompletionCycle

LONGEST = 10_000
"""Characters of an answer."""
NEWLINE = "↵"
"""How the end of a line of a note stands in the one line of the bar."""


class CommandBar(Input):
    """Posts `Answered` on enter, `Typed` with every change, `Left` on escape or when the last letter is taken back.

    `Full` where a text is longer than it may be.
    """

    BINDINGS = [
        Binding("escape", "leave", "leave the prompt", priority=True),
        Binding("up", "history(-1)", "the answer before", priority=True),
        Binding("down", "history(1)", "the answer after", priority=True),
        Binding("tab", "complete(1)", "complete a name, the next one", priority=True),
        Binding("shift+tab", "complete(-1)", "the one before", priority=True),
    ]

    @dataclass
    class Answered(Message):
        """The answer to what was asked for."""

        purpose: str
        text: str

    class Typed(Message):
        """The text has changed."""

    class Left(Message):
        """The reader takes the question back."""

    class Full(Message):
        """Nothing more can be typed, and what was pasted is not in it."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id, compact=True, select_on_focus=False, max_length=LONGEST)
        self.cursor_blink = False
        self.purpose = ""
        self.candidates: Callable[[str], Sequence[str]] = lambda _: ()
        self.cycle = CompletionCycle()
        self.history: dict[str, list[str]] = {}
        """Answers of this run, by purpose, the oldest first."""
        self.position = 0

    def ask(self, purpose: str, text: str, hint: str, candidates: Callable[[str], Sequence[str]]) -> None:
        """Open with a text. `candidates` gives the whole texts that a beginning may become."""
        self.purpose, self.candidates, self.placeholder = purpose, candidates, hint
        self.position = len(self.history.get(purpose, ()))
        self.display = True
        self.cycle.forget()
        self.put(text)
        self.post_message(self.Typed())

    @property
    def separator(self) -> str:
        """What stands between two lines of a text: a note keeps its lines, everything else is one."""
        return NEWLINE if self.purpose == "note" else " "

    def put(self, text: str) -> None:
        """Show a text, the cursor after it."""
        self.value = text.replace("\n", self.separator)
        self.cursor_position = len(self.value)

    def on_paste(self, event: Paste) -> None:
        paste_lines(self, event, self.separator)

    def restricted(self) -> None:
        """Tell that the text is as long as it may be."""
        self.post_message(self.Full())

    def watch_value(self) -> None:
        if self.display:
            self.post_message(self.Typed())

    def action_complete(self, by: int) -> None:
        self.put(self.cycle.step(self.value, by, self.candidates))

    def action_history(self, by: int) -> None:
        answers = self.history.get(self.purpose, [])
        self.position = max(0, min(self.position + by, len(answers)))
        self.put(answers[self.position] if self.position < len(answers) else "")

    def action_delete_left(self) -> None:
        if not self.value and self.purpose == "command":
            self.post_message(self.Left())
        super().action_delete_left()

    async def action_submit(self) -> None:
        if self.value.strip():
            self.history.setdefault(self.purpose, []).append(self.value)
        text = self.value.replace(NEWLINE, "\n") if self.purpose == "note" else self.value
        self.post_message(self.Answered(self.purpose, text.strip()))

    def action_leave(self) -> None:
        self.post_message(self.Left())


def paste_lines(bar: Input, event: Paste, separator: str) -> None:
    """Put all lines of a pasted text into a bar, in place of what is selected; empty lines at its ends are left out."""
    event.prevent_default().stop()
    text = separator.join(line.rstrip() for line in event.text.strip("\r\n").splitlines())
    if text:
        bar.replace(text, *bar.selection)
