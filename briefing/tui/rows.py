"""The rows of the library's list, read from the index a page at a time: a million briefings cost what is looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Self

from briefing.library.folder import UnreadableFile
from briefing.repository.repository import BriefingRepository
from briefing.search.query.query import Query
from briefing.table import Column, Row
from briefing.views.briefing_list import row
from briefing.views.lazy_rows import PagedRows
from briefing.views.table_options import MOST_SORTED, sorted_rows


class LibraryRows(PagedRows):
    """Saved searches, briefings, unreadable files."""

    def __init__(
        self,
        catalogue: BriefingRepository,
        columns: tuple[Column, ...],
        count: int,
        saved: Mapping[str, str],
        broken: Mapping[str, UnreadableFile],
        order: Sequence[int] | None = None,
    ) -> None:
        super().__init__(range(count) if order is None else order)
        self.catalogue, self.columns, self.briefings = catalogue, columns, count
        self.saved, self.broken = saved, broken
        self.first = [self.special(f"@{name}", f"@{name}  {text}") for name, text in saved.items()]
        self.last = [
            self.special(path, f"unreadable: {one.problems[0].partition(':')[0]}") for path, one in broken.items()
        ]

    def select_columns(self, columns: Sequence[int]) -> Self:
        return self.another(tuple(self.columns[at] for at in columns), self.order)

    def sorted_by(self, column: int, is_backwards: bool) -> Self | None:
        """By date a list of any length; by another column what can be read at once."""
        if self.columns[column].name == "date_published":
            order: Sequence[int] = range(self.briefings) if is_backwards else range(self.briefings - 1, -1, -1)
        elif self.briefings > MOST_SORTED:
            return None
        else:
            rows = [Row(str(place), one.values) for place, one in enumerate(self.read(0, self.briefings))]
            order = [int(one.reference) for one in sorted_rows(rows, column, is_backwards)]
        return self.another(self.columns, order)

    def another(self, columns: tuple[Column, ...], order: Sequence[int]) -> Self:
        return type(self)(self.catalogue, columns, self.briefings, self.saved, self.broken, order)

    def special(self, reference: str, title: str) -> Row:
        return Row(reference, tuple(title if column.name == "title" else "" for column in self.columns))

    def __len__(self) -> int:
        return len(self.first) + self.briefings + len(self.last)

    def at(self, index: int) -> Row:
        if index < len(self.first):
            return self.first[index]
        place = index - len(self.first)
        if place >= self.briefings:
            return self.last[place - self.briefings]
        return self.at_place(self.order[place])

    def read(self, first: int, last: int) -> list[Row]:
        found = self.catalogue.query_with_recovery(lambda index: index.briefings(Query(), last - first, first))
        return [row(one, self.columns) for one in found]

    def missing_row(self) -> Row:
        return self.special("", "")

    def row_index(self, reference: str) -> int:
        special = [*self.first, *self.last]
        for index, one in enumerate(special):
            if one.reference == reference:
                return index if index < len(self.first) else index + self.briefings
        if not reference or self.catalogue.query_with_recovery(lambda index: index.briefing_row(reference)) is None:
            return -1
        place = self.catalogue.query_with_recovery(lambda index: index.briefing_position(reference))
        return len(self.first) + self.order.index(place) if place in self.order else -1
