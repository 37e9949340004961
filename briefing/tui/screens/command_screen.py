"""What the screens with records share: the session, the prompt, the status line, commands by key and by name."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from briefing.session import annotate
from briefing.session.completion import complete_command
from briefing.session.registry import (
    COMMANDS,
    EVERYWHERE,
    KEY_CONTEXTS,
    MOVING,
    READING,
    RECORD,
    TABLE,
    VIEWING,
)  # fmt: skip
from briefing.session.reply import Ask
from briefing.session.session import Session
from briefing.tui.command_runner import CommandRunner, argument_hint
from briefing.tui.keybindings import screen_bindings
from briefing.tui.screens.help import HelpScreen
from briefing.tui.textual_private import SizeGuard
from briefing.tui.widgets.bars import StatusBar
from briefing.tui.widgets.command_bar import CommandBar
from briefing.tui.widgets.line_widget import LineWidget

HINT = f"a command by its name, tab completes: {', '.join(list(COMMANDS)[:6])} …"


class CommandScreen(SizeGuard, Screen[None]):
    """A subclass makes `runner`, and shows the session's location in `follow`."""

    BINDINGS = screen_bindings(EVERYWHERE)
    CONTEXTS: tuple[str, ...] = ()
    """Of KEY_CONTEXTS, those whose commands the key table prints."""
    runner: CommandRunner

    def __init__(self, session: Session, status: StatusBar) -> None:
        super().__init__()
        self.session, self.status_bar = session, status
        self.command_bar = CommandBar("prompt")

    def follow(self) -> None:
        """Show the session's location."""
        raise NotImplementedError

    def action_run(self, name: str) -> None:
        self.runner.run(name)

    def say(self, message: str) -> None:
        """Show a message until the next key."""
        self.status_bar.say(message)

    def show_keys(self) -> None:
        """Show every command of this screen with its keys."""
        shown = [group for context in self.CONTEXTS for group in KEY_CONTEXTS[context]]
        groups = [group for group in (MOVING, TABLE, RECORD, EVERYWHERE, READING, VIEWING) if group in shown]
        self.app.push_screen(HelpScreen(groups, self.session.settings.keys))

    def on_key(self) -> None:
        """The message has been read."""
        if self.status_bar.message and not self.command_bar.display:
            self.say("")

    # ----------------------------------------------------------------- prompt

    def ask(self, request: Ask) -> None:
        """Open the prompt."""
        is_command = request.command == "command"
        self.command_bar.ask(request.command, request.text, HINT if is_command else request.hint, self.candidates)
        self.set_focus(self.command_bar)

    def candidates(self, text: str) -> Any:
        """What the text at the prompt may become."""
        return complete_command(self.session, text) if self.command_bar.purpose == "command" else ()

    def on_command_bar_typed(self, message: CommandBar.Typed) -> None:
        if self.command_bar.display:
            hint = argument_hint(self.command_bar.value) if self.command_bar.purpose == "command" else ""
            self.say("  ".join(message.candidates[:8]) or hint or self.command_bar.placeholder)

    def on_command_bar_left(self) -> None:
        self.close_command_bar()

    def close_command_bar(self) -> None:
        self.command_bar.display = False
        self.set_focus(self.runner.focused())
        self.say("")

    def on_command_bar_answered(self, message: CommandBar.Answered) -> None:
        self.close_command_bar()
        if message.purpose == "note":
            self.runner.attempt(lambda: annotate.write_note(self.session, message.text))
        elif message.text:
            self.runner.run_line(message.text)

    def on_line_widget_letter_typed(self, message: LineWidget.LetterTyped) -> None:
        self.runner.run(message.command, message.letter or " ")
