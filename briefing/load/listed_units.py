"""The units and titles that `measures.toml` lists, for the files of a library."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import lru_cache

from briefing.load import safe_read
from briefing.load.builder import build_record
from briefing.load.foreign import LISTED_MEASURES
from briefing.load.loader import parse_toml
from briefing.load.measures import keys_for
from briefing.load.report import LoadReport, TooMany
from briefing.model.measures import ListedUnit, MeasureKeys, listed_units
from briefing.model.units import fold_meaning


class LibraryUnits:
    """The listed units for each file of a library, as `measures.toml` has them now; each folder is looked at once."""

    def __init__(self, folders: Sequence[str]) -> None:
        self.folders = tuple(folders)
        self.by_folder: dict[str, tuple[ListedUnit, ...]] = {}

    def of_file(self, path: str) -> tuple[ListedUnit, ...]:
        """Return the units for a file; none where there is no list, or it cannot be read."""
        folder = os.path.dirname(path)
        if folder not in self.by_folder:
            place = keys_for(path, self.folders)
            self.by_folder[folder] = units_at(place, stamp(place)) if place else ()
        return self.by_folder[folder]


def stamp(path: str) -> tuple[int, ...]:
    """Return what tells a file that has changed; nothing for one that cannot be looked at."""
    try:
        status = os.stat(path)
    except OSError:
        return ()
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


@lru_cache(64)
def units_at(path: str, stamped: tuple[int, ...]) -> tuple[ListedUnit, ...]:
    """Return the units of one `measures.toml`, cached until it is `stamped` otherwise; none where it has faults."""
    return listed_units(listed_at(path, stamped))


@lru_cache(64)
def listed_at(path: str, stamped: tuple[int, ...]) -> MeasureKeys:
    """Return what one `measures.toml` lists, cached until it is `stamped` otherwise; nothing where it has faults."""
    del stamped
    try:
        keys = build_record(MeasureKeys, parse_toml(safe_read.read_text(path)), (), LoadReport())
    except (safe_read.FileRejected, TooMany):
        return MeasureKeys()
    return keys or MeasureKeys()


def titles_in(folders: Iterable[str]) -> dict[str, str]:
    """Return the titles of measures by key, folded, as the lists in some folders have them; the first one counts."""
    titles: dict[str, str] = {}
    for place in (os.path.join(folder, LISTED_MEASURES) for folder in folders):
        for key in listed_at(place, stamped).measures if (stamped := stamp(place)) else ():
            titles.setdefault(fold_meaning(key.measure), key.title)
    return titles
