"""What to export: the same request for every format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefing.library.folder import Resolved
from briefing.model import KINDS, Agreement, Briefing, Item, Measure
from briefing.sink import Piece


class ExportRequest(NamedTuple):
    """The briefings and records to write, and the options of the formats."""

    selection: tuple[Resolved, ...]
    """Whole briefings and single records, in the order of the arguments."""
    kinds: tuple[type[Item], ...] = KINDS
    """The sections to write of a whole briefing."""
    width: int = 80
    """Cells of a line of text; other formats ignore it."""
    colour: bool = False
    """Write text with SGR codes."""
    unreadable: tuple[str, ...] = ()
    """The first problem of each file that cannot be read."""

    def records(self) -> Iterator[tuple[Briefing, Item]]:
        """Yield every selected record with its briefing, by kind, then in reading order."""
        for kind in self.kinds:
            for briefing, record in self.selection:
                if record is None:
                    yield from ((briefing, item) for item in briefing.section(kind))
                elif section_kind(record) is kind:
                    yield briefing, record


def section_kind(record: Item) -> type[Item]:
    """Return the kind in whose section a record is exported: a measure belongs to its agreement."""
    return Agreement if isinstance(record, Measure) else type(record)


Writer = Callable[[ExportRequest], Iterator[Piece]]
"""Yields the output in pieces, so that a large library is never held in memory."""
