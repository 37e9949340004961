"""Files of a library by their paths within it: the same on every machine that has the library."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from briefing.errors import LibraryError
from briefing.library.files import files_by_real_path
from briefing.load.listed_units import LibraryUnits
from briefing.model.measures import ListedUnit
from briefing.safe import safe


class LibraryPaths:
    """Keys of files, for the folders and files that a library was given as.

    A key is the path below the first folder; below another one it begins with a slash and the folder's number:
    `2014/a.toml`, `/1/b.toml`. A library that is one file has a key without a folder.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self.paths = tuple(paths)
        self.given = [given_folder(path) for path in self.paths]
        """As the reader wrote them."""
        self.roots = [with_separator(os.path.realpath(folder)) for folder in self.given]

    def files(self) -> dict[str, str]:
        """Every file of the library in its order: key -> path. Raises LibraryError where there is no library."""
        return {self.key(path): path for path in files_by_real_path(self.paths)}

    def key(self, path: str) -> str:
        """The key of a file by its real path, which lies below one of the folders."""
        for number, root in enumerate(self.roots):
            if path.startswith(root):
                return f"/{number}/{path[len(root) :]}" if number else path[len(root) :]
        return path

    def path(self, key: str) -> str:
        """The real path of a file. Raises LibraryError for a key that leads out of the library."""
        number, relative = split_key(key)
        if number >= len(self.roots) or ".." in relative.split("/") or relative.startswith("/"):
            raise LibraryError(f"{safe(key)}: no file of the library")
        return self.roots[number] + relative

    def units(self, key: str) -> tuple[ListedUnit, ...]:
        """The units that the `measures.toml` of a file lists, as it is now."""
        return LibraryUnits(self.roots).of_file(self.path(key))

    def as_given(self, key: str) -> str:
        """The path of a file as the reader would write it, safe to show."""
        number, relative = split_key(key)
        if number >= len(self.paths):
            return safe(key)
        return safe(self.paths[number] if self.is_file(number) else with_separator(self.given[number]) + relative)

    def is_file(self, number: int) -> bool:
        """Was the library given as this one file?"""
        return self.given[number] != self.paths[number]


def split_key(key: str) -> tuple[int, str]:
    """The number of the folder, and the path below it; a number that no folder has for a key that is none."""
    if not key.startswith("/"):
        return 0, key
    number, _, relative = key[1:].partition("/")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 5 else sys.maxsize, relative


def given_folder(path: str) -> str:
    """The folder that a library's path is, or that its file lies in."""
    return path if os.path.isdir(path) else os.path.dirname(path) or os.curdir


def with_separator(folder: str) -> str:
    """A folder with exactly one separator at its end."""
    return folder.rstrip(os.sep) + os.sep


def require_library(paths: Sequence[str]) -> None:
    """Accept paths that are there. Raises LibraryError."""
    for path in paths:
        if not os.path.lexists(path):
            raise LibraryError(f"no such file or folder: {safe(path) or 'a path without a name'}")
