"""The prompt with what it does: it completes commands, and tells what they take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message

from briefing.session.completion import complete_command, completion_text
from briefing.session.registry import COMMANDS
from briefing.session.reply import Ask
from briefing.session.session import Session
from briefing.tui.widgets.command_bar import LONGEST, CommandBar

COMMAND = "command"
HINT = f"a command by its name, tab completes: {', '.join(list(COMMANDS)[:6])} …"


class CommandPanel(Container):
    """Posts `Hint` as long as somebody types, then `Closed`, and `Answered` where there is an answer."""

    @dataclass
    class Hint(Message):
        """What the text may become, or what its command takes."""

        text: str

    class Closed(Message):
        """The prompt has gone."""

    @dataclass
    class Answered(Message):
        """The answer to what was asked for: a command line, or the text for the command `purpose`."""

        purpose: str
        text: str

    def __init__(self, session: Session) -> None:
        super().__init__(id="command-panel")
        self.session = session
        self.bar = CommandBar("prompt")
        self.display = False

    def compose(self) -> ComposeResult:
        yield self.bar

    def open(self, request: Ask) -> None:
        """Ask for a text."""
        self.display = True
        hint = HINT if request.command == COMMAND else request.hint
        self.bar.ask(request.command, request.text, hint, self.candidates)

    def candidates(self, text: str) -> Sequence[str]:
        """What a text at the prompt may become."""
        return complete_command(self.session, text) if self.bar.purpose == COMMAND else ()

    def close(self) -> None:
        """Hide the prompt."""
        self.display = False
        self.post_message(self.Closed())

    def on_command_bar_typed(self) -> None:
        """Tell what the text may become."""
        if self.display:
            takes = argument_hint(self.bar.value) if self.bar.purpose == COMMAND else ""
            cycle, text = self.bar.cycle, self.bar.value
            if cycle.is_on(text):
                listed = completion_text(cycle.candidates, cycle.typed, cycle.index)
            else:
                listed = completion_text(self.candidates(text), text)
            self.post_message(self.Hint(listed or takes or self.bar.placeholder))

    def on_command_bar_full(self) -> None:
        """Tell that what was typed or pasted last is not in the bar."""
        self.post_message(self.Hint(f"at most {LONGEST:,} characters: the last of it was not put in"))

    def on_command_bar_left(self) -> None:
        """Ask no longer."""
        self.close()

    def on_command_bar_answered(self, message: CommandBar.Answered) -> None:
        """Pass the answer on when the prompt has gone."""
        self.close()
        self.post_message(self.Answered(message.purpose, message.text))


def argument_hint(text: str) -> str:
    """Return what the command of a text takes: `sort COLUMN`; empty where it takes nothing."""
    name = text.partition(" ")[0]
    return f"{name} {COMMANDS[name].takes}" if name in COMMANDS and COMMANDS[name].takes else ""
