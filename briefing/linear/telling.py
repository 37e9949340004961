"""What is said of a location: headings, rows, the record that is read, where one is."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.cell_width import truncate
from briefing.formatting import format_readable
from briefing.linear.speech import annotation_paragraphs, numbered, remark, row_text
from briefing.model import SECTIONS, Briefing, Item
from briefing.safe import safe
from briefing.session.lists import (
    arranged_table,
    is_section,
    options_of,
    order_name,
    plain_table,
    result_groups,
    row_index,
)
from briefing.session.location import BRIEFINGS, RESULTS, SUMMARY
from briefing.session.session import Session
from briefing.session.table_options import fit_options
from briefing.table import Table
from briefing.views.document import head_view
from briefing.views.layout import Paragraph, paragraph
from briefing.views.record import record_view

LONGEST_TITLE = 60
"""Cells of a headline or a name where it is only mentioned."""


def plural(count: int, word: str, words: str = "") -> str:
    """`1 record`, `2,000 records`."""
    return f"{count:,} {word if count == 1 else words or f'{word}s'}"


# ------------------------------------------------------------------- headings


def list_heading(session: Session, table: Table) -> str:
    """What is listed, and how much of it."""
    return f"{list_title(session)}: {count_text(session, table)}"


def list_title(session: Session) -> str:
    """What is listed: `Statistics that match “coca”`, `Timeline, the whole library`."""
    here, words = session.location, session.search.query.in_words()
    if here.view:
        request = session.view_request()
        return f"{request.name}, {request.subject()}"
    if here.pane == RESULTS:
        return f"Search for {words}"
    return f"{here.pane.capitalize()} that match {words}" if is_narrowed(session) else here.pane.capitalize()


def count_text(session: Session, table: Table) -> str:
    """How much is listed, and in which order where that is not the usual one."""
    options, missing = fit_options(plain_table(session), options_of(session))
    sort = options.sort
    order = f", sorted by {sort}" if sort else ""
    order += f", without {' '.join(map(safe, missing))}, which it does not have" if missing else ""
    if session.location.list_name == BRIEFINGS:
        count = f"{session.contents.briefing_count:,}"
        if session.contents.only_unread:
            count = f"{len(session.contents.news.places()):,} unread of {count}"
        return f"{count}{extras_text(session)}{order}"
    if session.location.list_name == RESULTS and not missing:
        return results_text(session)
    count = f"{len(table.rows):,}{order}"
    return f"{count} of {section_size(session):,}" if is_narrowed(session) else count


def extras_text(session: Session) -> str:
    """What the list of the library holds after the briefings."""
    unreadable, saved = len(session.contents.unreadable), len(session.contents.saved)
    searches = f", {plural(saved, 'saved search', 'saved searches')}" if saved else ""
    return (f", {unreadable} unreadable" if unreadable else "") + searches


def results_text(session: Session) -> str:
    """How many records were found, their order, how many of them are listed."""
    results = session.search.results
    listed = len(results.found)
    left_out = f"; the first {listed:,}" if results.total > listed else ""
    return f"{plural(results.total, 'record')}, {order_name(session) or results.order}{left_out}"


def is_narrowed(session: Session) -> bool:
    """Does a section list only the records that match?"""
    return is_section(session.location) and session.location.only_matches and session.search.is_on


def section_size(session: Session) -> int:
    """The records of the section, those that do not match too."""
    briefing = session.contents.briefing(session.location.briefing)
    return len(briefing.section(SECTIONS[session.location.pane])) if briefing else 0


def empty_text(session: Session) -> str:
    """What an empty list says."""
    if session.location.view:
        return f"{list_title(session)}: {session.view().empty_text}"
    if session.location.pane == RESULTS:
        hint = " (next-pane takes it)" if session.search.spelling else ""
        return f"{list_title(session)}: {session.search.empty_text()}{hint}"
    return session.contents.empty_text(session.location)


# ------------------------------------------------------------ rows and records


def summary_head(session: Session) -> list[Paragraph]:
    """The head of the open briefing; what the sections hold is listed after it."""
    id = session.location.briefing
    briefing = session.contents.briefing(id)
    if briefing is None:
        return list(session.contents.record_text(session.location, id)[1])
    head = [text for text in head_view(briefing) if not text.spans or text.spans[0].text.strip() != "Holds"]
    return [
        *session.contents.banner(id),
        *session.marks.correction_lines(id),
        *head,
        *annotation_paragraphs(session.marks, id),
    ]


def row_paragraph(session: Session, table: Table, index: int) -> Paragraph:
    """A row of the current list with its number and what the reader has put on it."""
    row = table.rows[index]
    is_briefing = session.location.list_name == BRIEFINGS and session.contents.briefing_count > index
    return numbered(index + 1, row_text(table, row), remark(session.marks, row.reference, is_briefing))


def group_heading(session: Session, table: Table, index: int) -> list[Paragraph]:
    """Before the first result of a section: its name, and how many there are; nothing before other rows."""
    section = table.rows[index].group if session.location.list_name == RESULTS else ""
    if not section or (index and table.rows[index - 1].group == section):
        return []
    return [paragraph(f"{section.capitalize()} {result_groups(session)[section]}", "heading")]


def current_record(session: Session) -> tuple[Briefing, Item] | None:
    """The record of the current row; None where that is another thing."""
    id, _, item = session.location.record.partition("#")
    briefing = session.contents.briefing(id) if item else None
    record = briefing.by_id.get(item) if briefing else None
    return (briefing, record) if briefing and record else None


def record_paragraphs(session: Session, briefing: Briefing, record: Item) -> Iterator[Paragraph]:
    """The current record in full, after a line that says which of the list it is."""
    yield paragraph(f"{position_text(session, record)}{match_text(session)}.", "meta")
    yield from session.contents.banner(briefing.id)
    yield from record_view(briefing, record)
    yield from annotation_paragraphs(session.marks, session.location.record)


def position_text(session: Session, record: Item) -> str:
    """`Statistic 8 of 10` in a briefing, `3 of 19, statistic` elsewhere."""
    rows = arranged_table(session).rows
    index = row_index(session.location, rows)
    if not session.location.is_in_briefing:
        return f"{index + 1} of {len(rows):,}, {record.SINGULAR}"
    return (
        f"{record.SINGULAR.capitalize()} {index + 1} of {len(rows):,}" if index >= 0 else record.SINGULAR.capitalize()
    )


def match_text(session: Session) -> str:
    """`, match 3 of 17`; empty for a record that does not match, and where nothing is searched for."""
    matches = session.matches() if session.location.is_in_briefing else ()
    item = session.location.record.partition("#")[2]
    return f", match {matches.index(item) + 1} of {len(matches)}" if item in matches else ""


# ---------------------------------------------------------------- where one is


def location_text(session: Session) -> str:
    """`Statistic 8 of 10: Area under coca, Peru; in “Bolivia, Peru Cooperate …”; search for “coca”, match 3 of 17`."""
    here = session.location
    if not here.is_in_briefing:
        return row_name(session)
    headline = truncate(session.contents.title(here.briefing)[0], LONGEST_TITLE)
    return f"{row_name(session)}; in “{headline}”{search_text(session)}"


def row_name(session: Session) -> str:
    """The record that is open, or the list and the number of its current row."""
    here, table = session.location, arranged_table(session)
    index = row_index(here, table.rows)
    if here.is_record_open and is_section(here) and index >= 0:
        kind = SECTIONS[here.pane].SINGULAR.capitalize()
        return f"{kind} {index + 1} of {len(table.rows):,}: {row_caption(table, index)}"
    name = "Summary" if here.list_name == SUMMARY else list_heading(session, table)
    return f"{name}; at {index + 1}" if index >= 0 else name


def row_caption(table: Table, index: int) -> str:
    """The value of a row that says what it is."""
    pairs = zip(table.columns, table.rows[index].values, strict=True)
    names = (format_readable(value, short=True) for column, value in pairs if column.is_name)
    return truncate(next(names, ""), LONGEST_TITLE)


def search_text(session: Session) -> str:
    """`; search for coca, match 3 of 17`: which of the matches of the open briefing is read."""
    if not session.location.query:
        return ""
    count = f", {len(session.matches())} matches here"
    return f"; search for {session.search.query.in_words()}{match_text(session) or count}"
