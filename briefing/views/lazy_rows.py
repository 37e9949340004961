"""Rows that are read as they are looked at: a list of a million costs what of it is seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Self, overload

from briefing.repository.record_query import RecordQuery
from briefing.search.fact_rows import Fact, ListedRecord, RecordList
from briefing.table import Row

PAGE = 100
KEPT = 20
"""Pages that are kept."""


class PagedRows(Sequence[Row]):
    """`order`: for each row the place where it is read."""

    def __init__(self, order: Sequence[int]) -> None:
        self.order = order
        self.pages: dict[int, list[Row]] = {}

    def read(self, first: int, last: int) -> list[Row]:
        """Return the rows of places from `first` to before `last`; fewer where some have gone.

        Raises NotImplementedError where a subclass does not read them.
        """
        raise NotImplementedError

    def missing_row(self) -> Row:
        """Return what stands where a row has gone. Raises NotImplementedError where a subclass does not."""
        raise NotImplementedError

    def row_index(self, reference: str) -> int:
        """Return the index of a row; -1 where there is none. Raises NotImplementedError where a subclass does not."""
        raise NotImplementedError

    def select_columns(self, columns: Sequence[int]) -> Self:
        """Return the same rows with these columns. Raises NotImplementedError where a subclass does not."""
        raise NotImplementedError

    def sorted_by(self, column: int, is_backwards: bool) -> Self | None:
        """In the order of a column; None where all of them would have to be read for that."""
        del column, is_backwards
        return None

    def __len__(self) -> int:
        return len(self.order)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self.at(place) for place in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return self.at(index % len(self))

    def at(self, index: int) -> Row:
        """The row at an index."""
        return self.at_place(self.order[index])

    def at_place(self, place: int) -> Row:
        """The row that is read at a place."""
        page = self.page(place // PAGE)
        return page[place % PAGE] if place % PAGE < len(page) else self.missing_row()

    def page(self, number: int) -> list[Row]:
        """The rows of a page, read where they are not kept."""
        if number not in self.pages:
            if len(self.pages) >= KEPT:
                self.pages.pop(next(iter(self.pages)))
            self.pages[number] = self.read(number * PAGE, (number + 1) * PAGE)
        return self.pages[number]


class RecordRows(PagedRows):
    """Rows of a list of records; `make` says what a row looks like from its fact and which part of it is meant."""

    def __init__(
        self,
        query: RecordQuery,
        records: RecordList,
        make: Callable[[Fact, int], Row],
        columns: Sequence[int],
        order: Sequence[int] | None = None,
    ) -> None:
        super().__init__(range(records.length) if order is None else order)
        self.query, self.records, self.make, self.columns = query, records, make, columns

    def read(self, first: int, last: int) -> list[Row]:
        """Read rows of the list."""
        return [self.row(record) for record in self.query.window(self.records, first, last)]

    def row(self, record: ListedRecord | None) -> Row:
        """The cells of a record; a missing row where it has gone."""
        if record is None:
            return self.missing_row()
        whole = self.make(record.fact, record.part)
        return whole._replace(values=tuple(whole.values[column] for column in self.columns))

    def missing_row(self) -> Row:
        """A row of empty cells."""
        return Row("", ("",) * len(self.columns))

    def row_index(self, reference: str) -> int:
        """The first row of a record; -1 where it has none."""
        place = self.query.position(self.records, reference)
        try:
            return self.order.index(place)
        except ValueError:
            return -1

    def select_columns(self, columns: Sequence[int]) -> Self:
        """The same rows with only these columns."""
        return type(self)(self.query, self.records, self.make, [self.columns[column] for column in columns], self.order)
