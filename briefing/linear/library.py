"""The list of the library, read from the index as far as it is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import overload

from briefing.catalogue.catalogue import Catalogue
from briefing.catalogue.saved import saved_searches
from briefing.errors import BriefingError
from briefing.search.query import Query
from briefing.table import Column, Row, Table
from briefing.views.listing import row

COLUMNS = (
    Column("title", "Headline", True), Column("date_published", "Published"), Column("records", "Records"),
    Column("countries", "Countries"),
)  # fmt: skip
PAGE = 100
NOTHING = ("",) * (len(COLUMNS) - 1)


def library_table(catalogue: Catalogue) -> Table:
    return Table("Briefings", COLUMNS, LibraryRows(catalogue, searches()))


def searches() -> dict[str, str]:
    """The saved searches; none where their file is faulty, which is told where one is asked for."""
    try:
        return saved_searches()
    except BriefingError:
        return {}


class LibraryRows(Sequence[Row]):
    """The briefings, newest first, then the files that cannot be read, then the saved searches."""

    def __init__(self, catalogue: Catalogue, saved: Mapping[str, str]) -> None:
        self.catalogue = catalogue
        self.briefings = catalogue.ask(lambda index: index.size())[0]
        self.broken = [Row(one.path, (f"unreadable: {one.problems[0]}", *NOTHING)) for one in catalogue.broken()]
        self.saved = [Row(f"@{name}", (f"saved search @{name}: {text}", *NOTHING)) for name, text in saved.items()]
        self.others = [*self.broken, *self.saved]
        self.page, self.rows = -1, list[Row]()

    def __len__(self) -> int:
        return self.briefings + len(self.others)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        return self.briefing(index) if index < self.briefings else self.others[index - self.briefings]

    def __iter__(self) -> Iterator[Row]:
        return (self[index] for index in range(len(self)))

    def briefing(self, index: int) -> Row:
        if index // PAGE != self.page:
            self.page = index // PAGE
            found = self.catalogue.ask(lambda one: one.briefings(Query(), PAGE, self.page * PAGE))
            self.rows = [row(one, COLUMNS) for one in found]
        at = index % PAGE
        return self.rows[at] if at < len(self.rows) else Row("", ("no longer in the library", *NOTHING))

    def place_of(self, reference: str) -> int:
        """Where a row stands; -1 where there is none of it."""
        for index, one in enumerate(self.others):
            if one.reference == reference:
                return self.briefings + index
        if not reference or self.catalogue.ask(lambda index: index.listed(reference)) is None:
            return -1
        return self.catalogue.ask(lambda index: index.place_of(reference))
