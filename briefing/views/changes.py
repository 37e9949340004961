"""What came in and what was corrected -> a table, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from briefing.formatting import WithheldHeadline, format_readable
from briefing.library.folder import local_minute
from briefing.model import Period
from briefing.repository.earlier import earlier_version
from briefing.repository.repository import BriefingRepository
from briefing.search.query.query import Query
from briefing.table import Column, Row, Table
from briefing.userdata.annotations import UserData
from briefing.userdata.news import NEW, NewsItem, find_news
from briefing.userdata.read_texts import read_text
from briefing.views.briefing_list import headline, published_date
from briefing.views.corrections import corrections
from briefing.views.layout import Line, Paragraph, Span, lay_out, paragraph

COLUMNS = (
    Column("what", "What"), Column("arrived", "Came in"), Column("date_published", "Published"),
    Column("date_modified", "Corrected"), Column("headline", "Headline", True),
    Column("corrections", "Old → new, since you read it"), Column("ednote", "Reason"), Column("id", "Reference"),
)  # fmt: skip
MOST_COMPARED = 100
"""Corrected briefings that are compared with what was read, the newest."""
WORD = 11
"""Cells of the column that says what has become of it."""


def changes_of(repository: BriefingRepository, state: UserData, since: datetime, query: Query) -> Table:
    """`since`: with its zone. By the day of the correction, or of publication where there was none."""
    items = sorted(find_news(repository, state, since, query), key=when, reverse=True)
    compared = {item.row.id for item in [item for item in items if item.what != NEW][:MOST_COMPARED]}
    told = {id: corrections_of(repository, state, id) for id in compared}
    return Table("Changes", COLUMNS, tuple(change_row(item, told.get(item.row.id, ())) for item in items))


def corrections_of(repository: BriefingRepository, state: UserData, id: str) -> tuple[str, ...]:
    """What was corrected since the reader read it, a line each; empty where it is not known what that was."""
    text, now = read_text(state, id), repository.briefing(id)
    before = earlier_version(repository, id, text.content) if text else None
    return corrections(before, now) if before and now else ()


def when(item: NewsItem) -> tuple[str, str, str]:
    """By what the newest comes first: the day of the correction, or of publication."""
    return Period.parse(item.row.modified or item.row.published).sort_key


def change_row(item: NewsItem, told: tuple[str, ...]) -> Row:
    """The cells of a briefing that is news."""
    listed = item.row
    modified = Period.parse(listed.modified) if listed.modified else None
    days = (local_minute(listed.arrived), published_date(listed), modified)
    return Row(listed.id, (item.what, *days, headline(listed), told, listed.ednote, listed.id))


def change_lines(table: Table, cells: int) -> list[Line]:
    """On paper: what has become of it and its headline; its days and its reference; the reason."""
    return [line for change in table.rows for line in lay_out(paragraphs(change), cells)]


def paragraphs(change: Row) -> Iterator[Paragraph]:
    """A row as it is read on paper."""
    status, arrived, published, modified, name, told, reason, id = change.values
    roles = ("fault", "struck") if isinstance(name, WithheldHeadline) else ("label", "title")
    yield Paragraph((Span(f"{status:<{WORD}}", roles[0]), Span(str.__str__(name), roles[1])), hang=WORD)
    corrected = f" · corrected {format_readable(modified)}" if modified else ""
    yield Paragraph(
        (Span(f"{format_readable(published)}{corrected} · came in {arrived} · ", "meta"), Span(id, "reference")),
        indent=WORD,
    )
    yield from (paragraph(text, indent=WORD, hang=2) for text in told)
    if reason:
        yield paragraph(format_readable(reason, short=True), "note", indent=WORD)
