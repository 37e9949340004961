"""The rows of the library's list, read from the index a page at a time: a million briefings cost what is looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import overload

from briefing.catalogue.catalogue import Catalogue
from briefing.errors import UsageError
from briefing.library import Broken
from briefing.search.query import Query
from briefing.table import Column, Row, Table
from briefing.views.arrange import place_of, sorted_rows
from briefing.views.listing import row

PAGE = 100
KEPT = 20
"""Pages that are kept."""
MOST_SORTED = 20_000
"""Briefings that are read at once to be sorted."""


class LibraryRows(Sequence[Row]):
    """Saved searches, briefings, unreadable files."""

    def __init__(
        self,
        catalogue: Catalogue,
        columns: tuple[Column, ...],
        count: int,
        saved: Mapping[str, str],
        broken: Mapping[str, Broken],
        order: Sequence[int] | None = None,
    ) -> None:
        self.catalogue, self.columns, self.briefings = catalogue, columns, count
        self.saved, self.broken = saved, broken
        self.first = [self.special(f"@{name}", f"@{name}  {text}") for name, text in saved.items()]
        self.last = [
            self.special(path, f"unreadable: {one.problems[0].partition(':')[0]}") for path, one in broken.items()
        ]
        self.pages: dict[int, list[Row]] = {}
        self.order = range(count) if order is None else order
        """Where the briefing of each line stands in the index, which has the newest first."""

    def shaped(self, columns: tuple[Column, ...], sort: str) -> LibraryRows:
        """`sort`: one of its columns now, behind a minus for the last first; empty: the newest. Raises UsageError."""
        order = self.ordered(sort) if sort else None
        return LibraryRows(self.catalogue, columns, self.briefings, self.saved, self.broken, order)

    def ordered(self, sort: str) -> Sequence[int]:
        """By date a list of any length; by another column what can be read at once."""
        at, is_backwards = place_of(sort.lstrip("-"), Table("", self.columns, ())), sort.startswith("-")
        if self.columns[at].name == "date_published":
            return range(self.briefings) if is_backwards else range(self.briefings - 1, -1, -1)
        if self.briefings > MOST_SORTED:
            raise UsageError(f"more than {MOST_SORTED:,} briefings stand by their date only")
        found = self.catalogue.ask(lambda index: index.briefings(Query(), self.briefings))
        rows = [Row(str(place), row(one, self.columns).values) for place, one in enumerate(found)]
        return [int(one.reference) for one in sorted_rows(rows, at, is_backwards)]

    def special(self, reference: str, title: str) -> Row:
        return Row(reference, tuple(title if column.name == "title" else "" for column in self.columns))

    def __len__(self) -> int:
        return len(self.first) + self.briefings + len(self.last)

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
        if index < len(self.first):
            return self.first[index]
        place = index - len(self.first)
        if place >= self.briefings:
            return self.last[place - self.briefings]
        place = self.order[place]
        page = self.page(place // PAGE)
        return page[place % PAGE] if place % PAGE < len(page) else self.special("", "")

    def page(self, number: int) -> list[Row]:
        if number not in self.pages:
            if len(self.pages) >= KEPT:
                self.pages.pop(next(iter(self.pages)))
            found = self.catalogue.ask(lambda index: index.briefings(Query(), PAGE, number * PAGE))
            self.pages[number] = [row(one, self.columns) for one in found]
        return self.pages[number]

    def place_of(self, reference: str) -> int:
        """Where a row stands; 0 where there is none of it."""
        special = [*self.first, *self.last]
        for index, one in enumerate(special):
            if one.reference == reference:
                return index if index < len(self.first) else index + self.briefings
        if not reference or self.catalogue.ask(lambda index: index.listed(reference)) is None:
            return 0
        place = self.catalogue.ask(lambda index: index.place_of(reference))
        return len(self.first) + self.order.index(place) if place < len(self.order) else 0
