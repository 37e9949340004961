"""What lies on the reader's desk: the library through its index, as tables and paragraphs.

No widget and no Textual: the reading screen asks, this answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from threading import Event

from briefing.errors import BriefingError
from briefing.library.folder import UnreadableFile
from briefing.load.loader import position_of
from briefing.model import KINDS, SECTIONS, Briefing, Item, Measure
from briefing.repository.repository import BriefingRepository
from briefing.search.query.query import Query
from briefing.table import Column, Table
from briefing.tui.rows import LibraryRows
from briefing.tui.settings import Settings
from briefing.userdata.annotations import UserData
from briefing.userdata.saved_searches import saved_searches
from briefing.userdata.since import BEGINNING, parse_since
from briefing.views.briefing_list import COLUMNS
from briefing.views.document import head_view
from briefing.views.layout import BLANK, Paragraph, paragraph
from briefing.views.record import record_view

BRIEFINGS, SUMMARY, RESULTS = "briefings", "summary", "results"
PANES = (BRIEFINGS, SUMMARY, *SECTIONS)
COMPACT = (Column("date_published", "Published"), Column("title", "Headline", True))


UNREAD, CHANGED, FLAGGED, NOTED = "•", "↻", "⚑", "✎"


class Desk:
    def __init__(self, catalogue: BriefingRepository, state: UserData, settings: Settings | None = None) -> None:
        self.catalogue, self.state, self.settings = catalogue, state, settings or Settings()
        self.matches: tuple[str, frozenset[str]] = ("", frozenset())
        """Of which briefing, and the ids of its records that match the search."""
        self.leaving = Event()
        """The reader leaves: what goes on beside ends."""
        self.visited = ""
        """When the visit before this one began."""
        self.since = BEGINNING
        """What came in before this is no news."""
        self.reload()

    def reload(self) -> None:
        """Look at the index again: files have changed."""
        self.stamp = self.catalogue.query_with_recovery(lambda index: index.generation())
        self.briefing_count, self.total = self.catalogue.query_with_recovery(lambda index: index.size())
        self.broken = {one.path: one for one in self.catalogue.broken()}
        self.saved, self.fault = searches()
        self.lists: dict[tuple[Column, ...], Table] = {}
        self.look_at_marks()

    # ------------------------------------------------- what the reader has put there

    def look_at_marks(self) -> None:
        self.seen, self.remarks = self.state.read_versions(), self.state.annotations()
        self.letters = {one.reference: one.letter for one in self.state.bookmarks().values()}
        self.flagged = {reference.partition("#")[0] for reference, one in self.remarks.items() if one.flagged}

    def visit(self) -> None:
        """A visit begins: news is what came in since the last one."""
        self.visited = self.state.visit(now().isoformat(timespec="seconds"))
        self.since = parse_since("visit", now(), self.visited)

    def see(self, id: str) -> None:
        """The briefing has been read, as it is now."""
        version = self.catalogue.content_hash(id)
        if version and self.seen.get(id) != version:
            self.state.mark_read(id, version)
            self.seen[id] = version

    def unsee(self, id: str) -> None:
        self.state.mark_unread(id)
        self.seen.pop(id, None)

    def see_all(self) -> None:
        listed = self.catalogue.query_with_recovery(lambda index: index.briefings(Query(), self.briefing_count))
        self.state.mark_all_read({one.id: self.catalogue.content_hash(one.id) for one in listed})
        self.look_at_marks()

    def sign(self, id: str) -> str:
        """Before a briefing of the list: something of it is flagged, it is unread, it has changed since it was read."""
        if id in self.flagged:
            return FLAGGED
        if id.startswith("@") or id in self.broken:
            return ""
        if id not in self.seen:
            return UNREAD
        return "" if self.seen[id] == self.catalogue.content_hash(id) else CHANGED

    def record_sign(self, reference: str) -> str:
        """Before a record: flagged, with a note, marked with a letter."""
        remark = self.remarks.get(reference)
        if remark is None:
            return self.letters.get(reference, "")
        return FLAGGED if remark.flagged else NOTED

    def has_signs(self, opened: str) -> bool:
        return any(one.partition("#")[0] == opened for one in (*self.remarks, *self.letters))

    def own_words(self, reference: str) -> list[Paragraph]:
        """What the reader has put on a record, as it stands under it."""
        remark, letter = self.remarks.get(reference), self.letters.get(reference)
        out = [paragraph(f"{FLAGGED} flagged", "note")] if remark and remark.flagged else []
        out += [paragraph(f"{NOTED} {remark.note}", "note", hang=2)] if remark and remark.note else []
        out += [paragraph(f"'{letter} comes back here", "meta")] if letter else []
        return [BLANK, *out] if out else []

    # ---------------------------------------------------------------- the library

    def briefing(self, id: str) -> Briefing | None:
        return self.catalogue.briefing(id) if id else None

    def mark(self, opened: str, query: Query) -> tuple[str, ...]:
        """Note which records of a briefing match, for `records`; their ids in reading order."""
        if query.root is None or not opened:
            self.matches = ("", frozenset())
            return ()
        hits = self.catalogue.query_with_recovery(lambda index: index.matching(query, opened))
        self.matches = (opened, frozenset(hit.id for hit in hits))
        return tuple(hit.id for hit in hits)

    def records(self, briefing: Briefing, table: str, only_matching: bool) -> list[Item]:
        """The records of a section, or those that match."""
        records = briefing.section(SECTIONS[table])
        if not only_matching or self.matches[0] != briefing.id:
            return list(records)
        return [record for record in records if record.id in self.matches[1]]

    def title(self, opened: str) -> tuple[str, str]:
        """The headline and its date; of the library where no briefing is read."""
        briefing = self.briefing(opened)
        if briefing is not None:
            return briefing.headline, str(briefing.date_published)
        count = self.briefing_count
        unreadable = f"{len(self.broken)} unreadable" if self.broken else ""
        return f"{count:,} briefing{'' if count == 1 else 's'}", unreadable

    def tabs(self, opened: str, only_matching: bool) -> tuple[str, ...]:
        """A name a pane, with the number of records it shows."""
        briefing = self.briefing(opened)
        if briefing is None:
            return ("Briefings", "Summary", *(kind.TABLE.capitalize() for kind in KINDS))
        counted = (f"{table.capitalize()} {len(self.records(briefing, table, only_matching))}" for table in SECTIONS)
        return ("Briefings", "Summary", *counted)

    def briefings(self, compact: bool = False) -> Table:
        """Saved searches, the briefings, then the files that could not be read."""
        columns = COMPACT if compact else COLUMNS
        if columns not in self.lists:
            rows = LibraryRows(self.catalogue, columns, self.briefing_count, self.saved, self.broken)
            self.lists[columns] = Table("Briefings", columns, rows)
        return self.lists[columns]

    def place_of(self, id: str) -> int:
        """Where a briefing stands in the list."""
        rows = self.briefings().rows
        return max(rows.row_index(id), 0) if isinstance(rows, LibraryRows) else 0

    def place_in_file(self, reference: str) -> tuple[str, int] | None:
        """The path of the file that a record, a briefing or a row of the list comes from, and the line of it."""
        if reference in self.broken:
            return reference, 1
        name, _, item = reference.partition("#")
        listed = self.catalogue.query_with_recovery(lambda index: index.briefing_row(name))
        briefing = self.briefing(name)
        if listed is None or briefing is None:
            return None
        record = self.row_of(briefing, briefing.by_id.get(item))
        if record is None:
            return listed.path, 1
        place = [one.id for one in briefing.section(type(record))].index(record.id)
        return listed.path, position_of(listed.path, (record.TABLE, place))[0]

    def section(self, opened: str, table: str, only_matching: bool) -> Table:
        briefing = self.briefing(opened)
        found = self.records(briefing, table, only_matching) if briefing else []
        return Table.of(SECTIONS[table], ((briefing, record) for record in found if briefing))

    def nothing(self, table: str = "", only_matching: bool = False) -> str:
        """What an empty table says."""
        if only_matching:
            return f"none of the {table} matches; & shows all"
        if table:
            return f"no {table} in this briefing"
        return "the library has no briefings" if self.catalogue.is_synced else "the library is being read …"

    def row_of(self, briefing: Briefing, record: Item | None) -> Item | None:
        """The record whose row shows it: itself, or for a measure its agreement."""
        if isinstance(record, Measure):
            return next(one for one in briefing.agreements if record in one.measures)
        return record

    def reading(self, opened: str, pane: str, reference: str) -> tuple[str, Sequence[Paragraph]]:
        """What the record pane shows: its heading and paragraphs."""
        if pane == BRIEFINGS and reference in self.broken:
            return "Unreadable", broken_view(self.broken[reference])
        if reference.startswith("@"):
            return "Saved search", saved_view(reference, self.saved.get(reference[1:], ""))
        if pane == RESULTS and not reference:
            return "", ()
        name, _, item = reference.partition("#")
        briefing = self.briefing(name or opened)
        if briefing is None:
            return (
                ("", [paragraph("This briefing is no longer in the library.", "fault")]) if name or opened else ("", ())
            )
        record = briefing.by_id.get(item)
        if record is None:
            has_head = pane in (BRIEFINGS, SUMMARY, RESULTS)
            return ("Summary", [*head_view(briefing), *self.own_words(briefing.id)]) if has_head else ("", ())
        return record.ONE.capitalize(), [*record_view(briefing, record), *self.own_words(reference)]


def now() -> datetime:
    """With the reader's own zone."""
    return datetime.now().astimezone()


def searches() -> tuple[dict[str, str], str]:
    """The saved searches, and what is wrong with their file."""
    try:
        return saved_searches(), ""
    except BriefingError as error:
        return {}, str(error)


def broken_view(one: UnreadableFile) -> list[Paragraph]:
    head = [paragraph(f"{one.problems[0].partition(':')[0]} is no briefing that can be read.", "title"), BLANK]
    return head + [paragraph(problem, "fault", hang=2) for problem in one.problems]


def saved_view(reference: str, text: str) -> list[Paragraph]:
    return [paragraph(reference, "title"), paragraph(text), BLANK, paragraph(Query.parse(text).in_words(), "meta")]
