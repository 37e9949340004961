"""Which files of a library are briefings: found, once each, never opened."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from briefing.errors import LibraryError
from briefing.load.foreign import LISTED_MEASURES
from briefing.safe import safe


def briefing_files(paths: Sequence[str]) -> list[str]:
    """Return the path of every briefing file under `paths`, as `files_by_real_path` has them. Raises LibraryError."""
    return list(files_by_real_path(paths).values())


def files_by_real_path(paths: Sequence[str]) -> dict[str, str]:
    """Map the real path of every briefing file under `paths`, links in the folders resolved, to the path as given.

    Once each, sorted by name within each folder. Raises LibraryError where a path does not exist, or cannot be listed.
    """
    path_by_real: dict[str, str] = {}
    real_folders: dict[str, str] = {}
    for path in paths:
        if os.path.isdir(path):
            candidates: Iterable[str] = walk_briefing_files(path)
        elif os.path.lexists(path):
            candidates = (path,)
        else:
            raise LibraryError(f"no such file or folder: {safe(path) or 'a path without a name'}")
        for candidate in candidates:
            path_by_real.setdefault(real_path(candidate, real_folders), candidate)
    return path_by_real


def real_path(path: str, folders: dict[str, str]) -> str:
    """Return the path of a file with links in its folders resolved, so that a file reached twice is read once.

    `folders` caches the real path of each folder.
    """
    folder, name = os.path.split(path)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return os.path.join(folders[folder], name)


def walk_briefing_files(folder: str) -> Iterator[str]:
    """Yield the files under `folder` that end in .toml, hidden ones left out.

    A folder below it that cannot be listed, or is a link, is yielded too: loading it
    reports why. Raises LibraryError where `folder` itself cannot be listed.
    """
    pending = [folder]
    while pending:
        here = pending.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as error:
            if here == folder:
                raise LibraryError(f"{safe(folder)}: {os.strerror(error.errno or 0)}") from None
            yield here
            continue
        visible = [entry for entry in entries if not entry.name.startswith(".") and entry.name != LISTED_MEASURES]
        yield from (entry.path for entry in visible if is_candidate(entry))
        pending += [entry.path for entry in reversed(visible) if entry.is_dir(follow_symlinks=False)]


def is_candidate(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry is to be loaded: named *.toml, or a link to a folder, to report that it is not followed."""
    if entry.is_dir(follow_symlinks=False):
        return False
    return entry.name.lower().endswith(".toml") or entry.is_dir()
