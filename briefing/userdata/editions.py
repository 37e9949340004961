"""Whose an id is: the reader's data belongs to briefings, by where their files lie and by what they say.

Two libraries may have one id for two briefings, and one briefing may lie in two folders: behind a link that is
switched, after a folder was moved, in a copy. An entry is a briefing's where it was made in the same folder, as it
was written or with links resolved, or where its text or its headline is the same.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from itertools import islice, permutations
from typing import NamedTuple

from briefing.paths import library_digest
from briefing.repository.library_paths import given_folder, split_key
from briefing.repository.repository import BriefingRepository
from briefing.search.rows import BriefingRow

MOST_ORDERS = 120
"""Orders of the paths of a library that are tried."""


class Edition(NamedTuple):
    """One text under an id."""

    given: str
    """The folder of its file as the reader wrote it, absolute."""
    real: str
    """The same, links resolved."""
    version: str = ""
    """Of the text (`BriefingRow.version`); empty where nothing is known of it."""
    headline: str = ""


Identify = Callable[[str], Edition | None]
"""The edition of a briefing id in the open library; None where it is not in it."""


class LibraryFolders:
    """The folders of the open library, and which entries are about its briefings."""

    def __init__(self, paths: Sequence[str]) -> None:
        """Raises OSError where a path is relative and the working directory is gone."""
        given = [os.path.abspath(given_folder(path)) for path in paths]
        self.folders = [(as_text(folder), as_text(os.path.realpath(folder))) for folder in given]
        self.digests = {library_digest(order) for order in islice(permutations(paths), MOST_ORDERS)}
        """What the files of earlier versions were called by."""
        whole = ([os.path.abspath(path) for path in paths], [os.path.realpath(path) for path in paths])
        self.names = list(dict.fromkeys(as_text("\0".join(sorted(names))) for names in whole))
        """The whole library, in whatever order its paths are given: as written, and with links resolved."""
        self.identify: Identify = lambda _: None

    def edition(self, briefing: str) -> Edition:
        """Return the edition of an id; of an unknown one that of the first folder."""
        return self.identify(briefing) or Edition(*self.folders[0])

    def holds(self, briefing: str, made: Edition, digest: str) -> bool:
        """Tell whether an entry is about this library's briefing of that id.

        `made`: the edition that it was made of. `digest`: of the library, in a file of an earlier version.
        """
        if digest in self.digests:
            return True
        if len(self.folders) == 1 and lies_in(made, self.folders):
            return True
        edition = self.identify(briefing)
        if edition is None:
            return lies_in(made, self.folders)
        is_same_text = bool(made.version) and made.version == edition.version
        is_same_headline = bool(made.headline) and made.headline == edition.headline
        return is_same_text or is_same_headline or lies_in(made, [(edition.given, edition.real)])


def as_text(path: str) -> str:
    r"""Return a path as text that can be stored: a byte that is not UTF-8 as `\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def lies_in(made: Edition, folders: Sequence[tuple[str, str]]) -> bool:
    """Tell whether an entry was made in one of these folders, however they are written."""
    return any(made.given in folder or made.real in folder for folder in folders)


def editions_of(repository: BriefingRepository, folders: LibraryFolders) -> Identify:
    """Return how the index tells the editions of a library."""

    def identify(briefing: str) -> Edition | None:
        row = repository.index.briefing_row(briefing)
        return edition_of(row, folders) if row else None

    return identify


def edition_of(row: BriefingRow, folders: LibraryFolders) -> Edition:
    """Return the edition that a line of the list of briefings is about."""
    return Edition(*folders.folders[split_key(row.path)[0]], row.version, row.headline)
