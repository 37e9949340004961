"""The rows that come out of an index: plain values, the same for every engine."""

from __future__ import annotations

from typing import NamedTuple

Signature = str
"""Size and times of a file: another one means that its content has to be looked at."""


class Hit(NamedTuple):
    """A record that matches, or a briefing's own head; names are stable, so a hit outlives the index."""

    briefing: str
    section: str
    id: str
    """Empty for the head."""

    @property
    def reference(self) -> str:
        """`briefing-id#item-id`, or the id of the briefing for its head."""
        return f"{self.briefing}#{self.id}" if self.id else self.briefing


class Found(NamedTuple):
    """A hit with enough to show a line of it; the texts are as written, not folded."""

    hit: Hit
    date: str
    """EDTF; empty where the record has none."""
    published: str
    name: str
    text: str
    publisher: str = ""
    """Of its briefing; empty where nothing is said."""


class Results(NamedTuple):
    """The records that a search found."""

    found: tuple[Found, ...]
    total: int
    """Records that match, counted up to the cap that was given."""
    is_capped: bool
    order: str
    """`best first`, `names first, then newest`, `newest first`, `oldest first`."""


class Count(NamedTuple):
    """How many records have a value."""

    label: str
    term: str
    """As a query asks for it: `country:PE`."""
    records: int


class BriefingRow(NamedTuple):
    """A line of the list of briefings."""

    id: str
    published: str
    headline: str
    countries: tuple[str, ...]
    status: str
    counts: tuple[int, ...]
    """Records of each section, in the order of `KINDS`."""
    path: str
    """Relative to the library, as `IndexedFile.path`."""
    modified: str
    """EDTF; empty where it was never corrected."""
    ednote: str
    """What was corrected, or why it is not to be used; empty where nothing is said."""
    version: str = ""
    """Another text for another content of the file; the reader's store remembers it."""
    arrived: int = 0
    """When this content came to be on the machine that indexed it; nanoseconds since 1970."""
    published_basis: str = ""
    """How the date of publication is known, as `date_published_basis` has it; empty where nothing is said."""
    broken_since: int = 0
    """Since when the file cannot be read and this is its last good version; nanoseconds since 1970, 0 where it can."""
    publisher: str = ""
    """Who published what it was made from; empty where nothing is said."""


class StoredDocument(NamedTuple):
    """The file of a briefing as it was when it was indexed."""

    path: str
    """Relative to the library, as `IndexedFile.path`."""
    content: bytes
    """TOML, as it was written."""
    digest: str
    """SHA-256 of the content, hexadecimal."""


class FileState(NamedTuple):
    """A file as the index knows it."""

    signature: Signature
    claim: str
    problems: tuple[str, ...]
    """Empty for a file that is a briefing."""
    digest: str = ""
