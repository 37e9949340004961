"""What is to be written: the same for every format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefing.library.folder import Resolved
from briefing.model import KINDS, Agreement, Briefing, Item, Measure


class ExportRequest(NamedTuple):
    found: tuple[Resolved, ...]
    """Whole briefings and single records, in the order they were asked for."""
    kinds: tuple[type[Item], ...] = KINDS
    """The sections that are wanted of a whole briefing."""
    width: int = 80
    colour: bool = False
    unreadable: tuple[str, ...] = ()
    """Files that could not be read, each with its first fault."""

    def records(self) -> Iterator[tuple[Briefing, Item]]:
        """Every record that is asked for, by kind in reading order."""
        for kind in self.kinds:
            for briefing, record in self.found:
                if record is None:
                    yield from ((briefing, one) for one in briefing.section(kind))
                elif wanted_as(record) is kind:
                    yield briefing, record


def wanted_as(record: Item) -> type[Item]:
    """The kind whose section a record is read in: a measure belongs to its agreement."""
    return Agreement if isinstance(record, Measure) else type(record)


Writer = Callable[[ExportRequest], Iterator[str]]
"""Gives the output piece by piece, so that a large library is never held in memory."""
