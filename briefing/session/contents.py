"""Read-model of a session: the tables and paragraphs of a location."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from briefing.errors import BriefingError
from briefing.formatting import format_quantity, format_readable
from briefing.library.folder import UnreadableFile
from briefing.model import KINDS, SECTIONS, Briefing, Item, Measure, Quote, Statistic
from briefing.repository.repository import BriefingRepository
from briefing.search.query.query import Query
from briefing.session.library_news import LibraryNews
from briefing.session.library_rows import Extra, LibraryRows
from briefing.session.location import BRIEFINGS, RESULTS, SUMMARY, Location
from briefing.session.reader_marks import ReaderMarks
from briefing.table import Column, Row, Table, speaker
from briefing.userdata.saved_searches import saved_searches
from briefing.views.briefing_list import SCREEN_COLUMNS, SHOWN
from briefing.views.document import head_view
from briefing.views.layout import BLANK, Paragraph, paragraph
from briefing.views.record import record_view

HELD_COLUMNS = (Column("section", "Section", True), Column("records", "Records"))
SPOKEN_COLUMNS = (
    Column("title", "Headline", True), Column("date_published", "Published"), Column("records", "Records"),
    Column("countries", "Countries"),
)  # fmt: skip
COMPACT_COLUMNS = (Column("date_published", "Published"), Column("title", "Headline", True))


class Contents:
    """What stands where; `reload` after files have changed."""

    def __init__(self, repository: BriefingRepository, marks: ReaderMarks, is_spoken: bool = False) -> None:
        """`is_spoken`: the library's list begins with the briefings, its other lines say what they are."""
        self.repository, self.marks, self.is_spoken = repository, marks, is_spoken
        self.news = LibraryNews(repository, marks)
        self.only_unread = False
        """The library's list leaves out what was read as it is; what is read meanwhile stays until it is made anew."""
        self.reload()

    def reload(self) -> None:
        """Read the index and the saved searches again."""
        index = self.repository.index
        self.generation = index.generation()
        self.briefing_count, self.record_count = index.size()
        self.unreadable = {file.path: file for file in self.repository.unreadable_files()}
        self.broken = {file.briefing: file for file in self.unreadable.values() if file.briefing}
        """Files of which the last good version is read, by the id of that."""
        self.saved, self.saved_fault = load_saved()
        self.library_tables: dict[tuple[Column, ...], Table] = {}
        self.matches_cache: tuple[tuple[str, Query], tuple[str, ...]] = (("", Query()), ())

    # ------------------------------------------------------------ the library

    def briefing(self, id: str) -> Briefing | None:
        """Return the briefing of an id; None for an empty or unknown one."""
        return self.repository.briefing(id) if id else None

    def library_table(self, columns: tuple[Column, ...] = ()) -> Table:
        """Briefings, saved searches, unreadable files."""
        columns = columns or (SPOKEN_COLUMNS if self.is_spoken else SCREEN_COLUMNS)
        if columns not in self.library_tables:
            before, after = self.extras()
            order = self.news.places() if self.only_unread else range(self.briefing_count)
            rows = LibraryRows(self.repository, columns, order, before, after)
            shown = SHOWN if columns == SCREEN_COLUMNS else ()
            self.library_tables[columns] = Table("Briefings", columns, rows, shown)
        return self.library_tables[columns]

    def extras(self) -> tuple[list[Extra], list[Extra]]:
        """The lines before and after the briefings; a file whose last good version is listed has none."""
        unreadable = {path: file for path, file in self.unreadable.items() if not file.briefing}
        if self.is_spoken:
            files = [Extra(path, f"unreadable: {file.problems[0]}") for path, file in unreadable.items()]
            return [], files + [Extra(f"@{name}", f"saved search @{name}: {text}") for name, text in self.saved.items()]
        files = [Extra(path, f"unreadable: {file.short_name}") for path, file in unreadable.items()]
        return [Extra(f"@{name}", f"@{name}  {text}") for name, text in self.saved.items()], files

    def briefing_sign(self, reference: str) -> str:
        """The sign before a line of the library's list."""
        is_extra = reference.startswith("@") or reference in self.unreadable
        return "" if is_extra else self.marks.briefing_sign(reference)

    # ----------------------------------------------------------- one briefing

    def matches(self, location: Location, query: Query) -> tuple[str, ...]:
        """Ids of the records of the open briefing that match, in reading order; an empty one is its head."""
        if query.root is None or not location.briefing:
            return ()
        key = (location.briefing, query)
        if self.matches_cache[0] != key:
            hits = self.repository.index.matching(query, location.briefing)
            self.matches_cache = (key, tuple(hit.id for hit in hits))
        return self.matches_cache[1]

    def records(self, location: Location, section: str, query: Query) -> list[Item]:
        """The records of a section of the open briefing, or those that match."""
        briefing = self.briefing(location.briefing)
        records = list(briefing.section(SECTIONS[section])) if briefing else []
        if not location.only_matches or query.root is None:
            return records
        matches = self.matches(location, query)
        return [record for record in records if record.id in matches]

    def section_table(self, location: Location, query: Query) -> Table:
        """The records of the section that is read."""
        briefing = self.briefing(location.briefing)
        records = self.records(location, location.pane, query) if briefing else []
        return Table.of(SECTIONS[location.pane], ((briefing, record) for record in records if briefing))

    def summary_table(self, location: Location, query: Query) -> Table:
        """The sections that hold something; each row leads to its pane."""
        counts = ((section, len(self.records(location, section, query))) for section in SECTIONS)
        rows = (Row(name, (name.capitalize(), Decimal(count))) for name, count in counts if count)
        return Table("Summary", HELD_COLUMNS, tuple(rows))

    def title(self, id: str) -> tuple[str, str]:
        """The headline of a briefing and its date; without one how large the library is, and how much of it is news."""
        briefing = self.briefing(id)
        if briefing is not None:
            date = str(briefing.date_published)
            return briefing.headline, f"last good version · {date}" if id in self.broken else date
        count, news = self.briefing_count, self.news.text(len(self.unreadable))
        return f"{count:,} briefing{'' if count == 1 else 's'}{news}", ""

    def tabs(self, location: Location, id: str, query: Query) -> tuple[str, ...]:
        """A name a pane, for an open briefing with the number of records it shows."""
        if self.briefing(id) is None:
            return ("Briefings", "Summary", *(kind.TABLE.capitalize() for kind in KINDS))
        here = location._replace(briefing=id)
        counts = (f"{section.capitalize()} {len(self.records(here, section, query))}" for section in SECTIONS)
        return ("Briefings", "Summary", *counts)

    def empty_text(self, location: Location) -> str:
        """What an empty table of the library or a section says."""
        if location.pane == BRIEFINGS:
            if self.only_unread and self.briefing_count:
                return "every briefing is read as it is; :only-unread shows all"
            return "the library has no briefings" if self.repository.is_synced else "the library is being read …"
        if location.only_matches:
            return f"none of the {location.pane} matches; & shows all"
        return f"no {location.pane} in this briefing"

    # ------------------------------------------------------------ one record

    def record_text(self, location: Location, reference: str) -> tuple[str, Sequence[Paragraph]]:
        """Heading and paragraphs of what a reference names at a location; empty for nothing."""
        is_result = bool(location.view) or location.pane == RESULTS
        if location.is_whole and not is_result:
            return section_text(self, location)
        if not is_result and location.pane == BRIEFINGS and reference in self.unreadable:
            return "Unreadable", unreadable_text(self.unreadable[reference])
        if reference.startswith("@"):
            return "Saved search", saved_text(reference, self.saved.get(reference[1:], ""))
        if is_result and not reference:
            return "", ()
        id, _, item = reference.partition("#")
        id = id or location.briefing
        briefing = self.briefing(id)
        if briefing is None:
            return "", [paragraph("This briefing is no longer in the library.", "fault")] if id else ()
        record = briefing.by_id.get(item)
        if record is not None:
            view = [*self.banner(id), *record_view(briefing, record, list(self.marks.lines_of(reference)))]
            return heading_of(briefing, record), view
        has_head = is_result or location.pane in (BRIEFINGS, SUMMARY)
        head = [
            *self.banner(id),
            *self.marks.correction_lines(id),
            *head_view(briefing),
            *self.marks.paragraphs(briefing.id),
        ]
        return ("Summary", head) if has_head else ("", self.banner(id))

    def banner(self, id: str) -> list[Paragraph]:
        """What stands above a last good version: since when the file cannot be read, and why; empty for a whole one."""
        return [paragraph(self.broken[id].banner, "fault", hang=2), BLANK] if id in self.broken else []


def heading_of(briefing: Briefing, record: Item) -> str:
    """What a record is, and the fact that is seen wherever one scrolls to: whose words, which figure of when."""
    match record:
        case Quote():
            facts = [speaker(briefing, record)]
        case Statistic():
            facts = [format_quantity(record.quantity), format_readable(record.date)]
        case _:
            facts = []
    return " · ".join(fact for fact in (record.SINGULAR.capitalize(), *facts) if fact)


def record_with_row(briefing: Briefing, record: Item | None) -> Item | None:
    """The record whose row shows it: itself, or for a measure its agreement."""
    if isinstance(record, Measure):
        return next(agreement for agreement in briefing.agreements if record in agreement.measures)
    return record


def section_text(contents: Contents, location: Location) -> tuple[str, Sequence[Paragraph]]:
    """Heading and paragraphs of every record of the section that is read, one after the other."""
    briefing = contents.briefing(location.briefing)
    lines = contents.banner(location.briefing)
    if briefing is None:
        return "", lines
    records = briefing.section(SECTIONS[location.pane])
    for record in records:
        marks = list(contents.marks.lines_of(briefing.reference(record)))
        lines += [*record_view(briefing, record, marks), BLANK, BLANK]
    return f"{location.pane.capitalize()} · {len(records)}", lines


def load_saved() -> tuple[dict[str, str], str]:
    """The saved searches, and what is wrong with their file."""
    try:
        return saved_searches(), ""
    except BriefingError as error:
        return {}, str(error)


def unreadable_text(file: UnreadableFile) -> list[Paragraph]:
    """What is wrong with a file, every fault."""
    head = [paragraph(f"{file.name} is no briefing that can be read.", "title"), BLANK]
    return head + [paragraph(problem, "fault", hang=2) for problem in file.problems]


def saved_text(reference: str, text: str) -> list[Paragraph]:
    """A saved search, as it was written and in words."""
    return [paragraph(reference, "title"), paragraph(text), BLANK, paragraph(Query.parse(text).in_words(), "meta")]
