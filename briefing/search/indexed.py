"""What goes into an index: files, briefings and records as plain values, fit to be handed between processes."""

from __future__ import annotations

from typing import NamedTuple

from briefing.model.figures import Stated
from briefing.search.rows import BriefingRow, Hit, Signature


class FactRow(NamedTuple):
    """All of a fact that no other column of an index holds; what is counted by is apart from the rest."""

    countries: str
    """Codes, parted by spaces."""
    roles: str
    """JSON; empty for none."""
    doubts: int
    """How many."""
    rest: str
    """JSON."""
    order: str = ""
    """Of an agreement: parties, status and date as one text that sorts as they do; empty for other records."""


class Value(NamedTuple):
    """A value that a record can be asked for by."""

    field: str
    label: str
    """As a person reads it; empty where it is asked for but never counted."""
    words: tuple[str, ...]
    """Folded; of a key field its one key."""


class RecordDocument(NamedTuple):
    """A record, or the head of a briefing, as it is found."""

    hit: Hit
    name: str
    text: str
    words: tuple[str, str]
    """Of the name and of the text: folded, parted by spaces."""
    values: tuple[Value, ...]
    date: str
    """EDTF; empty where there is none."""
    days: tuple[int, int]
    """First and last, as 20150722; zeros where there is no date."""
    series: str
    """What figures of the same thing have in common; empty for everything that is no figure."""
    figure: Stated | None
    """What the figure says, and who says it when; None for everything else."""
    fact: FactRow | None
    """What the views need of it; None for a head."""


class IndexDocument(NamedTuple):
    """A briefing as an index takes it in: plain values, fit to be handed from one process to another."""

    row: BriefingRow
    published: tuple[str, str]
    """First and last day of publication, ISO."""
    documents: tuple[RecordDocument, ...]
    content: bytes = b""
    """The bytes of the file, compressed by zlib; empty where they are not known."""


class IndexedFile(NamedTuple):
    """A file that was read: what the index takes in."""

    path: str
    """Relative to the library folder that it lies in, the same on every machine."""
    signature: Signature
    claim: str
    """The id it has or would have."""
    document: IndexDocument | None
    """None where it cannot be read, or its id is another file's; its last good version where that is known."""
    problems: tuple[str, ...] = ()
    """The faults, in the words of the report; beside a document those of the file as it is now."""
    digest: str = ""
    """SHA-256 of its bytes, hexadecimal; empty where they cannot be read."""
    arrived: int = 0
    """When this content came to be on this machine; nanoseconds since 1970."""
