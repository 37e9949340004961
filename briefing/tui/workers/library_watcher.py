"""Watches the library's files in a thread, and tells the screen what has changed."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App
from textual.message import Message
from textual.screen import Screen

from briefing.repository.follow_events import FollowEvent, IndexChanged, IndexStale, PublishedBehind, PublishedDamaged
from briefing.repository.library_follower import LibraryFollower
from briefing.session.session import Session


class LibraryWatcher:
    """Posts `Changed` to a screen for as long as the session is open."""

    class Changed(Message):
        """The index holds something new, or could; `activity` says what goes on, empty when all is done."""

        def __init__(self, event: FollowEvent) -> None:
            super().__init__()
            self.event = event
            self.activity = event.activity if isinstance(event, IndexChanged) else ""

    def __init__(self, screen: Screen[None], session: Session, say: Callable[[App[None], str], None]) -> None:
        """`say`: shows what the reader should know of the index."""
        self.screen, self.session, self.say = screen, session, say
        self.follower = LibraryFollower(session.repository, session.closing, self.report)

    def start(self) -> None:
        """Start the thread."""
        self.screen.run_worker(self.follower.run, thread=True, group="library")

    def report(self, event: FollowEvent) -> None:
        """Called in the thread."""
        self.screen.post_message(self.Changed(event))

    @property
    def open_file(self) -> str:
        """The path of the open briefing; empty for none."""
        return self.follower.open_file

    def watch_briefing(self, id: str) -> None:
        """Look at the file of this briefing more often than at others."""
        row = self.session.repository.index.briefing_row(id) if id else None
        self.follower.open_file = self.session.repository.path_of(row) if row else ""

    def take(self, message: Changed) -> None:
        """Bring the screen's own connection up to date, in its thread; say what has come in."""
        repository = self.session.repository
        repository.is_synced = not message.activity
        match message.event:
            case IndexStale():
                repository.apply_changes(message.event)
            case PublishedBehind():
                repository.open_or_rebuild()
            case PublishedDamaged():
                repository.file.leave_damaged()
            case IndexChanged() if repository.is_replaced():
                repository.open_or_rebuild()
        told = self.session.reload()
        notice, repository.notice = repository.notice, ""  # it is told once
        if notice or told:
            self.say(self.screen.app, notice or told)
