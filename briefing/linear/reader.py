"""Where the reader is, what is said of it, and what was listed last: the commands change it, this answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from briefing.errors import UsageError
from briefing.linear.pages import Pages
from briefing.linear.places import BRIEFINGS, RESULTS, SUMMARY, Place, Way
from briefing.linear.remarks import own_words, remarks
from briefing.linear.spoken import numbered, row_text, said, spoken
from briefing.linear.tables import Tables, row_of
from briefing.linear.telling import heading, nothing, title, where
from briefing.model import Briefing, Item
from briefing.repository.repository import BriefingRepository
from briefing.table import Row, Table, caption
from briefing.userdata.annotations import UserData
from briefing.userdata.since import VISIT, parse_since
from briefing.views.document import head_view
from briefing.views.layout import Line, Paragraph, lay_out, paragraph
from briefing.views.record import record_view


def now() -> datetime:
    """With the reader's own zone."""
    return datetime.now().astimezone()


class Reader:
    def __init__(
        self, catalogue: BriefingRepository, state: UserData, put: Callable[[Iterable[Line]], None], width: int
    ) -> None:
        self.catalogue, self.state, self.put, self.width = catalogue, state, put, width
        self.tables, self.pages, self.way = Tables(catalogue, state), Pages(put), Way()
        self.visited = state.visit(now().isoformat(timespec="seconds"))
        """When the visit before this one began."""
        self.tables.since = parse_since(VISIT, now(), self.visited)
        self.place = Place()
        self.began = Place()
        """Where the search began, to come back to."""
        self.listed: Sequence[Row] = ()
        """What numbers mean: the rows that were listed last."""
        self.listed_at = SUMMARY
        """The pane they were listed in."""
        self.link = 0
        """Of the current record, the link that was named last; from 1, 0 is none."""
        self.templates: Mapping[str, str] = {}
        """What a record may be copied as besides the forms that there are always."""
        self.has_left = False

    # ------------------------------------------------------------------- saying

    def say(self, text: str) -> None:
        """A short answer; what is left of a longer one stays to be asked for."""
        self.put(lay_out([said(text, "meta")], self.width))

    def show(self, paragraphs: Iterable[Paragraph]) -> None:
        self.pages.begin_lines(spoken(paragraphs, self.width))

    def where(self) -> str:
        return where(self.tables, self.place)

    # ------------------------------------------------------------------- places

    def go(self, place: Place) -> None:
        """To another place, and say what is there. Raises BriefingError, the reader staying where he is."""
        self.tables.table(place)
        if place != self.place:
            self.way.leave(self.place)
        self.settle(place)
        self.tell()

    def come(self, place: Place) -> None:
        """Back to a place that was heard before: say which it is, not again what is there."""
        table = self.tables.table(place)
        self.settle(place)
        self.listed, self.listed_at = table.rows, place.pane
        self.say(self.where())

    def settle(self, place: Place) -> None:
        if place.opened and place.is_in_briefing and place.opened != self.place.opened:
            self.state.mark_read(place.opened, self.catalogue.content_hash(place.opened))
        self.place, self.link = place, 0

    def tell(self) -> None:
        """The record in full, or what is listed."""
        if self.place.is_read and self.place.at:
            self.read_row(self.tables.table(self.place))
        else:
            self.list_rows(self.tables.table(self.place))

    # ------------------------------------------------------------------ listing

    def list_rows(self, table: Table) -> None:
        """The heading, then a numbered line a row."""
        self.listed, self.listed_at = table.rows, self.place.pane
        if self.place.pane == SUMMARY:
            head = spoken(head_of(self.tables.briefing(self.place.opened)), self.width)
        else:
            head = lay_out([paragraph(heading(self.tables, self.place, table), "heading", hang=2)], self.width)
        if not table.rows and self.place.pane != SUMMARY:
            head = lay_out([paragraph(nothing(self.tables, self.place), "meta", hang=2)], self.width)
        remark = self.remark()
        self.put(head)
        self.pages.begin(len(table.rows), lambda index: self.row_lines(table, index, remark))

    def row_lines(self, table: Table, index: int, remark: Callable[[str], str]) -> list[Line]:
        row = table.rows[index]
        return lay_out([numbered(index + 1, row_text(table, row), remark(row.reference))], self.width)

    def remark(self) -> Callable[[str], str]:
        return remarks(self.state, self.catalogue, self.place.pane == BRIEFINGS)

    # ------------------------------------------------------------------ reading

    def read_row(self, table: Table) -> None:
        """The current record in full; of another row its line."""
        index = self.tables.index(self.place, table.rows)
        found = self.record()
        if found is None and index < 0:
            raise UsageError("nothing of this was read yet; open N, or down")
        if found is None:
            self.pages.begin_lines(self.row_lines(table, index, self.remark()))
            return
        briefing, record = found
        count = f"{record.ONE.capitalize()} {index + 1} of {len(table.rows)}" if self.place.is_in_briefing else ""
        count = count or f"{index + 1} of {len(table.rows)}, {record.ONE}"
        own = own_words(self.state, self.place.at)
        self.show([paragraph(f"{count}.", "meta"), *record_view(briefing, record), *own])

    def record(self) -> tuple[Briefing, Item] | None:
        """The current record; None where another thing is current, or none."""
        name, mark, item = self.place.at.partition("#")
        briefing = self.catalogue.briefing(name) if mark else None
        record = briefing.by_id.get(item) if briefing else None
        return (briefing, record) if briefing and record else None

    def subject(self) -> tuple[Briefing, Item | None]:
        """What a copy, a flag or a note is about: the current record, or the briefing. Raises UsageError."""
        if found := self.record():
            return found
        name = self.place.opened if self.place.is_in_briefing else self.place.at
        briefing = self.catalogue.briefing(name)
        if briefing is None:
            raise UsageError("no record and no briefing is open; open N opens one of those that were listed")
        return briefing, None

    def named_subject(self) -> tuple[str, str]:
        """Its reference, and what it is called where it is only mentioned."""
        briefing, record = self.subject()
        return (briefing.id, briefing.headline) if record is None else (briefing.reference(record), caption(record))

    # ------------------------------------------------------------------ opening

    def open(self, reference: str) -> None:
        """A briefing or a record, by its reference. Raises NotFound, Unreadable."""
        found = self.catalogue.find(reference)
        here = Place(SUMMARY, found.briefing.id, asked=self.place.asked)
        if found.record is None:
            self.go(here)
            return
        record = row_of(found.briefing, found.record)
        if not record.TABLE:
            raise UsageError(f"{title(found.briefing)} lists no such record")
        at = found.briefing.reference(record)
        if self.tables.is_narrowed(here) and record.id not in self.tables.matching(here):
            self.tables.only_matching = False
            self.say("every record is shown again: this one does not match")
        self.go(here._replace(pane=record.TABLE, at=at, is_read=True))

    def ask(self, text: str) -> None:
        """Search, and list what was found."""
        here = self.place
        self.go(Place(RESULTS, asked=text))
        self.began = self.began if here.asked else here


def head_of(briefing: Briefing) -> list[Paragraph]:
    """The head; what the sections hold is listed behind it."""
    return [one for one in head_view(briefing) if not one.spans or one.spans[0].text.strip() != "Holds"]
