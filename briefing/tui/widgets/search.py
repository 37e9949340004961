"""The search bar: what is typed filters the open library at once."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input


class SearchBar(Input):
    """Posts `Typed` with every change, `Done` on enter, `Left` on escape."""

    BINDINGS = [Binding("escape", "leave", "clear the search", priority=True)]

    @dataclass
    class Typed(Message):
        text: str

    class Done(Message):
        pass

    class Left(Message):
        pass

    def __init__(self, id: str) -> None:
        super().__init__(id=id, placeholder="words to look for", compact=True, select_on_focus=False)

    def watch_value(self, value: str) -> None:
        self.post_message(self.Typed(value))

    async def action_submit(self) -> None:
        self.post_message(self.Done())

    def action_leave(self) -> None:
        self.post_message(self.Left())
