"""The list of the library, read from the index as far as it is looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Self

from briefing.errors import BriefingError
from briefing.repository.repository import BriefingRepository
from briefing.search.query.query import Query
from briefing.table import Column, Row, Table
from briefing.userdata.saved_searches import saved_searches
from briefing.views.briefing_list import row
from briefing.views.lazy_rows import PagedRows

COLUMNS = (
    Column("title", "Headline", True), Column("date_published", "Published"), Column("records", "Records"),
    Column("countries", "Countries"),
)  # fmt: skip


def library_table(catalogue: BriefingRepository) -> Table:
    return Table("Briefings", COLUMNS, LibraryRows(catalogue, searches()))


def searches() -> dict[str, str]:
    """The saved searches; none where their file is faulty, which is told where one is asked for."""
    try:
        return saved_searches()
    except BriefingError:
        return {}


class LibraryRows(PagedRows):
    """The briefings, newest first, then the files that cannot be read, then the saved searches."""

    def __init__(
        self, catalogue: BriefingRepository, saved: Mapping[str, str], columns: Sequence[Column] = COLUMNS
    ) -> None:
        self.catalogue, self.searches, self.columns = catalogue, saved, tuple(columns)
        self.briefings = catalogue.query_with_recovery(lambda index: index.size())[0]
        super().__init__(range(self.briefings))
        self.broken = [self.special(one.path, f"unreadable: {one.problems[0]}") for one in catalogue.broken()]
        self.saved = [self.special(f"@{name}", f"saved search @{name}: {text}") for name, text in saved.items()]
        self.others = [*self.broken, *self.saved]

    def special(self, reference: str, title: str) -> Row:
        return Row(reference, tuple(title if column.name == "title" else "" for column in self.columns))

    def select_columns(self, columns: Sequence[int]) -> Self:
        return type(self)(self.catalogue, self.searches, [self.columns[at] for at in columns])

    def __len__(self) -> int:
        return self.briefings + len(self.others)

    def at(self, index: int) -> Row:
        return self.at_place(index) if index < self.briefings else self.others[index - self.briefings]

    def read(self, first: int, last: int) -> list[Row]:
        found = self.catalogue.query_with_recovery(lambda index: index.briefings(Query(), last - first, first))
        return [row(one, self.columns) for one in found]

    def missing_row(self) -> Row:
        return self.special("", "no longer in the library")

    def row_index(self, reference: str) -> int:
        for index, one in enumerate(self.others):
            if one.reference == reference:
                return self.briefings + index
        if not reference or self.catalogue.query_with_recovery(lambda index: index.briefing_row(reference)) is None:
            return -1
        return self.catalogue.query_with_recovery(lambda index: index.briefing_position(reference))
