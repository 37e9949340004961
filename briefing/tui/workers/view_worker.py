"""Makes a view of the library: at once where it is quick, else in the background."""

from __future__ import annotations

from contextlib import closing

from textual.message import Message
from textual.screen import Screen

from briefing.repository.repository import BriefingRepository
from briefing.search.index import QueryStopped
from briefing.session.session import Session
from briefing.session.view_job import MadeView, ViewRequest, is_quick, make, records_to_read


class ViewWorker:
    """Posts `Ready` to a screen."""

    class Ready(Message):
        """A view has been made."""

        def __init__(self, made: MadeView) -> None:
            super().__init__()
            self.made = made

    def __init__(self, screen: Screen[None], session: Session) -> None:
        self.screen, self.session = screen, session
        self.request: ViewRequest | None = None
        """Of the view that is made, or was made last."""
        self.count = 0
        """Records that are read for it."""

    def update(self) -> None:
        """Make the view of the session's location, unless it is made or being made."""
        request = self.session.view_request()
        if request == self.request or not request.view:
            return
        self.request, self.count = request, records_to_read(request, self.session.repository)
        repository = None if is_quick(request.view, self.count) else self.session.repository.for_thread()
        if repository is None:
            self.session.view()
        else:
            worker_repository = repository
            self.screen.run_worker(
                lambda: self.run(worker_repository, request), thread=True, exclusive=True, group="view"
            )

    def run(self, repository: BriefingRepository, request: ViewRequest) -> None:
        """The thread; another view cancels it."""

        def is_wanted() -> bool:
            return self.request == request and not self.session.closing.is_set()

        with closing(repository):
            try:
                made = make(request, repository, self.session.userdata, self.session.repository, is_wanted)
            except QueryStopped:
                return
        if is_wanted():
            self.screen.post_message(self.Ready(made))
