"""What a file becomes: a bound on what an index and an export make of it, counted while it is checked.

A name that is written once is shown wherever something refers to it. An honest file
becomes some ten times its size in an index and less in an export; one that is made to
become a thousand times its size is refused, at the reference that is too many.
"""

from __future__ import annotations

from typing import Any

from briefing.limits import FLOOR, growth
from briefing.load.field_selection import FieldSelection
from briefing.load.problems import Path
from briefing.load.report import LoadReport
from briefing.model import Country, Item, Note, Statistic
from briefing.model.country_table import NAMES
from briefing.model.fields import Field, Section
from briefing.model.values import Mention

OWN, RECORD = 10, 220
"""Bytes that an index has for each byte of a file, and for each record, where nothing refers to anything."""
CAPTION = 60
"""Characters of a quotation or a note that are shown where something refers to it, at most."""
NAMED, LINKED, PUBLISHED, MENTION = 14, 2, 5, 60
"""Bytes for each character of a name that is mentioned, of a caption that is linked, and of a publisher for each
figure, and for each mention of whatever length. `tests/hostile/test_growth.py` holds them."""


class Growth:
    """Counts what the references of a file add, and reports the first that is too many."""

    def __init__(self, report: LoadReport, size: int) -> None:
        """`size`: of the file in bytes."""
        self.report = report
        self.left = (growth() - OWN) * size + FLOOR
        head = report.partial.get(())
        source = head and head.__dict__.get("source")
        self.inherited = countries_cost(head.__dict__.get("countries", ())) if head else 0
        self.publisher = len(source.__dict__.get("publisher") or "") if source else 0
        self.lengths: dict[str, int] = {}
        """Cache: characters that are shown of the record with an id."""

    @property
    def is_too_large(self) -> bool:
        """Tell whether the file would become more than it may."""
        return self.left < 0

    def refer(self, declared: Field, name: str, here: Path) -> None:
        """Count what a reference shows of its target."""
        is_named = declared.type is Mention
        self.spend(MENTION + self.length(name) * NAMED if is_named else self.length(name) * LINKED, here)

    def length(self, name: str) -> int:
        """Return how many characters are shown of the record with an id; 0 where there is none."""
        length = self.lengths.get(name)
        if length is None:
            path = self.report.ids.get(name)
            target = self.report.records.get(path) if path else None
            length = self.lengths[name] = shown_length(target) if target else len(NAMES.get(name, ""))
        return length

    def count_record(self, record: Section, path: Path) -> None:
        """Count what a record repeats of itself and has from its briefing."""
        values = record.__dict__
        if isinstance(record, Item):
            self.spend(RECORD + self.inherited, path)
        for declared in COUNTRIES.of(type(record)):
            if value := values.get(declared.name):
                self.spend(countries_cost(value), (*path, declared.name))
        if caveats := values.get("caveats"):
            self.spend(len(caveats) * shown_length(record), (*path, "caveats"))
        if isinstance(record, Statistic):
            self.spend(self.publisher * PUBLISHED, path)
        elif isinstance(record, Note):
            self.spend(len(values.get("about", ())) * len(values.get("text", "")) * LINKED, (*path, "about"))

    def spend(self, cost: int, here: Path) -> None:
        """Take what a place costs from what is left; report the place where nothing is."""
        was_left = self.left
        self.left -= cost
        if self.left < 0 <= was_left:
            self.report.add(
                here,
                f"with this the file would become more than {growth()} times its size in an index or an export: "
                "expected shorter names, or fewer references to them",
            )


COUNTRIES = FieldSelection(lambda declared: declared.type is Country)
"""Fields that hold countries and their parts."""


def countries_cost(value: Any) -> int:
    """Return what countries cost where they are named: each is shown by its name."""
    countries = value if isinstance(value, tuple) else (value,)
    return sum([MENTION + NAMED * len(country.name) for country in countries])


def shown_length(record: Any) -> int:
    """Return how many characters at most are shown of a record where something refers to it."""
    values = record.__dict__
    titles = [value for name in ("title", "name", "abbreviation", "role", "unit") if (value := values.get(name))]
    return sum(map(len, titles)) or min(CAPTION, len(values.get("text") or values.get("summary") or ""))
