"""Completes a search in the background when the keys rest."""

from __future__ import annotations

from contextlib import closing

from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer

from briefing.repository.repository import BriefingRepository
from briefing.search.index import Limits, QueryStopped
from briefing.search.query.query import Query
from briefing.session.search import SearchOutcome, search_full
from briefing.session.session import Session

REST = 0.15
"""Seconds without a key after which everything about a search is found."""
AT_ONCE = 0.01
"""The same where nothing could be shown yet."""


class SearchWorker:
    """Posts `Finished` to a screen."""

    class Finished(Message):
        """A search has been completed."""

        def __init__(self, outcome: SearchOutcome) -> None:
            super().__init__()
            self.outcome = outcome

    def __init__(self, screen: Screen[None], session: Session) -> None:
        self.screen, self.session = screen, session
        self.serial = 0
        """Of the search that was completed last, or is to be."""
        self.timer: Timer | None = None
        """Runs out when the keys rest; None where nothing is scheduled."""

    def update(self) -> None:
        """Schedule the completion of the session's search, unless it is scheduled; cancel the one before."""
        search = self.session.search
        if search.serial == self.serial:
            return
        self.cancel()
        self.serial = search.serial
        if search.is_on and not search.fault:
            self.timer = self.screen.set_timer(REST if search.is_complete else AT_ONCE, self.start)

    def cancel(self) -> None:
        """Drop what is scheduled, and stop what is running."""
        self.serial = 0
        if self.timer is not None:
            self.timer.stop()
            self.timer = None

    def start(self) -> None:
        """Search in a thread with a connection of its own; in this one where there can be none."""
        self.timer = None
        search, serial = self.session.search, self.serial
        repository = self.session.repository.for_thread()
        if repository is None:
            outcome = search_full(self.session.repository.index, search.text, search.query)
            self.screen.post_message(self.Finished(outcome))
            return
        text, query = search.text, search.query
        self.screen.run_worker(lambda: self.run(repository, text, query, serial), thread=True, group="search")

    def run(self, repository: BriefingRepository, text: str, query: Query, serial: int) -> None:
        """The thread; the next search cancels it."""

        def is_cancelled() -> bool:
            return self.serial != serial or self.session.closing.is_set()

        with closing(repository):
            try:
                outcome = search_full(repository.index, text, query, Limits(None, is_cancelled))
            except QueryStopped:
                return
        if not is_cancelled():
            self.screen.post_message(self.Finished(outcome))
