"""What an index must offer, whatever engine holds it.

It is a cache: what it says of a file is true of that file as it was when its
`Signature` was taken, and everything in it can be made again from the files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from briefing.search.query import Query

if TYPE_CHECKING:
    from briefing.search.entries import Taken
    from briefing.search.facts import Fact

RESCORED = 200
"""Matches that are ordered by how well they match; of more, names come first and then the newest."""
CAP = 1001
"""Where counting stops where nobody asks for all: `1,000+`."""
FACETED = 20_000
"""Matches whose values are counted on screen; of more, the newest, and it says so."""

Signature = str
"""Size and times of a file: another one means that it may have changed."""


class Hit(NamedTuple):
    """A record that matches, or a briefing's own head; names are stable, so a hit outlives the index."""

    briefing: str
    section: str
    id: str
    """Empty for the head."""

    @property
    def reference(self) -> str:
        return f"{self.briefing}#{self.id}" if self.id else self.briefing


class Found(NamedTuple):
    """A hit with enough to show a line of it; the texts are as written, not folded."""

    hit: Hit
    date: str
    """EDTF; empty where the record has none."""
    published: str
    name: str
    text: str


class Results(NamedTuple):
    found: tuple[Found, ...]
    total: int
    """Records that match, counted up to the cap that was given."""
    is_capped: bool
    order: str
    """`best first`, `names first, then newest`, `newest first`, `oldest first`."""


class Count(NamedTuple):
    label: str
    term: str
    """As a query asks for it: `country:PE`."""
    records: int


class Listed(NamedTuple):
    """A line of the list of briefings."""

    id: str
    published: str
    headline: str
    countries: tuple[str, ...]
    status: str
    counts: tuple[int, ...]
    """Records of each section, in the order of `KINDS`."""
    path: str
    modified: str
    """EDTF; empty where it was never corrected."""
    ednote: str
    """What was corrected, or why it is not to be used; empty where nothing is said."""


class Filed(NamedTuple):
    """A file that was read: what the index takes in."""

    path: str
    signature: Signature
    claim: str
    """The id it has or would have."""
    taken: Taken | None
    """None where it cannot be read, or its id is another file's."""
    problems: tuple[str, ...] = ()
    """The faults, in the words of the report."""


class Known(NamedTuple):
    signature: Signature
    claim: str
    problems: tuple[str, ...]
    """Empty for a file that is a briefing."""


class Dated(NamedTuple):
    """Records by their own dates; the two go together."""

    ids: Sequence[int]
    dates: Sequence[str]
    """EDTF; empty where there is none."""


class Index(Protocol):
    """Briefings by what their records say."""

    def apply(self, changed: Sequence[Filed], removed: Sequence[str] = ()) -> None:
        """Take in files, new or again, and forget others by path; all or nothing."""
        ...

    def known(self) -> dict[str, Known]:
        """The files it holds, by path."""
        ...

    def broken(self) -> dict[str, tuple[str, ...]]:
        """The faults of the files that cannot be read, by path, in the order of the paths."""
        ...

    def search(self, query: Query, limit: int = RESCORED, sort: str = "relevance", cap: int = CAP) -> Results:
        """Records that match: `relevance`, `newest` or `oldest` first, by the first day of publication."""
        ...

    def matching(self, query: Query, briefing: str) -> list[Hit]:
        """What matches in one briefing, in reading order."""
        ...

    def briefings(self, query: Query, limit: int | None = None, offset: int = 0) -> list[Listed]:
        """Briefings that match as `by_briefing` says, newest first."""
        ...

    def size(self) -> tuple[int, int]:
        """How many briefings and how many records it holds."""
        ...

    def count(self, query: Query, cap: int | None = None) -> int:
        """How many records match, counted no further than `cap`."""
        ...

    def facets(self, query: Query, fields: Sequence[str], cap: int | None = None) -> Mapping[str, list[Count]]:
        """For each field its values among the matches, or the `cap` newest of them; the most frequent first."""
        ...

    def values(self, field: str, beginning: str, limit: int) -> list[str]:
        """Values of a field that begin so, the most frequent first, as a query writes them."""
        ...

    def record_ids(self, query: Query, sections: Sequence[str]) -> Sequence[int]:
        """Records of these sections that match, the newest briefing first and in reading order.

        An id is good as long as the stamp is the same.
        """
        ...

    def by_date(self, query: Query) -> Dated:
        """Records that match and may have a date: the earliest first, undated ones last."""
        ...

    def facts(self, ids: Sequence[int]) -> Mapping[int, Fact]:
        """What the views need of these records; those that have gone are left out."""
        ...

    def tally(self, query: Query, sections: Sequence[str], part: str) -> Counter[tuple[str, str]]:
        """How many records that match there are of each section and each `countries` or `roles`, as they are stored."""
        ...

    def doubtful(self, query: Query) -> Sequence[tuple[int, int]]:
        """Records that match and are in doubt, as `record_ids`, each with the number of its doubts."""
        ...

    def record_id(self, reference: str) -> int | None: ...

    def spelling(self, query: Query) -> list[str]:
        """Queries with other words, one letter away, that would find something."""
        ...

    def stamp(self) -> int:
        """Another number when anything has changed, whoever changed it."""
        ...

    def close(self) -> None: ...
