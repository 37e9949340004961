"""One session behind each front end, the screens and the conversation, brought to the same location for each command."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from textual.pilot import Pilot

from briefing.errors import BriefingError
from briefing.linear.conversation import Conversation
from briefing.linear.loop import attempt
from briefing.repository.repository import BriefingRepository
from briefing.session.history import History
from briefing.session.location import Location
from briefing.session.session import Session
from briefing.session.view_job import CHANGES
from briefing.tui.app import BriefingApp
from briefing.tui.screens.command_screen import CommandScreen
from briefing.tui.screens.help import HelpScreen
from briefing.tui.screens.main import MainScreen
from briefing.tui.textual_private import handle_fault
from briefing.userdata.annotations import UserData
from briefing.views.layout import plain
from tests.indexed import open_indexed
from tests.linear.conversation import LIBRARY
from tests.tui.frames import at_rest
from tests.userdata.readers import read_versions

WIDE = 2000
"""Cells: no message of a conversation is wrapped."""


class Outcome(NamedTuple):
    """What a command has done."""

    location: tuple[object, ...]
    """Without the cursors of other lists and the counter of changes."""
    options: object
    """Sort and columns of every table that was arranged."""
    annotations: object
    read: object
    clip: str
    saved: str


def opened_repository() -> BriefingRepository:
    return open_indexed([str(path) for path in LIBRARY])


def place_at(session: Session, start: Location) -> None:
    """Bring a session to a location as if it had begun there; the reader's own data stays."""
    session.history, session.listed, session.link = History(), None, None
    session.table_options.clear()
    for id in read_versions(session.userdata) if start.view == CHANGES else ():
        session.marks.read.mark_unread(id)  # else they would not be listed
    session.move(start)


def outcome(session: Session, folder: Path) -> Outcome:
    """The state of a session whose files are in `folder`."""
    here = session.location
    record = here.record if here.is_record_open else ""
    location = (here.pane, here.briefing, here.is_record_open, record, here.query, here.only_matches)
    annotations = {
        reference: (annotation.flagged, annotation.note)
        for reference, annotation in session.userdata.annotations().items()
    }
    bookmarks = {letter: bookmark.reference for letter, bookmark in session.userdata.bookmarks().items()}
    return Outcome(
        (*location, here.view, here.measure),
        {name: chosen for name, options in session.table_options.items() if any(chosen := options[:2])},
        (annotations, bookmarks),
        read_versions(session.userdata),
        text_of(folder / "briefing" / "clip.txt"),
        text_of(folder / "briefing" / "searches.toml"),
    )


def text_of(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


@contextmanager
def private_folder(folder: Path) -> Iterator[None]:
    """The reader's own files are in `folder` meanwhile."""
    before = {name: os.environ[name] for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME")}
    os.environ.update(dict.fromkeys(before, str(folder)))
    try:
        yield
    finally:
        os.environ.update(before)


class LineFrontEnd:
    """A real conversation."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.printed = folder, list[str]()
        with private_folder(folder):
            repository = opened_repository()
            self.session = Session(repository, UserData.open(repository.paths))
        self.conversation = Conversation(self.session, lambda lines: self.printed.extend(map(plain, lines)), WIDE)

    def run(self, start: Location, command: str) -> tuple[str, Outcome]:
        """What was said to a command, and what it has done."""
        place_at(self.session, start)
        self.printed.clear()
        with private_folder(self.folder):
            attempt(self.conversation, command)
            return "\n".join(self.printed), outcome(self.session, self.folder)

    def close(self) -> None:
        self.session.userdata.close()
        self.session.repository.close()


class ScreenFrontEnd:
    """The real application, its commands typed at the prompt."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with private_folder(folder):
            self.app = BriefingApp(opened_repository())
        self.session = self.app.session

    @property
    def main(self) -> MainScreen:
        main = self.app.screen_stack[0]
        assert isinstance(main, MainScreen)
        return main

    @property
    def screen(self) -> CommandScreen:
        assert isinstance(self.app.screen, CommandScreen)
        return self.app.screen

    async def run(self, pilot: Pilot[None], start: Location, command: str) -> tuple[str, Outcome]:
        """What stands in the status line after a command, and what it has done."""
        await self.place_at(pilot, start)
        with private_folder(self.folder):
            screen = self.screen
            screen.say("")
            try:
                screen.runner.run_line(command)
            except BriefingError as error:
                handle_fault(self.app, error)
            return screen.status_bar.message, outcome(self.session, self.folder)

    async def place_at(self, pilot: Pilot[None], start: Location) -> None:
        """Bring the screens to a location, whatever the last command has opened over them."""
        if isinstance(self.app.screen, HelpScreen):
            self.app.pop_screen()
            await at_rest(pilot)
        self.screen.prompt.display = False
        self.main.search_panel.display = False
        place_at(self.session, start)
        self.screen.follow()
        await at_rest(pilot)
