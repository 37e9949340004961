"""Rows that are read as they are looked at: a list of a million costs what of it is seen."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Self, overload

from briefing.repository.record_query import RecordQuery
from briefing.search.rows import Fact
from briefing.table import Row

PAGE = 100
KEPT = 20
"""Pages that are kept."""
PARTS = 16
"""Bits of a place that say which part of its record a row shows; the others are the id of the record."""


class PagedRows(Sequence[Row]):
    """`order`: for each row the place where it is read."""

    def __init__(self, order: Sequence[int]) -> None:
        self.order = order
        self.pages: dict[int, list[Row]] = {}

    def read(self, first: int, last: int) -> list[Row]:
        """Those of the places from `first` to before `last`; fewer where some have gone."""
        raise NotImplementedError

    def missing_row(self) -> Row:
        """Stands where a row is no longer there."""
        raise NotImplementedError

    def row_index(self, reference: str) -> int:
        """Where a row stands; -1 where there is none of it."""
        raise NotImplementedError

    def select_columns(self, columns: Sequence[int]) -> Self:
        """With these columns."""
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
            return [self.at(one) for one in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return self.at(index % len(self))

    def at(self, index: int) -> Row:
        return self.at_place(self.order[index])

    def at_place(self, place: int) -> Row:
        page = self.page(place // PAGE)
        return page[place % PAGE] if place % PAGE < len(page) else self.missing_row()

    def page(self, number: int) -> list[Row]:
        if number not in self.pages:
            if len(self.pages) >= KEPT:
                self.pages.pop(next(iter(self.pages)))
            self.pages[number] = self.read(number * PAGE, (number + 1) * PAGE)
        return self.pages[number]


class RecordRows(PagedRows):
    """Rows of records; `make` says what one looks like from its fact and which part of it is meant."""

    def __init__(
        self, records: RecordQuery, places: Sequence[int], make: Callable[[Fact, int], Row], columns: Sequence[int]
    ) -> None:
        super().__init__(range(len(places)))
        self.records, self.places, self.make, self.columns = records, places, make, columns

    def read(self, first: int, last: int) -> list[Row]:
        places = self.places[first:last]
        found = self.records.by_id([one >> PARTS for one in places])
        return [self.row(found.get(one >> PARTS), one % (1 << PARTS)) for one in places]

    def row(self, fact: Fact | None, part: int) -> Row:
        if fact is None:
            return self.missing_row()
        whole = self.make(fact, part)
        return Row(whole.reference, tuple(whole.values[at] for at in self.columns))

    def missing_row(self) -> Row:
        return Row("", ("",) * len(self.columns))

    def row_index(self, reference: str) -> int:
        id = self.records.repository.query_with_recovery(lambda index: index.record_id(reference))
        try:
            return self.places.index((id or 0) << PARTS)
        except ValueError:
            return -1

    def select_columns(self, columns: Sequence[int]) -> Self:
        return type(self)(self.records, self.places, self.make, [self.columns[at] for at in columns])


def places_of(ids: Iterable[int]) -> Sequence[int]:
    """One row a record."""
    return array("q", (id << PARTS for id in ids))
