"""The state of one reader of one library, and every way it changes. Commands change it, front ends show it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from threading import Event
from typing import NamedTuple

from briefing.errors import UsageError
from briefing.library.folder import Resolved
from briefing.model import SECTIONS, Briefing, Item
from briefing.repository.repository import BriefingRepository
from briefing.search.query.query import Query
from briefing.session.contents import Contents, record_with_row
from briefing.session.history import History
from briefing.session.library_news import arrivals_text
from briefing.session.location import BRIEFINGS, SUMMARY, CursorKey, Location
from briefing.session.reader_marks import ReaderMarks
from briefing.session.search import SearchState
from briefing.session.settings import Settings
from briefing.session.table_options import TableOptions
from briefing.session.view_job import BRIEFING_VIEWS, MARKS, UNNARROWED, VIEW_NAMES, MadeView, ViewRequest, make
from briefing.session.way import entered
from briefing.table import Row
from briefing.userdata.annotations import UserData
from briefing.userdata.since import VISIT, parse_since
from briefing.views.registry import COMPARE

NOTHING_MEANT = "no record and no briefing is open; open N opens one of those that were listed"


def local_now() -> datetime:
    """The time, with the reader's own zone."""
    return datetime.now().astimezone()


class NoteSubject(NamedTuple):
    """What a note is about, and what it was when its writer began."""

    reference: str
    caption: str
    digest: str
    before: str


class UndoStep(NamedTuple):
    """A step of the reader's own data that can be taken back."""

    name: str
    """What was done, in words."""
    take_back: Callable[[], None]


class Session:
    """`is_background`: workers complete searches and make slow views; else everything is done at once."""

    def __init__(
        self,
        repository: BriefingRepository,
        userdata: UserData,
        settings: Settings | None = None,
        is_background: bool = False,
    ) -> None:
        self.repository, self.userdata, self.settings = repository, userdata, settings or Settings()
        self.is_background = is_background
        userdata.follow(repository)
        self.marks = ReaderMarks(repository, userdata)
        self.contents = Contents(repository, self.marks, is_spoken=not is_background)
        self.search = SearchState(repository, is_background)
        self.history, self.location = History(), Location()
        self.table_options: dict[str, TableOptions] = {}
        """By the name of a list: a pane or `+view`."""
        self.began = local_now()
        self.visited = userdata.settings.last_visit
        """When the last visit that was ended by leaving began; empty for none."""
        self.since = parse_since(VISIT, local_now(), self.visited)
        """What came in before this is no news."""
        self.link: int | None = None
        """The chosen link of the current record, 0-based; None before one was named."""
        self.made_view: MadeView | None = None
        self.library = self.contents.news.snapshot(self.contents.unreadable)
        """The library as it was shown last, to tell what has come in since."""
        self.listed: tuple[Location, Sequence[Row] | None] | None = None
        """What was listed last, where that is not the current list: numbers mean its rows; without rows nothing was."""
        self.note_subject: NoteSubject | None = None
        """What a note is asked for about; None where none is."""
        self.undo_steps: list[UndoStep] = []
        """What can be taken back, the last step last."""
        self.is_leave_asked = False
        """The reader was told what would be lost by leaving, and has done nothing since."""
        self.closing = Event()
        """Set when the session ends: workers stop."""

    # -------------------------------------------------------------- locations

    def go(self, location: Location) -> None:
        """To another location: a step of the history, and of the way that `back` leads up."""
        if location.identity != self.location.identity:
            self.history.leave(self.location)
        self.enter(location)

    def enter(self, location: Location) -> None:
        """One step further in: back leads here again."""
        is_same = location.identity == self.location.identity
        self.move(location if is_same else entered(self.location, location))

    def move(self, location: Location) -> None:
        """To another location that is no step; what depends on it follows."""
        before, self.link = self.location, None
        if (location.query, location.is_typing) != (before.query, before.is_typing):
            self.search.search(location.query, location.is_typing, self.contents.saved)
        if location.is_in_briefing and (
            location.briefing != before.briefing or not (before.is_in_briefing or before.view)
        ):
            self.marks.read.mark_read(location.briefing)
        if location.pane == BRIEFINGS and location.briefing and ("", BRIEFINGS) not in location.cursors:
            location = location._replace(cursors={**location.cursors, ("", BRIEFINGS): location.briefing})
        self.location = location._replace(revision=before.revision + 1)

    def select(self, reference: str, row: int = -1, key: CursorKey | None = None) -> None:
        """The cursor has come to a row of the current list, or of the list of another key."""
        here = self.location
        if key is not None and key != here.list_key:
            self.location = here._replace(cursors={**here.cursors, key: reference})
        elif (reference, row) != (here.record, here.row):
            self.location, self.link = here.with_cursor(reference, row), None

    def touch(self) -> None:
        """Something that is shown here has changed."""
        self.location = self.location._replace(revision=self.location.revision + 1)

    def location_of(self, target: Resolved) -> Location:
        """Where a briefing or a record is read."""
        here = self.location.without_view()._replace(briefing=target.briefing.id)
        record = record_with_row(target.briefing, target.record)
        if record is None or not record.TABLE:
            return here.in_pane(SUMMARY)
        return here.in_pane(record.TABLE)._replace(is_record_open=True).with_cursor(target.briefing.reference(record))

    def close(self) -> None:
        """Stop the workers."""
        self.closing.set()

    def reload(self) -> str:
        """Show what is in the index now: files have changed. Return what has come in, in a line; empty for nothing."""
        self.contents.reload()
        self.marks.reload()
        if self.search.is_on:  # wherever the reader is: the way back leads to its results
            self.search.search(self.location.query, self.location.is_typing, self.contents.saved)
        self.made_view = None if self.location.view == "" else self.made_view
        self.touch()
        before = self.library
        self.library = self.contents.news.snapshot(self.contents.unreadable, before.is_known)
        return arrivals_text(before, self.library)

    # ------------------------------------------------------------ what is meant

    @property
    def reference(self) -> str:
        """What a command is about: the current record, else the open briefing; empty for nothing."""
        here = self.location
        if here.view and here.view not in BRIEFING_VIEWS:
            return here.record if "#" in here.record else ""
        is_summary = (here.pane == SUMMARY or here.is_whole) and not here.view  # its rows are sections
        return (here.record if not is_summary else "") or (here.briefing if here.is_in_briefing else "")

    def subject(self) -> tuple[Briefing, Item | None]:
        """The briefing and the record of `reference`. Raises UsageError where there is none."""
        id, _, item = self.reference.partition("#")
        briefing = self.contents.briefing(id)
        if briefing is None:
            raise UsageError(NOTHING_MEANT)
        return briefing, briefing.by_id.get(item)

    def matches(self) -> tuple[str, ...]:
        """Ids of the matching records of the open briefing, in reading order."""
        return self.contents.matches(self.location, self.search.query)

    # ------------------------------------------------------------------ views

    def view_request(self, location: Location | None = None) -> ViewRequest:
        """The view of a location, the current one by default.

        A figure is compared with all there are, whatever is searched for, or those of the query behind its measure.
        """
        here = location or self.location
        measure, _, narrowed = here.measure.partition(" ")
        query = Query() if here.view in UNNARROWED else self.search.query
        query = Query.parse(narrowed) if here.view == COMPARE else query
        revision = self.marks.revision if here.view == MARKS else 0
        return ViewRequest(here.view, measure, query, self.since, self.repository.index.generation(), revision)

    def made(self) -> MadeView | None:
        """The view of the location as far as it has been made, of the files as they were then; None for none."""
        made, request = self.made_view, self.view_request()
        return made if made and made.request._replace(generation=request.generation) == request else None

    def view(self, location: Location | None = None) -> MadeView:
        """The view of a location, the current one by default, made at once unless it has been made."""
        request = self.view_request(location)
        if self.made_view is None or self.made_view.request != request:
            self.made_view = make(request, self.repository, self.userdata)
        return self.made_view


__all__ = ["NOTHING_MEANT", "SECTIONS", "VIEW_NAMES", "Session", "local_now"]
