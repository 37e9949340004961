"""The search bar: what is typed is looked for at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.binding import Binding
from textual.events import Paste
from textual.message import Message
from textual.widgets import Input

from briefing.search.query.parser import LONGEST
from briefing.tui.widgets.command_bar import paste_lines
from briefing.tui.widgets.completion_cycle import CompletionCycle

PLACEHOLDER = 'words, "phrases", section:quotes, country:PE, value>1000, since:2013, -not, a OR b'


class SearchBar(Input):
    """Posts `Typed` with every change, `Done` on enter, `Left` on escape, `Full` at its end."""

    BINDINGS = [
        Binding("escape", "leave", "clear the search", priority=True),
        Binding("up", "history(-1)", "the search before", priority=True),
        Binding("down", "history(1)", "the search after", priority=True),
        Binding("tab", "complete(1)", "complete a field or a value, the next one", priority=True),
        Binding("shift+tab", "complete(-1)", "the one before", priority=True),
    ]

    @dataclass
    class Typed(Message):
        """The text has changed."""

        text: str

    class Done(Message):
        """The search is to be kept."""

    class Left(Message):
        """The search is to be cleared."""

    class Full(Message):
        """Nothing more can be typed."""

    def __init__(self, id: str, history: Sequence[str] = ()) -> None:
        super().__init__(id=id, placeholder=PLACEHOLDER, compact=True, select_on_focus=False, max_length=LONGEST)
        self.cursor_blink = False  # over SSH each blink is a packet
        self.history = list(history)
        """The oldest first."""
        self.position = len(self.history)
        """The index in the history that is shown; after the last comes what is being typed."""
        self.draft = ""
        self.candidates: Callable[[str], Sequence[str]] = lambda _: ()
        """Gives the whole queries that a beginning may become, the best first."""
        self.cycle = CompletionCycle()

    def restricted(self) -> None:
        """Tell that the text is as long as it may be."""
        self.post_message(self.Full())

    def watch_value(self, value: str) -> None:
        self.post_message(self.Typed(value))

    def on_paste(self, event: Paste) -> None:
        paste_lines(self, event, " ")

    def begin(self, text: str) -> None:
        """Open with a text, the cursor behind it."""
        self.position, self.draft = len(self.history), ""
        self.cycle.forget()
        self.put(text)

    def put(self, text: str) -> None:
        """Show a text, the cursor after it."""
        self.value = text
        self.cursor_position = len(text)

    def remember(self, text: str) -> None:
        """The newest search; one that was there before stands only once."""
        if text.strip():
            self.history = [*(query for query in self.history if query != text), text]
        self.position = len(self.history)

    def action_history(self, by: int) -> None:
        if self.position == len(self.history):
            self.draft = self.value
        self.position = max(0, min(self.position + by, len(self.history)))
        self.put(self.draft if self.position == len(self.history) else self.history[self.position])

    async def action_submit(self) -> None:
        self.post_message(self.Done())

    def action_leave(self) -> None:
        self.post_message(self.Left())

    def action_complete(self, by: int) -> None:
        self.put(self.cycle.step(self.value, by, self.candidates))
