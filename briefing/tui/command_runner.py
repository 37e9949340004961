"""Runs commands of a session for a screen: the session answers, the screen carries the effects out."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Protocol

from textual.app import App, SuspendNotSupported

from briefing.errors import UsageError
from briefing.session import annotate, navigate
from briefing.session.editor import editor_words, run_editor
from briefing.session.kept_check import told_whether_kept
from briefing.session.location import CursorKey, Location
from briefing.session.registry import resolve_command, run_command, with_rename_hint
from briefing.session.reply import (
    Ask,
    AskLetter,
    Copy,
    Edit,
    Effect,
    Leave,
    MovePages,
    MoveRows,
    MoveToEnd,
    Reply,
    Returned,
    ScrollRecord,
    SetTheme,
    ShowKeys,
    ShowText,
    Suspend,
)  # fmt: skip
from briefing.session.session import Session
from briefing.tui.driver import TerminalDriver
from briefing.tui.osc52 import copy_to_terminal
from briefing.tui.suspending import lent_terminal
from briefing.tui.textual_private import running_driver, write_to_terminal
from briefing.tui.theme import apply_theme
from briefing.tui.widgets.line_widget import LineWidget, move_widget
from briefing.tui.widgets.record_view import RecordView

LONGEST_NUMBER = 9
"""Digits of a line number at the prompt."""


class CommandHost(Protocol):
    """A screen that runs commands."""

    @property
    def app(self) -> App[None]:
        """The application, which is suspended and ended."""
        ...

    def follow(self) -> None:
        """Show the session's location."""
        ...

    def say(self, message: str) -> None:
        """Show a message until the next key."""
        ...

    def ask(self, request: Ask) -> None:
        """Open the bar that a text is asked for in."""
        ...

    def show_keys(self) -> None:
        """Show every command with its keys."""
        ...


class CommandRunner:
    """Runs commands, and carries their effects out on its host."""

    def __init__(
        self, host: CommandHost, session: Session, focused: Callable[[], LineWidget], record: RecordView
    ) -> None:
        """`focused`: the widget that moves act on."""
        self.host, self.session, self.focused, self.record = host, session, focused, record

    def run(self, name: str, argument: str = "") -> None:
        """Run a command by its name; an error is told in the status line. A number before `open` is that of a row."""
        if name == "open" and not argument:
            argument = self.focused().prefix.digits
        self.attempt(lambda: run_command(self.session, name, argument))

    def run_line(self, text: str) -> None:
        """Run `name argument` as it was typed at the prompt; a number is a line."""
        word, _, argument = text.partition(" ")
        if word.isdecimal() and len(word) <= LONGEST_NUMBER:
            self.focused().go_to(max(int(word) - 1, 0))
        else:
            self.attempt(lambda: self.reply_to(word, argument.strip()))

    def reply_to(self, word: str, argument: str) -> Reply:
        """Run a command by a name that was typed. Raises BriefingError."""
        return with_rename_hint(run_command(self.session, resolve_command(word), argument), word)

    def open_row(self, key: CursorKey, reference: str) -> None:
        """Open a row that was clicked: of the current list, or of the library beside it."""
        if key == self.session.location.list_key:
            self.run("open")
        else:
            self.attempt(lambda: navigate.open_row(self.session, Location(), reference))

    def answer(self, purpose: str, text: str) -> None:
        """Do what was asked for at the prompt: a note, which may be empty, or a command line."""
        if purpose == "note":
            self.attempt(lambda: told_whether_kept(self.session, lambda: annotate.answer_note(self.session, text)))
        elif text:
            self.run_line(text)

    def attempt(self, answer: Callable[[], Reply]) -> None:
        """Show what was done. Lets through why it could not be done: the application tells that, whatever failed."""
        before = self.focused()
        try:
            self.show_reply(answer())
        finally:
            for widget in (before, self.focused()):
                widget.prefix.pop()  # a number counts for the very next key

    def show_reply(self, reply: Reply) -> None:
        """Show the location, say the message and carry the effects out."""
        self.host.follow()
        if reply.message and not any(isinstance(effect, Ask) for effect in reply.effects):
            self.host.say(reply.message)
        for effect in reply.effects:
            self.carry_out(effect)

    def carry_out(self, effect: Effect) -> None:
        """Do on the screen what a command asks of its front end."""
        widget = self.focused()
        match effect:
            case MoveRows() | MovePages() | MoveToEnd():
                move_widget(widget, effect)
            case ScrollRecord(lines):
                self.record.scroll_lines(lines)
            case Ask():
                self.host.ask(effect)
            case AskLetter(command):
                widget.waiting_command = command
            case Copy(text, label, written):
                done = copy_to_terminal(text, lambda sequence: write_to_terminal(self.host.app, sequence))
                self.host.say(f"{label}: {', '.join([*done, written])}")
            case Edit(path, line):
                self.edit(path, line)
            case SetTheme(name):
                apply_theme(self.host.app, name)
            case ShowKeys():
                self.host.show_keys()
            case Suspend():
                self.suspend()
            case Leave(exit_code):
                self.host.app.exit(return_code=exit_code)
            case ShowText() | Returned():
                pass  # the record beside the list says it

    def suspend(self) -> None:
        """Stop until the shell lets the program go on, where there is one."""
        driver = running_driver(self.host.app)
        if isinstance(driver, TerminalDriver) and driver.stopping.is_possible:
            os.kill(os.getpid(), signal.SIGTSTP)
        else:
            self.host.say("no shell waits for this terminal: q leaves")

    def edit(self, path: str, line: int) -> None:
        """Open the reader's editor in place of the screen until it ends. Raises UsageError where there is none."""
        words = editor_words()
        try:
            with lent_terminal(self.host.app):
                told = run_editor(words, path, line)
        except SuspendNotSupported as error:
            raise UsageError(f"no editor: {error}") from None
        self.host.say(told)
        self.host.app.screen.refresh()
