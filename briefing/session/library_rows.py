"""The rows of the library's list, read from the index a page at a time: a million briefings cost what is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Self

from briefing.repository.repository import BriefingRepository
from briefing.search.query.query import Query
from briefing.table import Column, Row
from briefing.views.briefing_list import briefing_row
from briefing.views.lazy_rows import PagedRows
from briefing.views.table_options import MOST_SORTED, sorted_rows


class Extra(NamedTuple):
    """A line of the list that is no briefing: a saved search, a file that cannot be read."""

    reference: str
    title: str


class LibraryRows(PagedRows):
    """Briefings, newest first, with lines before and after them."""

    def __init__(
        self,
        repository: BriefingRepository,
        columns: Sequence[Column],
        order: Sequence[int],
        before: Sequence[Extra] = (),
        after: Sequence[Extra] = (),
    ) -> None:
        """`order`: for each row the place that its briefing has in the list of all, newest first."""
        super().__init__(order)
        self.repository, self.columns, self.briefings = repository, tuple(columns), len(order)
        self.before, self.after = before, after

    def with_order(self, columns: Sequence[Column], order: Sequence[int]) -> Self:
        """The same rows with other columns, or in another order."""
        return type(self)(self.repository, columns, order, self.before, self.after)

    def select_columns(self, columns: Sequence[int]) -> Self:
        """The same rows with only these columns."""
        return self.with_order([self.columns[index] for index in columns], self.order)

    def sorted_by(self, column: int, is_backwards: bool) -> Self | None:
        """Sort by date a list of any length, by another column what can be read at once."""
        if self.columns[column].name == "date_published":
            order: Sequence[int] = self.order if is_backwards else self.order[::-1]
        elif self.briefings > MOST_SORTED:
            return None
        else:
            lines = self.read(0, max(self.order, default=-1) + 1)
            rows = [Row(str(place), lines[place].values) for place in self.order if place < len(lines)]
            order = [int(line.reference) for line in sorted_rows(rows, column, is_backwards)]
        return self.with_order(self.columns, order)

    def extra_row(self, extra: Extra) -> Row:
        """Return the row of an extra line: its title in the column of titles."""
        return Row(extra.reference, tuple(extra.title if column.name == "title" else "" for column in self.columns))

    def __len__(self) -> int:
        return len(self.before) + self.briefings + len(self.after)

    def at(self, index: int) -> Row:
        """The row of an index: an extra line or a briefing."""
        place = index - len(self.before)
        if place < 0:
            return self.extra_row(self.before[index])
        return (
            self.at_place(self.order[place])
            if place < self.briefings
            else self.extra_row(self.after[place - self.briefings])
        )

    def read(self, first: int, last: int) -> list[Row]:
        """Read briefings from the index, newest first."""
        briefings = self.repository.index.briefings(Query(), last - first, first)
        return [briefing_row(listed, self.columns) for listed in briefings]

    def missing_row(self) -> Row:
        """Return the row that stands for a briefing that has gone."""
        return self.extra_row(Extra("", "no longer in the library"))

    def row_index(self, reference: str) -> int:
        """The index of a row; -1 where there is none."""
        extras = [extra.reference for extra in (*self.before, *self.after)]
        if reference in extras:
            index = extras.index(reference)
            return index if index < len(self.before) else index + self.briefings
        if not reference or self.repository.index.briefing_row(reference) is None:
            return -1
        place = self.repository.index.briefing_position(reference)
        return len(self.before) + self.order.index(place) if place in self.order else -1
