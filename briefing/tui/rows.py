"""The rows of the library's list, read from the index a page at a time: a million briefings cost what is looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import overload

from briefing.catalogue.catalogue import Catalogue
from briefing.library import Broken
from briefing.search.query import Query
from briefing.table import Column, Row
from briefing.views.listing import row

PAGE = 100
KEPT = 20
"""Pages that are kept."""


class LibraryRows(Sequence[Row]):
    """Saved searches, briefings, unreadable files."""

    def __init__(
        self,
        catalogue: Catalogue,
        columns: tuple[Column, ...],
        count: int,
        saved: Mapping[str, str],
        broken: Mapping[str, Broken],
    ) -> None:
        self.catalogue, self.columns, self.briefings = catalogue, columns, count
        self.saved, self.broken = saved, broken
        self.first = [self.special(f"@{name}", f"@{name}  {text}") for name, text in saved.items()]
        self.last = [
            self.special(path, f"unreadable: {one.problems[0].partition(':')[0]}") for path, one in broken.items()
        ]
        self.pages: dict[int, list[Row]] = {}

    def with_columns(self, columns: tuple[Column, ...]) -> LibraryRows:
        return LibraryRows(self.catalogue, columns, self.briefings, self.saved, self.broken)

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
        return len(self.first) + self.catalogue.ask(lambda index: index.place_of(reference))
