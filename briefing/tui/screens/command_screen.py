"""What the screens with records share: the session, the prompt, the status line, commands by key and by name."""

from __future__ import annotations

from textual.app import App
from textual.reactive import var
from textual.screen import Screen
from textual.widget import Widget

from briefing.session import lists
from briefing.session.location import Location
from briefing.session.registry import EVERYWHERE
from briefing.session.reply import Ask
from briefing.session.session import Session
from briefing.tui.command_runner import CommandRunner
from briefing.tui.keybindings import screen_bindings
from briefing.tui.screens.help import HelpScreen
from briefing.tui.textual_private import SizeGuard
from briefing.tui.widgets.bars import StatusBar
from briefing.tui.widgets.command_panel import CommandPanel
from briefing.tui.widgets.messages import LetterTyped, LinkClicked, RowHighlighted, RowOpened


class CommandScreen(SizeGuard, Screen[None]):
    """A subclass makes `runner`, and shows the session's location in `follow`."""

    BINDINGS = screen_bindings(EVERYWHERE)
    CONTEXTS: tuple[str, ...] = ()
    """Of KEY_CONTEXTS, those whose commands the key table prints."""
    location: var[Location] = var(Location(), init=False)
    """To which every widget is bound."""
    runner: CommandRunner

    def __init__(self, session: Session, status: StatusBar) -> None:
        super().__init__()
        self.session, self.status_bar = session, status
        self.prompt = CommandPanel(session)

    def follow(self) -> None:
        """Show the session's location, the cursor on a row that is there."""
        if self.session.location.revision != self.location.revision:
            lists.select_first(self.session)
        self.location = self.session.location

    def action_run(self, name: str) -> None:
        self.runner.run(name)

    def say(self, message: str) -> None:
        """Show a message until the next key."""
        self.status_bar.say(message)

    def show_keys(self) -> None:
        """Show every command of this screen with its keys."""
        self.app.push_screen(HelpScreen(self.CONTEXTS, self.session.settings.keys))

    def on_key(self) -> None:
        """The message has been read."""
        if self.status_bar.message and not self.prompt.display:
            self.say("")

    def ask(self, request: Ask) -> None:
        """Open the prompt; a search is asked for where there is a bar for it."""
        if request.command == "search":
            self.say(request.hint)
        else:
            self.prompt.open(request)
            self.set_focus(self.prompt.bar)

    def prompt_or(self, widget: Widget) -> Widget:
        """The prompt while it is open, else a widget."""
        return self.prompt.bar if self.prompt.display else widget

    # ------------------------------------------------------- what widgets post

    def on_command_panel_hint(self, message: CommandPanel.Hint) -> None:
        self.status_bar.say(message.text, is_wrapped=False)

    def on_command_panel_closed(self) -> None:
        self.set_focus(self.runner.focused())
        self.say("")

    def on_command_panel_answered(self, message: CommandPanel.Answered) -> None:
        self.runner.answer(message.purpose, message.text)

    def on_row_highlighted(self, message: RowHighlighted) -> None:
        self.session.select(message.reference, message.row, message.key)
        self.follow()

    def on_row_opened(self, message: RowOpened) -> None:
        self.runner.open_row(message.key, message.reference)

    def on_link_clicked(self, message: LinkClicked) -> None:
        self.session.link = message.index
        self.runner.run("follow")

    def on_letter_typed(self, message: LetterTyped) -> None:
        self.say("")
        if message.letter:
            self.runner.run(message.command, message.letter)


def top_screen(app: App[None]) -> CommandScreen:
    """Return the topmost screen that has a status line."""
    return next(screen for screen in reversed(app.screen_stack) if isinstance(screen, CommandScreen))


def tell(app: App[None], text: str) -> None:
    """Show a message on the topmost screen that has a status line."""
    top_screen(app).say(text)
